"""Where a role starts with a place before or within it: "Texas | Land Commissioner", "Acme | chief EU economist"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import acronym
from builder.annotation.affiliations.places import place_prefix
from builder.annotation.affiliations.small_bodies import COUNTED
from builder.annotation.lexicon import (
    CAPITAL,
    LOWER,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    UPPER,
)
from builder.annotation.tokens import Stream

_PLACED = PLACE | NATIONALITY | UPPER
_NAMED = _PLACED | ORGANIZATION
_RANKS = frozenset(("chief", "senior", "lead", "top"))
"""Ranks that stand before the place that somebody sees to: "senior Africa analyst"."""
_NAMED_SO = frozenset(("women", "world", "union"))
"""What a role may see to that names a body with a capital: "UN Women | Executive Director"."""
_SEEING_TO = frozenset(("chief", "commissioner", "director", "representative", "envoy", "adviser", "advisor"))
_REGIONAL = _SEEING_TO | {
    "editor",
    "correspondent",
    "head",
    "coordinator",
    "researcher",
    "analyst",
    "economist",
}
"""Whose region may stand between the body and them: "Acme Asia director"."""
_OFFICES = frozenset(("Office", "Treasury", "Ministry", "Department"))


def before_place(stream: Stream, at: int, first: int) -> int:
    """Return where a role starts that has a place behind its rank: "Acme | chief European economist", or ``at``."""
    flags, lows = stream.flags, stream.lows
    rank = at - 1
    while rank > first and flags[rank] & CAPITAL and flags[rank] & _PLACED:
        rank -= 1
    # "Israel's chief European economist", but "senior Israeli official"
    named = first < rank < at - 1 and flags[rank - 1] & (CAPITAL | POSSESSIVE_MARK)
    ranked = named and not flags[rank - 1] & COUNTED and flags[rank] & LOWER and lows[rank] in _RANKS
    return rank if ranked else at


def title_start(stream: Stream, run: int, at: int) -> int:
    """Return where a title starts of which the lists know the end only: "Texas | Land Commissioner".

    What is no body between a place and a title is part of the title, and so is what only tells the field or rank:
    "| Chief Veterinary Officer".
    """
    remit = _remit_start(stream, run, at)
    if remit < at:
        return remit
    split = place_prefix(stream, run, at)
    if split == run and all(
        stream.lows[look] in stream.lexicon.describing["modifier"]
        and not stream.flags[look] & _NAMED
        and stream.words[look] not in stream.lexicon.parties
        and stream.words[look] not in stream.lexicon.describing["vague"]
        for look in range(run, at)
    ):
        return run
    if split == run and stream.lows[run] in stream.lexicon.describing["seat"]:
        # "EU | Works Commissioner", "White House | Budget Chief"
        split += 2 if stream.lows[run] == "white" else 1
        sees_to = split < at and stream.lows[at] in _SEEING_TO
        if sees_to and stream.lows[at - 1] not in stream.lexicon.organization_nouns:
            return split
    if not run < split < at or stream.words[split] in stream.lexicon.parties:
        return at
    if stream.lows[at] in stream.lexicon.describing["staff"] or stream.flags[at] & UPPER:
        # "Norwegian Harbour | President", of a body; "Oslo North | MP"
        return at
    return at if stream.has(ORGANIZATION, split, at) else split


def region_start(stream: Stream, run: int, at: int, noun: str) -> int:
    """Return where the region starts that who has a role sees to: "Acme Institute | Asia director", or ``at``.

    A country says so of an envoy alone: "Acme Norway" may be a body.
    """
    if noun in _REGIONAL:
        for start in (at - 2, at - 1):
            kind = stream.lexicon.places.get(tuple(stream.words[start:at])) if start > run else None
            if kind in ("region", "continent") or (kind == "country" and noun == "envoy"):
                return start if stream.words[start - 1] != "Air" and acronym(stream, run, start) else at
    return at


def _remit_start(stream: Stream, run: int, at: int) -> int:
    """Return where a title starts with what its holder sees to: "Acme | Chief Corporate Affairs Officer"."""
    lows, describing = stream.lows, stream.lexicon.describing
    first = at
    if lows[at] in describing["remitted"]:
        while first > run and (
            lows[first - 1] in describing["remit"]
            or (
                first - 1 > run
                and lows[first - 1] in describing["remit_joined"]
                and lows[first - 2] in describing["remit"]
            )
        ):
            first -= 1
    if first < at or lows[at] == "officer":
        while first > run and (lows[first - 1] == "chief" or lows[first - 1] in describing["rank"]):
            first -= 1
    wide = first
    while wide > run and (
        is_remit(stream, wide - 1)
        or (lows[wide - 1] == "and" and run < wide - 1 and is_remit(stream, wide - 2))
    ):
        wide -= 1
    # "| Music Producer of Acme", "Acme Corp | Literary Agent", but "Acme Music | Producer"
    # and "Acme | Sales and Marketing Director"
    bounded = wide == run or stream.flags[wide - 1] & ORGANIZATION or "and" in lows[wide:first]
    return wide if bounded else first


def is_remit(stream: Stream, at: int) -> bool:
    """Say whether the word with a capital tells what the holder of a title sees to, and can be no body."""
    low, describing = stream.lows[at], stream.lexicon.describing
    return (
        (
            low in describing["modifier"]
            or low in describing["remit"]
            or low in describing["rank"]
            or low in _RANKS
        )
        and not stream.flags[at] & (ORGANIZATION | PLACE | NATIONALITY)
        and low not in _NAMED_SO
        and low not in describing["force"]
        and low not in describing["department"]
        and stream.words[at] not in stream.lexicon.parties
    )


def portfolio(stream: Stream, run: int, at: int, end: int) -> int:
    """Return where a minister's title starts with what the minister sees to: "Malaysian | Irrigation Minister"."""
    if stream.lows[end - 1] == "minister" and stream.words[at - 1] in _OFFICES:
        # "Foreign Office | minister", of which there are several
        return at
    split = place_prefix(stream, run, at)
    if stream.lows[end - 1].startswith("minister") or stream.words[split] == "Shadow":
        return split
    if "and" in stream.lows[split:at] and not stream.has(ORGANIZATION, at - 1, at):
        # "British | Trade and Industry Secretary"
        return split
    # "Acme secretary" is nobody's who sees to Acme.
    office = (*stream.words[split : end - 1], stream.words[end - 1].capitalize())
    return split if office in stream.lexicon.titles else at


def brief_start(stream: Stream, run: int, at: int) -> int:
    """Return where what a party's spokesman sees to starts: "Labour | Works spokesman", "the party's | Health critic".

    Behind who is no party, nor has anything, it may be an office that is spoken for.
    """
    words, describing = stream.words, stream.lexicon.describing
    party = next(
        (
            end
            for end in range(at - 1, run, -1)
            if words[end - 1] == "Party" or " ".join(words[run:end]) in stream.lexicon.parties
        ),
        run,
    )
    if party == run and not stream.flags[run - 1] & POSSESSIVE_MARK:
        return at
    brief = stream.lows[party:at]
    sees_to = all(low in describing["brief"] or low in describing["field"] for low in brief)
    return party if sees_to else at


def placed_apart(stream: Stream, at: int, first: int) -> int:
    """Return where the owner ends before the place in which somebody works: "Acme | 's New York-based | analyst"."""
    if at > first + 1 and stream.lows[at - 1].endswith("-based"):
        for mark in range(at - 2, max(first, at - 5), -1):
            if stream.flags[mark] & POSSESSIVE_MARK:
                return mark
            if not stream.flags[mark] & CAPITAL:
                break
    return first
