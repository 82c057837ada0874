"""Where an article states somebody's post: before the name, behind it, in brackets and in relative clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from builder.annotation.affiliations.bodies import OPENING_MARKS, acronym, body_in, body_of_run, is_place
from builder.annotation.affiliations.posts import Post, post_before, post_from
from builder.annotation.affiliations.runs import run_before, run_from
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    END,
    NATIONALITY,
    NUMBER,
    OPEN,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    TITLE,
)
from builder.annotation.phrases import phrase_before
from builder.annotation.tokens import Stream
from builder.schema import Span

_CLOSING = COMMA | END | DASH | QUOTE | SEMICOLON | CLOSE
_GOING_ON = _CLOSING | OPEN | PREPOSITION | RELATIVE | CONJUNCTION | COLON
_WINDOW = 40
_SUPPOSING = frozenset(("if", "unless", "whether", "should", "until", "once", "had", "were"))
# Verbs that say what somebody is now: "became", "serves as", "was named".
_APPOINTED = frozenset(("appointed", "named", "elected", "hired", "sworn", "promoted", "chosen", "confirmed"))
_SERVES = frozenset(("serves", "works", "acts", "doubles"))
_BECOMES = frozenset(("became", "becomes"))
_SERVED = frozenset(("served", "worked", "acted"))


def around_name(stream: Stream, first: int, last: int) -> Iterator[Post]:
    """Yield what the paragraph says around the name ``[first, last)`` of whoever bears it, nearest first."""
    floor, ceiling = stream.paragraphs[bisect_right(stream.paragraphs, (first, len(stream.words))) - 1]
    titled = False
    for post in before_name(stream, first, floor):
        titled = post.role_class in ("office", "rank")
        yield post
    if first == floor or stream.lows[first - 1] not in _SUPPOSING:
        yield from behind_name(stream, last, min(ceiling, last + _WINDOW), titled=titled)
    yield from apposed_before(stream, first, last, floor, ceiling)


def before_name(stream: Stream, first: int, floor: int) -> Iterator[Post]:
    """Read what stands right before a name: "Acme spokesman Dr. | Jo Doe", "Acme's | Jo Doe", "Republican | Jo Doe"."""
    flags, words, lexicon = stream.flags, stream.words, stream.lexicon
    end = first
    while (
        end > floor
        and lexicon.titles.get((words[end - 1],), ("",))[0] == "honorific"
        and words[end - 1] != "Chief"
    ):
        end -= 1
    if end - 1 > floor and stream.lows[end - 1] in ("named", "called"):
        # "an academic named Jo Doe"
        end -= 1
    if end == floor:
        return
    flag = flags[end - 1]
    if flag & POSSESSIVE_MARK:
        start = run_before(stream, end - 1, floor)
        body = body_in(stream, start, end - 1)
        quoted = start > floor and words[start - 1] in OPENING_MARKS
        if body is not None and not quoted and stream.text[body.start].isupper():
            yield Post(None, body, None, False, end)
    elif flag & (ROLE | TITLE):
        post = post_before(stream, end, floor)
        if post is not None:
            yield post
    elif words[end - 1] in lexicon.parties or flag & NATIONALITY:
        body = body_of_run(stream, end - 1, end)
        if body is not None and not (end - 2 >= floor and flags[end - 2] & (CAPITAL | PREPOSITION)):
            yield Post(None, body, None, False, end)


def behind_name(stream: Stream, last: int, ceiling: int, *, titled: bool) -> Iterator[Post]:
    """Read what follows a name: brackets, age, appositions, "of Acme", relative clauses, "is the mayor of".

    ``titled`` says whether an office stands before the name, so that a place behind it is where it is held.
    """
    flags, lows = stream.flags, stream.lows
    at = last
    if at < ceiling and flags[at] & OPEN:
        closing = next((look for look in range(at, min(ceiling, at + 12)) if flags[look] & CLOSE), None)
        if closing is None:
            return
        yield from in_brackets(stream, at + 1, closing, titled=titled)
        at = closing + 1
    if at + 1 < ceiling and lows[at] in ("of", "from", "with", "at"):
        body, at = _of(stream, at, ceiling, titled=titled)
        if body is not None:
            yield Post(None, body, None, False, at)
    if at < ceiling and (flags[at] & AUXILIARY or lows[at] in _BECOMES or lows[at] in _SERVES):
        yield from _predicate(stream, at, ceiling)
        return
    if at < ceiling and lows[at] == "who":
        yield from _relative(stream, at + 1, ceiling)
        return
    for _ in range(3):
        if at >= ceiling or not flags[at] & (COMMA | DASH):
            return
        at += 1
        if at + 1 < ceiling and flags[at] & NUMBER and flags[at + 1] & COMMA:
            at += 2
        if at >= ceiling:
            return
        if lows[at] in ("who", "whose"):
            yield from _relative(stream, at + 1, ceiling)
            return
        code = _party_code(stream, at)
        if code is not None:
            yield Post(None, code, None, False, at + 1)
            at += 1
            continue
        posts, at = _apposition(stream, at, ceiling)
        if not posts:
            return
        yield from posts
        if at < ceiling and lows[at] == "who":
            yield from _relative(stream, at + 1, ceiling)
            return


def _of(stream: Stream, at: int, ceiling: int, *, titled: bool) -> tuple[Span | None, int]:
    """Read "of Acme" behind a name; a place only says where somebody lives, unless a title stands before it."""
    flags = stream.flags
    end = run_from(stream, at + 1, ceiling)
    if end == at + 1:
        return None, at
    preposition = stream.lows[at]
    if preposition in ("with", "at", "from") and not acronym(stream, at + 1, end):
        return None, end
    if not any(flags[look] & CAPITAL for look in range(at + 1, end)):
        return None, end
    local = stream.words[end - 1] == "County" or is_place(stream, at + 1, end)
    if not titled and (local or (end + 1 < ceiling and flags[end] & COMMA and flags[end + 1] & PLACE)):
        # "Jo Doe of Derry, N.H."
        return None, end
    body = body_in(stream, at + 1, end)
    if body is None:
        return None, end
    return body, end


def in_brackets(stream: Stream, first: int, last: int, *, titled: bool) -> Iterator[Post]:
    """Read what brackets behind a name hold: "(D-Ohio)", "(Lab, Leeds)", "(R)", "(University of Oslo)"."""
    code = _party_code(stream, first)
    if code is not None:
        yield Post(None, code, None, False, last)
        return
    if titled and is_place(stream, first, last):
        yield Post(None, stream.span(first, last), None, False, last)
        return
    post = post_from(stream, first, last)
    if post is not None and post.end == last:
        yield post
    elif run_from(stream, first, last) == last and acronym(stream, first, last):
        body = body_in(stream, first, last)
        if body is not None:
            yield Post(None, body, None, False, last)


def _party_code(stream: Stream, at: int) -> Span | None:
    """Return the party in "D-Ohio", "R" or "Lab" at ``at``."""
    word = stream.words[at]
    code = word.split("-", 1)[0].split("/", 1)[0]
    kind = stream.lexicon.parties.get(code)
    if kind is None or (
        kind == "code" and code == word and not stream.flags[at + 1] & (CLOSE | COMMA | DASH)
    ):
        return None
    return Span(stream.starts[at], stream.starts[at] + len(code))


def _apposition(stream: Stream, at: int, ceiling: int) -> tuple[list[Post], int]:
    """Read the apposition at ``at`` with those joined to it by "and"; return its posts and where it ends."""
    flags, lows = stream.flags, stream.lows
    posts: list[Post] = []
    for _ in range(3):
        post = post_from(stream, at, ceiling)
        if post is None:
            # "her brother and manager"
            end = run_from(stream, at, ceiling)
            if end == at or end + 1 >= ceiling or lows[end] != "and":
                break
            at = end + 1
            continue
        if post.end < ceiling and not flags[post.end] & _GOING_ON:
            break
        at = post.end
        now = next((look for look in range(at, min(ceiling - 1, at + 10)) if lows[look] == "now"), None)
        if now is not None and lows[now - 1] == "and":
            # "an Acme aide in her first years and now director of Bolt"
            post = post._replace(former=True, body=None)
            at = now - 1
        posts.append(post)
        if not (at + 1 < ceiling and lows[at] == "and"):
            break
        at += 1
    return posts, at


def _relative(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read a relative clause behind "who": "who leads Acme", "who works for Bolt", "who is the mayor of Oslo"."""
    flags, lows = stream.flags, stream.lows
    while at < ceiling and (flags[at] & ADVERB or lows[at] in ("has", "have")):
        at += 1
    if at + 1 >= ceiling:
        return
    allowed = stream.lexicon.relation_verbs.get(lows[at])
    if allowed is not None:
        start = at + 1
        while start < ceiling and flags[start] & ADVERB:
            start += 1
        if start < ceiling and lows[start] in allowed:
            start += 1
        elif "-" not in allowed:
            start = -1
        if start >= 0:
            end = run_from(stream, start, ceiling)
            body = body_in(stream, start, end) if end > start else None
            if body is not None and not (lows[start - 1] == "in" and is_place(stream, start, end)):
                yield Post(None, body, None, False, end)
                return
    yield from _predicate(stream, at, ceiling)


def _predicate(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what a verb says somebody is: "is the mayor of Oslo", "serves as", "was named", "became"."""
    flags, lows = stream.flags, stream.lows
    verb = lows[at]
    past = verb in ("was", "were", "had") or verb in _SERVED
    at += 1
    while at < ceiling and flags[at] & ADVERB:
        at += 1
    if verb in ("has", "have"):
        if at + 1 >= ceiling or lows[at] != "been":
            return
        at += 1
    if at < ceiling and lows[at] in _APPOINTED:
        past = False
        at += 1
    elif verb not in ("is", "was", "’s", "'s", "became", "becomes", "has") and verb not in _SERVES | _SERVED:
        return
    if at < ceiling and lows[at] in ("as", "to"):
        at += 1
    elif verb in _SERVES | _SERVED:
        return
    if at + 1 >= ceiling or not flags[at] & (DETERMINER | POSSESSIVE | ROLE | CAPITAL):
        return
    post = post_from(stream, at, ceiling)
    if (
        post is None
        or post.role_class == "person"
        or (post.end < ceiling and not flags[post.end] & _GOING_ON)
    ):
        return
    yield post._replace(former=True, body=None) if past else post


def apposed_before(stream: Stream, first: int, last: int, floor: int, ceiling: int) -> Iterator[Post]:
    """Read a description with the name in apposition: "the company's chief executive, | Jo Doe |, said"."""
    flags, words = stream.flags, stream.words
    comma = first - 1
    while comma > floor and stream.lexicon.titles.get((words[comma],), ("",))[0] == "honorific":
        comma -= 1
    if comma <= floor or not flags[comma] & (COMMA | DASH):
        return
    if last < ceiling and not flags[last] & (_CLOSING | OPEN):
        return
    phrase = phrase_before(stream, comma, floor)
    if phrase is None or not flags[phrase.head] & ROLE or flags[phrase.first] & CALENDAR:
        return
    starts = flags[phrase.first] & (DETERMINER | POSSESSIVE | CAPITAL)
    if not starts:
        return
    post = post_from(stream, phrase.first, comma)
    if post is not None and post.end == comma:
        yield post
