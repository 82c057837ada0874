"""What a comma sets off behind a name besides descriptions: "Jo Doe, | hired by Acme |", "| now with Bolt |"."""

from __future__ import annotations

from typing import NamedTuple

from builder.annotation.affiliations.appointing import appointed
from builder.annotation.affiliations.belonging import acts_elsewhere
from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.capacities import NOW, SPEAKING, capacity
from builder.annotation.affiliations.clauses import relative
from builder.annotation.affiliations.owned import of_whom
from builder.annotation.affiliations.places import is_place
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import body_from, run_from
from builder.annotation.lexicon import ADVERB, CAPITAL, COMMA, FIRST_NAME
from builder.annotation.tokens import Stream

_IN_CAPACITY = frozenset(("as", "for", "on"))
_AS = 7
"""Within how many units behind "in" or "during" it is said as what: "in her first year as director"."""


class Adjunct(NamedTuple):
    """What an adjunct tells, and where the text behind the name goes on, or None where nothing more is read."""

    posts: list[Post]
    end: int | None


def adjunct(stream: Stream, at: int, ceiling: int, *, employed: bool) -> Adjunct | None:
    """Read the adjunct at ``at``, behind a name and a comma; None where there is none.

    ``employed`` says whether a role at a desk stands before the name without a body: "analyst Jo Doe, | of Acme Vik".
    """
    lows, lexicon = stream.lows, stream.lexicon
    low = lows[at]
    behind = lows[at + 1] if at + 1 < ceiling else ""
    if low == "whose":
        body = of_whom(stream, at + 1, ceiling)
        return Adjunct([] if body is None else [body_only(body, at)], None)
    if low in lexicon.describing["appointing"]:
        # "Jo Doe, hired by Acme last year"
        return Adjunct(list(appointed(stream, at + 1, ceiling)), None)
    if stream.flags[at] & ADVERB and behind in lexicon.describing["appointing"]:
        # "Jo Doe, recently named head of Acme"
        return Adjunct(list(appointed(stream, at + 2, ceiling)), None)
    if low == "as":
        # "Jo Doe, as head of Acme, spoke"
        post = post_from(stream, at + 1, ceiling)
        return Adjunct([] if post is None or post.body is None else [post], None)
    if low == "on" or (low in SPEAKING and behind in _IN_CAPACITY):
        return Adjunct(list(capacity(stream, at, ceiling)), None)
    if low in NOW and behind in ("with", "at", "of"):
        # "former minister Jo Doe, now with Acme"
        return Adjunct(_body(stream, at + 2, ceiling), None)
    if low == "for" and at + 2 < ceiling and lows[at + 2] in lexicon.describing["party"]:
        # "Jo Doe QC, for the defence, said"
        return Adjunct([body_only(stream.span(at + 2, at + 3), at + 3)], None)
    if low in lexicon.describing["pleading"] and at + 1 < ceiling and stream.flags[at + 1] & COMMA:
        # "Jo Doe, prosecuting, said"
        return Adjunct([Post(stream.span(at, at + 1), None, "post", False, at + 1)], at + 1)
    if low in lexicon.relating:
        # "Jo Doe, representing the Bakers' Guild"
        return Adjunct(list(relative(stream, at, ceiling)), None)
    if behind and (low in ("of", "from", "with", "for") or (employed and low == "at")):
        return _belonging(stream, at, ceiling, employed=employed)
    if low == "part" and behind == "of":
        # "Jo Doe, part of the Acme team"
        return Adjunct(_body(stream, at + 2, ceiling), None)
    if low in ("in", "during") and "as" in lows[at + 2 : at + _AS]:
        # "Jo Doe, in her first year as director of Acme"
        post = post_from(stream, lows.index("as", at + 2) + 1, ceiling)
        return Adjunct([] if post is None or post.role_class == "person" else [post], None)
    return None


def _belonging(stream: Stream, at: int, ceiling: int, *, employed: bool) -> Adjunct:
    """Read "of Acme" at ``at``: "Jo Doe, of Bolt College, wrote", "said Jo Doe, with the Harbour Club"."""
    end = run_from(stream, at + 1, ceiling)
    if stream.lows[at] == "from" and acts_elsewhere(stream, at + 1, end):
        return Adjunct([body_only(stream.span(at + 1, end), end)], end)
    surely = acronym(stream, at + 1, end) or (end - at > 3 and stream.lows[at + 1] == "the")
    if (surely or (employed and _employs(stream, at, end))) and stream.has(CAPITAL, at + 1, end):
        body = body_in(stream, at + 1, end)
        return Adjunct([] if body is None else [body_only(body, end)], end)
    # "ahead of Jo Doe, with Ida Moen, the mayor, in third place"
    return Adjunct([], None if stream.lows[at] in ("with", "for") else end)


def _employs(stream: Stream, at: int, end: int) -> bool:
    """Say whether an analyst may work at what stands behind the preposition: no place, and nobody with a first name.

    One word behind "of" or "from" may be any town: "dealer Jo Doe, of Selwick".
    """
    flags = stream.flags
    first = at + 1 + (stream.lows[at + 1] == "the")
    named = first < end and flags[first] & CAPITAL and not flags[first] & FIRST_NAME
    far = stream.lows[at] in ("of", "from") and end - at == 2
    return bool(named) and not far and not is_place(stream, first, end)


def _body(stream: Stream, at: int, ceiling: int) -> list[Post]:
    body, end = body_from(stream, at, ceiling)
    return [] if body is None else [body_only(body, end)]
