"""PolNeAR, and other attributions in brat standoff: ``.ann`` files beside their texts.

Newell, Margolin, Ruths: An Attribution Relations Corpus for Political News, LREC 2018. Events join text-bound
``Source``, ``Cue`` and ``Content``. A text is ``NAME.txt``, in ``text/`` beside the folder of the annotation
or in the same folder; an annotation ``NAME_ANNOTATOR.ann`` or ``NAME.ann``; ``metadata.tsv`` in the folder of
the corpus or up to two above.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from builder.conversion import id_of_file
from builder.errors import QuotebuilderError, Rejected
from builder.reading.corpora.files import find, name_of, read
from builder.reading.corpora.gold import GoldQuotation, OnReject, assemble, same_words
from builder.schema import Article, Span

ASSUMED = ["type", "cue.lemma", "cue.kind", "speaker.entity", "speaker.name", "speaker.kind"]
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
_ID = re.compile(r"(?:[A-Z]+\d+|#\d*|\*)\t")
_ROLES = ("Content", "Cue", "Source")
_NOTHING = {"", "None", "NA"}


class _Bound(msgspec.Struct):
    kind: str
    spans: list[Span]
    text: str


class _Annotation(msgspec.Struct):
    """The lines of an ``.ann`` file: bound spans and events by id, and what else is said of events."""

    bound: dict[str, _Bound] = {}
    events: list[tuple[int, str, list[tuple[str, str]]]] = []
    said: dict[str, dict[str, list[str]]] = {}
    other: list[str] = []


def articles(path: Path, on_reject: OnReject, *, annotator: str | None = None) -> Iterator[Article]:
    """Yield the articles of the corpus at ``path``, a folder or one ``.ann`` file, in order of their names.

    Of several annotators of an article, ``annotator`` is taken; without it, the first in alphabetical order.
    """
    metadata = _metadata(path)
    groups: dict[Path, dict[str, Path]] = defaultdict(dict)
    for file in find(path, "*.ann"):
        text, who = _text_of(file)
        if text is None:
            on_reject(
                Rejected(str(file), None, f"annotation without a text: there is no {file.stem}.txt for it")
            )
        else:
            groups[text][who] = file
    if path.is_dir():
        for text in sorted(path.rglob("*.txt")):
            if text not in groups:
                on_reject(Rejected(str(text), None, f"text without an annotation: {text.name}"))
    for text, files in sorted(groups.items()):
        chosen = annotator if annotator is not None else min(files)
        if chosen not in files:
            others = ", ".join(sorted(files))
            on_reject(
                Rejected(
                    str(text), None, f"article not annotated by {annotator}: {text.stem}, but by {others}"
                )
            )
            continue
        article = _article(text, files[chosen], path, metadata.get(text.stem, {}), on_reject)
        if article is None:
            continue
        if chosen:
            article.extra = {**(article.extra or {}), "annotator": chosen, "annotators": sorted(files)}
        yield article


def _article(
    text_file: Path, file: Path, root: Path, row: dict[str, str], on_reject: OnReject
) -> Article | None:
    text, lines = read(text_file, on_reject), read(file, on_reject)
    if text is None or lines is None:
        return None
    annotation = _parse(lines, text, str(file), on_reject)
    used: set[str] = set()
    quotations = []
    for number, name, arguments in annotation.events:
        gold = _quotation(number, name, arguments, annotation, used)
        if gold is None:
            on_reject(Rejected(str(file), number, f"event with an unknown or impossible span: {name}"))
        else:
            quotations.append(gold)
    extra: dict[str, Any] = {
        key: value for key, value in row.items() if key not in _COLUMNS and value not in _NOTHING
    }
    loose = [
        {"kind": bound.kind, "spans": bound.spans, "text": bound.text}
        for key, bound in annotation.bound.items()
        if key not in used
    ]
    if loose:
        extra["spans"] = msgspec.to_builtins(loose)
    if annotation.other:
        extra["lines"] = annotation.other
    article = Article(id=id_of_file(text_file.stem), text=text, source=name_of(file, root))
    # PolNeAR is English and does not say so; our own export has these columns.
    article.language = _said(row.get("language", "en"))
    article.url = _said(row.get("url", ""))
    article.title, article.publisher = _said(row.get("title", "")), _said(row.get("publisher", ""))
    article.author, article.published = _said(row.get("author", "")), _said(row.get("publication_date", ""))
    article.extra = extra
    return assemble(
        article, quotations, corpus="polnear", assumed=ASSUMED, file=str(file), on_reject=on_reject
    )


_COLUMNS = ("title", "publisher", "author", "publication_date", "filename", "annotators", "language", "url")


def _said(value: str) -> str | None:
    return None if value in _NOTHING else value


def _quotation(
    number: int, name: str, arguments: list[tuple[str, str]], annotation: _Annotation, used: set[str]
) -> GoldQuotation | None:
    (kind, trigger), *arguments = arguments
    roles: dict[str, list[_Bound]] = defaultdict(list)
    for role, key in arguments:
        if key not in annotation.bound:
            return None
        used.add(key)
        roles[role].append(annotation.bound[key])
    used.add(trigger)
    extra: dict[str, Any] = dict(annotation.said.get(name, {}))
    # What our own export says of the type; PolNeAR does not.
    declared = extra.pop("Type", [])
    if kind != "Attribution":
        extra["event"] = kind
    gold = GoldQuotation(name, [span for bound in roles["Content"] for span in bound.spans], line=number)
    gold.direct = declared == ["direct"]
    if roles["Cue"]:
        gold.cue = roles["Cue"][0].spans[0]
    if roles["Source"]:
        gold.mention = roles["Source"][0].spans[0]
    for role, bounds in roles.items():
        spans = [span for bound in bounds for span in bound.spans]
        if role not in _ROLES or (role != "Content" and len(spans) > 1):
            extra[role.lower()] = msgspec.to_builtins(spans)
    gold.extra = extra
    return gold


def _parse(lines: str, text: str, file: str, on_reject: OnReject) -> _Annotation:
    annotation = _Annotation()
    for number, line in _entries(lines):
        if (match := _BOUND.fullmatch(line)) is not None:
            key, kind, offsets, claimed = match.groups()
            spans = [Span(*map(int, part.split())) for part in offsets.split(";")]
            if same_words(" ".join(text[span.start : span.end] for span in spans), claimed):
                annotation.bound[key] = _Bound(kind, _over_lines(spans, text), claimed)
            else:
                on_reject(Rejected(file, number, f"span whose text is not at its offsets: {key} ({offsets})"))
        elif line[0] == "E":
            name, _, rest = line.partition("\t")
            arguments = [
                (role.rstrip("0123456789"), key) for role, _, key in (a.partition(":") for a in rest.split())
            ]
            if arguments:
                annotation.events.append((number, name, arguments))
            else:
                on_reject(Rejected(file, number, f"event without a span: {name}"))
        elif line[0] in "AM#" and len(fields := line.split("\t", 2)) > 1 and len(of := fields[1].split()) > 1:
            # An attribute ("A1 <tab> Type E1 direct") or a note ("#1 <tab> AnnotatorNotes E1 <tab> words").
            value = fields[2] if line[0] == "#" and len(fields) > 2 else " ".join(of[2:])
            annotation.said.setdefault(of[1], {}).setdefault(of[0], []).append(value)
        else:
            annotation.other.append(line)
    events = {name for _, name, _ in annotation.events}
    for key in [key for key in annotation.said if key not in events]:
        annotation.other += [
            f"{name} {key} {value}" for name, values in annotation.said.pop(key).items() for value in values
        ]
    return annotation


def _over_lines(spans: list[Span], text: str) -> list[Span]:
    """Return ``spans`` with those joined that only a line break parts: brat's spans can't hold one."""
    joined = spans[:1]
    for span in spans[1:]:
        between = text[joined[-1].end : span.start]
        if between.isspace() and "\n" in between:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _entries(lines: str) -> Iterator[tuple[int, str]]:
    """Yield the annotations of a file with the line they begin on; the text of a span may run over lines."""
    entry, first = "", 0
    for number, line in enumerate(lines.replace("\r\n", "\n").split("\n"), 1):
        if _ID.match(line):
            if entry:
                yield first, entry
            entry, first = line, number
        elif entry:
            entry += "\n" + line
    if entry:
        yield first, entry.rstrip("\n")


def _text_of(file: Path) -> tuple[Path | None, str]:
    """Return the text that ``file`` annotates, and the annotator where the name tells one."""
    stems = [(file.stem, "")]
    if "_" in file.stem:
        stem, _, who = file.stem.rpartition("_")
        stems.append((stem, who))
    for stem, who in stems:
        for folder in (file.parent, file.parent.parent / "text"):
            if (text := folder / f"{stem}.txt").is_file():
                return text, who
    return None, ""


def _metadata(path: Path) -> dict[str, dict[str, str]]:
    here = path.resolve() if path.is_dir() else path.resolve().parent
    for folder in (here, *list(here.parents)[:2]):
        if (file := folder / "metadata.tsv").is_file():
            try:
                with file.open(encoding="utf-8", newline="") as rows:
                    table = csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
                    return {
                        row.get("filename", ""): {k: v or "" for k, v in row.items() if k} for row in table
                    }
            except (OSError, UnicodeDecodeError, csv.Error) as error:
                raise QuotebuilderError(f"{file}: cannot be read ({error})") from None
    return {}
