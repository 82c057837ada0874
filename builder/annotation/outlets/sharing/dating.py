"""Which quotations and tellings are from another day than those around them."""

from __future__ import annotations

from itertools import pairwise

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import ADVERB, AUXILIARY, COMMA, HAVE, QUOTE
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.telling import Telling
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.tokens import Stream

OPENING = 1
"""The last paragraph, with the headline, whose perfect tells news: "Moen has sued her brother, calling"."""
_PERFECT = HAVE | ADVERB | AUXILIARY
"""What may stand before a verb in the perfect."""


def dated(stream: Stream, places: Places, quotation: Found, news: bool = False) -> bool:
    """Say whether the quotation is from another day than those around it: "said in March", "has said".

    With ``news``, the perfect with which an article opens is of the day that what follows is of.
    """
    at, cue = quotation.unit, quotation.cue
    if cue is not None:
        flags, at = stream.flags, cue.first
        if flags[at - 1] & _PERFECT and _perfect(stream, at):
            return not (news and _is_news(stream, places, at))
        if flags[at] & HAVE or (cue.last - at > 1 and stream.has(HAVE, at, cue.last)):
            return not (news and _is_news(stream, places, at))
    sentence = quotation.sentence
    start, end = sentence.start, sentence.end
    if not start <= at < end:
        start, end = places.sentence(at)
    joined = cue is not None and cue.match.voice != "finite" and places.paragraph(at) > OPENING
    if joined and stream.has(HAVE, start, at):
        # "For months Moen had praised Vik, calling"
        return True
    if not places.noted["dating"]:
        return False
    lows, words = stream.lows, stream.lexicon.telling
    first = start if start > at - WINDOW else at - WINDOW
    last = end - 1 if end - 1 < at + WINDOW else at + WINDOW
    near = places.noted_in("dating", first, last)
    if not near:
        return False
    for unit in near:
        if lows[unit] in words["earlier"] or _dates(stream, unit, end):
            start = stream.starts[unit]
            # "said it would close in May" dates what was said.
            said = any(span.start <= start < span.end for span in quotation.spans)
            if not said and unit >= _inserted(stream, quotation):
                return True
    return False


def in_month(stream: Stream, telling: Telling) -> bool:
    """Say whether the telling is of another month: "in a September debate", "an October Kanal 6 interview"."""
    before = stream.lows[max(0, telling.first - 3) : telling.first]
    return not stream.lexicon.telling["month"].isdisjoint(before)


def _inserted(stream: Stream, quotation: Found) -> int:
    """Return where the report starts if it is inserted: "Six months ago, [Moen said], the hall was"; else 0.

    What stands before it dates what was said.
    """
    cue, source = quotation.cue, quotation.source
    if cue is None or source is None or not 0 < source.first < cue.first or cue.last + 1 >= len(stream.flags):
        return 0
    if (
        not stream.flags[source.first - 1] & stream.flags[cue.last] & COMMA
        or stream.flags[cue.last + 1] & QUOTE
    ):
        return 0
    return source.first


def _dates(stream: Stream, unit: int, end: int) -> bool:
    """Say whether a day or month of the past follows: "last week", "earlier this", "in May", "since 2015"."""
    lows, words = stream.lows, stream.lexicon.telling
    low, when = lows[unit], lows[unit + 1]
    if low == "last":
        return when in words["span"]
    if low == "earlier":
        return when == "this"
    if low == "in" and when == "the":
        return lows[unit + 2 : unit + 3] == ["past"]
    if when in ("early", "late", "mid") and unit + 2 < end:
        when = lows[unit + 2]
    return when.removeprefix("mid-") in words["month"] or (len(when) == 4 and when.isdigit())


def _is_news(stream: Stream, places: Places, verb: int) -> bool:
    """Say whether the perfect of the verb is how an article opens: "Moen has called", not "had", "is said to have"."""
    near = stream.lows[max(0, verb - 3) : verb + 4]
    return places.paragraph(verb) <= OPENING and "had" not in near and ("to", "have") not in pairwise(near)


def _perfect(stream: Stream, verb: int) -> bool:
    """Say whether the verb is in a perfect tense: "has called", "had long since said"."""
    flags = stream.flags
    for unit in range(verb - 1, max(-1, verb - 4), -1):
        if flags[unit] & HAVE:
            return True
        if not flags[unit] & _PERFECT:
            return False
    return False
