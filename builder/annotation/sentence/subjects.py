"""The subject of a clause: the noun phrase that its verb is said of."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    FIRST_NAME,
    ING,
    LOWER,
    NEGATION,
    NUMBER,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.tokens import Stream

SUBJECT_START = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | SOMEBODY | QUANTITY
"""What the subject of a clause can start with."""
_MARK = COMMA | DASH | CLOSE
_INTRODUCING = PREPOSITION | SUBORDINATOR | ED
_CLAUSE_END = COMMA | QUOTE
_PARTICIPLE = ING | CUE | VERB
_JOINT = CONJUNCTION | ADVERB
VERBAL = AUXILIARY | VERB | CUE | ED
_SURE_SUBJECT = SUBJECT | SOMEBODY | ROLE | DETERMINER | POSSESSIVE | QUANTITY | PARTICLE
_NAMED = FIRST_NAME | TITLE | ROLE
_ADVERBIAL = ADVERB | NEGATION
_COUNTED = SOMEBODY | QUANTITY | DETERMINER
_BEFORE_COUNT = NUMBER | PREPOSITION | ADVERB
_BEHIND_TIMELY = CALENDAR | ADVERB | PREPOSITION | SUBORDINATOR
_BEHIND_ADVERB = COMMA | SUBJECT | DETERMINER

MEASURING = frozenset(("least", "most", "than", "about", "around", "nearly", "some", "over", "almost"))
"""What stands before a number to tell how sure it is: "about 50 people"."""
_ROUGHLY = MEASURING | {"at", "more", "up", "to"}
PAST_PARTICIPLES = frozenset((
    "born", "given", "known", "seen", "driven", "caught", "taken", "torn", "stung", "built", "brought", "shown", "held",
    "taught", "beaten", "chosen", "drawn", "struck", "left", "sworn", "stuck", "hurt", "shot",
))  # fmt: skip
"""Participles in another form than "-ed" that a sentence may open with."""
# "Last month, Moen", "More recently, Moen", "Shortly after, Moen": the time before a subject.
_TIMELY = frozenset(("last", "next", "more", "most", "late", "early", "shortly"))


def clause_subject(stream: Stream, start: int, verb: int) -> Phrase | None:
    """Return the subject of the clause that starts at ``start`` and whose verb is the unit ``verb``.

    Skips what stands before it: conjunctions, adverbs, datelines, and a prepositional phrase, a participle or
    a subordinate clause up to its comma ("Speaking to reporters on Monday, the mayor").
    """
    flags, lows = stream.flags, stream.lows
    if verb - start > WINDOW:
        start = verb - WINDOW
    at = start
    inner: Phrase | None = None
    for _ in range(6):
        while at < verb and (
            flags[at] & _MARK
            or (flags[at] & _JOINT and not flags[at] & _COUNTED)
            or (flags[at] & SUBORDINATOR and lows[at] in ("that", "so"))
        ):
            at += 1
        if at < verb - 1 and flags[at + 1] & _BEFORE_COUNT:
            at = _counted_from(stream, at)
        if at >= verb:
            return inner
        flag = flags[at]
        introduces = (
            flag & _INTRODUCING
            or (flag & _PARTICIPLE and lows[at].endswith("ing") and not flag & ROLE)
            or (at == start and flag & CAPITAL and opens_participle(stream, at, verb))
            or (flag & QUESTION and at + 1 < verb)
            or (lows[at] in _TIMELY and flags[at + 1] & _BEHIND_TIMELY)
            or (flag & CAPITAL and flags[at + 1] & _BEHIND_ADVERB and lows[at].endswith("ly"))
        )
        if not introduces:
            phrase = phrase_from(stream, at, verb)
            if phrase is not None and flags[phrase.head] & PLACE and start < at and phrase.last < verb:
                between = flags[phrase.last] & COMMA and flags[at - 1] & COMMA
                if between:
                    # "In Oslo, Norway, Moen said": the place goes on.
                    at = phrase.last
                    continue
            listed = (
                at > start
                and phrase is not None
                and phrase.last < verb
                and flags[phrase.last] & (COMMA | CONJUNCTION)
            )
            if phrase is not None and not (
                # A bare noun is no subject: "a long, quiet talk with Moen".
                flags[at] & LOWER
                and not flags[at] & _SURE_SUBJECT
                and not flags[phrase.last - 1] & CAPITAL
                and (listed or not stream.words[phrase.head].endswith("s"))
            ):
                return phrase
        comma = at + 1
        while comma < verb:
            if flags[comma] & _CLAUSE_END and not (
                # `Calling it "a gift" to all, Moen`, `In a note called "a gift" and "fair," Moen`: the opening goes on
                flags[comma] & QUOTE
                and not (flags[comma + 1] & SUBJECT_START or ends_with_comma(stream, comma))
            ):
                break
            comma += 1
        if comma >= verb or (flags[comma] & QUOTE and not ends_with_comma(stream, comma)):
            return _phrase_with_verb(stream, at + 1, verb)
        if inner is None and not flag & SUBORDINATOR:
            # "In a speech last week she went further, saying": no comma parts the opening from the clause.
            inner = _phrase_with_verb(stream, at + 1, comma)
        at = comma + 1
    return inner


def _counted_from(stream: Stream, at: int) -> int:
    """Return where a number starts behind words that tell how sure it is, or ``at``: "about | 50", "more than | 50"."""
    number = at
    while number < at + 2 and stream.lows[number] in _ROUGHLY:
        number += 1
    timed = number == at + 1 and stream.lows[at] == "at"
    # "at least 50", but "at 11:30 a.m."
    return number if stream.flags[number] & NUMBER and not timed else at


def ends_with_comma(stream: Stream, quote: int) -> bool:
    """Say whether the comma behind a stretch stands inside its marks: `On "The Late Hour," Moen`."""
    return stream.stretches[stream.stretch[quote]].last_character == ","


def behind_comma(stream: Stream, quote: int) -> int | None:
    """Return the unit behind a stretch and the comma at its end, inside its marks or outside; None without one."""
    if ends_with_comma(stream, quote):
        return quote + 1
    outside = quote + 1 < len(stream.flags) and stream.flags[quote + 1] & COMMA
    return quote + 2 if outside else None


def opens_participle(stream: Stream, at: int, verb: int) -> bool:
    """Say whether a sentence opens with a participle: "Speaking to reporters", "Asked about it"."""
    flags, low = stream.flags, stream.lows[at]
    if at + 1 >= verb or flags[at] & _NAMED or (len(low) < 5 and low not in PAST_PARTICIPLES):
        return False
    follows = flags[at + 1]
    if low == "having":
        return True
    if low.endswith("ing"):
        return not follows & (AUXILIARY | VERB | CUE | CAPITAL | POSSESSIVE_MARK | COMMA)
    past = low.endswith("ed") or low in PAST_PARTICIPLES
    return past and bool(follows & (PREPOSITION | ADVERB | QUESTION | SUBORDINATOR))


def leads_to(stream: Stream, at: int, end: int, mask: int) -> bool:
    """Say whether nothing but adverbs stands between ``at`` and a unit with a flag in ``mask``, or the ``end``."""
    flags = stream.flags
    while at < end and flags[at] & _ADVERBIAL:
        at += 1
    return at >= end or bool(flags[at] & mask)


def _phrase_with_verb(stream: Stream, start: int, end: int) -> Phrase | None:
    """Return the first noun phrase in ``[start, end)`` that a verb follows: "In Oslo the mayor has"."""
    flags = stream.flags
    at = start
    while at < end:
        flag = flags[at]
        if flag & SUBJECT_START and not flags[at - 1] & PREPOSITION:
            phrase = phrase_from(stream, at, end)
            if phrase is not None:
                if leads_to(stream, phrase.last, end, VERBAL):
                    return phrase
                at = phrase.last
                continue
        at += 1
    return None
