"""Content that a pronoun or a subject stands for: relative clauses and passives."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.indirect.complements import Report
from builder.annotation.indirect.contents import trim
from builder.annotation.indirect.extents import clause_units, phrase_units
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    ED,
    END,
    LOWER,
    PREPOSITION,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.joints import RELATIVES
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_FINITE = AUXILIARY | VERB | ED

REPORTED = RELATIVES | {"what"}
"""The pronouns that may stand for a part of what is reported."""
_BEHIND_OBJECT = (
    END | COMMA | DASH | CLOSE | PREPOSITION | ADVERB | CONJUNCTION | SUBORDINATOR | CALENDAR | AUXILIARY
)


def relative_clause(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`The hall, which Ida Moen says is full, stays shut.` -- the relative pronoun belongs to the content.

    It is one of `REPORTED`, right before the source.
    """
    source = cue.source
    if source is None or source.last > cue.first or source.first <= sentence.start:
        return None
    relative = source.first - 1
    if cue.last >= sentence.end:
        return None
    flags = stream.flags
    if not flags[cue.last] & (_FINITE | CUE) or not cue.match.entry.frames & {"t", "z"}:
        return None
    # "which Moen says was full, stays shut": the comma before the next verb closes the clause.
    closing = range(cue.last + 1, min(sentence.end - 1, cue.last + 40))
    end = next((at for at in closing if flags[at] & COMMA and flags[at + 1] & _FINITE), sentence.end)
    units = clause_units(stream, replace(sentence, end=end), number, cue.last)
    return None if units is None else Report("relative", relative, relative + 1, *units)


def relative_object(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`The hall, which Ida Moen praised, burned down.` -- the relative pronoun that is what a verb reports."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None or "n" not in cue.match.entry.frames:
        return None
    relative = source.first - 1
    if source.last > cue.first or relative <= sentence.start or lows[relative] not in RELATIVES:
        return None
    if flags[relative - 1] & PREPOSITION or (
        cue.last < sentence.end and not flags[cue.last] & _BEHIND_OBJECT
    ):
        return None
    if flags[source.first] & LOWER and flags[source.first] & (ED | VERB | CUE):
        # "the writer who founded the club tweeted"
        return None
    if cue.last < sentence.end and lows[cue.last] in ("as", "of"):
        units = phrase_units(stream, sentence, number, cue.last)
        return None if units is None else Report("relative-object", relative, relative + 1, *units)
    return Report("relative-object", relative, relative + 1)


def passive_subject(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The new hall was praised by Ida Moen.` -- the subject of a passive, which its agent reports."""
    if cue.lemma == "quote" or cue.kind not in ("say", "write") or "n" not in cue.match.entry.frames:
        return None
    if cue.source is None or cue.source.first > cue.last + 3 or "w" in cue.match.entry.frames:
        return None
    parsed = None if stream.syntax is None else stream.syntax.child(cue.match.verb, "passive-subject")
    if stream.syntax is not None and parsed is not None and sentence.start <= parsed < cue.first:
        # "The fate of the hall was discussed by Moen": all of it.
        units = trim(stream, stream.syntax.extent(parsed)[0], cue.first)
        return None if units is None else Report("passive-subject", *units)
    subject = phrase_before(stream, cue.first, sentence.start)
    if subject is not None:
        return Report("passive-subject", subject.first, subject.last)
    relative = cue.first - 1
    if stream.lows[relative] not in RELATIVES:
        return None
    return Report("passive-subject", relative, relative + 1)
