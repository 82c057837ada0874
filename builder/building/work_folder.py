"""Where a build keeps what is done so far: the parts, and the journal that says what they are of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import NamedTuple

from builder.assembly.folder import writing_errors
from builder.building.parts import Journal, PartStore
from builder.storage import exists, is_url, join, make_folder, remove, remove_all
from builder.storage.holding import held

_JOURNAL = "journal.json"


class WorkFolder(NamedTuple):
    """The work folder of a build, at a path or URL."""

    place: str

    @property
    def parts(self) -> PartStore:
        """The parts in it."""
        return PartStore(join(self.place, "parts"))

    @property
    def journal(self) -> Journal:
        """The journal in it."""
        return Journal(join(self.place, _JOURNAL))

    @property
    def shares(self) -> str:
        """The folder in it for what clusters know of their shares."""
        return join(self.place, "cluster")

    def shares_begun(self) -> bool:
        """Tell whether a cluster has begun."""
        return exists(self.shares)

    def clear(self) -> None:
        """Remove what is done."""
        self.parts.clear()
        remove_all(self.shares)

    @contextmanager
    def held(self, *, keeps: Callable[[], bool]) -> Iterator[None]:
        """Keep other builds away from it; at the end take out what was put in, unless the block fails and ``keeps()``.

        For a folder that was asked for: others may keep something there too, and that stays. Raises QuotebuilderError
        where another build is at work in it, or it can't be written.
        """
        with ExitStack() as holding:
            with writing_errors(self.place):
                make_folder(self.place)
                holding.enter_context(held(self.place, self.place))
            try:
                yield
            except BaseException:
                if not keeps():
                    self._clear()
                raise
            self._clear()

    def _clear(self) -> None:
        with suppress(OSError):
            self.clear()
            remove(join(self.place, _JOURNAL))
            if not is_url(self.place):
                os.rmdir(self.parts.folder)
