"""How somebody came into a body: "was hired by Acme", "elected to the council", "Acme named | Jo Doe | director"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import body_in, is_surely_body
from builder.annotation.affiliations.places import names_place
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.roles import head_of
from builder.annotation.affiliations.runs import body_from, run_before
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    DASH,
    END,
    FIRST_NAME,
    LOWER,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.tokens import Stream

_BEHIND = (
    COMMA
    | END
    | DASH
    | QUOTE
    | SEMICOLON
    | CLOSE
    | PREPOSITION
    | RELATIVE
    | CONJUNCTION
    | SUBORDINATOR
    | ADVERB
)
_PEOPLE = FIRST_NAME | TITLE
_LEADING = frozenset(
    ("chair", "coach", "command", "direct", "edit", "head", "lead", "manage", "oversee", "represent", "run")
)
_SEATS = frozenset(("post", "term", "seat", "place", "position", "role", "job"))
_SEAT = 5
"""Within how many units a seat is named before the body it is in."""
COMING = frozenset(("joined", "joins", "won", "holds", "took", "takes", "signed", "moved", "set", "left"))
"""Verbs for how somebody came to a body, or set it up."""
_COMING_BY = {"signed": "for", "moved": "to", "set": "up"}
_LONG_AGO = (" in 18", " in 19")
_APPOSITION = 14
"""How many units an apposition between a name and "as director" may have."""


def appointed(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what follows "was appointed" at ``at``: "director of Acme", "to the council"."""
    lows, flags = stream.lows, stream.flags
    if at + 1 >= ceiling:
        return
    low = lows[at]
    if low == "by" or (low == "to" and lows[at + 1] in _LEADING):
        return
    if low in ("as", "to"):
        at += 1
    post = post_from(stream, at, ceiling)
    if post is not None and post.role is not None and post.role_class != "person":
        dating = stream.lexicon.describing["dating"]
        if post.end >= ceiling or flags[post.end] & _BEHIND or lows[post.end] in dating:
            yield post
        return
    if low == "to":
        yield from seated(stream, at, ceiling)


def seated(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what somebody is elected to or has a seat in at ``at``: "the Acme board", "a full term on the council"."""
    lows = stream.lows
    for look in range(at, min(ceiling - 2, at + _SEAT)):
        if lows[look] in _SEATS and lows[look + 1] in ("on", "in", "at"):
            at = look + 2
            break
    body, end = body_from(stream, at, ceiling, surely=True)
    if body is not None and stream.text[body.start : body.end] not in stream.lexicon.describing["chamber"]:
        # Who was elected to the House may sit in the Senate by now.
        yield body_only(body, end)


def coming(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read how somebody came to a body: "took over at Acme", "won a seat on the council", "signed for Acme"."""
    lows = stream.lows
    verb, behind = lows[at], lows[at + 1] if at + 1 < ceiling else ""
    if verb == "left":
        yield from _left(stream, at, ceiling)
    elif verb in ("joined", "joins"):
        yield from _joined(stream, at, ceiling)
    elif verb in ("won", "holds"):
        if "seat" in lows[at + 1 : min(ceiling, at + _SEAT)]:
            yield from seated(stream, at + 1, ceiling)
    elif behind == "over" and lows[at + 2 : at + 3] == ["as"]:
        post = post_from(stream, at + 3, ceiling)
        if post is not None and post.role_class != "person":
            yield post
    elif lows[at + 1 : at + 3] == ["over", "at"] or behind == _COMING_BY.get(verb):
        first = at + 2 + (behind == "over")
        body, end = body_from(stream, first, ceiling)
        if body is None:
            return
        place = names_place(stream, body)
        if behind == "over" or (is_surely_body(stream, body) and not place):
            yield body_only(body, end)


def _left(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read for which body somebody left another: "left the guild in May | for Acme Bank"."""
    for link in range(at + 2, min(ceiling - 1, at + _SEAT + 4)):
        if stream.lows[link] == "for":
            body, end = body_from(stream, link + 1, ceiling, surely=True)
            if body is not None and not names_place(stream, body):
                yield body_only(body, end)
            return


def _joined(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read "joined Acme as an engineer"; who joins somebody on a stage belongs to nobody."""
    body, end = body_from(stream, at + 1, ceiling)
    if body is None:
        return
    if end + 1 < ceiling and stream.lows[end] == "as":
        post = post_from(stream, end + 1, ceiling)
        if post is not None and post.role is not None and post.role_class != "person":
            yield post if post.body is not None else replace(post, body=body)
    elif is_surely_body(stream, body) and not stream.text.startswith(_LONG_AGO, stream.ends[end - 1]):
        # Who joined in the last century has left.
        yield replace(body_only(body, end), weak=True)


def appointing(stream: Stream, first: int, last: int, floor: int, ceiling: int) -> Iterator[Post]:
    """Read what is done to whom the name ``[first, last)`` calls: "Acme named | Jo Doe | as its director"."""
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    at = first - 2
    while at > floor and flags[at] & (ADVERB | AUXILIARY):
        at -= 1
    subject = None
    if at >= floor and flags[at] & (CAPITAL | LOWER):
        start = run_before(stream, at + 1, floor)
        if start <= at and not stream.has(_PEOPLE, start, at + 1):
            subject = body_in(stream, start, at + 1)
    comma = last
    if last < ceiling and flags[last] & COMMA:
        # "named Jo Doe, a former miner, as director"
        behind = lows[last + 1 : min(ceiling - 1, last + _APPOSITION)]
        comma = last + behind.index("as") + 1 if "as" in behind else last
        if not flags[comma - 1] & COMMA:
            comma = last
    posts = list(appointed(stream, comma, ceiling))
    for post in posts:
        body = post.body
        if post.role is not None and body is None and subject is not None:
            noun = head_of(stream.text[post.role.start : post.role.end]).split()[-1]
            within = (
                noun in describing["heading"] or noun in describing["staff"] or noun in describing["player"]
            )
            body = subject if within or is_surely_body(stream, subject) else None
        yield replace(post, body=body)
    if not posts and subject is not None and lows[first - 1] in describing["hiring"]:
        yield body_only(subject, last)
