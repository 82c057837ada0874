"""The body that a post implies and the article names apart from it: the council of "Councillor Jo Doe"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import product

from builder.annotation.affiliations.owners import body_at
from builder.annotation.affiliations.places import place_prefix
from builder.annotation.affiliations.posts import Post
from builder.annotation.affiliations.roles import head_of
from builder.annotation.lexicon import CAPITAL, LOWER, NATIONALITY, ORGANIZATION, PLACE, ROLE
from builder.annotation.tokens import Stream
from builder.schema import Span

_NEAR = 1_000
"""How many units before and behind a post are looked through for the body."""
_MANY = 100
"""How many names on either side are looked at."""
_LONGEST = 12
"""How many units behind its noun the name of a body may go on for."""
_OFTEN = 2
"""How often at least an article speaks of a body that has a like elsewhere, such as a government or country."""
_FAR = 3
"""How many times as often as any other the place is named where somebody rules."""
_WITHOUT_MINISTERS = "United States"
"""The country that most news names and that has neither premiers nor ministers."""
_LONGEST_PLACE = 3
_LEVELS = frozenset(("federal", "state", "provincial", "regional"))
"""What governments under one another are told apart by."""


def implied(stream: Stream, post: Post) -> Span | None:
    """Return the one body of the kind that the post implies: "Brask Council met. ... Councillor Jo Doe said".

    None where the article speaks of several of that kind.
    """
    if post.role is None or post.former:
        return None
    words = head_of(stream.text[post.role.start : post.role.end]).split()
    implying = stream.lexicon.implied
    rows = [*implying.get(" ".join(words[-2:]), ()), *implying.get(words[-1], ())]
    if not rows or "shadow" in words:
        return None
    at = bisect_left(stream.starts, post.role.start)
    for how, kinds in rows:
        body: Span | None = None
        if how == "place":
            body = _most_named(stream, at, kinds)
        elif near := [
            unit for unit in _near(stream, at, ORGANIZATION) if unit and stream.lows[unit] in kinds
        ]:
            body = _own(stream, at, near) if how == "own" else _named(stream, at, near, alone=how == "called")
        if body is not None:
            return body
    return None


def _most_named(stream: Stream, at: int, kinds: frozenset[str]) -> Span | None:
    """Return the place of one of the ``kinds`` that is named far more often than the others: "Brelland's premier"."""
    words = stream.words
    counts: Counter[str] = Counter()
    spans: dict[str, Span] = {}
    behind = 0
    for unit in _near(stream, at, PLACE | NATIONALITY):
        if unit < behind:
            continue
        first = unit
        while first > max(behind, unit - 2) and stream.flags[first - 1] & CAPITAL:
            # "New | South Wales", of which the first word alone is no place
            first -= 1
        for start, size in product(range(first, unit + 1), range(_LONGEST_PLACE, 0, -1)):
            name = " ".join(words[start : start + size])
            place = stream.lexicon.nationalities.get(name, name)
            kind = stream.lexicon.places.get(tuple(place.split()))
            if kind is not None and unit < start + size <= len(words):
                behind = start + size
                if kind in kinds and place != _WITHOUT_MINISTERS:
                    counts[place] += 1
                    spans.setdefault(place, stream.span(start, behind))
                break
    (place, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return spans[place] if most >= max(_OFTEN, _FAR * next_most) else None


def _near(stream: Stream, at: int, mask: int) -> list[int]:
    """Return the units nearest to ``at`` that have one of the flags in ``mask``, in text order."""
    found = stream.having(mask, max(0, at - _NEAR), min(len(stream.flags), at + _NEAR))
    middle = bisect_left(found, at)
    return found[max(0, middle - _MANY) : middle + _MANY]


def _own(stream: Stream, at: int, near: list[int]) -> Span | None:
    """Return the body that goes by its noun alone, as one's own does: "the government", "the Government".

    By the name with its place, if only one has such a name, and before: "the Brelland government ... the government".
    """
    flags, lows = stream.flags, stream.lows
    alone: list[int] = []
    placed: dict[str, Span] = {}
    for unit in near:
        before = unit - 1
        if lows[before] == "the":
            alone.append(unit)
        elif lows[before] in _LEVELS and flags[before] & LOWER:
            # "the federal government": which one is "the government"?
            return None
        elif flags[before] & (PLACE | NATIONALITY) and (body := body_at(stream, unit, unit + 1)):
            placed.setdefault(stream.text[body.start : body.end], body)
    if alone and len(placed) == 1:
        body = next(iter(placed.values()))
        if body.start < stream.starts[alone[0]]:
            return body
    if not alone:
        return None
    # What people say counts too.
    start, end = stream.starts[max(0, at - _NEAR)], stream.ends[min(len(stream.ends), at + _NEAR) - 1]
    often = stream.text[start:end].lower().count(f"the {lows[alone[0]]}")
    return _nearest(stream, at, alone) if often >= _OFTEN else None


def _named(stream: Stream, at: int, near: list[int], *, alone: bool) -> Span | None:
    """Return the one body that has a name, or if ``alone`` the one that goes by its noun where none has."""
    lows, parties = stream.lows, stream.lexicon.parties
    names: dict[str, Span] = {}
    nouns: list[int] = []
    for unit in near:
        if lows[unit - 1] == "white":
            # the White House
            continue
        # "the Republican House" is the House.
        partisan = stream.words[unit - 1] in parties
        body = None if partisan else _name(stream, unit)
        if body is not None:
            names.setdefault(stream.text[body.start : body.end].lower(), body)
        elif partisan or lows[unit - 1] == "the" or lows[unit] == "police":
            nouns.append(unit)
    if not names:
        return _nearest(stream, at, nouns) if alone and len({lows[unit] for unit in nouns}) == 1 else None
    fullest = max(names, key=len)
    # Where the House has a full name, "the Senate" is another chamber; "police" may be the Oslo Constabulary.
    one = all(fullest.endswith(name) for name in names) and all(
        lows[unit] == "police" or lows[unit] in fullest for unit in nouns
    )
    return names[fullest] if one else None


def _name(stream: Stream, noun: int) -> Span | None:
    """Return the body whose name has the ``noun`` in it: "Brask Council", "Brask police", "University of Oslo"."""
    flags = stream.flags
    body = body_at(stream, noun, min(len(flags), noun + _LONGEST))
    if body is None:
        return None
    first, last = bisect_left(stream.starts, body.start), bisect_left(stream.ends, body.end)
    if flags[last] & ROLE:
        # "Police Press Officer"
        return None
    if flags[first] & ROLE and stream.lows[first + 1] == "of":
        # "Members of | Brask Council"
        body = Span(stream.starts[first + 2], body.end)
    return body if flags[noun] & CAPITAL or place_prefix(stream, first, noun) == noun else None


def _nearest(stream: Stream, at: int, units: list[int]) -> Span:
    unit = min(units, key=lambda unit: abs(unit - at))
    return stream.span(unit, unit + 1)
