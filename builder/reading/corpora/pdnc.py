"""The Project Dialogism Novel Corpus: whole novels, every direct quotation with its speaker and addressees.

Vishnubhotla, Hammond, Hirst: The Project Dialogism Novel Corpus, LREC 2022. A folder a novel:
``novel_text.txt``, ``character_info.csv``, and ``quotation_info.csv`` with Python literals (the spans are of
characters, although the column is called ``quoteByteSpans``). The corpus names speakers, and quotes the words
that introduce a quotation without saying where they stand.
"""

from __future__ import annotations

import ast
import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from builder.errors import Rejected
from builder.reading.corpora.files import find, name_of, read
from builder.reading.corpora.gold import GoldQuotation, OnReject, assemble, same_words
from builder.reading.corpora.nearest import NameFinder
from builder.schema import Article, Span, SpeakerKind

ASSUMED = ["speaker.mention", "speaker.kind"]
_NARRATOR = "_narr"
_KINDS: dict[str, SpeakerKind] = {"_group": "group", "_unknowable": "unnamed"}
_BESIDE = 200
_PRONOUN = re.compile(r"\b(?:I|he|she|they|we|it|who)\b", re.IGNORECASE)
_VERB = re.compile(r"[a-z]+\s+(?=(?:the|an?|th[aeio]\w+|his|her|my|our|their|one|another)\s)")


_UNKNOWN_FORM = (ValueError, SyntaxError, TypeError, KeyError, RecursionError, MemoryError)
"""What a row can raise; the last is what Python's parser says of literals nested too deeply."""


class _Character(msgspec.Struct):
    id: str
    name: str
    aliases: list[str]
    gender: str
    category: str


def articles(path: Path, on_reject: OnReject, *, annotator: str | None = None) -> Iterator[Article]:
    """Yield an article for every novel below ``path``: a folder with a ``quotation_info.csv``."""
    for file in find(path, "quotation_info.csv"):
        rows = read(file, on_reject)
        text_file = file.with_name("novel_text.txt")
        text = read(text_file, on_reject)
        if rows is None or text is None:
            continue
        characters = _characters(file.with_name("character_info.csv"), on_reject)
        names = {name: character.aliases for name, character in characters.items()}
        quotations: list[GoldQuotation] = []
        mentions: dict[str, list[Span]] = defaultdict(list)
        for line, row in _table(rows, str(file), on_reject):
            try:
                gold = _quotation(row, text, mentions)
            except _UNKNOWN_FORM as error:
                reason = f"row of an unknown form: {row.get('quoteID')}: {error}"
                on_reject(Rejected(str(file), line, reason))
                continue
            if gold is None:
                reason = f"quotation whose text is not at its offsets: {row['quoteID']}"
                on_reject(Rejected(str(file), line, reason))
                continue
            gold.line = line
            quotations.append(gold)
        _mention_speakers(quotations, names, text, str(file), on_reject)
        article = Article(id=file.parent.name, text=text, language="en", source=name_of(file, path))
        article.extra = {"characters": msgspec.to_builtins(list(characters.values()))}
        done = assemble(
            article,
            quotations,
            corpus="pdnc",
            assumed=ASSUMED,
            file=str(file),
            on_reject=on_reject,
            mentions=mentions,
        )
        if done is not None:
            yield done


def _table(text: str, file: str, on_reject: OnReject) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV file, each with the number of its last line."""
    table = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in table:
            yield table.line_num, row
    except csv.Error as error:
        on_reject(Rejected(file, table.line_num, f"row that can't be read, nor any after it: {error}"))


def _quotation(row: dict[str, str], text: str, mentions: dict[str, list[Span]]) -> GoldQuotation | None:
    """Return the quotation of a row, None where its words are not at its offsets; note the mentions in it."""
    parts = [Span(int(start), int(end)) for start, end in ast.literal_eval(row["quoteByteSpans"])]
    words = [str(part) for part in ast.literal_eval(row["subQuotationList"])]
    if not same_words("".join(text[max(0, part.start) : part.end] for part in parts), "".join(words)):
        return None
    within = []
    for spans, referents in zip(
        ast.literal_eval(row["mentionSpansList"]), ast.literal_eval(row["mentionEntitiesList"]), strict=True
    ):
        for (start, end), entities in zip(spans, referents, strict=True):
            entities = list(entities)
            within.append({"start": int(start), "end": int(end), "entities": entities})
            if len(entities) == 1 and 0 <= start < end <= len(text):
                mentions[entities[0]].append(Span(int(start), int(end)))
    extra: dict[str, Any] = {
        "id": row["quoteID"],
        "speaker": row["speaker"],
        "addressees": sorted(ast.literal_eval(row["addressees"])),
        "quote_type": row["quoteType"],
    }
    if row["referringExpression"] not in ("", "nan"):
        extra["referring_expression"] = row["referringExpression"]
    if within:
        extra["mentions"] = within
    return GoldQuotation(
        row["quoteID"],
        parts,
        direct=True,
        speaker=row["speaker"],
        name=row["speaker"],
        kind=_KINDS.get(row["speaker"], "person"),
        extra=extra,
    )


def _mention_speakers(
    quotations: list[GoldQuotation], names: dict[str, list[str]], text: str, file: str, on_reject: OnReject
) -> None:
    """Find the words that stand for each speaker: in the referring expression, else the nearest name."""
    sought = {gold.speaker: names.get(gold.speaker, [gold.speaker]) for gold in quotations if gold.speaker}
    spelled = {
        speaker: [("I" if name == _NARRATOR else name) for name in variants if name not in _KINDS]
        for speaker, variants in sought.items()
    }
    finder = NameFinder(text, spelled, [part for gold in quotations for part in gold.parts])
    for gold in quotations:
        if gold.speaker is None or not gold.parts:
            continue
        expression = gold.extra.get("referring_expression")
        place = _beside(text, gold.parts, expression) if expression else None
        if place is not None:
            gold.mention = _mention_in(text, place, spelled[gold.speaker])
            gold.extra["mention_from"] = "referring expression"
        else:
            gold.mention = finder.nearest(gold.speaker, gold.parts[0])
            gold.extra["mention_from"] = "nearest name"
        if gold.mention is None:
            del gold.extra["mention_from"]
            reason = f"speaker named nowhere outside quotations: {gold.where}, {gold.speaker}"
            on_reject(Rejected(file, gold.line, reason))


def _beside(text: str, parts: list[Span], expression: str) -> Span | None:
    """Return the place nearest to the quotation, and outside its parts, where ``expression`` stands."""
    start, end = max(0, parts[0].start - _BESIDE), parts[-1].end + _BESIDE
    pattern = re.compile(r"\s+".join(map(re.escape, expression.split())))
    places = [Span(match.start(), match.end()) for match in pattern.finditer(text, start, end)]
    outside = [
        place
        for place in places
        if not any(place.start < part.end and part.start < place.end for part in parts)
    ]
    return min(
        outside,
        key=lambda place: min(max(part.start - place.end, place.start - part.end) for part in parts),
        default=None,
    )


def _mention_in(text: str, place: Span, names: list[str]) -> Span:
    """Return the speaker's name in the expression at ``place``, else a pronoun, else all but the verb.

    A verb is recognized before the speaker only ("said the child"), so "the child said" stays whole.
    """
    found = NameFinder(text[place.start : place.end], {"": names}, []).nearest("", Span(0, 1))
    if found is not None:
        return Span(place.start + found.start, place.start + found.end)
    if (pronoun := _PRONOUN.search(text, place.start, place.end)) is not None:
        return Span(pronoun.start(), pronoun.end())
    if (verb := _VERB.match(text, place.start, place.end)) is not None:
        return Span(verb.end(), place.end)
    return place


def _characters(file: Path, on_reject: OnReject) -> dict[str, _Character]:
    characters: dict[str, _Character] = {}
    if not file.is_file():
        on_reject(Rejected(str(file), None, f"novel without its characters: there is no {file.name}"))
        return characters
    rows = read(file, on_reject)
    for line, row in _table(rows or "", str(file), on_reject):
        try:
            name = row["Main Name"]
            aliases = sorted(str(alias) for alias in ast.literal_eval(row["Aliases"]))
            if name not in aliases:
                aliases.insert(0, name)
            characters[name] = _Character(
                row["Character ID"], name, aliases, row.get("Gender") or "", row.get("Category") or ""
            )
        except _UNKNOWN_FORM as error:
            on_reject(Rejected(str(file), line, f"character of an unknown form: {error}"))
    return characters
