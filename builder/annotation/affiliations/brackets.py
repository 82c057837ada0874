"""What brackets behind a name hold: "(D-Ohio)", "(Lab, Leeds)", "(R)", "(University of Oslo)"."""

from __future__ import annotations

from collections.abc import Iterator

from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.places import is_place
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import CAPITAL, CLOSE, COMMA, DASH, END
from builder.annotation.tokens import Stream
from builder.schema import Span


def in_brackets(stream: Stream, first: int, last: int, *, titled: bool) -> Iterator[Post]:
    """Read what brackets behind a name hold: "(D-Ohio)", "(Lab, Leeds)", "(R)", "(University of Oslo)"."""
    code = party_code(stream, first)
    if stream.string(first, last) in stream.lexicon.parties:
        # "(Lib Dem)"
        code = stream.span(first, last)
    if code is not None:
        yield body_only(code, last)
        return
    if titled and is_place(stream, first, last):
        yield body_only(stream.span(first, last), last)
        return
    post = post_from(stream, first, last)
    if post is not None and post.end == last:
        yield post
    elif post is None and titled and all(flag & CAPITAL for flag in stream.flags[first:last]):
        # "MK Jo Doe (Harbour)"
        body = body_in(stream, first, last)
        if body is not None:
            yield body_only(body, last)
    elif (
        run_from(stream, first, last) == last
        and acronym(stream, first, last)
        and not _is_share(stream, first)
    ):
        body = body_in(stream, first, last)
        if body is not None:
            yield body_only(body, last)


def _is_share(stream: Stream, at: int) -> bool:
    """Say whether the word is what a share is traded as: "(ACM.N)"."""
    return "." in stream.words[at] and stream.words[at][-1] != "."


def party_code(stream: Stream, at: int) -> Span | None:
    """Return the party in "D-Ohio", "R" or "Lab" at ``at``."""
    word = stream.words[at]
    code = word.split("-", 1)[0].split("/", 1)[0]
    kind = stream.lexicon.parties.get(code)
    if kind is None or (
        kind == "code" and code == word and not stream.has(CLOSE | COMMA | DASH | END, at + 1, at + 2)
    ):
        return None
    return Span(stream.starts[at], stream.starts[at] + len(code))
