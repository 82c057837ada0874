"""What a comma sets off behind a name: "Jo Doe, | a former miner and director of Acme, | said"."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.clauses import GOING_ON
from builder.annotation.affiliations.owned import is_party
from builder.annotation.affiliations.owners import owner_at
from builder.annotation.affiliations.places import is_place, place_prefix
from builder.annotation.affiliations.posts import Post, post_from
from builder.annotation.affiliations.runs import REACH, run_from
from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DETERMINER,
    END,
    FIRST_NAME,
    ING,
    LOWER,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    TITLE,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

_NOW = frozenset(("now", "currently"))
APPOSITIONS = 3
"""How many appositions, and how many joined descriptions in one, are read."""


def apposition(stream: Stream, at: int, ceiling: int, *, opens: bool = False) -> tuple[list[Post], int]:
    """Read the apposition at ``at`` with those joined to it by "and"; return its posts and where it ends.

    ``opens`` says whether the name opens its sentence, so that what is said behind it is said by whom it names.
    """
    flags, lows = stream.flags, stream.lows
    posts: list[Post] = []
    owner: Span | None = None
    for _ in range(APPOSITIONS):
        now_too = lows[at] in _NOW
        post = post_from(stream, at, ceiling, unlisted=True)
        if post is None:
            end = _beside(stream, at, ceiling)
            if end is None:
                break
            if flags[at] & CAPITAL and stream.has(POSSESSIVE_MARK, at, end):
                # "Moen's friend and manager"
                mark = next(look for look in range(at, end) if flags[look] & POSSESSIVE_MARK)
                owner = owner_at(stream, at, mark)
            at = end + 1
            continue
        if owner is not None and post.role is not None and post.body is None and not post.former:
            noun = stream.lows[bisect_left(stream.ends, post.role.end)]
            if noun in stream.lexicon.describing["serving"]:
                post = replace(post, body=owner)
        if post.end < ceiling and not _goes_on(stream, post.end, opens):
            break
        at = post.end
        if post.body is None and not post.former and at + 1 < ceiling and flags[at] & COMMA:
            body = _set_off(stream, at + 1, ceiling)
            if body is not None:
                post, at = replace(post, body=body), bisect_left(stream.ends, body.end) + 1
        now = next((look for look in range(at, min(ceiling - 1, at + 10)) if lows[look] in _NOW), None)
        if now is not None and lows[now - 1] == "and":
            # "an Acme aide in her first years and now director of Bolt"
            post = replace(post, former=True, body=None)
            at = now - 1
        if posts and posts[-1].former and not now_too and not _is_held(stream, post):
            # "a former governor and two-term mayor"
            post = replace(post, former=True, body=None)
        posts.append(post)
        if not (at + 1 < ceiling and lows[at] in ("and", "&")):
            break
        at += 1
    return posts, at


def _beside(stream: Stream, at: int, ceiling: int) -> int | None:
    """Return the "and" behind who somebody is besides a post: "her brother | and manager", "a father of two | and"."""
    if "and" not in stream.lows[at : at + 2 * REACH + 2]:
        return None
    end = run_from(stream, at, ceiling)
    if end > at and end + 2 < ceiling and stream.lows[end] == "of":
        end = run_from(stream, end + 1, ceiling)
    return end if end > at and end + 1 < ceiling and stream.lows[end] == "and" else None


def _goes_on(stream: Stream, at: int, opens: bool) -> bool:
    """Say whether an apposition may end before ``at``: not where a verb follows, which makes it a subject."""
    if stream.flags[at] & (GOING_ON | ING) or stream.lows[at].endswith("ing") or stream.lows[at] == "&":
        return True
    if opens and stream.flags[at] & (CUE | AUXILIARY) and stream.flags[at] & LOWER:
        # "Jo Doe, an adviser to Moen | said", "| was late"
        return True
    if at + 1 >= len(stream.lows):
        return False
    # "a delegate chosen by the hill", "editor of a site focused on boats"
    reduced = stream.lows[at] in stream.lexicon.describing["reduced"] and stream.flags[at + 1] & PREPOSITION
    return stream.lows[at + 1] == "by" or bool(reduced)


def _set_off(stream: Stream, first: int, ceiling: int) -> Span | None:
    """Return the body set off from a role by a comma: "Jo Doe, chief economist, | Acme Bank |, said".

    A name without an article that the sentence goes on behind; no place, and nobody who acts there. What is said
    to be a body may have one: "head of a lobby, | the Bakers' Guild |, said".
    """
    flags = stream.flags
    if stream.lows[first] == "the" and flags[first - 2] & ORGANIZATION and flags[first - 2] & LOWER:
        first += 1
        if not acronym(stream, first, run_from(stream, first, ceiling)):
            return None
    if not flags[first] & CAPITAL or flags[first] & (DETERMINER | POSSESSIVE | FIRST_NAME | CALENDAR | TITLE):
        return None
    end = run_from(stream, first, ceiling)
    if end + 1 < ceiling and flags[end] & COMMA and first < end:
        # "group president, Asia Pacific, | Acme Corporation", "Director, Salt and Ports, | Acme Group"
        after = run_from(stream, end + 1, ceiling)
        if acronym(stream, end + 1, after) and not acronym(stream, first, end):
            first, end = end + 1, after
    if end == first or flags[end - 1] & (LOWER | ROLE) or stream.has(POSSESSIVE_MARK, first, end):
        return None
    closed = end >= ceiling or flags[end] & (COMMA | END | QUOTE | CLOSE) or stream.lows[end] in ("at", "in")
    if not closed or is_place(stream, first, end) or place_prefix(stream, first, end) == end:
        return None
    row = end + 1 < ceiling and flags[end] & COMMA and flags[end + 1] & (CAPITAL | DETERMINER)
    if row and not acronym(stream, first, end):
        # "the mayor, Doe, the priest" is a row of people.
        return None
    return body_in(stream, first, end)


def _is_held(stream: Stream, post: Post) -> bool:
    """Say whether the body follows a role so that it is held now: "a former miner and director | for Acme"."""
    if post.role is None or post.body is None or post.body.start < post.role.end:
        return False
    if is_party(stream, post.body):
        # "a former mayor and member | of the Harbour Party"
        return True
    return stream.text[post.role.end : post.body.start].split()[:1] in (["for"], ["at"], ["with"])
