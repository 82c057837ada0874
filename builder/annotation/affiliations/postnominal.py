"""What stands behind a name: brackets, appositions, "of Acme", and the clauses that go on from it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.annotation.affiliations.adjuncts import adjunct
from builder.annotation.affiliations.appositions import APPOSITIONS, apposition
from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.capacities import NOW
from builder.annotation.affiliations.clauses import LASTING, doing, is_linking, predicate, relative
from builder.annotation.affiliations.owned import may_own, owned
from builder.annotation.affiliations.places import is_place, place_prefix
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import run_from
from builder.annotation.affiliations.together import of_both
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DASH,
    DETERMINER,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    NUMBER,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    ROLE,
)
from builder.annotation.sentence.phrases import FUNCTION
from builder.annotation.tokens import Stream
from builder.schema import Span

_MARK = COMMA | DASH
_BRACKET = 12
"""How many units a bracket behind a name may hold."""
_PARTY = 4
"""How many units a party and a role behind it may have: "Labour's shadow minister"."""
_RELATIVE = 16
"""How many units a relative clause may have behind which the sentence goes on."""
_EVENTS = frozenset(("debate", "game", "hearing", "rally", "summit"))
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
        yield from _in_brackets(stream, at + 1, closing, titled=titled)
        at = closing + 1
    if peer and at < ceiling and lows[at] == "of":
        # "Lord Doe of Oslo" has no body there.
        at = run_from(stream, at + 1, ceiling)
    if at + 1 < ceiling and lows[at] in ("of", "from", "with", "at"):
        body, at = _of(stream, at, ceiling, titled=titled, employed=employed)
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
    for _ in range(APPOSITIONS):
        if at >= ceiling or not flags[at] & _MARK:
            return
        at += 1
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
        code = _party_code(stream, at)
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


def _of(stream: Stream, at: int, ceiling: int, *, titled: bool, employed: bool) -> tuple[Span | None, int]:
    """Read "of Acme" behind a name; a place says where somebody lives, unless the name has a title.

    Who is ``employed`` somewhere is so there: "analyst Jo Doe of Morgan Vik", "economist Jo Doe at Acme".
    """
    flags = stream.flags
    end = run_from(stream, at + 1, ceiling)
    if end == at + 1:
        return None, at
    preposition = stream.lows[at]
    if end > at + 2 and flags[end - 1] & LOWER:
        end = _placed(stream, at + 1, end, ceiling)
    if preposition == "at" and stream.lows[end - 1] in _EVENTS:
        return None, end
    if not stream.has(CAPITAL, at + 1, end):
        return None, end
    says = end < ceiling and bool(flags[end] & CUE and flags[end] & LOWER)
    employed = employed and preposition != "from" and bool(flags[at + 1] & CAPITAL)
    if preposition in ("with", "at", "from") and not acronym(stream, at + 1, end):
        return (body_in(stream, at + 1, end) if employed and not is_place(stream, at + 1, end) else None), end
    if (
        employed
        and end + 2 < ceiling
        and stream.lows[end] == "and"
        and flags[end + 1] & CAPITAL
        and not flags[end + 1] & (FIRST_NAME | ROLE)
        and flags[end + 2] & (CUE | COMMA | END)
    ):
        # "analyst Jo Doe of Moe and Vik said"
        return stream.span(at + 1, end + 2), end + 2
    local = stream.words[end - 1] == "County" or is_place(stream, at + 1, end)
    if _is_country(stream, at + 1, end):
        # "Jo Doe of Norway", who competes or speaks for it
        return stream.span(at + 1, end), end
    if not titled and (local or (end + 1 < ceiling and flags[end] & COMMA and flags[end + 1] & PLACE)):
        # "Jo Doe of Derry, N.H."
        return None, end
    given = end > at + 2 and flags[at + 1] & FIRST_NAME and not employed
    if given and not says and not acronym(stream, at + 1, end):
        # "said Jo Doe of Ann Moe", but "Jo Doe of Ann Moe said"
        return None, end
    return body_in(stream, at + 1, end), end


def _placed(stream: Stream, first: int, end: int, ceiling: int) -> int:
    """Return where the place ends that a phrase begins with and is no part of: "Sen. Jo Doe of Ohio | center stage"."""
    flags = stream.flags
    placed = place_prefix(stream, first, end)
    if not first < placed < end or not flags[placed] & LOWER:
        return end
    goes_on = end < ceiling and flags[end] & LOWER and not flags[end] & (FUNCTION | CUE | ED)
    return placed if goes_on or not flags[end - 1] & ORGANIZATION else end


def _is_country(stream: Stream, first: int, last: int) -> bool:
    return stream.lexicon.places.get(tuple(stream.words[first:last])) == "country"


def _in_brackets(stream: Stream, first: int, last: int, *, titled: bool) -> Iterator[Post]:
    """Read what brackets behind a name hold: "(D-Ohio)", "(Lab, Leeds)", "(R)", "(University of Oslo)"."""
    code = _party_code(stream, first)
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


def _party_code(stream: Stream, at: int) -> Span | None:
    """Return the party in "D-Ohio", "R" or "Lab" at ``at``."""
    word = stream.words[at]
    code = word.split("-", 1)[0].split("/", 1)[0]
    kind = stream.lexicon.parties.get(code)
    if kind is None or (
        kind == "code" and code == word and not stream.flags[at + 1] & (CLOSE | COMMA | DASH | END)
    ):
        return None
    return Span(stream.starts[at], stream.starts[at] + len(code))
