"""Which quotations may share one telling: those of one day, near each other, and given in one way."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    HAVE,
    LOWER,
    OBJECT,
    POSSESSIVE,
    QUOTE,
    VERB,
)
from builder.annotation.outlets.clues.clue import WRITTEN
from builder.annotation.outlets.places import Places, differ
from builder.annotation.outlets.tellings.telling import Latest, Telling
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.tokens import Stream
from builder.schema import Medium

POSTS_ON = 2
"""How many paragraphs may lie between two quotations of one post."""
UNNAMED = 3
"""How many paragraphs may lie between two quotations of an interview or a statement that no outlet is named for."""
SPEAKS_ON = 1
"""How many paragraphs may lie between two quotations of one speech: speakers give many, to anybody."""
OPENING = 1
"""The last paragraph, with the headline, whose perfect tells news: "Moen has sued her brother, calling"."""
FAR = 7
"""From how many paragraphs on a telling is over where others speak in between."""
OTHERS = 3
"""How many others these are."""
RECENT = 20
"""How many quotations before one are looked through for them."""
_PERFECT = HAVE | ADVERB | AUXILIARY
"""What may stand before a verb in the perfect."""
_SPOKEN = frozenset(("say", "tell", "ask", "speak", "insist"))


def heard(stream: Stream, quotation: Found) -> bool:
    """Say whether the cue names somebody who hears the words: `Moen told the victims' families`.

    Whoever it is, it is no audience and no outlet, or the words would have a telling of their own.
    """
    cue = quotation.cue
    if cue is None or cue.lemma != "tell" or cue.last >= len(stream.flags):
        return False
    flag = stream.flags[cue.last]
    return bool(flag & (CAPITAL | DETERMINER | POSSESSIVE)) or (
        # "told friends"
        bool(flag & LOWER) and not flag & (OBJECT | CUE | VERB) and stream.lows[cue.last].endswith("s")
    )


def told_other(stream: Stream, telling: Telling, quotation: Found) -> bool:
    """Say whether the cue names another hearer than an outlet: "told Vesti ... told the police", not "the host"."""
    cue = quotation.cue
    if telling.name is None or telling.medium not in ("told", "interview"):
        return False
    if cue is None or cue.lemma != "tell" or cue.last + 2 >= len(stream.flags):
        return False
    words = stream.lexicon.telling
    if stream.lows[cue.last] in words["private"]:
        return True
    if not stream.flags[cue.last] & DETERMINER or stream.flags[cue.last] & OBJECT:
        return False
    behind = stream.lows[cue.last + 1 : cue.last + 3]
    hosts = words["host"] | words["staff"] | {"interviewer", "moderator", "presenter"}
    return hosts.isdisjoint(behind) and not any(low in stream.lexicon.outlet_nouns for low in behind)


def wrote(quotation: Found) -> bool:
    """Say whether somebody "wrote" the quotation."""
    return quotation.cue is not None and quotation.cue.lemma == "write"


def unlike(medium: Medium | None, quotation: Found) -> bool:
    """Say whether the quotation is written and the medium spoken: "wrote" is no part of an interview."""
    return medium not in WRITTEN and wrote(quotation)


def posts(medium: Medium | None, quotation: Found, apart: bool) -> bool:
    """Say whether the quotation can be of a post before it: what somebody "said" paragraphs ``apart`` is none."""
    if not apart or medium != "social" or quotation.cue is None:
        return True
    return not spoken(quotation) and quotation.cue.kind != "think"


def spoken(quotation: Found) -> bool:
    """Say whether somebody "said" the quotation, as one does out loud."""
    return quotation.cue is not None and quotation.cue.lemma in _SPOKEN


def parted(stream: Stream, quotation: Found) -> bool:
    """Say whether the sentence of the quotation starts anew: "told Vesti so. ... Later, she said"."""
    start = quotation.sentence.start
    return stream.lows[start] == "later" and bool(stream.flags[start + 1] & COMMA)


def goes_on(
    stream: Stream,
    known: Latest,
    before: Found,
    quotation: Found,
    paragraph: int,
    days: frozenset[str],
    led: bool,
) -> bool:
    """Say whether the quotation in ``paragraph``, dated to ``days``, can belong to its speaker's latest telling.

    ``before`` is the speaker's latest quotation: where what was posted is "said", what is said in the next paragraph
    is posted, too, and where a sentence ``led`` to the post ("Moen took to Twitter").

    `told Vesti on Sunday ... On Friday, Moen called the plan "a gift."`: no.
    """
    telling = known.telling
    cue = quotation.cue
    said = cue is not None and cue.kind == "say" and cue.lemma != "write"
    if telling.medium == "publication" and said and paragraph - known.paragraph > SPEAKS_ON:
        near = stream.lows[max(0, telling.first - 4) : telling.last]
        if not stream.lexicon.telling["work"].isdisjoint(near):
            # "she wrote in her memoir ... On Friday she said"
            return False
    if unlike(telling.medium, quotation) or differ(known.days, days):
        return False
    if not posts(telling.medium, quotation, paragraph != known.paragraph) and not (
        paragraph - known.paragraph == 1
        and spoken(quotation)
        and _posted(before, telling, led)
        and days <= known.days
    ):
        return False
    reach = _reach(telling)
    if reach == SPEAKS_ON and telling.name is None and heard(stream, quotation):
        return False
    return reach is None or paragraph - known.paragraph <= reach


def _posted(before: Found, telling: Telling, led: bool) -> bool:
    """Say whether what is said right behind the quotation ``before`` is of its post."""
    if before.sentence.start <= telling.first < before.sentence.end:
        return spoken(before) or not before.marked
    return led and bool(before.marked)


def among_others(known: Latest, speakers: Sequence[int | None], number: int, paragraph: int) -> bool:
    """Say whether many others speak, and far, between a telling and the quotation ``number`` in ``paragraph``.

    An interview, and what somebody wrote, is gone on with all the same.
    """
    if paragraph - known.paragraph < FAR or known.telling.medium in ("publication", "interview"):
        return False
    between = speakers[max(known.number + 1, number - RECENT) : number]
    return len({other for other in between if other is not None} - {speakers[number]}) >= OTHERS


def _reach(telling: Telling) -> int | None:
    """Return over how many paragraphs quotations may go on from a telling; None: without end."""
    if telling.dated and telling.medium == "interview" and telling.name is not None:
        return POSTS_ON
    if telling.dated or telling.medium is None:
        return SPEAKS_ON
    if telling.medium == "social":
        return POSTS_ON
    if telling.name is not None or telling.medium == "publication":
        return None
    return UNNAMED if telling.medium in ("interview", "statement") else SPEAKS_ON


def dated(stream: Stream, places: Places, quotation: Found) -> bool:
    """Say whether the quotation is from another day than those around it: "said in March", "has said"."""
    at, cue = quotation.unit, quotation.cue
    if cue is not None:
        flags, at = stream.flags, cue.first
        if flags[at - 1] & _PERFECT and _perfect(stream, at):
            return True
        if flags[at] & HAVE or (cue.last - at > 1 and stream.has(HAVE, at, cue.last)):
            return True
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
    inserted = _inserted(stream, quotation)
    for unit in near:
        if unit < inserted:
            continue
        if lows[unit] in words["earlier"] or _dates(stream, unit, end):
            start = stream.starts[unit]
            # "said it would close in May" dates what was said.
            if not any(span.start <= start < span.end for span in quotation.spans):
                return True
    return False


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


def _perfect(stream: Stream, verb: int) -> bool:
    """Say whether the verb is in a perfect tense: "has called", "had long since said"."""
    flags = stream.flags
    for unit in range(verb - 1, max(-1, verb - 4), -1):
        if flags[unit] & HAVE:
            return True
        if not flags[unit] & _PERFECT:
            return False
    return False
