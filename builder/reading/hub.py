"""Datasets on the Hugging Face Hub, streamed by the ``datasets`` library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from builder.errors import QuotebuilderError, Rejected
from builder.reading.labels import named
from builder.reading.records import Row
from builder.reading.streaming import in_short, stream_rows

_ID = re.compile(r"(\w[\w.-]*/\w[\w.-]*)(?::([^:@/]+))?(?:@([^:@]+))?(?::([^:@/]+))?")
_TIMEOUT_SECONDS = 15.0


class HubId(NamedTuple):
    """A dataset on the Hub: ``owner/name``, its configuration, its revision (branch, tag or commit)."""

    name: str
    config: str | None
    revision: str | None


def parse_hub_id(written: str) -> HubId | None:
    """Return the dataset that ``owner/name`` or ``owner/name:config@revision`` means; None for others."""
    found = _ID.fullmatch(written)
    if found is None or (found[2] and found[4]):
        return None
    return HubId(found[1], found[2] or found[4], found[3])


def open_hub(hub_id: HubId, split: str | None) -> dict[str, Any]:
    """Return the streamed datasets of ``hub_id`` by split, or of ``split`` alone; nothing is downloaded yet.

    Raises QuotebuilderError where there is none, or the Hub cannot be reached.
    """
    from datasets import load_dataset
    from huggingface_hub import HfApi
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        # The library tries for long where there is no network; asking first fails soon.
        HfApi().dataset_info(hub_id.name, revision=hub_id.revision, timeout=_TIMEOUT_SECONDS)
    except GatedRepoError:
        raise QuotebuilderError(
            f"{hub_id.name}: this dataset asks for consent; give it on its page, then log in: hf auth login"
        ) from None
    except RevisionNotFoundError:
        raise QuotebuilderError(f"{hub_id.name}: the dataset has no revision {hub_id.revision!r}") from None
    except RepositoryNotFoundError:
        raise QuotebuilderError(
            f"{hub_id.name}: no such file or folder here, and no such dataset on the Hub"
            " (a private one needs: hf auth login)"
        ) from None
    except Exception as error:
        raise QuotebuilderError(
            f"{hub_id.name}: no such file or folder here, and the Hub cannot be reached ({in_short(error)})"
        ) from None
    try:
        found = load_dataset(
            hub_id.name, hub_id.config, revision=hub_id.revision, split=split, streaming=True
        )
    except Exception as error:
        raise QuotebuilderError(f"{hub_id.name}: cannot be loaded: {in_short(error)}") from None
    datasets = {split: found} if split is not None else dict(found)
    return {name: one.decode(False) if one.features else one for name, one in datasets.items()}


def read_hub(dataset: Any, label: str) -> Iterator[Row | Rejected]:
    """Yield the rows of a streamed dataset, counted from 1; ``label`` names it."""
    number = 0
    try:
        for number, values in enumerate(stream_rows(dataset, []), 1):
            yield Row(number, named(values, dataset.features))
    except Exception as error:
        yield Rejected(label, number + 1, f"{in_short(error)}; nothing from here on is read")
