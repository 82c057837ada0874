"""What clauses say of somebody: "who leads Acme", "is the mayor of Oslo", "was named director of Bolt"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.appointing import COMING, appointed, coming
from builder.annotation.affiliations.bodies import acronym, body_in, is_surely_body
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.relations import busy_at, present, related
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    END,
    LOWER,
    NEGATION,
    OPEN,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SUBORDINATOR,
)
from builder.annotation.tokens import Stream

CLOSES = COMMA | END | QUOTE | DASH
"""What closes a clause."""
GOING_ON = (
    COMMA
    | END
    | DASH
    | QUOTE
    | SEMICOLON
    | CLOSE
    | OPEN
    | PREPOSITION
    | RELATIVE
    | CONJUNCTION
    | COLON
    | SUBORDINATOR
    | ADVERB
)
"""What may follow a description that is one; a verb or a name behind it makes it part of something else."""
_SERVES = frozenset(("serves", "works", "acts", "doubles", "served", "worked", "acted"))
_PAST = frozenset(("was", "were", "had", "served", "worked", "acted"))
_IS = frozenset(("is", "are", "was", "’s", "'s", "became", "becomes", "remains"))
_HELD = frozenset(("led", "headed", "run", "chaired", "directed", "owned", "edited"))
LASTING = {verb: frozenset(("-",)) for verb in _HELD} | {
    "worked": frozenset(("for", "at", "with")),
    "taught": frozenset(("at",)),
    "been": frozenset(("with", "at")),
    "volunteered": frozenset(("for", "at", "with")),
    "represented": frozenset(("-",)),
    "managed": frozenset(("-",)),
    "coached": frozenset(("-", "at")),
    "played": frozenset(("for",)),
    "studied": frozenset(("at",)),
    "lectured": frozenset(("at",)),
    "reported": frozenset(("for",)),
    "served": frozenset(("on", "in", "with")),
    "sat": frozenset(("on",)),
    "belonged": frozenset(("to",)),
}
"""What somebody may have done up to now, with the prepositions before the body; the first hold a post by it."""
SUPPOSING = frozenset(("if", "unless", "whether", "should", "until", "once", "had", "were"))
"""What opens a clause that states nothing: "if Jo Doe is the nominee"."""
SAYS_WHAT = _IS | _SERVES
"""Verbs, besides auxiliaries, that can tell what somebody is."""


_PRESENT = frozenset(("is", "are", "’s", "'s"))
_KNOWN = frozenset(("best", "better", "known"))
_NONE: frozenset[str] = frozenset()
_JOINED = 14
"""How many units behind "who" a second clause joined by "and" is looked for."""


def is_linking(stream: Stream, at: int) -> bool:
    """Say whether the verb at ``at`` can tell what somebody is."""
    low = stream.lows[at]
    if low in ("’s", "'s"):
        # "Doe's pollster" is no "Doe is".
        return at + 1 < len(stream.flags) and bool(stream.flags[at + 1] & DETERMINER)
    return bool(stream.flags[at] & AUXILIARY) or low in SAYS_WHAT


def relative(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read a relative clause behind "who": "who leads Acme", "who works for Bolt", "who is the mayor"."""
    flags, lows = stream.flags, stream.lows
    perfect = False
    while at < ceiling and (flags[at] & ADVERB or lows[at] in ("has", "have")):
        perfect = perfect or not flags[at] & ADVERB
        at += 1
    if at + 1 >= ceiling:
        return
    if perfect and lows[at] == "been" and lows[at + 1].endswith("ing"):
        # "who has been running Acme since May"
        at += 1
        body = related(
            stream, at + 1, ceiling, stream.lexicon.relation_verbs.get(present(stream, lows[at]), _NONE)
        )
        if body is not None:
            yield body_only(body, at)
        return
    if perfect and lows[at] in _SERVES and lows[at + 1] == "as":
        # "who has served as director of Acme since May"
        post = post_from(stream, at + 2, ceiling)
        if post is not None and post.role_class != "person":
            yield post
        return
    if perfect and lows[at] == "spent":
        body = busy_at(stream, at, ceiling)
        if body is not None:
            yield body_only(body, at)
        return
    if perfect and lows[at] in LASTING:
        yield from _since(stream, at, ceiling)
        return
    if lows[at] in COMING:
        yield from coming(stream, at, ceiling)
        return
    if lows[at] in ("is", "are") and lows[at + 1].endswith("ing"):
        # "who is studying law at Bolt College"
        verb, at = present(stream, lows[at + 1]), at + 1
    else:
        verb = lows[at]
    allowed = stream.lexicon.relation_verbs.get(verb)
    body = None if allowed is None else related(stream, at + 1, ceiling, allowed)
    lasts = verb.endswith("s") and flags[at] & LOWER and not flags[at] & (AUXILIARY | CUE)
    if body is None and lasts and verb not in stream.lexicon.describing["visiting"]:
        body = busy_at(stream, at, ceiling)
    if body is not None:
        yield body_only(body, at)
        return
    posts = list(predicate(stream, at, ceiling))
    yield from posts
    if not all(post.former for post in posts):
        return
    for joint in range(at + 1, min(ceiling - 3, at + _JOINED)):
        if flags[joint] & CLOSES:
            return
        if lows[joint] == "and" and lows[joint + 1] == "is":
            # "who belonged to a choir and is now head of the guild"
            yield from predicate(stream, joint + 1, ceiling)
            return


def doing(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what a sentence about somebody says they do: "heads Acme", "has led Acme", "joined Acme as an engineer"."""
    lows = stream.lows
    verb = lows[at]
    if verb in ("has", "have"):
        yield from relative(stream, at, ceiling)
    elif verb in COMING:
        yield from coming(stream, at, ceiling)
    else:
        allowed = stream.lexicon.relation_verbs.get(verb)
        body = None if allowed is None else related(stream, at + 1, ceiling, allowed)
        if body is None or stream.text[body.start : body.end].islower():
            # "founded the salt company", which has a name elsewhere
            return
        called = lows[bisect_left(stream.starts, body.start) - 1] in ("called", "named", ",")
        if called or verb in stream.lexicon.describing["founding"] or is_surely_body(stream, body):
            yield body_only(body, at)


def _since(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what somebody has done up to now: "has led Acme", "has worked at Acme since May", "has been with Acme"."""
    lows = stream.lows
    if lows[at] == "been" and lows[at + 1] not in ("with", "at"):
        yield from predicate(stream, at - 1, ceiling)
        return
    body = related(stream, at + 1, ceiling, LASTING[lows[at]])
    by_itself = lows[at] in _HELD or "-" not in LASTING[lows[at]]
    if body is None or not (by_itself or is_surely_body(stream, body)):
        return
    end = bisect_left(stream.ends, body.end) + 1
    if lows[at] in _HELD or not {"since", "for"}.isdisjoint(lows[end : min(ceiling, end + _JOINED)]):
        yield body_only(body, end)


def _progressive(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what somebody is doing: "is | teaching at Bolt College", "is | running Acme Bank"."""
    verb = present(stream, stream.lows[at])
    body = related(stream, at + 1, ceiling, stream.lexicon.relation_verbs.get(verb, _NONE))
    if body is not None and is_surely_body(stream, body):
        yield body_only(body, at)


def predicate(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what a verb says somebody is: "is the mayor of Oslo", "serves as", "was named", "became".

    What somebody was is a former post; what somebody was named is theirs.
    """
    flags, lows = stream.flags, stream.lows
    verb = lows[at]
    past = verb in _PAST
    at += 1
    while at < ceiling and flags[at] & ADVERB:
        if flags[at] & NEGATION:
            return
        at += 1
    if verb in ("has", "have"):
        if at + 1 >= ceiling or lows[at] != "been":
            return
        at += 1
    if at + 1 < ceiling and verb in _PRESENT and lows[at].endswith("ing"):
        yield from _progressive(stream, at, ceiling)
        return
    if at + 2 < ceiling and "as" in lows[at + 1 : at + 3] and lows[at] in _KNOWN:
        # "is best known as the founder of Acme"
        post = post_from(stream, lows.index("as", at) + 1, ceiling)
        if post is not None and post.body is not None:
            yield post
        return
    if at < ceiling and lows[at] in stream.lexicon.describing["appointing"]:
        yield from appointed(stream, at + 1, ceiling)
        return
    if verb not in _IS and verb not in _SERVES and verb != "has":
        return
    if not past and at + 1 < ceiling and lows[at] in ("with", "at", "on") and verb in _IS:
        # "who is with the Guild of Bakers", "who are both on the Harbour Committee"
        end = run_from(stream, at + 1, ceiling)
        body = body_in(stream, at + 1, end) if acronym(stream, at + 1, end) else None
        if body is not None and flags[end - 1] & CAPITAL:
            yield body_only(body, end)
        return
    if at < ceiling and lows[at] in ("as", "to"):
        at += 1
    elif verb in _SERVES:
        return
    if at + 1 >= ceiling or not (
        flags[at] & (DETERMINER | POSSESSIVE | ROLE | CAPITAL)
        or lows[at] in stream.lexicon.describing["rank"]
    ):
        return
    post = post_from(stream, at, ceiling)
    if post is None or post.role_class == "person":
        return
    if post.body is None and post.role is not None and stream.text.startswith("master of", post.role.start):
        # "a master of the long pause"
        return
    says = post.end < ceiling and flags[post.end] & CUE and not lows[post.end].endswith("ing")
    dated = post.end < ceiling and lows[post.end] in stream.lexicon.describing["dating"]
    if post.end >= ceiling or says or dated or flags[post.end] & GOING_ON:
        yield replace(post, former=True, body=None) if past else post
        if post.body is None and not past and lows[post.end : post.end + 1] == ["and"]:
            # "is a baker and | an editor at the Herald"
            second = post_from(stream, post.end + 1, ceiling)
            if second is not None and second.role is not None and second.body is not None:
                yield second
