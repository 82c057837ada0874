"""One annotated article in the terminal: the text with its links in colour, and a table of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TextIO

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from builder.schema import Article, Quotation, Span
from builder.viewing.plain import printable, printable_line, shortened

STYLES = {
    "quotation": "green",
    "speaker": "bold cyan",
    "cue": "yellow",
    "affiliation": "blue",
    "outlet": "magenta",
}
"""The colour of each kind of span."""
BRACKETS = {
    "quotation": ("[", "]"),
    "speaker": ("{", "}"),
    "cue": ("<", ">"),
    "affiliation": ("(", ")"),
    "outlet": ("|", "|"),
}
"""What stands around each kind of span where there are no colours."""
PLAIN_WIDTH = 140
"""How wide the table is where the output is no terminal, in columns."""


class Mark(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` to set off, ``kind`` as in `STYLES`, ``n``: a quotation's number."""

    start: int
    end: int
    kind: str
    n: int = 0


def show(
    article: Article,
    file: TextIO,
    *,
    width: int | None = None,
    kept_out: Sequence[tuple[Span, str]] = (),
) -> None:
    """Draw ``article`` with its quotations on ``file``: in colour on a terminal that can, else in brackets.

    ``NO_COLOR`` and ``FORCE_COLOR`` in the environment are heeded. Nothing in the article can steer the
    terminal: control characters are replaced. ``width`` is the number of columns; by default that of the
    terminal. ``kept_out`` are stretches between marks that are no quotations, with the reason; they are
    listed below the table.
    """
    console = Console(file=file, width=width, highlight=False, emoji=False, markup=False)
    if width is None and not console.is_terminal:
        console.width = PLAIN_WIDTH
    colours = console.color_system is not None and not console.no_color
    console.print(Text(printable_line(article.title or article.id), style="bold"))
    about = [article.publisher, article.author, article.published, article.url, article.source]
    console.print(Text(" · ".join(printable_line(part) for part in about if part), style="dim"))
    console.print()
    console.print(_text(article, colours), soft_wrap=not console.is_terminal)
    console.print()
    if article.quotations:
        console.print(_legend(colours))
        console.print(_table(article.quotations))
    else:
        console.print("No quotation found.")
    for span, reason in kept_out:
        words = shortened(article.text[span.start : span.end], 60)
        console.print(Text(f"kept out: {words} ({reason})", style="dim"))
    file.flush()


def marks(article: Article) -> list[Mark]:
    """Return the stretches of the text to set off, each once, in text order."""
    found = []
    for n, quotation in enumerate(article.quotations, 1):
        found += [Mark(span.start, span.end, "quotation", n) for span in quotation.spans]
        if (speaker := quotation.speaker) is not None:
            found.append(Mark(speaker.start, speaker.end, "speaker"))
        if (cue := quotation.cue) is not None:
            found.append(Mark(cue.start, cue.end, "cue"))
        if (affiliation := quotation.affiliation) is not None:
            found.append(Mark(affiliation.start, affiliation.end, "affiliation"))
        if (outlet := quotation.outlet) is not None:
            found.append(Mark(outlet.start, outlet.end, "outlet"))
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.n))


def _text(article: Article, colours: bool) -> Text:
    """Lay the marks over the text: a style where there are colours, brackets where there are none."""
    text = printable(article.text)
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks(article):
        opening[mark.start].append(mark)
        closing[mark.end].insert(0, mark)
    drawn = Text()
    active: list[Mark] = []
    position = 0
    for place in sorted({*opening, *closing}):
        drawn.append(text[position:place], style=_style(active) if colours else "")
        position = place
        for mark in closing[place]:
            active.remove(mark)
            if not colours:
                drawn.append(BRACKETS[mark.kind][1])
        for mark in opening[place]:
            active.append(mark)
            if not colours:
                drawn.append(BRACKETS[mark.kind][0] + (f"{mark.n}: " if mark.n else ""))
            elif mark.n:
                drawn.append(f"[{mark.n}]", style="dim")
    drawn.append(text[position:])
    return drawn


def _style(active: list[Mark]) -> str:
    """Return the style where several marks lie over each other: that of the links over the quotation's."""
    kinds = [mark.kind for mark in active]
    return next((STYLES[kind] for kind in reversed(STYLES) if kind in kinds), "")


def _legend(colours: bool) -> Text:
    legend = Text()
    for kind, (before, after) in BRACKETS.items():
        legend.append(kind if colours else f"{before}{kind}{after}", style=STYLES[kind] if colours else "")
        legend.append("  ")
    return legend


def _table(quotations: list[Quotation]) -> Table:
    table = Table(show_lines=True)
    table.add_column("n", justify="right")
    table.add_column("type")
    table.add_column("content", ratio=4)
    table.add_column("speaker (mention)", ratio=2)
    table.add_column("affiliation, role", ratio=3)
    table.add_column("outlet, medium", ratio=2)
    table.add_column("cue", ratio=1)
    table.add_column("rule, confidence", ratio=2)
    for n, quotation in enumerate(quotations, 1):
        table.add_row(*(Text(cell) for cell in (str(n), *_cells(quotation))))
    return table


def _cells(quotation: Quotation) -> tuple[str, ...]:
    speaker, affiliation, outlet = quotation.speaker, quotation.affiliation, quotation.outlet
    return (
        quotation.type,
        shortened(quotation.text, 100),
        "-" if speaker is None else _two(speaker.name, speaker.mention, speaker.mention != speaker.name),
        "-" if affiliation is None else f"{_or_dash(affiliation.name)}, {_or_dash(affiliation.role)}",
        "-" if outlet is None else f"{_or_dash(outlet.name)}, {outlet.medium or '-'}",
        "-" if quotation.cue is None else printable_line(quotation.cue.text),
        f"{printable_line(quotation.rule)} {quotation.confidence:.2f}",
    )


def _two(name: str, mention: str, differ: bool) -> str:
    return f"{printable_line(name)} ({printable_line(mention)})" if differ else printable_line(name)


def _or_dash(words: str | None) -> str:
    return "-" if words is None else printable_line(words)
