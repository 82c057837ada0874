"""The party that a sentence tells by the way: "Doe urged fellow Republicans", "her own Harbour Party"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from builder.annotation.affiliations.bodies import body_in, body_of_run
from builder.annotation.affiliations.posts import post_from
from builder.annotation.affiliations.runs import run_before, run_from
from builder.annotation.lexicon import CAPITAL, CUE, END, FIRST_NAME, LOWER, QUOTE, TITLE
from builder.annotation.tokens import Stream
from builder.schema import Span

if TYPE_CHECKING:
    from builder.annotation.coreference.mentions import Mention

_REACH = 26
"""How many units behind a name its party may be told."""
_CONTESTS = frozenset(("leadership", "nomination", "ticket"))
"""What only a member of the party gets; who runs in a primary may be anybody."""
_PEOPLE = FIRST_NAME | TITLE
SUPPOSING = frozenset(("if", "unless", "whether", "should", "until", "once", "had", "were"))
_OWN = frozenset(("his", "her"))
_KEYS = frozenset(("fellow", "own", "his", "her", "other"))


def party_by_the_way(stream: Stream, mentions: Sequence[Mention]) -> Span | None:
    """Return the party that a sentence ties to the subject of one of the ``mentions``, by name.

    "Doe urged fellow Republicans to wait", "Doe and her Labour colleagues", "members of his own Harbour Party",
    "Doe is seeking the Democratic nomination".
    """
    lexicon = stream.lexicon
    if lexicon.party_words.isdisjoint(stream.vocabulary):
        return None
    for mention in mentions:
        if mention.kind != "name":
            continue
        start, words = mention.last, stream.words
        if stream.lows[mention.first - 1] in SUPPOSING:
            # "if Doe wins the nomination"
            continue
        behind = words[start : start + _REACH]
        if lexicon.party_words.isdisjoint(behind):
            continue
        keys, contests = not _KEYS.isdisjoint(behind), not _CONTESTS.isdisjoint(behind)
        if not keys and not contests:
            continue
        seeking = False
        for at in range(start, min(len(words) - 2, start + _REACH)):
            flag, low = stream.flags[at], stream.lows[at]
            if flag & (END | QUOTE) or (flag & CAPITAL and flag & _PEOPLE) or low == "according":
                # Somebody else is spoken of.
                break
            if keys and low in _KEYS:
                party = _own(stream, at, start)
                if party is not None:
                    return party
            seeking = low in lexicon.describing["winning"] or (seeking and not flag & CUE)
            if contests and seeking and low in _CONTESTS:
                party = _of_contest(stream, at, start)
                if party is not None:
                    return party
    return None


def _own(stream: Stream, at: int, start: int) -> Span | None:
    """Return the party behind "fellow", "other" or "her" at ``at``, of whom the name before ``start`` calls."""
    lows, describing = stream.lows, stream.lexicon.describing
    ceiling = len(stream.words)
    low = lows[at]
    if low == "other" and not (lows[at - 1] == "and" and at - 1 == start):
        return None
    end = run_from(stream, at + 1, ceiling)
    if end == at + 1 or not stream.has(CAPITAL, at + 1, end):
        return None
    if low in ("fellow", "other"):
        post = post_from(stream, at + 1, ceiling)
        return None if post is None or post.body is None else _member(stream, post.body)
    if low == "own" and lows[at - 1] not in _OWN:
        return None
    if stream.flags[end - 1] & LOWER and lows[end - 1] in describing["camp"]:
        end -= 1
        while end > at + 1 and stream.flags[end - 1] & LOWER:
            end -= 1
    elif low != "own" and stream.words[end - 1] != "Party":
        return None
    return _party(stream, body_in(stream, at + 1, end))


def _of_contest(stream: Stream, at: int, start: int) -> Span | None:
    """Return the party before the contest at ``at``: "the | Republican | presidential nomination"."""
    end = at
    while end > start and stream.flags[end - 1] & LOWER and end > at - 2:
        end -= 1
    if not stream.flags[end - 1] & CAPITAL:
        return None
    return _party(stream, body_of_run(stream, max(start, run_before(stream, end, start)), end))


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
