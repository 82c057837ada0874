"""The party that a sentence tells by the way: "Doe urged fellow Republicans", "her own Harbour Party"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import body_of_run, party_start
from builder.annotation.affiliations.clauses import SUPPOSING
from builder.annotation.affiliations.posts import post_from
from builder.annotation.affiliations.runs import run_before, run_from
from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    CUE,
    DETERMINER,
    END,
    LOWER,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    QUOTE,
    ROLE,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

if TYPE_CHECKING:
    from builder.annotation.coreference.mentions import Mention

_MENTIONS = 12
"""How many mentions of one person are read."""
_REACH = 26
"""How many units behind a name its party may be told."""
_CONTESTS = frozenset(("leadership", "nomination", "ticket"))
"""What only a member of the party gets; who runs in a primary may be anybody."""
_ENDS = END | QUOTE
_PLACED = CALENDAR | PLACE | NATIONALITY | ORGANIZATION
_AGAINST = frozenset(("against", "over", "beat", "defeated"))
_LEADS = frozenset(("leader", "deputy leader", "co-leader", "interim leader", "acting leader", "new leader"))
"""Who, with no body named, leads a party."""
_BEFORE = 60
"""How many units before a bare "leader" the party is looked for."""
_OWN = frozenset(("his", "her"))
_TELLING = _CONTESTS | _OWN | {"fellow", "other", "own"}


def party_by_the_way(stream: Stream, mentions: Sequence[Mention]) -> Span | None:
    """Return the party that a sentence ties to the subject of one of the ``mentions``, by name.

    "Doe urged fellow Republicans to wait", "Doe and her Labour colleagues", "members of his own Harbour Party",
    "Doe is seeking the Democratic nomination".
    """
    parties = stream.lexicon.party_words
    for mention in mentions[:_MENTIONS]:
        start = mention.last
        if mention.kind != "name" or parties.isdisjoint(stream.words[start : start + _REACH]):
            continue
        behind = stream.lows[start : start + _REACH]
        told = _TELLING.intersection(behind)
        if not told:
            continue
        if stream.lows[mention.first - 1] not in SUPPOSING:
            # "if Doe wins the nomination" tells nothing.
            for at in sorted(map(behind.index, told)):
                at += start
                party = (_of_contest if stream.lows[at] in _CONTESTS else _own)(stream, at, start)
                if party is not None:
                    if not _of_others(stream, start, min(at, bisect_left(stream.starts, party.start))):
                        return party
                    break
    return None


def party_led(stream: Stream, role: Span) -> Span | None:
    """Return the party named last before a role in one: "Harbour said so. | Leader | Jo Doe", "the | party chair |"."""
    said = stream.text[role.start : role.end].lower()
    if said not in _LEADS and not said.startswith("party "):
        return None
    end = bisect_left(stream.starts, role.start)
    begin = max(0, end - _BEFORE)
    if stream.lexicon.party_words.isdisjoint(stream.words[begin:end]):
        return None
    for at in range(end - 1, begin - 1, -1):
        if not stream.flags[at] & CAPITAL or (stream.words[at],) in stream.lexicon.outlets:
            continue
        first = party_start(stream, at + 1)
        if first <= at:
            return _member(stream, stream.span(first, at + 1))
        if stream.words[at] == "Party" and at and stream.flags[at - 1] & CAPITAL:
            return body_in(stream, run_before(stream, at, begin), at + 1)
    return None


def _of_others(stream: Stream, start: int, end: int) -> bool:
    """Say whether the sentence speaks of somebody else in the units ``[start, end)``, or ends there."""
    if "according" in stream.lows[start:end]:
        return True
    for at in range(start, end):
        flag = stream.flags[at]
        # "New" Hampshire
        named = flag & CAPITAL and not flag & _PLACED and not stream.flags[at + 1] & PLACE
        if flag & _ENDS or (named and stream.lows[at - 1] not in _AGAINST):
            return True
    return False


def _own(stream: Stream, at: int, start: int) -> Span | None:
    """Return the party behind "fellow", "other" or "her" at ``at``, of whom the name before ``start`` calls."""
    lows, describing = stream.lows, stream.lexicon.describing
    ceiling, low = len(stream.words), lows[at]
    if low == "other" and not (lows[at - 1] == "and" and at - 1 == start):
        return None
    end = run_from(stream, at + 1, ceiling)
    if end == at + 1 or not stream.has(CAPITAL, at + 1, end):
        return None
    if low in ("fellow", "other"):
        post = post_from(stream, at + 1, ceiling)
        return None if post is None else _party(stream, post.body)
    if low == "own" and lows[at - 1] not in _OWN:
        return None
    camp = next((look for look in range(at + 1, end) if lows[look] in describing["camp"]), None)
    if camp is not None and stream.flags[camp] & LOWER:
        # "her Democratic | allies"
        end = camp
        while end > at + 1 and stream.flags[end - 1] & LOWER:
            end -= 1
    elif low != "own" and stream.words[end - 1] != "Party":
        return None
    return _party(stream, body_in(stream, at + 1, end))


def _of_contest(stream: Stream, at: int, start: int) -> Span | None:
    """Return the party before the contest at ``at``: "seeks the | Republican | presidential nomination"."""
    lows, winning = stream.lows, stream.lexicon.describing["winning"]
    if winning.isdisjoint(lows[start:at]):
        return None
    sought = max(look for look in range(start, at) if lows[look] in winning)
    if stream.flags[sought - 1] & ROLE and lows[sought - 1].endswith("s"):
        # "Doe blamed all candidates seeking the nomination"
        return None
    if stream.has(CUE, sought + 1, at):
        # "Doe won as Moe declared that the nomination"
        return None
    end = at
    while end > start and stream.flags[end - 1] & LOWER and end > at - 2:
        end -= 1
    if not stream.flags[end - 1] & CAPITAL:
        return None
    first = max(start, run_before(stream, end, start))
    while first < end and stream.flags[first] & (DETERMINER | POSSESSIVE):
        first += 1
    return _party(stream, body_of_run(stream, first, end))


def _party(stream: Stream, body: Span | None) -> Span | None:
    """Return ``body`` if it is a party: by the list, or by its name."""
    if body is None:
        return None
    name = stream.text[body.start : body.end]
    return _member(stream, body) if name in stream.lexicon.parties or name.endswith(" Party") else None


def _member(stream: Stream, body: Span) -> Span:
    """Return the name of one member of several: "Republican | s"."""
    one = stream.text[body.start : body.end].removesuffix("s")
    return Span(body.start, body.start + len(one)) if one in stream.lexicon.parties else body
