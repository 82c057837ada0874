"""What makes one telling: which clues it is put together from, and which quotations may share it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    HAVE,
    LOWER,
    OBJECT,
    POSSESSIVE,
    VERB,
    Lexicon,
)
from builder.annotation.outlets.clues import Places
from builder.annotation.outlets.media import Clue
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.tokens import Stream
from builder.schema import Medium

POSTS_ON = 2
"""How many paragraphs may lie between two quotations of one post."""
DESCRIBED = 3
"""How many paragraphs behind a telling of "the diplomat" his next quotation may stand."""
UNNAMED = 3
"""How many paragraphs may lie between two quotations of an interview or a statement that no outlet is named for."""
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


def same_outlet(lexicon: Lexicon, one: str, other: str) -> bool:
    """Say whether the names are of one outlet: "Vesti", "The Vesti"; "Selwick Post", "Post"; "KNR" for its words.

    A programme and its network count as one where the list of outlets joins them.
    """
    if one == other:
        return True
    short, long = sorted((one.removeprefix("The "), other.removeprefix("The ")), key=len)
    words = long.split()
    if short == long or long.endswith(f" {short}") or short == "".join(word[0] for word in words):
        return True
    for name, network in ((short, long), (long, short)):
        listed = lexicon.outlets.get(tuple(name.split()))
        if listed is not None and listed[2] == network:
            return True
    return False


def merged(lexicon: Lexicon, before: Telling, telling: Telling, near: bool) -> Telling:
    """Return ``telling`` with what the one before of the same speaker adds, if they are one.

    "an interview with Kanal 6 ... said in the interview"; "an interview with Kanal 6 ... told the station". An
    interview without a name that is ``near`` is the one with the outlet that was told.
    """
    if telling.medium == "told" and before.medium == "interview" and before.name is None and near:
        return telling._replace(medium="interview")
    if telling.name is None and before.name is not None and telling.medium == before.medium:
        return telling._replace(name=before.name, first=before.first, last=before.last)
    if telling.medium != "told" or telling.name is None or before.name is None:
        return telling
    if same_outlet(lexicon, telling.name, before.name):
        return telling._replace(medium=before.medium)
    return telling


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


def unlike(medium: Medium | None, quotation: Found) -> bool:
    """Say whether the quotation is written and the medium spoken: "wrote" is no part of an interview."""
    return medium not in WRITTEN and quotation.cue is not None and quotation.cue.lemma == "write"


def goes_on(stream: Stream, known: Latest, quotation: Found, paragraph: int, days: frozenset[str]) -> bool:
    """Say whether the quotation in ``paragraph``, dated to ``days``, can belong to its speaker's latest telling.

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
    if unlike(telling.medium, quotation) or (known.days and days and known.days.isdisjoint(days)):
        return False
    reach = _reach(telling)
    if reach == SPEAKS_ON and telling.name is None and heard(stream, quotation):
        return False
    return reach is None or paragraph - known.paragraph <= reach


def _reach(telling: Telling) -> int | None:
    """Return over how many paragraphs quotations may go on from a telling; None: without end."""
    if telling.dated or telling.medium is None:
        return SPEAKS_ON
    if telling.medium == "social":
        return POSTS_ON
    if telling.name is not None or telling.medium == "publication":
        return None
    return UNNAMED if telling.medium in ("interview", "statement") else SPEAKS_ON


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
        return Telling(strong.name, medium, strong.first, strong.last)
    named = next((clue for clue in clues if clue.name is not None), None)
    if named is None or (named.medium == "social" and medium != "social"):
        # "in interviews and tweets"
        named = strong or clues[0]
    if strong is None and any(clue.medium == "broadcast" for clue in clues):
        medium = "broadcast"
    return Telling(named.name, medium, named.first, named.last)


def dated(stream: Stream, places: Places, quotation: Found) -> bool:
    """Say whether the quotation is from another day than those around it: "said in March", "has said"."""
    at = quotation.at
    if quotation.cue is not None and _perfect(stream, quotation.cue.last - 1):
        return True
    start, end = places.sentence(at)
    lows, words = stream.lows, stream.lexicon.telling
    first, last = max(start, at - WINDOW), min(end - 1, at + WINDOW)
    near = lows[first:last]
    if not words["earlier"].isdisjoint(near):
        return True
    for unit in compress(range(first, last), map(_DATING.__contains__, near)):
        low = lows[unit]
        if any(span.start <= stream.starts[unit] < span.end for span in quotation.spans):
            # "said it would close in May"
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


def _perfect(stream: Stream, verb: int) -> bool:
    """Say whether the verb is in a perfect tense: "has called", "had long since said"."""
    flags = stream.flags
    for unit in range(verb - 1, max(-1, verb - 4), -1):
        if flags[unit] & HAVE:
            return True
        if not flags[unit] & (ADVERB | AUXILIARY):
            return False
    return False
