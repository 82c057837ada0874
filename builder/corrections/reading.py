"""Reading files of corrections."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from builder.corrections.decisions import (
    Accept,
    AffiliationIs,
    AnyDecision,
    Complete,
    ExtentIs,
    Missed,
    OnQuotation,
    OutletIs,
    Placed,
    SaidAffiliation,
    SaidOutlet,
    SaidSpeaker,
    SpeakerIs,
)
from builder.errors import QuotebuilderError
from builder.reading.files import unreadable
from builder.reading.sources import missing, named_file
from builder.reading.typed_lines import typed_lines
from builder.schema import Span
from builder.storage import is_file

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Corrections(msgspec.Struct, frozen=True):
    """All decisions by article, those on an article in the order given. ``total`` is how many there are."""

    by_article: dict[str, list[Placed]] = {}
    total: int = 0

    def others(self, numbers: set[int]) -> list[Placed]:
        """Return the decisions that do not have one of ``numbers``, in the order given."""
        found = [one for placed in self.by_article.values() for one in placed if one.number not in numbers]
        return sorted(found, key=lambda one: one.number)


def read_corrections(paths: Iterable[str | os.PathLike[str]]) -> Corrections:
    """Read files of JSON lines (also ``.gz``, ``.zst``), one decision a line, in the order given.

    Raises QuotebuilderError, naming file and line, for a file that can't be read and the first line that is no
    decision: nothing is applied by half.
    """
    by_article: dict[str, list[Placed]] = {}
    number = 0
    for path in paths:
        for line_number, label, decision in _read(os.fspath(path)):
            by_article.setdefault(decision.article, []).append(Placed(number, label, line_number, decision))
            number += 1
    return Corrections(by_article, number)


def _read(path: str) -> Iterator[tuple[int, str, AnyDecision]]:
    file = named_file(path)
    try:
        if not is_file(path):
            raise missing(path)
    except OSError as error:
        raise QuotebuilderError(str(unreadable(file, error))) from None
    decoder: msgspec.json.Decoder[AnyDecision] = msgspec.json.Decoder(AnyDecision)
    for number, decision in typed_lines(file, decoder, lambda place, _, error: _wrong(place, str(error))):
        if problem := _problem(decision):
            raise _wrong(f"{file.label}:{number}", problem)
        yield number, file.label, decision


def _wrong(place: str, problem: str) -> QuotebuilderError:
    return QuotebuilderError(
        f"{place}: not a correction ({problem}); docs/corrections.md has the form of each; mend the line"
        " or take it out"
    )


def _problem(decision: AnyDecision) -> str | None:
    """Say what types alone do not rule out."""
    if not _SHA256.fullmatch(decision.text_sha256):
        return "text_sha256 is not the SHA-256 of a text, 64 hexadecimal digits"
    if isinstance(decision, Complete):
        return None
    problem = _problem_of_spans("spans", decision.spans)
    if problem is None and isinstance(decision, ExtentIs):
        problem = _problem_of_spans("new_spans", decision.new_spans)
    for said in _said(decision):
        problem = problem or _problem_of_said(said)
    return problem


def _problem_of_spans(field: str, spans: list[Span]) -> str | None:
    if not spans:
        return f"{field} is empty"
    if any(not 0 <= span.start < span.end for span in spans):
        return f"{field} has a stretch that does not end after its start"
    if any(after.start < before.end for before, after in pairwise(spans)):
        return f"{field} overlap, or are not in the order of the text"
    return None


def _said(decision: OnQuotation) -> Iterator[SaidSpeaker | SaidAffiliation | SaidOutlet]:
    if isinstance(decision, Accept | Missed | SpeakerIs) and decision.speaker is not None:
        yield decision.speaker
    if isinstance(decision, Accept | Missed | AffiliationIs) and isinstance(
        decision.affiliation, SaidAffiliation
    ):
        yield decision.affiliation
    if isinstance(decision, Accept | Missed | OutletIs) and isinstance(decision.outlet, SaidOutlet):
        yield decision.outlet


def _problem_of_said(said: SaidSpeaker | SaidAffiliation | SaidOutlet) -> str | None:
    if (said.start is None) != (said.end is None):
        return "start and end go together"
    if said.start is not None and said.end is not None and not 0 <= said.start < said.end:
        return "a place does not end after its start"
    match said:
        case SaidSpeaker(name=name) if not name and (name is not None or said.start is None):
            return "a speaker needs a name, or start and end of a mention; nobody is null"
        case SaidAffiliation(name=name, role=role) if not (name or role) or "" in (name, role):
            return "an affiliation needs a name or a role; none is null"
        case SaidOutlet(name=name, medium=medium) if name == "" or not (name or medium):
            return "an outlet needs a name or a medium; none is null"
    return None
