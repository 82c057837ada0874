"""How somebody came into a body: "was hired by Acme", "elected to the council", "Acme named | Jo Doe | director"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import acronym, body_in, is_surely_body, place_name
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.relations import related
from builder.annotation.affiliations.roles import head_of
from builder.annotation.affiliations.runs import run_before, run_from
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    DASH,
    END,
    FIRST_NAME,
    LOWER,
    POSSESSIVE_MARK,
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
_OBJECT = frozenset(("-",))
_APPOSITION = 14
"""How many units an apposition between a name and "as director" may have."""


def appointed(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what follows "was appointed" at ``at``: "director of Acme", "by Acme", "to the council", "to head Acme"."""
    lows, flags = stream.lows, stream.flags
    if at + 1 >= ceiling:
        return
    low = lows[at]
    if low == "by":
        if lows[at - 1] in stream.lexicon.describing["hiring"]:
            yield from _hired_by(stream, at + 1, ceiling)
        return
    if low == "to" and lows[at + 1] in _LEADING:
        body = related(stream, at + 2, ceiling, _OBJECT)
        if body is not None and not place_name(stream, stream.text[body.start : body.end]):
            yield body_only(body, at)
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
    end = run_from(stream, at, ceiling)
    if end > at and stream.has(CAPITAL, at, end) and acronym(stream, at, end):
        body = body_in(stream, at, end)
        if (
            body is not None
            and stream.text[body.start : body.end] not in stream.lexicon.describing["chamber"]
        ):
            # Who was elected to the House may sit in the Senate by now.
            yield body_only(body, end)


def appointing(stream: Stream, first: int, last: int, floor: int, ceiling: int) -> Iterator[Post]:
    """Read what is done to whom the name ``[first, last)`` calls: "Acme named | Jo Doe | as its director"."""
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    at = first - 2
    if last < ceiling and flags[last] & POSSESSIVE_MARK:
        # "signed Jo Doe's cast"
        return
    while at > floor and flags[at] & (ADVERB | AUXILIARY):
        if flags[at] & BE:
            return
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


def _hired_by(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read the body at ``at`` by which somebody was hired, and as what: "Acme | as director"."""
    end = run_from(stream, at, ceiling)
    body = body_in(stream, at, end) if stream.has(CAPITAL, at, end) else None
    if body is None:
        return
    post = post_from(stream, end + 1, ceiling) if stream.lows[end : end + 1] == ["as"] else None
    if post is None or post.role is None:
        yield body_only(body, end)
    else:
        yield replace(post, body=post.body or body)
