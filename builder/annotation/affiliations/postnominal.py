"""What stands behind a name: brackets, appositions, "of Acme", and the clauses that go on from it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.annotation.affiliations.adjuncts import adjunct
from builder.annotation.affiliations.appositions import APPOSITIONS, apposition
from builder.annotation.affiliations.belonging import body_behind
from builder.annotation.affiliations.brackets import in_brackets, party_code
from builder.annotation.affiliations.capacities import NOW
from builder.annotation.affiliations.clauses import LASTING, doing, is_linking, predicate, relative
from builder.annotation.affiliations.owned import may_own, owned
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import run_from
from builder.annotation.affiliations.together import of_both
from builder.annotation.lexicon import (
    AUXILIARY,
    CLOSE,
    COMMA,
    DASH,
    DETERMINER,
    LOWER,
    NUMBER,
    OPEN,
    POSSESSIVE_MARK,
    ROLE,
)
from builder.annotation.tokens import Stream

_MARK = COMMA | DASH
_BRACKET = 12
"""How many units a bracket behind a name may hold."""
_PARTY = 4
"""How many units a party and a role behind it may have: "Labour's shadow minister"."""
_RELATIVE = 16
"""How many units a relative clause may have behind which the sentence goes on."""
_APPOSED = 8
"""Within how many units an apposition without a post may lead to "who"."""


def behind_name(
    stream: Stream,
    last: int,
    ceiling: int,
    *,
    titled: bool,
    peer: bool,
    employed: bool = False,
    opens: bool = False,
) -> Iterator[Post]:
    """Read what follows a name: brackets, age, appositions, "of Acme", relative clauses, "is the mayor of".

    ``titled`` says whether an office stands before the name, so that a place behind it is where it is held,
    ``peer`` whether it is a lord's or lady's, so that a place behind it is part of the name, ``employed`` whether a
    role at a desk stands before it without a body, ``opens`` whether it opens its sentence.
    """
    flags, lows = stream.flags, stream.lows
    at = last
    if at + 2 < ceiling and flags[at] & COMMA and stream.words[at + 1] in stream.lexicon.letters:
        # "Jo Doe, PhD, of Bolt College"
        at += 1
    while at < ceiling and stream.words[at] in stream.lexicon.letters:
        if stream.lexicon.letters[stream.words[at]] == "office":
            post = post_from(stream, at, ceiling) if lows[at + 1 : at + 2] == ["for"] else None
            if post is not None and post.body is not None:
                # "Jo Doe, MP for Selwick"
                yield post
                at = post.end
                break
            # "Jo Doe MP"
            yield Post(stream.span(at, at + 1), None, "office", False, at + 1)
        at += 1
    if at < ceiling and flags[at] & OPEN:
        closing = next((look for look in range(at, min(ceiling, at + _BRACKET)) if flags[look] & CLOSE), None)
        if closing is None:
            return
        yield from in_brackets(stream, at + 1, closing, titled=titled)
        at = closing + 1
    if peer and at < ceiling and lows[at] == "of":
        # "Lord Doe of Oslo" has no body there.
        at = run_from(stream, at + 1, ceiling)
    if at + 1 < ceiling and lows[at] in ("of", "from", "with", "at"):
        body, at = body_behind(stream, at, ceiling, titled=titled, employed=employed)
        if body is not None:
            yield body_only(body, at)
    if at + 1 < ceiling and (flags[at] & POSSESSIVE_MARK or lows[at] == "and") and may_own(stream, at):
        # "Doe's ruling Harbour Party", "Doe and her Acme group"
        body = owned(stream, at, ceiling)
        if body is not None:
            yield body_only(body, at)
            return
    if at < ceiling and not flags[at] & _MARK:
        yield from clause(stream, at, ceiling)
        return
    for turn in range(APPOSITIONS):
        if at >= ceiling or not flags[at] & _MARK:
            return
        at += 1
        if turn and at < ceiling and lows[at][-1] == "." and (stream.words[at],) in stream.lexicon.places:
            # "Jo Doe, the mayor of Salem, | Ind., said"
            at += 1
            continue
        if at + 1 < ceiling and flags[at] & NUMBER and flags[at + 1] & COMMA:
            at += 2
        if at >= ceiling:
            return
        if lows[at] in ("himself", "herself") and at + 1 < ceiling:
            at += 1
        low = lows[at]
        if low == "who":
            posts = list(relative(stream, at + 1, ceiling))
            yield from posts
            if not posts:
                yield from _after(stream, at + 1, ceiling)
            return
        if _is_verb(stream, at):
            # "Jo Doe, 34, is a baker at Acme"
            yield from clause(stream, at, ceiling)
            return
        told = adjunct(stream, at, ceiling, employed=employed)
        if told is not None:
            yield from told.posts
            if told.end is None:
                return
            at = told.end
            if (
                at + 1 < ceiling
                and flags[at] & COMMA
                and (stream.words[at + 1] + ".",) in stream.lexicon.places
            ):
                # "Jo Doe, 29, of Salem, | Ind."
                at += 2
            continue
        code = party_code(stream, at)
        if code is not None and not stream.has(ROLE, at + 1, min(run_from(stream, at, ceiling), at + _PARTY)):
            yield body_only(code, at + 1)
            at += 1
            if at + 1 < ceiling and lows[at] == "of":
                # "Jo Doe, Republican of Ohio and the majority leader"
                at = run_from(stream, at + 1, ceiling)
            if at + 1 < ceiling and lows[at] == "and":
                posts, at = apposition(stream, at + 1, ceiling)
                yield from posts
            continue
        first = at
        posts, at = apposition(stream, at, ceiling, opens=opens)
        if not posts:
            who = _who(stream, first, ceiling)
            if who is not None:
                yield from relative(stream, who + 1, ceiling)
            elif flags[first] & DETERMINER:
                # "Jo Doe, a Methodist, is a nurse at Acme"
                yield from _after(stream, first, ceiling)
            return
        yield from posts
        if at < ceiling and lows[at] == "who":
            yield from relative(stream, at + 1, ceiling)
            return


def clause(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read the clause that goes on from a name at ``at``: "teaches law at Bolt College", "is the mayor"."""
    if stream.lows[at] in NOW and at + 1 < ceiling:
        at += 1
    low = stream.lows[at]
    behind = stream.lows[at + 1] if at + 1 < ceiling else ""
    if behind and low in stream.lexicon.describing["working"]:
        # "Doe teaches law at Bolt College."
        yield from relative(stream, at, ceiling)
    elif behind and (low in stream.lexicon.doing or (low in ("has", "have") and behind in LASTING)):
        yield from doing(stream, at, ceiling)
    elif is_linking(stream, at):
        yield from predicate(stream, at, ceiling)
    elif low == "who":
        yield from relative(stream, at + 1, ceiling)
    elif low == "and":
        yield from of_both(stream, at, ceiling)


def _after(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read the clause that goes on behind a relative one: "who was late, | is the mayor of Oslo"."""
    for look in range(at, min(ceiling - 2, at + _RELATIVE)):
        if stream.flags[look] & COMMA:
            if _is_verb(stream, look + 1):
                yield from clause(stream, look + 1, ceiling)
            return


def _is_verb(stream: Stream, at: int) -> bool:
    """Say whether the clause at ``at`` may tell what somebody is or does: "is", "teaches", "now works"."""
    if stream.lows[at] in NOW and at + 1 < len(stream.lows):
        at += 1
    return bool(stream.flags[at] & AUXILIARY) or stream.lows[at] in stream.lexicon.doing


def _who(stream: Stream, at: int, ceiling: int) -> int | None:
    """Return where a clause goes on from an apposition that tells no post: "a mother of two | who teaches at Bolt"."""
    if not stream.flags[at] & DETERMINER:
        return None
    for look in range(at + 1, min(ceiling, at + _APPOSED)):
        if stream.lows[look] == "who":
            return look
        if not stream.flags[look] & (LOWER | NUMBER):
            return None
    return None
