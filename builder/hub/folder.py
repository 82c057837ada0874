"""A dataset on the Hub as the output of a build: ``hf://datasets/owner/name``, with ``@branch`` if need be."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from urllib.parse import unquote

from builder.hub.connection import check_name, require_token
from builder.hub.pushing import push

_URL = re.compile(r"hf://datasets/([^/@]+/[^/@]+)(?:@([^/@]+))?/?")


class HubFolder:
    """A repository that is replaced by one commit, as `push` does; what somebody else commits meanwhile, it notices.

    One that is new is made private: a build is no decision to publish.
    """

    def __init__(self, name: str, revision: str | None) -> None:
        self._name, self._revision = name, revision

    def held(self) -> AbstractContextManager[object]:
        """Keep nobody away."""
        return nullcontext()

    def recover(self) -> None:
        """Do nothing: a commit is there whole or not at all."""

    def refuse_foreign(self) -> None:
        """Raise QuotebuilderError for a name that cannot be, and where nobody has logged in; `push` does the rest."""
        check_name(self._name)
        require_token()

    def take(self, new: Path) -> None:
        """Push the folder ``new``. Raises QuotebuilderError as `push` does."""
        push(new, self._name, private=True, revision=self._revision)


def hub_folder(url: str) -> HubFolder | None:
    """Return the repository that ``url`` names whole; None for everything else."""
    found = _URL.fullmatch(url)
    return None if found is None else HubFolder(found[1], found[2] and unquote(found[2]))
