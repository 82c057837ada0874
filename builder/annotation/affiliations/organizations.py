"""The larger body that a body belongs to: the country of a ministry, the party of a committee."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.places import place_prefix
from builder.annotation.affiliations.posts import Post, body_only
from builder.annotation.affiliations.runs import body_from, run_before
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    DETERMINER,
    DOCUMENT,
    END,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NUMBER,
    ORGANIZATION,
    POSSESSIVE_MARK,
    QUOTE,
    TITLE,
    UPPER,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

NAMESAKES = 20_000
_OWNER = 9
"""How many units may lead from a body's name to the larger one: "the mining arm of Acme"."""
_NO_KIND = COMMA | END | QUOTE
_DESCRIBING = CAPITAL | INITIAL | LOWER | NUMBER | POSSESSIVE_MARK


def namesake(stream: Stream, name: str) -> Span | None:
    """Return the body that bears the full ``name`` of a person: "the Jo Doe Foundation" for Jo Doe.

    Looks at the first `NAMESAKES` characters, so that many speakers in an endless text cost no more each.
    """
    text = stream.text
    at = text.find(name + " ", 0, NAMESAKES) if " " in name else -1
    while at >= 0:
        unit = bisect_left(stream.starts, at + len(name) + 1)
        if unit < len(stream.words) and stream.starts[unit] == at + len(name) + 1:
            flag = stream.flags[unit]
            if flag & CAPITAL and flag & ORGANIZATION and not flag & DOCUMENT:
                return Span(at, stream.ends[unit])
        at = text.find(name + " ", at + 1, NAMESAKES)
    return None


def around_body(stream: Stream, first: int, last: int, floor: int) -> Iterator[Post]:
    """Yield the larger body that the text names in or before the body's name ``[first, last)``.

    "Turkey's Foreign Ministry", "the Israeli army", "the Guild-run clinic", "Harbour Party Youth Committee",
    "the Israeli public broadcaster Kan".
    """
    flags, words, describing, lows = stream.flags, stream.words, stream.lexicon.describing, stream.lows
    if last + 2 < len(flags) and flags[last] & COMMA:
        larger = _owner_behind(stream, last + 1)
        if larger is not None:
            yield body_only(larger, last)
            return
    if last - first == 1 and "-" not in words[first]:
        before = flags[first - 1] if first > floor else 0
        if (not before & _DESCRIBING and words[first - 1] != "&") or before & (
            DETERMINER | UPPER
        ) == DETERMINER:
            # "said Acme", "the FBI": nothing before it.
            return
    start = run_before(stream, first, floor) if first > floor else first
    if first - 1 > start and lows[first - 1] in describing["unit"]:
        # "Acme subsidiary | Daler Mines"
        larger = body_in(stream, start, first - 1)
        if larger is not None:
            yield body_only(larger, last)
            return
    for at in range(first, start - 1, -1):
        if "-" in words[at] and flags[at] & CAPITAL and words[at].endswith(tuple(describing["owned"])):
            owner = words[at].rsplit("-", 1)[0]
            yield body_only(Span(stream.starts[at], stream.starts[at] + len(owner)), last)
            return
    kind = first
    while kind > floor and stream.lows[kind - 1] in (
        describing["state"] if kind == first else describing["modifier"]
    ):
        kind -= 1
    if kind < first and flags[first - 1] & LOWER:
        nation = run_before(stream, kind, floor)
        while nation < kind and not flags[nation] & CAPITAL:
            nation += 1
        if place_prefix(stream, nation, kind) == kind > nation:
            yield body_only(stream.span(nation, kind), last)
        return
    while start < last and (not flags[start] & CAPITAL or flags[start] & DETERMINER):
        start += 1
    mark = next((at for at in range(start, last) if flags[at] & POSSESSIVE_MARK), None)
    of_state = not describing["state"].isdisjoint(stream.lows[first:last])
    if mark is not None and (
        lows[last - 1] == "campaign" or tuple(words[start : mark + 2]) in stream.lexicon.outlets
    ):
        # Somebody's campaign is theirs and no part of them, and "People's Daily" one name.
        return
    if mark is not None and mark > start and mark + 1 < last:
        if of_state or (stream.lexicon[words[last - 1]] & ORGANIZATION and not flags[last - 1] & DOCUMENT):
            body = body_in(stream, start, mark)
            if body is not None:
                yield body_only(body, last)
        return
    if start >= last - 1:
        return
    if stream.lexicon.parties.get(words[start]) in ("adjective", "member"):
        if lows[last - 1] != "party":
            # "the Labour Party" is no part of Labour.
            yield body_only(stream.span(start, start + 1), last)
    elif of_state:
        end = place_prefix(stream, start, last - 1)
        if end > start:
            yield body_only(stream.span(start, end), last)


def _owner_behind(stream: Stream, at: int) -> Span | None:
    """Return the larger body told behind a body's name at ``at``: "a unit of Acme", "part of Acme", "owned by Acme"."""
    lows = stream.lows
    ceiling = min(len(lows) - 1, at + _OWNER)
    if lows[at] == "which" and lows[at + 1] == "is":
        at += 2
    link = next((look for look in range(at, ceiling) if lows[look] in ("of", "by")), None)
    if link is None or link == at or stream.has(_NO_KIND, at, link):
        return None
    kind = lows[link - 1] in (
        stream.lexicon.describing["unit"] if lows[link] == "of" else ("owned", "controlled")
    )
    if not kind:
        return None
    if stream.flags[link + 1] & (FIRST_NAME | TITLE):
        # "owned by Jo Doe"
        return None
    return body_from(stream, link + 1, min(len(lows), link + 1 + _OWNER))[0]
