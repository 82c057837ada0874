"""What makes one telling: which clues it is put together from, and which quotations may share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import ADVERB, AUXILIARY, CALENDAR, CAPITAL, DETERMINER, HAVE, POSSESSIVE
from builder.annotation.outlets.clues import Places
from builder.annotation.outlets.media import Clue
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.tokens import Stream
from builder.schema import Medium

POSTS_ON = 2
"""How many paragraphs may lie between two quotations of one post."""
LEADS = 4
"""How many paragraphs before its telling is stated a quotation may stand."""
DESCRIBED = 3
"""How many paragraphs behind a telling of "the diplomat" his next quotation may stand."""
SPEAKS_ON = 1
"""How many paragraphs may lie between two quotations of one speech: speakers give many, to anybody."""

WRITTEN: frozenset[Medium | None] = frozenset(("statement", "publication", "social"))
_WEAK: frozenset[Medium | None] = frozenset(("told", "broadcast", None))
_DATING = frozenset(("last", "earlier", "in", "since"))


class Telling(NamedTuple):
    """One occasion on which somebody spoke: the outlet, the medium and the units that stand for them."""

    name: str | None
    medium: Medium | None
    first: int
    last: int
    dated: bool = False
    """Whether it was on another day than the news, so that other quotations do not belong to it."""


class Latest(NamedTuple):
    """The telling of a speaker's latest quotation, with the paragraph and the unit it stands in."""

    telling: Telling
    paragraph: int
    unit: int
    days: frozenset[str]
    """The days of the week that the telling is dated to."""


def telling_of(clue: Clue) -> Telling:
    """Return the telling that one clue makes."""
    return Telling(clue.name, clue.medium, clue.first, clue.last)


def merged(before: Telling, telling: Telling) -> Telling:
    """Return ``telling`` with what the one before of the same speaker adds, if they are one.

    "an interview with Kanal 6 ... said in the interview"; "an interview with Kanal 6 ... told the station".
    """
    if telling.name is None and before.name is not None and telling.medium == before.medium:
        return telling._replace(name=before.name, first=before.first, last=before.last)
    if telling.name is not None and telling.name == before.name and telling.medium == "told":
        return telling._replace(medium=before.medium)
    return telling


def heard(stream: Stream, quotation: Found) -> bool:
    """Say whether the cue names somebody who hears the words: `Moen told the victims' families`.

    Whoever it is, it is no audience and no outlet, or the words would have a telling of their own.
    """
    cue = quotation.cue
    if cue is None or cue.lemma != "tell" or cue.last >= len(stream.flags):
        return False
    return bool(stream.flags[cue.last] & (CAPITAL | DETERMINER | POSSESSIVE))


def unlike(medium: Medium | None, quotation: Found) -> bool:
    """Say whether the quotation is written and the medium spoken: "wrote" is no part of an interview."""
    return medium not in WRITTEN and quotation.cue is not None and quotation.cue.lemma == "write"


def goes_on(stream: Stream, known: Latest, quotation: Found, paragraph: int, days: frozenset[str]) -> bool:
    """Say whether the quotation in ``paragraph``, dated to ``days``, can belong to its speaker's latest telling.

    `told Vesti on Sunday ... On Friday, Moen called the plan "a gift."`: no.
    """
    if unlike(known.telling.medium, quotation):
        return False
    medium = known.telling.medium
    passing = known.telling.name is None and medium not in WRITTEN and medium != "interview"
    if known.days and days and known.days.isdisjoint(days):
        return False
    if passing and heard(stream, quotation):
        return False
    if passing or known.telling.dated:
        return paragraph - known.paragraph <= SPEAKS_ON
    return medium != "social" or paragraph - known.paragraph <= POSTS_ON


def leads(coming: Telling, quotation: Found, distance: int) -> bool:
    """Say whether the quotation can belong to ``coming``, stated so many paragraphs behind it."""
    if coming.dated or coming.medium == "social" or unlike(coming.medium, quotation):
        return False
    if distance > LEADS:
        return False
    said = quotation.cue is None or quotation.cue.kind in ("say", "write")
    return coming.name is not None or said or quotation.type == "direct"


def together(clues: Sequence[Clue]) -> Telling | None:
    """Return the telling that the clues of one cue make together: "told Kanal 6 in an interview".

    The first clue that says more than that an outlet heard it gives the medium; the first outlet is the
    outlet, but for words before an audience or the press, which nobody gave to an outlet.
    """
    if not clues:
        return None
    strong = next((clue for clue in clues if clue.medium not in _WEAK), None)
    told = next((clue for clue in clues if clue.medium == "told" and clue.name is not None), None)
    if strong is not None and strong.medium == "social" and told is not None:
        # "told Kanal 6 in a video posted on Twitter"
        strong = told
    elif strong is not None and strong.verb is not None:
        # "told the court in a filing"
        strong = next((clue for clue in clues if clue.medium in WRITTEN), strong)
        aired = next((clue for clue in clues if clue.medium == "broadcast" and clue.name is not None), None)
        if strong.medium == "speech" and aired is not None:
            # "told the audience on Kanal 6"
            strong = aired
    medium = (strong or clues[0]).medium
    if medium in ("speech", "press"):
        assert strong is not None
        return Telling(None, medium, strong.first, strong.last)
    named = next((clue for clue in clues if clue.name is not None), None)
    if named is None:
        named = strong or clues[0]
    if strong is None and any(clue.medium == "broadcast" for clue in clues):
        medium = "broadcast"
    return Telling(named.name, medium, named.first, named.last)


def dated(stream: Stream, places: Places, quotation: Found) -> bool:
    """Say whether the quotation is from another day than those around it: "said in March", "has said"."""
    at = quotation.unit if quotation.cue is None else quotation.cue.first
    if quotation.cue is not None and _perfect(stream, quotation.cue.last - 1):
        return True
    start, end = places.sentence(at)
    lows, words = stream.lows, stream.lexicon.telling
    earlier = words["earlier"]
    for unit in range(max(start, at - WINDOW), min(end - 1, at + WINDOW)):
        low = lows[unit]
        if low in earlier:
            return True
        if low not in _DATING:
            continue
        if low == "last" and lows[unit + 1] in words["span"]:
            return True
        if low == "earlier" and lows[unit + 1] == "this":
            return True
        if low == "in" and lows[unit + 1 : unit + 3] == ["the", "past"]:
            return True
        if low in ("in", "since"):
            when = lows[unit + 1]
            if when in ("early", "late", "mid") and unit + 2 < end:
                when = lows[unit + 2]
            if when.removeprefix("mid-") in words["month"] or (len(when) == 4 and when.isdigit()):
                return True
    return False


def weekdays(stream: Stream, start: int, end: int) -> frozenset[str]:
    """Return the days of the week named in the units ``[start, end)``."""
    days = stream.lexicon.weekdays
    words = (stream.words[unit] for unit in stream.having(CALENDAR, start, end))
    return frozenset(word[:3] for word in words if word.rstrip(".") in days)


def _perfect(stream: Stream, verb: int) -> bool:
    """Say whether the verb is in a perfect tense: "has called", "had long since said"."""
    flags = stream.flags
    for unit in range(verb - 1, max(-1, verb - 4), -1):
        if flags[unit] & HAVE:
            return True
        if not flags[unit] & (ADVERB | AUXILIARY):
            return False
    return False
