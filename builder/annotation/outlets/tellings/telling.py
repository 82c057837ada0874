"""One occasion on which somebody spoke, put together from clues, and what two of them add to each other."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from builder.annotation.lexicon import Lexicon
from builder.annotation.outlets.clues.clue import WRITTEN, Clue
from builder.annotation.tokens import Stream
from builder.schema import Medium

_SAME_SHOW = frozenset((("interview", "broadcast"), ("broadcast", "told")))
"""Media of two tellings that are one where the later speaks of "the interview" or "the programme"."""
_WEAK: frozenset[Medium | None] = frozenset(("told", "broadcast", None))


class Telling(msgspec.Struct, frozen=True, gc=False):
    """One occasion on which somebody spoke: the outlet, the medium and the units that stand for them."""

    name: str | None
    medium: Medium | None
    first: int
    last: int
    dated: bool = False
    """Whether it was on another day than the news, so that other quotations do not belong to it."""


def telling_of(clue: Clue) -> Telling:
    """Return the telling that one clue makes; a programme that is an addressee is told: "told Kanal 6's Late Hour"."""
    told = clue.medium == "broadcast" and clue.verb is not None and clue.name is not None
    return Telling(clue.name, "told" if told else clue.medium, clue.first, clue.last)


def is_unnamed(telling: Telling, medium: Medium) -> bool:
    """Say whether the telling is of ``medium``, nobody knows with whom or where."""
    return telling.name is None and telling.medium == medium


def is_known(stream: Stream, telling: Telling) -> bool:
    """Say whether the words for the telling are of one told before: "in the interview", "that article"."""
    return stream.lows[max(0, telling.first - 1)] in ("the", "that", "same")


def together(clues: Sequence[Clue]) -> Telling | None:
    """Return the telling that the clues of one cue make together: "told Kanal 6 in an interview".

    The first clue that says more than that an outlet heard it gives the medium; the first outlet is the
    outlet, but for words before an audience or the press, which nobody gave to an outlet.
    """
    if len(clues) < 2:
        return telling_of(clues[0]) if clues else None
    strong = next((clue for clue in clues if clue.medium not in _WEAK), None)
    told = next((clue for clue in clues if clue.medium == "told" and clue.name is not None), None)
    if strong is not None and strong.medium in ("social", "publication") and told is not None:
        # "told Kanal 6 in a video posted on Twitter", "tells Vesti in this week's cover story"
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
    if named is not None and named.medium == "social" and medium == "statement":
        # "in a statement shared via Twitter"
        return Telling(named.name, "social", named.first, named.last)
    if named is None or (named.medium == "social" and medium != "social"):
        # "in interviews and tweets"
        named = strong or clues[0]
    aired = next((clue for clue in clues if clue.medium == "broadcast"), None)
    if strong is None and aired is not None:
        # `told Kanal 6's Jo Vik on "Late Hour"`
        medium, named = "broadcast", aired if aired.name is not None else named
    return Telling(named.name, medium, named.first, named.last)


def merged(lexicon: Lexicon, before: Telling, telling: Telling, near: bool, known: bool = False) -> Telling:
    """Return ``telling`` with what the one before of the same speaker adds, if they are one.

    "an interview with Kanal 6 ... said in the interview"; "an interview with Kanal 6 ... told the station". An
    interview without a name that is ``near`` is the one with the outlet that was told, before it or after it; one
    that is ``known`` ("in the interview") is also the one that was aired.
    """
    if telling.medium == "told" and before.medium == "interview" and before.name is None and near:
        return replace(telling, medium="interview")
    phoned = telling.medium == "interview" and before.medium == "told" and near
    aired = known and (telling.medium, before.medium) in _SAME_SHOW
    if (
        telling.name is None
        and before.name is not None
        and (phoned or aired or telling.medium == before.medium)
    ):
        return replace(telling, name=before.name, first=before.first, last=before.last)
    if telling.medium != "told" or telling.name is None or before.name is None:
        return telling
    if same_outlet(lexicon, telling.name, before.name):
        return replace(telling, medium=before.medium)
    return telling


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
