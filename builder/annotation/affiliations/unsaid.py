"""The body of a post whose own words leave it out: the court of "Judge Doe", the country of "Finance Minister Doe"."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.affiliations.owners import body_before
from builder.annotation.affiliations.posts import Post
from builder.annotation.lexicon import AUXILIARY, CUE, END, NEGATION, POSSESSIVE_MARK, PREPOSITION, VERB
from builder.annotation.tokens import Stream
from builder.schema import Span

_SENTENCE = 60
"""How many units before a minister are looked through for the country that the sentence is about."""
_FOLLOWS = AUXILIARY | VERB | CUE | NEGATION | POSSESSIVE_MARK


def is_staff(stream: Stream, post: Post) -> bool:
    """Say whether the post is held in a body that its words leave out: "a spokesman said", "boss Jo Doe"."""
    if post.role is None or post.former or post.role_class == "person":
        return False
    role = stream.text[post.role.start : post.role.end]
    words = role.lower().split()
    staff = words[-1] in stream.lexicon.describing["staff"] or (words[-1] == "officer" and "chief" in words)
    return staff and not role.istitle()


def unsaid(stream: Stream, post: Post) -> Span | None:
    """Return the court of a judge, or the country of a minister, that stands before the bare title in the text."""
    if post.role is None or post.former:
        return None
    at = bisect_left(stream.starts, post.role.start)
    words = stream.text[post.role.start : post.role.end].lower().split()
    if words[-1] in stream.lexicon.describing["judging"]:
        return body_before(stream, "court", at)
    if words[-1] in stream.lexicon.describing["national"]:
        return _country(stream, at)
    return None


def _country(stream: Stream, end: int) -> Span | None:
    """Return the country that the sentence is about: "Norway will not wait, Finance Minister Jo Doe said"."""
    flags, words, places = stream.flags, stream.words, stream.lexicon.places
    for at in range(end - 1, max(0, end - _SENTENCE), -1):
        if flags[at] & END:
            break
        if not flags[at] & _FOLLOWS:
            continue
        for size in (1, 2, 3):
            first = at - size
            if first >= 0 and places.get(tuple(words[first:at])) == "country":
                if first == 0 or not flags[first - 1] & PREPOSITION:
                    return stream.span(first, at)
    return None
