"""Insertions: reports between commas, and asides that part a report from what follows them."""

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
    ED,
    LOWER,
    OPEN,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.sentence.reports import Cue
from builder.annotation.sentence.subjects import SUBJECT_START, ends_with_comma
from builder.annotation.tokens import Stream

BESIDES = frozenset(("as", "when", "after", "before", "because", "while", "since", "although", "though"))
"""What opens a clause that stands beside a report, not inside it."""
CONDITIONS = frozenset(("if", "unless", "until", "once"))
"""What opens a clause that may stand beside a report."""
_AMID = frozenset(("despite", "with", "amid"))
"""What opens a phrase with a participle that stands beside a report."""
_ASIDES = frozenset(("who", "whom", "which", "whose"))
_FINITE = AUXILIARY | VERB | ED | CUE
_BRACKETS = OPEN | CLOSE
_WHEN = CALENDAR | ADVERB | PREPOSITION
_TIME = 4
"""How many units may tell when an inserted report was made."""
# How many units an object before "that" may have.
_OBJECT = 8


def interrupts(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether the report ``other`` stands between commas inside that of ``cue``: "The paper, Moen said, called"."""
    if other.source is None:
        return False
    flags = stream.flags
    # "The paper, Moen said, called", "The paper, said Moen, called", "The paper, according to Moen, called"
    first, last = other.source.first, other.last
    if other.match.voice in ("finite", "preposition"):
        first, last = min(first, other.first), max(last, other.source.last)
    if not (source.last < first and last < cue.first and flags[first - 1] & COMMA):
        return False
    # "The paper, Moen said on Monday, called"
    said = "q" in other.match.entry.frames and not flags[other.source.first] & RELATIVE
    timed = said and (flags[last] & _WHEN or stream.lows[last] in ("last", "late", "this"))
    return bool(flags[last] & COMMA) or (
        bool(timed) and stream.has(COMMA, last, min(last + _TIME, cue.first))
    )


def introduces(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether the clause of ``source`` is what ``other`` introduces: "According to the board, Vik called it"."""
    if other.match.voice != "preposition" or other.source is None or other.source.last >= source.first:
        return False
    flags, lows = stream.flags, stream.lows
    before = flags[other.first - 1] if other.first else 0
    if before & (LOWER | CAPITAL) and not before & CONJUNCTION:
        return False
    comma, last = other.source.last, min(source.first, other.source.last + 12)
    while comma < last and not flags[comma] & COMMA:
        comma += 1
    if comma == last or source.first - comma > WINDOW:
        return False
    if (
        other.source.last - other.source.first == 1
        and flags[other.source.first] & POSSESSIVE
        and flags[source.head] & CAPITAL
    ):
        # "In her view, Moen said": one of them speaks, and has a name
        return False
    return not any(
        flags[at] & (QUOTE | SEMICOLON)
        or lows[at] in ("while", "but", "although", "though")
        or (flags[at] & CONJUNCTION and flags[at - 1] & COMMA)
        for at in range(comma, source.first)
    )


def left_behind(stream: Stream, cue: Cue, unit: int, start: int) -> int:
    """Return where the relative clause or the aside of ``cue`` starts, if it ended before ``unit``, or else ``unit``.

    "Moen said the strike, | which Vik had ordered, was": what follows is not Vik's.
    """
    flags, lows = stream.flags, stream.lows
    if unit - cue.first > WINDOW or not stream.has(COMMA | DASH, cue.last, unit):
        return unit
    opener = -1 if cue.source is None else cue.source.first - 1
    aside = opener > start and _opens_aside(stream, opener)
    if aside or (opener > start and _opens_clause(stream, opener)):
        # "Moen said that because Vik wants power, | the lake", "According to Moen, if Vik wants power, | the lake"
        comma = cue.last
        while not flags[comma] & (COMMA | DASH | QUOTE):
            comma += 1
        # "Moen said both towns, though they mock each other, | want"
        follows = SUBJECT_START if aside else SUBJECT_START | _FINITE
        follows |= QUOTE if aside and comma > cue.last else 0
        return opener if flags[comma] & COMMA and flags[comma + 1] & follows else unit
    start = max(start, cue.first - WINDOW)
    opener = cue.first - 1
    while opener > start and not flags[opener] & (COMMA | DASH):
        if flags[opener] & QUOTE:
            return unit
        opener -= 1
    first = opener + 1
    if flags[first] & PREPOSITION:
        first += 1
    if opener <= start or lows[first] not in _ASIDES:
        return unit
    # "who said the plan, drawn up in May, was": a comma behind one noun phrase does not end what is claimed.
    verbs = lows[cue.match.verb] not in stream.lexicon.clause["claiming"]
    for at in range(cue.last, unit - 1):
        verbs = verbs or bool(flags[at] & (AUXILIARY | VERB | ED | CUE | QUOTE))
        if flags[at] & (COMMA | DASH):
            after = at + 1
            while after < unit - 1 and flags[after] & ADVERB:
                after += 1
            verb = flags[after] & (AUXILIARY | VERB | ED | CUE) and not lows[after].endswith("ing")
            ended = verb and flags[after] & LOWER and (verbs or at == cue.last)
            if ended or lows[after] in ("to", "as", "that"):
                return opener
    return unit


def opening_closed(stream: Stream, cue: Cue, start: int, unit: int) -> bool:
    """Say whether ``cue`` is in a clause that opens the sentence and ended before ``unit``.

    "When Moen mentioned it, | the crowd", "After Moen announced the cuts, | shares"
    """
    flags, source = stream.flags, cue.source
    if source is None or not 0 < source.first - start <= 2 or unit - cue.last > WINDOW:
        return False
    opener = stream.lows[source.first - 1]
    if opener == "as" or not (
        opener in BESIDES
        or opener in CONDITIONS
        # "Despite polls showing her behind, | Moen won"
        or (cue.match.voice == "participle" and opener in _AMID)
    ):
        # "As Moen put it, | the hall"
        return False
    for at in range(cue.last, unit - 1):
        if flags[at] & QUOTE:
            # `After the board called him "no threat," | the town`
            return ends_with_comma(stream, at) and bool(flags[at + 1] & SUBJECT_START)
        if flags[at] & COMMA:
            return bool(flags[at + 1] & SUBJECT_START)
    return False


def in_brackets(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether the brackets close before ``unit`` that the cue stands in: "pills (if you forget them) are"."""
    if cue.match.voice == "preposition":
        # `the (in Moen's words) "late" plan`
        return False
    for flag in stream.flags[cue.last : min(unit, cue.last + WINDOW)]:
        if flag & _BRACKETS:
            return bool(flag & CLOSE)
    return False


def starts_aside(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether an aside stands between the "that" of the report ``other`` and the ``source`` inside it.

    "Moen said that, while she liked it, she found", "Moen said that if it rained, Vik would".
    """
    if _opens_aside(stream, other.last):
        return True
    for at in range(other.last, min(other.last + _OBJECT, source.first - 2)):
        if stream.lows[at] == "that":
            return (
                bool(stream.flags[at + 1] & (COMMA | SUBORDINATOR | PREPOSITION))
                or stream.lows[at + 1] in BESIDES
                or stream.lows[at + 1] == "given"
            )
    return False


def _opens_aside(stream: Stream, at: int) -> bool:
    """Say whether an aside inside a report starts at ``at``: at "if" for "said that if it rained"."""
    lows = stream.lows
    if lows[at] not in CONDITIONS and lows[at] not in BESIDES:
        return False
    claims = (
        lows[at] not in ("as", "after", "before", "since")
        and lows[at - 1] in stream.lexicon.clause["claiming"]
    )
    return claims or lows[at - 1] == "that"


def _opens_clause(stream: Stream, at: int) -> bool:
    """Say whether a clause that stands beside a report opens behind a comma: at "if" for "According to Moen, if"."""
    low = stream.lows[at]
    return bool(stream.flags[at - 1] & COMMA) and low != "as" and (low in BESIDES or low in CONDITIONS)


def opens_beside(stream: Stream, source: Phrase) -> bool:
    """Say whether ``source`` opens a clause beside the one it stands in: "After Moen said so, Vik called it"."""
    flags, lows = stream.flags, stream.lows
    before = source.first - 1
    while before > 0 and source.first - before < 6 and flags[before] & (ADVERB | PREPOSITION):
        if lows[before] in BESIDES:
            break
        before -= 1
    return lows[before] in BESIDES or lows[before] in CONDITIONS
