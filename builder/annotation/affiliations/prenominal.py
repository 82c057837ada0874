"""What stands before a name: "Acme spokesman | Jo Doe", "Acme's | Jo Doe", "the company's head, | Jo Doe"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.bodies_before import OPENING_MARKS, body_of_run, party_start
from builder.annotation.affiliations.honorifics import TITLED, before_honorifics
from builder.annotation.affiliations.owners import owner_at
from builder.annotation.affiliations.places import place_name
from builder.annotation.affiliations.posts import Post, body_only, post_before, post_from, singular
from builder.annotation.affiliations.programmes import hosted_by
from builder.annotation.affiliations.runs import run_before
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    INITIAL,
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
from builder.annotation.sentence.phrases import joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_CLOSING = frozenset(("'", "’"))
_OPENER = DETERMINER | POSSESSIVE
_BRACKETS = OPEN | CLOSE
_IN_NAME = CAPITAL | POSSESSIVE_MARK
_NO_FIELD = _OPENER | PREPOSITION | ROLE
_IN_FIELD = LOWER | PLACE | NATIONALITY | UPPER
"""The flags of words in a field: "head of UK pensions"."""
_IN_ROW = CAPITAL | COMMA | INITIAL
_CALLED = ROLE | TITLE
_COMPLEMENT = 8
"""How many units a body may have that stands between a role and a name without a comma."""
_IN_BODY = frozenset(("of", "and", "for"))
_LINKS = frozenset(("of", "for", "at", "with", "to", "in"))
_BEFORE_FIELD = frozenset(("of", "for", "on"))
_LIKE = frozenset(("like", "including", "such", "as"))
_ROW = 16
"""How many units before a name the plural title of a row of names may stand."""


def before_name(stream: Stream, first: int, floor: int) -> Iterator[Post]:
    """Read what stands right before a name: "Acme spokesman Dr. | Jo Doe", "Republican | Jo Doe"."""
    flags, words, lexicon = stream.flags, stream.words, stream.lexicon
    end = before_honorifics(stream, first, floor) if flags[first - 1] & TITLED else first
    for at in range(end, first):
        if words[at] in lexicon.describing["scholar"]:
            # "Prof Jo Doe"
            yield Post(stream.span(at, at + 1), None, "office", False, first, weak=True)
    if end - 1 > floor and stream.lows[end - 1] in ("named", "called"):
        # "an academic named Jo Doe"
        end -= 1
    if end == floor:
        return
    if stream.lows[end - 1] in _LIKE and (post := _exemplified(stream, end, floor)) is not None:
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
    elif flag & _CALLED:
        post = post_before(stream, end, floor)
        before = _title_before(stream, post, floor)
        if before is not None:
            if before.role is None and post is not None:
                # "Labour candidate | Senator Jo Doe" holds the other post.
                before = replace(post, body=before.body)
            yield before
        elif post is not None and (
            _supposed(stream, post, floor) or (post.plural and end == first and not _in_row(stream, first))
        ):
            return
        elif post is not None:
            if post.body is None and not post.former:
                post = replace(
                    post, body=_before_bracket(stream, post, floor) or hosted_by(stream, post.role)
                )
            post = _of_each(stream, _with_joined(stream, post, end, floor))
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


def _in_row(stream: Stream, first: int) -> bool:
    """Say whether the name at ``first`` is one of a row: "bakers | Jo Doe and Ann Moe"."""
    flags, at = stream.flags, first + 1
    while flags[at] & _IN_NAME and at - first < _COMPLEMENT:
        at += 1
    return bool(flags[at] & (COMMA | OPEN)) or stream.lows[at] in ("and", "&", "or", "of")


def _supposed(stream: Stream, post: Post, floor: int) -> bool:
    """Say whether somebody is but thought of in a post: "They fear | a President | Doe"."""
    if post.role is None or post.body is not None or not stream.text[post.role.start].isupper():
        return False
    at = bisect_left(stream.starts, post.role.start)
    return at > floor and stream.lows[at - 1] in ("a", "an")


def _exemplified(stream: Stream, end: int, floor: int) -> Post | None:
    """Return the party of several of whom one is named: "Democrats like | Jo Doe", "GOP hopefuls such as | Jo Doe"."""
    lows = stream.lows
    link = end - 1
    if lows[link] == "as":
        if lows[end - 2] != "such":
            return None
        link = end - 2
    noun = link - 1
    if noun > floor and stream.flags[noun] & COMMA:
        noun -= 1
    if noun < floor or not stream.flags[noun] & (ROLE | CAPITAL):
        return None
    post = post_before(stream, noun + 1, floor)
    if post is None or post.body is None or post.former:
        return None
    if post.role is None:
        # "Democrats": a Democrat
        member = stream.words[noun].removesuffix("s")
        several = member != stream.words[noun] and member in stream.lexicon.parties
        return body_only(Span(post.body.start, post.body.end - 1), end) if several else None
    party = stream.text[post.body.start : post.body.end] in stream.lexicon.parties
    return body_only(post.body, end) if party and post.plural else None


def _field_link(stream: Stream, end: int, floor: int) -> int:
    """Return where "of", "for" or "on" stands between a role and its field, or ``floor``: "head | of | salt"."""
    flags, describing = stream.flags, stream.lexicon.describing
    near = stream.lows[max(0, end - _COMPLEMENT) : end - 1]
    if _BEFORE_FIELD.isdisjoint(near):
        return floor
    at = end - 1
    while at > floor and end - at < _COMPLEMENT and flags[at] & _IN_FIELD and not flags[at] & _NO_FIELD:
        if stream.lows[at] in describing["epithet"] or stream.lows[at] in describing["former"]:
            # "a critic of embattled Jo Doe"
            return floor
        at -= 1
    field = at < end - 1 and stream.lows[at] in _BEFORE_FIELD and flags[at - 1] & ROLE
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
    if flags[link] & DETERMINER:
        # "President of the Brask Bakers' Guild | Jo Doe"
        link -= 1
    if link - 1 < floor or stream.lows[link] not in _LINKS:
        return None
    if not flags[link - 1] & _CALLED:
        return None
    post = post_from(stream, run_before(stream, link, floor), end)
    return post if post is not None and post.end == end else None


def _holds(stream: Stream, link: int) -> bool:
    """Say whether the small word at ``link`` is part of a body's name, and joins no post to it."""
    return not stream.flags[link - 1] & _CALLED and joins_name(stream, link)


def _title_before(stream: Stream, post: Post | None, floor: int) -> Post | None:
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


def _before_bracket(stream: Stream, post: Post, floor: int) -> Span | None:
    """Return the body with its short name in brackets before a role: "the Guild of Bakers (GB) chairman"."""
    flags = stream.flags
    if post.role is None:
        return None
    end = bisect_left(stream.starts, post.role.start) - 1
    if end - 3 < floor or not flags[end] & CLOSE or not flags[end - 2] & OPEN or not flags[end - 1] & CAPITAL:
        return None
    return body_in(stream, run_before(stream, end - 2, floor), end - 2)


def _with_joined(stream: Stream, post: Post, end: int, floor: int) -> Post:
    """Return the post with what a description joined to it by "and" says of both.

    "former prosecutor and Oslo mayor | Jo Doe" was both; "Republican and presidential candidate | Jo Doe".
    "Labour candidate and former nurse | Jo Doe" is the first.
    """
    lows = stream.lows
    joint = run_before(stream, end, floor) - 1
    if joint <= floor or lows[joint] != "and" or post.role is None:
        return post
    if post.former:
        first = post_before(stream, joint, floor)
        if first is None or first.role is None or first.former or first.plural:
            return post
        return first if first.body is not None or first.role_class != "person" else post
    start = run_before(stream, joint, floor)
    if stream.words[joint - 1] in stream.lexicon.parties:
        return post if post.body else replace(post, body=stream.span(joint - 1, joint))
    seeks = lows[bisect_left(stream.ends, post.role.end)] in stream.lexicon.describing["seeking"]
    if start < joint and lows[start] in stream.lexicon.describing["former"] and not seeks:
        # But "former mayor and Labour candidate | Jo Doe" is one now.
        return replace(post, former=True, body=None)
    if post.body is None or place_name(stream, stream.text[post.body.start : post.body.end]):
        # "Acme founder and chief executive | Jo Doe" is both there; "Acme president and Oslo editor | Jo Doe".
        first = post_before(stream, joint, floor)
        if first is not None and first.body is not None and first.role is not None and not first.plural:
            return first
        if post.role_class != "office" and stream.lows[end - 1] in stream.lexicon.describing["player"]:
            # "Brask Rovers and Norway striker | Jo Doe"
            team = body_in(stream, start, joint)
            if team is not None and not place_name(stream, stream.text[team.start : team.end]):
                return replace(post, body=team)
    return post


def _of_each(stream: Stream, post: Post) -> Post:
    """Return the post of several people as that of one: "presidential candidates Jo Doe and Ann Moe"."""
    if post.plural and post.role is not None:
        post = replace(post, role=singular(stream, post.role))
    return replace(post, plural=False)


def shared_before(stream: Stream, first: int, floor: int) -> Iterator[Post]:
    """Read what stands before a row of names: "Ohio Sens. Jo Doe (D) and | Ann Moe", "Democrats Jo Doe and |"."""
    flags, lows = stream.flags, stream.lows
    bracket = False
    if first - 1 <= floor or not (lows[first - 1] in ("and", "or") or flags[first - 1] & COMMA):
        return
    for at in range(first - 2, max(floor - 1, first - _ROW), -1):
        flag = flags[at]
        if flag & _BRACKETS:
            bracket = bool(flag & CLOSE)
            continue
        if bracket:
            # "(R-Ohio)"
            continue
        if stream.words[at] in stream.lexicon.parties and stream.words[at].endswith("s"):
            among = lows[at - 1] == "among"
            if flags[at + 1] & CAPITAL or (among and flags[at + 1] & COMMA):
                yield body_only(stream.span(at, at + 1), at + 1)
            return
        abbreviated = flag & TITLE and lows[at].endswith("s.")
        if (flag & ROLE and flag & LOWER) or abbreviated:
            post = post_before(stream, at + 1, floor) if flags[at + 1] & CAPITAL else None
            if post is not None and (post.plural or abbreviated):
                yield _of_each(stream, post)
            return
        if not (flag & _IN_ROW or lows[at] in ("of", "from", "and", "or")):
            return
