"""LitBank quotations: about 2,000 words each of 100 English novels, with who speaks every direct quotation.

Sims, Bamman: Measuring Information Propagation in Literary Social Networks, EMNLP 2020. ``NAME.txt`` has a
tokenized sentence a line; ``NAME.ann`` has ``QUOTE id sentence token sentence token words`` (ends inclusive)
and ``ATTRIB id speaker``, tab-separated. The corpus names speakers but does not say where they are mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from builder.conversion import id_of_file
from builder.errors import Rejected
from builder.reading.corpora.files import find, name_of, read
from builder.reading.corpora.gold import GoldQuotation, OnReject, assemble, same_words
from builder.reading.corpora.nearest import NameFinder
from builder.schema import Article, Span

ASSUMED = ["speaker.mention", "speaker.kind"]
_CLITIC = re.compile(r"(?:n[’']t|[’'](?:s|m|d|ll|re|ve))", re.IGNORECASE)
_NO_SPACE_BEFORE = set(",.;:!?)]}”%") | {"''", "..."}
_PAIRS = {"“": "”", "‘": "’", "``": "''"}
_CLOSING = {*_PAIRS.values(), '"'}
_NO_SPACE_AFTER = set("([{“‘$£#") | {"``"}


def articles(path: Path, on_reject: OnReject, *, annotator: str | None = None) -> Iterator[Article]:
    """Yield an article for every ``.ann`` file below ``path``, or for that one file."""
    for file in find(path, "*.ann"):
        lines = read(file, on_reject)
        tokenized = file.with_suffix(".txt")
        if not tokenized.is_file():
            on_reject(Rejected(str(file), None, f"annotation without a text: there is no {tokenized.name}"))
            continue
        source = read(tokenized, on_reject)
        if lines is None or source is None:
            continue
        sentences = [line.split() for line in source.replace("\r\n", "\n").rstrip("\n").split("\n")]
        text, tokens = untokenized(sentences)
        article = Article(id=id_of_file(file.stem), text=text, language="en", source=name_of(file, path))
        quotations = _quotations(lines, tokens, text, str(file), on_reject)
        names = {gold.speaker: [gold.name] for gold in quotations if gold.speaker and gold.name}
        finder = NameFinder(text, names, [part for gold in quotations for part in gold.parts])
        for gold in quotations:
            if gold.speaker is None:
                continue
            gold.kind = "person"
            gold.extra = {**gold.extra, "speaker": gold.speaker}
            gold.mention = finder.nearest(gold.speaker, gold.parts[0])
            if gold.mention is None:
                on_reject(
                    Rejected(
                        str(file),
                        gold.line,
                        f"speaker named nowhere outside quotations: {gold.where}, {gold.speaker}",
                    )
                )
            else:
                gold.name = " ".join(text[gold.mention.start : gold.mention.end].split())
        done = assemble(
            article, quotations, corpus="litbank", assumed=ASSUMED, file=str(file), on_reject=on_reject
        )
        if done is not None:
            yield done


def untokenized(sentences: list[list[str]]) -> tuple[str, list[list[Span]]]:
    """Return readable text for tokenized sentences, and where each token stands in it.

    Sentences are joined by a space. A new paragraph, which the corpus does not mark, begins with an opening
    quotation mark that follows a closing one, where the speaker changes, or that is open already, where a
    long quotation repeats it.
    """
    pieces: list[str] = []
    places: list[list[Span]] = []
    at = 0
    glue, italic, straight, single = "", False, False, False
    previous = opened = ""
    for sentence in sentences:
        row = []
        for position, token in enumerate(sentence):
            before, after = glue, " "
            if token == "_":
                before, after = ("", " ") if italic else (glue, "")
                italic = not italic
            elif token == '"':
                before, after = ("", " ") if straight else (glue, "")
                straight = not straight
            elif token in ("’", "'"):
                before, after = ("", " ") if single or token == "’" else (glue, "")
                single = token == "'" and not single
            elif token in _NO_SPACE_BEFORE or (_CLITIC.fullmatch(token) and position):
                before = ""
            elif token in _NO_SPACE_AFTER:
                after = ""
            if position == 0 and at:
                turn = token in _PAIRS and (previous in _CLOSING or token == opened)
                before = "\n\n" if turn else " "
            if token in _PAIRS:
                opened = opened or token
            elif token == _PAIRS.get(opened):
                opened = ""
            pieces += (before, token)
            row.append(Span(at + len(before), at + len(before) + len(token)))
            at += len(before) + len(token)
            glue, previous = after, token
        places.append(row)
    return "".join(pieces), places


def _quotations(
    lines: str,
    tokens: list[list[Span]],
    text: str,
    file: str,
    on_reject: OnReject,
) -> list[GoldQuotation]:
    found: dict[str, GoldQuotation] = {}
    for number, line in enumerate(lines.replace("\r\n", "\n").split("\n"), 1):
        match line.split("\t"):
            case [""]:
                continue
            case ["QUOTE", name, *ends, words] if len(ends) == 4 and all(end.isdecimal() for end in ends):
                first, first_token, last, last_token = map(int, ends)
                try:
                    part = _part(tokens, (first, first_token), (last, last_token))
                except IndexError:
                    on_reject(Rejected(file, number, f"quotation outside the text: {name}"))
                    continue
                if same_words(text[part.start : part.end], words):
                    found[name] = GoldQuotation(name, [part], direct=True, line=number, extra={"id": name})
                else:
                    on_reject(Rejected(file, number, f"quotation whose text is not at its offsets: {name}"))
            case ["ATTRIB", name, speaker] if name in found:
                found[name].speaker = speaker
                found[name].name = " ".join(re.sub(r"-\d+$", "", speaker).replace("_", " ").split())
            case ["ATTRIB", name, _]:
                on_reject(Rejected(file, number, f"speaker of an unknown quotation: {name}"))
            case _:
                on_reject(Rejected(file, number, f"line of an unknown form: {line[:60]!r}"))
    return list(found.values())


def _part(tokens: list[list[Span]], first: tuple[int, int], last: tuple[int, int]) -> Span:
    """Return the stretch from token ``first`` to ``last``. Raises IndexError where there is no such."""
    part = Span(tokens[first[0]][first[1]].start, tokens[last[0]][last[1]].end)
    if part.start >= part.end:
        raise IndexError
    return part
