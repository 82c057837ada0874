"""brat standoff: a ``.txt`` and an ``.ann`` file an article, with the configuration to open them in brat.

The types and roles are those of PolNeAR (``Attribution`` events that join ``Source``, ``Cue`` and
``Content``), so that what reads PolNeAR reads this; ``Affiliation`` and ``Outlet`` are roles of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.conversion import ConversionReport, file_name, new_folder
from builder.exporting.enclosing import with_marks
from builder.schema import Article, Quotation, Span

_CONFIGURATION = """\
[entities]
Source
Cue
Content
Affiliation
Outlet

[relations]

[events]
Attribution\tContent:Content, Cue?:Cue, Source?:Source, Affiliation?:Affiliation, Outlet?:Outlet

[attributes]
Type\tArg:Attribution, Value:direct|mixed|indirect
"""
_COLUMNS = ("publisher", "published", "author", "title", "url", "language")


def write(articles: Iterable[Article], output: Path, report: ConversionReport) -> None:
    """Write the folder ``output``: two files an article, ``annotation.conf``, and PolNeAR's ``metadata.tsv``.

    Contents include their quotation marks, as in PolNeAR. brat's spans can't hold line breaks: a span over
    several lines is written in as many fragments. A carriage return becomes a space, which keeps the offsets.
    """
    with new_folder(output) as folder:
        (folder / "annotation.conf").write_text(_CONFIGURATION, encoding="utf-8", newline="\n")
        with (folder / "metadata.tsv").open("w", encoding="utf-8", newline="\n") as metadata:
            header = ["publication_date" if column == "published" else column for column in _COLUMNS]
            metadata.write("\t".join(["filename", *header]) + "\n")
            for article in articles:
                name = file_name(article.id)
                text = article.text.replace("\r", " ")
                (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
                annotation = "".join(f"{line}\n" for line in _lines(article, text))
                (folder / f"{name}.ann").write_text(annotation, encoding="utf-8", newline="\n")
                row = [" ".join((getattr(article, column) or "None").split()) for column in _COLUMNS]
                metadata.write("\t".join([name, *row]) + "\n")


def _lines(article: Article, text: str) -> Iterator[str]:
    bound = 0

    def span(kind: str, spans: list[Span]) -> tuple[str, str]:
        nonlocal bound
        bound += 1
        pieces = [piece for one in spans for piece in _fragments(text, one)]
        offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(text[piece.start : piece.end] for piece in pieces).replace("\t", " ")
        return f"T{bound}", f"T{bound}\t{kind} {offsets}\t{words}"

    for number, quotation in enumerate(article.quotations, 1):
        arguments = []
        parts = _parts(quotation, text)
        for role, spans in parts:
            name, line = span(role, spans)
            arguments.append(f"{role}:{name}")
            yield line
        name, line = span("Attribution", dict(parts).get("Cue") or parts[0][1])
        yield line
        yield f"E{number}\tAttribution:{name} {' '.join(arguments)}"
        yield f"A{number}\tType E{number} {quotation.type}"
        if note := _note(quotation):
            yield f"#{number}\tAnnotatorNotes E{number}\t{note}"


def _parts(quotation: Quotation, text: str) -> list[tuple[str, list[Span]]]:
    parts = [("Content", with_marks(text, quotation))]
    for role, part in (
        ("Cue", quotation.cue),
        ("Source", quotation.speaker),
        ("Affiliation", quotation.affiliation),
        ("Outlet", quotation.outlet),
    ):
        if part is not None:
            parts.append((role, [Span(part.start, part.end)]))
    return parts


def _note(quotation: Quotation) -> str:
    """Return what no span can say, in words."""
    said = []
    if (speaker := quotation.speaker) is not None:
        said.append(f"speaker: {speaker.name} ({speaker.kind})")
    if (affiliation := quotation.affiliation) is not None:
        said.append(f"affiliation: {', '.join(filter(None, (affiliation.role, affiliation.name)))}")
    if (outlet := quotation.outlet) is not None:
        said.append(f"outlet: {', '.join(filter(None, (outlet.name, outlet.medium)))}")
    return " ".join("; ".join(said).split())


def _fragments(text: str, span: Span) -> list[Span]:
    """Return ``span`` in as many pieces as it has lines, without the white space around them."""
    pieces = []
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        if words := line.strip():
            first = start + line.index(words)
            pieces.append(Span(first, first + len(words)))
        start += len(line) + 1
    return pieces
