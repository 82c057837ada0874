"""What stands between a subject and its verb: an occasion, a time, whom somebody is with."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    LOWER,
    NUMBER,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import PARTICLES, Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_TIME = CALENDAR | NUMBER

_ASIDE = frozenset(("in", "at", "on", "during", "after", "before", "through"))
_PARTS = COMMA | QUOTE | COLON | SEMICOLON | DASH | CONJUNCTION | SUBORDINATOR | RELATIVE | SUBJECT
_PARTS |= AUXILIARY | VERB | CUE | ED
"""What no phrase behind a preposition holds: marks, joints and verbs."""
_PARTING = COMMA | QUOTE | COLON | SEMICOLON | DASH | RELATIVE | SUBJECT | AUXILIARY
_MODIFYING = LOWER | DETERMINER
_BEHIND_ED = PREPOSITION | NUMBER | QUANTITY
_NO_NAME = ADVERB | CUE | PREPOSITION | CALENDAR | SUBORDINATOR


def aside_before(stream: Stream, phrase: Phrase, start: int) -> int | None:
    """Return where the occasion that ends with ``phrase`` starts: at "in" for "in a speech", "in a talk with Vik"."""
    flags, lows = stream.flags, stream.lows
    before = phrase.first - 1
    if before <= start:
        return None
    if flags[phrase.head] & CAPITAL:
        if lows[before] not in ("with", "to", "on", "at", "for"):
            return None
        inner = phrase_before(stream, before, start)
        if inner is not None:
            for at in range(inner.last - 2, inner.head, -1):
                if lows[at] in _ASIDE and flags[inner.last - 1] & LOWER:
                    # "the group | in an interview with Vik"
                    return at
        if inner is None or not flags[inner.head] & LOWER or flags[inner.head] & (ROLE | ORGANIZATION):
            return None
        before = inner.first - 1
    return before if before > start and lows[before] in _ASIDE else None


def before_prepositions(stream: Stream, phrase: Phrase, start: int) -> Phrase | None:
    """Return the name or role that the clause of ``phrase`` opens with, if only prepositions lead from it to that.

    "Moen with the harbour police said", "the mayor in a speech on Monday to the council said".
    """
    flags = stream.flags
    at = phrase.first - 1
    while (
        at >= start
        and phrase.first - at < 25
        and (
            not flags[at] & _PARTS
            or flags[at] & (CAPITAL | ROLE | ORGANIZATION | PREPOSITION)
            # "a damning report into the force found"
            or (flags[at] & DOCUMENT and flags[at - 1] & _MODIFYING)
        )
    ):
        at -= 1
    opener = at < start or flags[at] & (COMMA | QUOTE | COLON | SEMICOLON | DASH) or stream.lows[at] == "that"
    if not opener:
        return None
    first = at + 1
    if not flags[first] & (CAPITAL | DETERMINER) or flags[first] & _NO_NAME:
        # "Soon after Moen", "According to a report"
        return None
    whole = phrase_from(stream, first, phrase.first)
    if whole is None or whole.last >= phrase.first or not flags[whole.last] & (PREPOSITION | ADVERB):
        return None
    if not flags[whole.head] & (CAPITAL | ROLE | DOCUMENT) or flags[whole.head] & (CALENDAR | PLACE):
        return None
    return whole


def before_participle(stream: Stream, phrase: Phrase, start: int) -> Phrase | None:
    """Return what opens the clause of ``phrase``, if a participle with its prepositions leads from it to that.

    "A letter signed by Moen and Vik said", "the lawyer representing Moen said".
    """
    flags, lows = stream.flags, stream.lows
    link = phrase.first - 1
    joint = flags[link] & CONJUNCTION
    if not (
        joint
        or (flags[link] & PREPOSITION and (not flags[link] & SUBORDINATOR or flags[link - 1] & CALENDAR))
        or lows[link].endswith("ing")
    ):
        return None
    at = link
    while at >= start and link - at < 25 and not _parts_clause(stream, at):
        at -= 1
    if at >= start and not flags[at] & (COMMA | QUOTE | COLON | SEMICOLON | DASH) and lows[at] != "that":
        return None
    first = at + 1
    papers = flags[first] & DOCUMENT and flags[first + 1] & ED
    if not flags[first] & (CAPITAL | DETERMINER | QUANTITY | NUMBER) or (
        flags[first] & _NO_NAME and not papers
    ):
        return None
    whole = phrase_from(stream, first, phrase.first)
    if whole is not None and whole.last == link + 1 and whole.head == link > first + 1:
        # "The lawyer representing": no list holds the participle.
        whole = Phrase(first, link, link - 1)
    if whole is None or whole.last > link:
        return None
    verb = whole.last
    if flags[verb] & PREPOSITION:
        # "The clerks | on the board | leading the inquiry into Moen said"
        inner = phrase_from(stream, verb + 1, link)
        verb = verb if inner is None or not lows[inner.last].endswith("ing") else inner.last
    by = "by" in lows[verb:link] or lows[link] == "by"
    if not flags[whole.head] & _SPEAKING and not by:
        return None
    if lows[verb] == "between":
        # "An official close to the talks between Moen and Vik said"
        return whole
    if joint and not by and "between" not in lows[verb:link]:
        # "a clerk asked for a pen and Moen said"
        return None
    if lows[verb].endswith("ing"):
        # "police questioning Moen said", but "Head of financial reporting Moen said"
        several = (
            flags[first] & (DETERMINER | QUANTITY | NUMBER)
            or lows[whole.head].endswith("s")
            or lows[first] == "police"
        )
        return whole if several and not flags[verb] & CAPITAL else None
    behind = verb + 1 + (lows[verb + 1] in PARTICLES and not by)
    if not flags[behind] & _BEHIND_ED or flags[verb] & (CAPITAL | AUXILIARY | PREPOSITION):
        return None
    if not flags[verb] & (ED | VERB | CUE) and not by:
        return None
    finite = ED | VERB | CUE
    return (
        None
        if any(
            # "a man came to the door, knocked"
            flags[look] & finite
            and not flags[look] & (_SPEAKING | PREPOSITION)
            and not flags[look + 1] & PREPOSITION
            for look in range(verb + 1, link)
        )
        else whole
    )


_SPEAKING = CAPITAL | ROLE | DOCUMENT | ORGANIZATION | SOMEBODY | CUE_NOUN


def _parts_clause(stream: Stream, at: int) -> bool:
    """Say whether the unit at ``at`` cannot stand between a noun with a participle and its verb."""
    flag = stream.flags[at]
    if flag & CAPITAL and not flag & (QUOTE | SUBJECT):
        return False
    return bool(flag & _PARTING or (flag & SUBORDINATOR and not flag & PREPOSITION))


def before_floating(stream: Stream, left: int, start: int) -> int:
    """Return the last unit before "all", "both" or "each" that ends at ``left``: for "Moen and Vik both", Vik."""
    flags = stream.flags
    if left - 1 <= start or stream.lows[left] not in ("all", "both", "each"):
        return left
    before = left - 1
    while before > start and flags[before] & AUXILIARY:
        before -= 1
    named = flags[before] & (CAPITAL | LOWER | CLOSE) and not flags[before] & (
        PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | VERB | CUE
    )
    return before if named or (before < left - 1 and flags[before] & COMMA) else left


def before_time(stream: Stream, at: int, start: int) -> int:
    """Return the last unit before the times that end at ``at``: for "Moen on Monday", "Moen at the time", Moen."""
    flags = stream.flags
    while at > start and flags[at] & _TIME and not flags[at] & ROLE:
        look = at
        while look > start and (
            flags[look] & (_TIME | DETERMINER | ADVERB | QUANTITY)
            or stream.lows[look] in ("than", "last", "next")
        ):
            look -= 1
        if look > start and flags[look] & PREPOSITION:
            look -= 1
        if look == at or (not flags[at] & CALENDAR and flags[look] & (COMMA | CLOSE)):
            break
        at = look
    while at > start and flags[at] & AUXILIARY:
        at -= 1
    return at
