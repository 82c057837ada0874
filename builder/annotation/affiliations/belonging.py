"""What "of", "from", "with" or "at" behind a name says: the body of "Jo Doe of Acme", a home in "Jo Doe of Derry"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.places import is_place, place_prefix
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    CUE,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    ROLE,
)
from builder.annotation.sentence.phrases import FUNCTION
from builder.annotation.tokens import Stream
from builder.schema import Span

_NEARBY = 400
"""How many units before and behind a name are looked through for what it does."""
_PLACED = PLACE | FIRST_NAME
_PLACING = frozenset(("in", "near", "to", "around", "outside", "across"))
_EVENTS = frozenset(("debate", "game", "hearing", "rally", "summit"))


def body_behind(
    stream: Stream, at: int, ceiling: int, *, titled: bool, employed: bool
) -> tuple[Span | None, int]:
    """Read "of Acme" behind a name; a place says where somebody lives, unless the name has a title.

    Who is ``employed`` somewhere is so there: "analyst Jo Doe of Morgan Vik", "economist Jo Doe at Acme".
    """
    flags = stream.flags
    end = run_from(stream, at + 1, ceiling)
    if end == at + 1:
        return None, at
    preposition = stream.lows[at]
    if end > at + 2 and flags[end - 1] & LOWER:
        end = _placed(stream, at + 1, end, ceiling)
    if preposition == "at" and stream.lows[end - 1] in _EVENTS:
        return None, end
    if not stream.has(CAPITAL, at + 1, end):
        return None, end
    says = end < ceiling and bool(flags[end] & CUE and flags[end] & LOWER)
    employed = employed and preposition != "from" and bool(flags[at + 1] & CAPITAL)
    if preposition == "from" and acts_elsewhere(stream, at + 1, end):
        return stream.span(at + 1, end), end
    if preposition in ("with", "at", "from") and not acronym(stream, at + 1, end):
        return (body_in(stream, at + 1, end) if employed and not is_place(stream, at + 1, end) else None), end
    if (
        employed
        and end + 2 < ceiling
        and stream.lows[end] == "and"
        and flags[end + 1] & CAPITAL
        and not flags[end + 1] & (FIRST_NAME | ROLE)
        and flags[end + 2] & (CUE | COMMA | END)
    ):
        # "analyst Jo Doe of Moe and Vik said"
        return stream.span(at + 1, end + 2), end + 2
    local = stream.words[end - 1] == "County" or is_place(stream, at + 1, end)
    if _is_country(stream, at + 1, end):
        # "Jo Doe of Norway", who competes or speaks for it
        return stream.span(at + 1, end), end
    if not titled and (local or (end + 1 < ceiling and flags[end] & COMMA and flags[end + 1] & PLACE)):
        # "Jo Doe of Derry, N.H."
        return None, end
    given = end > at + 2 and flags[at + 1] & FIRST_NAME and not employed
    if given and not says and not acronym(stream, at + 1, end):
        # "said Jo Doe of Ann Moe", but "Jo Doe of Ann Moe said"
        return None, end
    return body_in(stream, at + 1, end), end


def acts_elsewhere(stream: Stream, first: int, last: int) -> bool:
    """Say whether the one word behind "from" also acts or owns nearby, where a place has things done in it."""
    if last - first != 1 or not stream.flags[first] & CAPITAL or stream.flags[first] & _PLACED:
        return False
    words, word, acts = stream.words, stream.words[first], False
    look, end = max(0, first - _NEARBY), min(len(words) - 1, first + _NEARBY)
    for _ in range(words[look:end].count(word)):
        look = words.index(word, look, end) + 1
        if look - 1 == first:
            continue
        if stream.lows[look - 2] in _PLACING:
            return False
        acts = acts or bool(stream.flags[look] & (POSSESSIVE_MARK | CUE | AUXILIARY))
    return acts


def _placed(stream: Stream, first: int, end: int, ceiling: int) -> int:
    """Return where the place ends that a phrase begins with and is no part of: "Sen. Jo Doe of Ohio | center stage"."""
    flags = stream.flags
    placed = place_prefix(stream, first, end)
    if not first < placed < end or not flags[placed] & LOWER:
        return end
    goes_on = end < ceiling and flags[end] & LOWER and not flags[end] & (FUNCTION | CUE | ED)
    return placed if goes_on or not flags[end - 1] & ORGANIZATION else end


def _is_country(stream: Stream, first: int, last: int) -> bool:
    return stream.lexicon.places.get(tuple(stream.words[first:last])) == "country"
