"""DirectQuote: paragraphs of online news with direct quotations and the side on which their speakers stand.

Zhang, Liu: DirectQuote, LREC 2022. CoNLL-2003 columns, of which the first is a token between white space and
the last a label in IOB1; a blank line parts paragraphs. Labels: ``LeftSpeaker``, ``RightSpeaker`` and
``Unknown`` are quotations whose speaker stands before them, after them, or nowhere; ``Speaker``; ``Out`` or
``O``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from builder.errors import Rejected
from builder.reading.corpora.files import find, name_of, read
from builder.reading.corpora.gold import GoldQuotation, OnReject, assemble
from builder.schema import Article, Span

ASSUMED = ["speaker.entity", "speaker.name"]
_QUOTATIONS = ("LeftSpeaker", "RightSpeaker", "Unknown")
_OUTSIDE = ("O", "Out")


class _Token(NamedTuple):
    line: int
    word: str
    begins: bool
    label: str


class _Chunk(NamedTuple):
    line: int
    label: str
    span: Span


def articles(path: Path, on_reject: OnReject, *, annotator: str | None = None) -> Iterator[Article]:
    """Yield the articles of every file below ``path``, or of that one file.

    An article is what stands between ``-DOCSTART-`` lines; in a file without them, which does not say which
    paragraphs belong together, each paragraph is one.
    """
    for file in find(path, "*"):
        lines = read(file, on_reject)
        if lines is None:
            continue
        name = name_of(file, path)
        for number, paragraphs in enumerate(_documents(lines, str(file), on_reject), 1):
            article, chunks = _text(paragraphs)
            article.id = f"{name}:{number}"
            article.source = f"{name}:{paragraphs[0][0].line}"
            quotations = _quotations(chunks, str(file), on_reject)
            done = assemble(
                article,
                quotations,
                corpus="directquote",
                assumed=ASSUMED,
                file=str(file),
                on_reject=on_reject,
            )
            if done is not None:
                yield done


def _documents(lines: str, file: str, on_reject: OnReject) -> Iterator[list[list[_Token]]]:
    parted = "-DOCSTART-" in lines
    document: list[list[_Token]] = []
    paragraph: list[_Token] = []
    sound = True
    for number, line in enumerate([*lines.replace("\r\n", "\n").split("\n"), "", "-DOCSTART-"], 1):
        columns = line.split()
        start = bool(columns) and columns[0] == "-DOCSTART-"
        if columns and not start:
            token = _token(number, columns)
            if token is None:
                sound = False
                on_reject(
                    Rejected(
                        file, number, f"line of an unknown form, its paragraph is left out: {line[:60]!r}"
                    )
                )
            else:
                paragraph.append(token)
            continue
        if paragraph and sound:
            document.append(paragraph)
        paragraph, sound = [], True
        if document and (start or not parted):
            yield document
            document = []


def _token(number: int, columns: list[str]) -> _Token | None:
    if len(columns) < 2:
        return None
    prefix, hyphen, label = columns[-1].partition("-")
    if not hyphen or prefix not in ("B", "I"):
        prefix, label = "I", columns[-1]
    if label not in _QUOTATIONS and label not in _OUTSIDE and label != "Speaker":
        return None
    return _Token(number, columns[0], prefix == "B", label)


def _text(paragraphs: list[list[_Token]]) -> tuple[Article, list[_Chunk]]:
    """Return the tokens joined to a text, and the labelled chunks in it."""
    pieces: list[str] = []
    chunks: list[_Chunk] = []
    at = 0
    for paragraph in paragraphs:
        if pieces:
            pieces.append("\n\n")
            at += 2
        before = "O"
        for position, token in enumerate(paragraph):
            if position:
                pieces.append(" ")
                at += 1
            end = at + len(token.word)
            if token.label not in _OUTSIDE:
                if token.label == before and not token.begins:
                    chunks[-1] = chunks[-1]._replace(span=Span(chunks[-1].span.start, end))
                else:
                    chunks.append(_Chunk(token.line, token.label, Span(at, end)))
            before = token.label
            pieces.append(token.word)
            at = end
    return Article(id="", text="".join(pieces), language="en"), chunks


def _quotations(chunks: list[_Chunk], file: str, on_reject: OnReject) -> list[GoldQuotation]:
    """Return the quotations with the nearest speaker on the side that their label tells."""
    after: dict[int, Span] = {}
    following: Span | None = None
    for chunk in reversed(chunks):
        if chunk.label == "Speaker":
            following = chunk.span
        elif following is not None:
            after[chunk.span.start] = following
    found = []
    preceding: Span | None = None
    for chunk in chunks:
        if chunk.label == "Speaker":
            preceding = chunk.span
            continue
        gold = GoldQuotation(
            f"{chunk.label} at line {chunk.line}",
            [chunk.span],
            direct=True,
            kind="person",
            line=chunk.line,
            extra={"label": chunk.label},
        )
        if chunk.label == "LeftSpeaker":
            gold.mention = preceding
        elif chunk.label == "RightSpeaker":
            gold.mention = after.get(chunk.span.start)
        if gold.mention is None and chunk.label != "Unknown":
            on_reject(
                Rejected(file, chunk.line, f"no speaker on the side that the label tells: {chunk.label}")
            )
        found.append(gold)
    return found
