"""What stands before a name: "Acme spokesman | Jo Doe", "Acme's | Jo Doe", "the company's head, | Jo Doe"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import OPENING_MARKS, body_of_run, party_start
from builder.annotation.affiliations.double_posts import title_before, with_joined
from builder.annotation.affiliations.fields import BEFORE_FIELD
from builder.annotation.affiliations.leading_runs import party_with_mark
from builder.annotation.affiliations.owners import owner_at
from builder.annotation.affiliations.posts import Post, body_only, post_before, post_from
from builder.annotation.affiliations.programmes import hosted_by
from builder.annotation.affiliations.rows import LIKE, exemplified, in_row, of_each
from builder.annotation.affiliations.runs import run_before
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    CONJUNCTION,
    DETERMINER,
    LOWER,
    NATIONALITY,
    OPEN,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    ROLE,
    TITLE,
    UPPER,
)
from builder.annotation.sentence.within_names import joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_CLOSING = frozenset(("'", "’"))
_OPENER = DETERMINER | POSSESSIVE
_IN_NAME = CAPITAL | POSSESSIVE_MARK
_NO_FIELD = _OPENER | PREPOSITION | ROLE
_IN_FIELD = LOWER | PLACE | NATIONALITY | UPPER
"""The flags of words in a field: "head of UK pensions"."""
_CALLED = ROLE | TITLE
_COMPLEMENT = 8
"""How many units a body may have that stands between a role and a name without a comma."""
_SERVED = 4
"""How many units may stand between "to the" and the matter that somebody sees to for whoever it is."""
_IN_BODY = frozenset(("of", "and", "for"))
_OFFICES = frozenset(("minister", "secretary", "undersecretary", "commissioner"))
_LINKS = frozenset(("of", "for", "at", "with", "to", "in"))


def before_name(stream: Stream, end: int, first: int, floor: int) -> Iterator[Post]:
    """Read what stands right before a name: "Acme spokesman Dr. | Jo Doe", "Republican | Jo Doe".

    ``first`` is where the name starts, ``end`` where the honorifics before it do.
    """
    flags, words, lexicon = stream.flags, stream.words, stream.lexicon
    for at in range(end, first):
        if words[at] in lexicon.describing["scholar"]:
            # "Prof Jo Doe"
            yield Post(stream.span(at, at + 1), None, "office", False, first, weak=True)
    if end - 1 > floor and stream.lows[end - 1] in ("named", "called"):
        # "an academic named Jo Doe"
        end -= 1
    if end == floor:
        return
    if stream.lows[end - 1] in LIKE and (post := exemplified(stream, end, floor)) is not None:
        yield post
        return
    flag = flags[end - 1]
    if flag & POSSESSIVE_MARK:
        if words[end - 1] in _CLOSING and not stream.lows[end - 2].endswith(("s", "x", "z")):
            # "'Thin-skinned' | Jo Doe": the mark only closes what is quoted.
            return
        start = run_before(stream, end - 1, floor)
        body = body_in(stream, start, end - 1)
        if body is None and end - 1 - start == 2 and stream.flags[end - 2] & LOWER:
            # "The union's | Jo Doe", of a union that has a name before
            body = owner_at(stream, start, end - 1)
        quoted = start > floor and words[start - 1] in OPENING_MARKS
        if body is not None and not quoted and stream.text[body.start].isupper():
            yield body_only(body, end)
    elif flag & _CALLED and (sees_to := _sees_to(stream, end, floor)) is not None:
        yield sees_to
    elif flag & _CALLED:
        post = post_before(stream, end, floor)
        if post is not None and post.role is None and _is_rank(stream, end - 1):
            # "PC Jo Doe" is a constable, and no one of the party "PC".
            yield Post(stream.span(end - 1, end), None, "rank", False, first)
            return
        before = title_before(stream, post, floor)
        if before is not None:
            if before.role is None and post is not None:
                # "Labour candidate | Senator Jo Doe" holds the other post.
                before = replace(post, body=before.body)
            yield before
        elif post is not None and (
            _supposed(stream, post, floor) or (post.plural and end == first and not in_row(stream, first))
        ):
            return
        elif post is not None:
            if post.body is None and not post.former:
                post = replace(
                    post, body=_before_bracket(stream, post, floor) or hosted_by(stream, post.role)
                )
            post = of_each(stream, with_joined(stream, post, end, floor))
            # "Chief Jo Doe" may be any chief.
            bare = (
                post.body is None
                and stream.words[end - 1] == "Chief"
                and end - run_before(stream, end, floor) == 1
            )
            yield replace(post, weak=True) if bare else post
        elif (
            end - 2 >= floor
            and words[end - 2] in lexicon.parties
            and flag & LOWER
            and stream.lows[end - 1] not in lexicon.describing["admired"]
        ):
            # "Republican rival Jo Doe", not "Conservative icon Jo Doe"
            yield body_only(stream.span(party_start(stream, end - 1), end - 1), end)
        elif (behind := _with_complement(stream, end, floor)) is not None:
            # "Minister of Health Jo Doe"
            yield behind
        the = end - 2
        if flag & TITLE and the > floor and stream.lows[the] == "the":
            # "Acme spokesman the Rev. Jo Doe"
            post = post_before(stream, the, floor)
            if post is not None:
                yield post
    elif flag & LOWER and (link := _field_link(stream, end, floor)) > floor:
        # "director of cricket Jo Doe"
        post = post_before(stream, link, floor)
        if post is not None and post.role is not None and post.role_class != "person":
            yield replace(post, role=Span(post.role.start, stream.ends[end - 1]))
    elif (behind := _with_complement(stream, end, floor)) is not None:
        yield behind
    elif (party := party_start(stream, end)) < end or flag & NATIONALITY:
        start = min(party, end - 1)
        body = body_of_run(stream, start, end)
        preceding = flags[start - 1] if start > floor else 0
        # "But | Democrat Jo Doe"
        if body is not None and (preceding & CONJUNCTION or not preceding & (CAPITAL | PREPOSITION)):
            yield body_only(body, end)


def _is_rank(stream: Stream, at: int) -> bool:
    """Say whether the word at ``at`` is a rank in short."""
    title = stream.lexicon.titles.get((stream.words[at],))
    return title is not None and title[0] == "rank"


def _supposed(stream: Stream, post: Post, floor: int) -> bool:
    """Say whether somebody is but thought of in a post: "They fear | a President | Doe"."""
    if post.role is None or post.body is not None or not stream.text[post.role.start].isupper():
        return False
    at = bisect_left(stream.starts, post.role.start)
    return at > floor and stream.lows[at - 1] in ("a", "an")


def _sees_to(stream: Stream, end: int, floor: int) -> Post | None:
    """Read an office with what it sees to, or serves, where that alone tells another post or a party.

    "Minister of | Justice | Jo Doe", "Secretary for | Labor | Jo Doe", "Adviser to the | Prime Minister | Jo Doe"
    """
    flags, lows = stream.flags, stream.lows
    link = end - 2
    if link - 1 < floor:
        return None
    if lows[link] in ("of", "for"):
        known = lows[end - 1] == "justice" or stream.words[end - 1] in stream.lexicon.parties
        stately = lows[max(floor, link - 3) : link] in (
            ["minister", "of", "state"],
            ["secretary", "of", "state"],
        )
        if not known or not (stately or lows[link - 1] in _OFFICES):
            return None
        post = post_before(stream, link, floor)
        return (
            None
            if post is None or post.role is None
            else replace(post, role=Span(post.role.start, stream.ends[end - 1]))
        )
    the = link if lows[link] == "the" else link - 1
    if the - 2 < floor or lows[the - 1 : the + 1] != ["to", "the"]:
        return None
    # But "an aide to the Prime Minister Jo Doe"
    titled = flags[the - 2] & CAPITAL and flags[the - 2] & _CALLED and flags[the + 1] & CAPITAL
    return _with_complement(stream, end, floor) if titled else None


def _field_link(stream: Stream, end: int, floor: int) -> int:
    """Return where "of", "for" or "on" stands between a role and its field, or ``floor``: "head | of | salt"."""
    flags, describing = stream.flags, stream.lexicon.describing
    near = stream.lows[max(0, end - _COMPLEMENT) : end - 1]
    if BEFORE_FIELD.isdisjoint(near):
        return floor
    at = end - 1
    while at > floor and end - at < _COMPLEMENT and flags[at] & _IN_FIELD and not flags[at] & _NO_FIELD:
        if stream.lows[at] in describing["epithet"] or stream.lows[at] in describing["former"]:
            # "a critic of embattled Jo Doe"
            return floor
        at -= 1
    field = at < end - 1 and stream.lows[at] in BEFORE_FIELD and flags[at - 1] & ROLE
    return at if field else floor


def _with_complement(stream: Stream, end: int, floor: int) -> Post | None:
    """Read the description whose complement, a capitalised name, ends before ``end``: "Mayor of Oslo | Jo Doe"."""
    flags = stream.flags
    link = end - 1
    while (
        link > floor
        and end - link < _COMPLEMENT
        and (flags[link] & _IN_NAME or (stream.lows[link] in _IN_BODY and _holds(stream, link)))
    ):
        # "Director of the Office | of | Salt | and | Fish Jo Doe"
        link -= 1
    if link == end - 1:
        return None
    if stream.lows[link] == "on":
        link = _served(stream, link, floor)
    if flags[link] & DETERMINER:
        # "President of the Brask Bakers' Guild | Jo Doe"
        link -= 1
    if link - 1 < floor or stream.lows[link] not in _LINKS:
        return None
    if not flags[link - 1] & _CALLED:
        return None
    post = post_from(stream, run_before(stream, link, floor), end)
    return post if post is not None and post.end == end else None


def _served(stream: Stream, link: int, floor: int) -> int:
    """Return the article before whom somebody serves on a matter: "Adviser to | the | Governor | on | Salt"."""
    the = link - 1
    while the > floor and link - the < _SERVED and stream.flags[the] & CAPITAL:
        the -= 1
    return the if the > floor and stream.lows[the - 1 : the + 1] == ["to", "the"] else link


def _holds(stream: Stream, link: int) -> bool:
    """Say whether the small word at ``link`` is part of a body's name, and joins no post to it."""
    return not stream.flags[link - 1] & _CALLED and joins_name(stream, link)


def _before_bracket(stream: Stream, post: Post, floor: int) -> Span | None:
    """Return the body with its short name in brackets before a role: "the Guild of Bakers (GB) chairman"."""
    flags = stream.flags
    if post.role is None:
        return None
    end = bisect_left(stream.starts, post.role.start) - 1
    if end - 3 < floor or not flags[end] & CLOSE or not flags[end - 2] & OPEN or not flags[end - 1] & CAPITAL:
        return None
    first = run_before(stream, end - 2, floor)
    return party_with_mark(stream, first, end - 3, end - 2) or body_in(stream, first, end - 2)
