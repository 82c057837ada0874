"""Two posts side by side before a name: "Utilities Minister | Sen. Jo Doe", "prosecutor and Oslo mayor | Jo Doe"."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import party_start
from builder.annotation.affiliations.places import names_place
from builder.annotation.affiliations.posts import Post, body_only, post_before
from builder.annotation.affiliations.runs import REACH, run_before
from builder.annotation.lexicon import CAPITAL, LOWER, ROLE, TITLE
from builder.annotation.tokens import Stream

_CALLED = ROLE | TITLE


def title_before(stream: Stream, post: Post | None, floor: int) -> Post | None:
    """Return the post that stands before another title: "Utilities Minister | Sen.", "Bolt dean | Professor Jo Doe"."""
    if post is None or post.role is None or post.role_class not in ("office", "rank"):
        return None
    end = bisect_left(stream.starts, post.role.start)
    if post.role_class == "rank" and post.body is not None and post.body.start < post.role.start:
        # "Acme spokesman | Navy Capt. Jo Doe"
        force = bisect_left(stream.starts, post.body.start)
        if force - 1 > floor and stream.flags[force - 1] & ROLE and stream.flags[force - 1] & LOWER:
            end = force
    flag = stream.flags[end - 1]
    if not flag & _CALLED or end - 1 <= floor or (flag & CAPITAL and post.body is None):
        return None
    if flag & CAPITAL and stream.lows[end] in stream.lexicon.describing["force"]:
        # "Metropolitan | Police Commissioner" names the police of it.
        return None
    before = post_before(stream, end, floor)
    if before is None or (flag & LOWER and before.body is None):
        return None
    if stream.lows[end - 1] in stream.lexicon.describing["seeking"]:
        return None if before.body is None else body_only(before.body, before.end)
    return before if flag & LOWER or before.role_class == "office" else None


def with_joined(stream: Stream, post: Post, end: int, floor: int) -> Post:
    """Return the post with what a description joined to it by "and" says of both.

    "former prosecutor and Oslo mayor | Jo Doe" was both; "Republican and presidential candidate | Jo Doe".
    "Labour candidate and former nurse | Jo Doe" is the first.
    """
    lows = stream.lows
    if post.role is None or "and" not in lows[max(floor, end - REACH - 1) : end]:
        return post
    joint = run_before(stream, end, floor) - 1
    if joint <= floor or lows[joint] != "and":
        return post
    if post.former:
        first = post_before(stream, joint, floor)
        if first is None or first.role is None or first.former or first.plural:
            return post
        return first if first.body is not None or first.role_class != "person" else post
    start = run_before(stream, joint, floor)
    party = party_start(stream, joint)
    if party < joint:
        return post if post.body else replace(post, body=stream.span(party, joint))
    seeks = lows[bisect_left(stream.ends, post.role.end)] in stream.lexicon.describing["seeking"]
    if start < joint and lows[start] in stream.lexicon.describing["former"] and not seeks:
        # But "former mayor and Labour candidate | Jo Doe" is one now.
        return replace(post, former=True, body=None)
    if post.body is None or names_place(stream, post.body):
        # "Acme founder and chief executive | Jo Doe" is both there; "Acme president and Oslo editor | Jo Doe".
        first = post_before(stream, joint, floor)
        if first is not None and first.body is not None and first.role is not None and not first.plural:
            return first
        if post.role_class != "office" and stream.lows[end - 1] in stream.lexicon.describing["player"]:
            # "Brask Rovers and Norway striker | Jo Doe"
            team = body_in(stream, start, joint)
            if team is not None and not names_place(stream, team):
                return replace(post, body=team)
    return post
