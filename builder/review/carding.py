"""What reviewing at random says of a dataset, in its card."""

from __future__ import annotations

from pathlib import Path

from builder.assembly.card import cell, with_block
from builder.assembly.folder import BUILD_FILE, CARD_FILE
from builder.assembly.manifest import read_manifest
from builder.errors import QuotebuilderError
from builder.review.figures import Figures

BLOCK = "reviewed"


def put_in_card(folder: str, found: Figures) -> None:
    """Write the precision of the quotations that were drawn at random into the card of the dataset ``folder``.

    Raises QuotebuilderError where nothing was reviewed at random, and where there is no card.
    """
    if found.overall is None:
        raise QuotebuilderError(
            f"{folder}: no figure for the card: nothing was reviewed with --order random and no filter"
        )
    place = Path(folder)
    try:
        build = (place / BUILD_FILE).read_bytes()
        text = (place / CARD_FILE).read_text(encoding="utf-8")
        version = read_manifest(build, str(place / BUILD_FILE)).version
        (place / CARD_FILE).write_text(
            with_block(text, BLOCK, _said(found, version), after="accuracy"), encoding="utf-8"
        )
    except OSError as error:
        raise QuotebuilderError(f"{error.filename}: {error.strerror}; build again") from None


def _said(found: Figures, version: str) -> str:
    assert found.overall is not None
    lines = [
        f"People have reviewed {found.overall.reviewed:,} quotations of this dataset, drawn at random, as Quotebuilder"
        f" {version} built it. Right, as a quotation and in its speaker:",
        "",
        "| rule | right | of | % | 95 % interval |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for one in (found.overall, *found.rules):
        share, low, high = (100 * x for x in (one.right / one.reviewed, one.low, one.high))
        lines.append(
            f"| {cell(one.rule)} | {one.right:,} | {one.reviewed:,} | {share:.0f} | {low:.0f}–{high:.0f} |"
        )
    return "\n".join(lines)
