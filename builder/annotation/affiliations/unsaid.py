"""The body of a post whose own words leave it out: the court of "Judge Doe", the country of "Finance Minister Doe"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from builder.annotation.affiliations.fields import BEFORE_FIELD
from builder.annotation.affiliations.owners import body_before, contest
from builder.annotation.affiliations.posts import Post, post_before
from builder.annotation.affiliations.roles import head_of
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    CUE,
    END,
    NEGATION,
    PLACE,
    PREPOSITION,
    ROLE,
    TITLE,
    VERB,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

if TYPE_CHECKING:
    from builder.annotation.coreference.mentions import Mention

_SENTENCE = 60
"""How many units before a minister are looked through for the country that the sentence is about."""
_NEAR = 5_000
"""How many characters before and behind a minister are looked through for the department."""
_BACK, _LONGEST = 300, 8
"""How many units before somebody a word for their like is looked for, and how many such a description may have."""
_FEDERAL = "Federal Government"
_SOON = 600
"""How many characters before a minister the federal government is looked for, with the capitals of one's own."""
_DEPARTMENTS = (
    "{} Department",
    "Department of {}",
    "Department of the {}",
    "Department for {}",
    "{} Ministry",
    "{} ministry",
    "Ministry of {}",
    "Ministry of the {}",
    "Ministry for {}",
)
_FORCE = 4
"""How many words before "Police" the name of a force may have."""
_OBSERVERS = frozenset(
    ("analyst", "expert", "historian", "commentator", "critic", "correspondent", "reporter")
)
"""Who knows of a force from outside: "military analyst"."""
_FOLLOWS = AUXILIARY | VERB | CUE | NEGATION


def police_before(stream: Stream, at: int) -> Span | None:
    """Return the police who spoke before the unit ``at`` of a role: "Police said so. “No,” the | spokesman | said"."""
    if "police" not in stream.lows[max(0, at - _BACK) : at]:
        return None
    flags = stream.flags
    for unit in range(at - 1, max(0, at - _BACK) - 1, -1):
        if stream.lows[unit] == "police" and flags[unit + 1] & CUE:
            first = unit
            while flags[unit] & CAPITAL and unit - first < _FORCE and first and flags[first - 1] & CAPITAL:
                first -= 1
            return stream.span(first, unit + 1)
    return None


def force(stream: Stream, post: Post) -> Span | None:
    """Return the force that the role itself names: "Police Commissioner Jo Doe", "an army spokesman"."""
    if post.role is None or post.former:
        return None
    first = bisect_left(stream.starts, post.role.start)
    last = bisect_left(stream.ends, post.role.end)
    if stream.lows[last] in _OBSERVERS:
        return None
    for at in (first, last):
        if last > first and stream.lows[at] in stream.lexicon.describing["force"]:
            return stream.span(at, at + 1)
    return None


def unsaid(stream: Stream, post: Post, mentions: Sequence[Mention], headline: int) -> Span | None:
    """Return the court of a judge or country of a minister before the bare title, or a candidate's party.

    The party is the one whose contest a sentence names beside one of the ``mentions`` of the candidate. The place
    of an office may stand in the first ``headline`` characters alone ("Norway mayor retires").
    """
    if post.role is None or post.former:
        return None
    at = bisect_left(stream.starts, post.role.start)
    words = head_of(stream.text[post.role.start : post.role.end]).split()
    if words[-1] in stream.lexicon.describing["judging"]:
        return body_before(stream, "court", at)
    if words == ["governor"] and stream.text[post.role.start].isupper():
        # "The central bank waits. | Governor Jo Doe said"
        return _named_near(stream, post.role, ("central bank", "Central Bank"))
    if words[-1] in stream.lexicon.describing["council"]:
        return body_before(stream, "council", at) or _of_several(stream, words[-1], at)
    if words[-1] in stream.lexicon.describing["national"]:
        return (
            _country(stream, at)
            or _in_headline(stream, words[-1], headline)
            or _department(stream, post.role)
            or _government(stream, post.role, words)
        )
    if post.role_class == "office" and headline and (place := _in_headline(stream, words[-1], headline)):
        return place
    if words[-1] == "secretary":
        return _department(stream, post.role)
    if words[-2:] == ["attorney", "general"]:
        return _named_near(stream, post.role, ("Justice Department", "Department of Justice"))
    if words[-1] in stream.lexicon.describing["seeking"]:
        for mention in mentions:
            party = contest(stream, mention.last - 1, 1) or contest(stream, mention.first, -1)
            if party is not None:
                return party
    return None


def _of_several(stream: Stream, noun: str, at: int) -> Span | None:
    """Return the place of those of whom the one at ``at`` is one: "Oslo councillors met. | Councillor Jo Doe"."""
    if noun + "s" not in stream.vocabulary:
        return None
    for unit in reversed(stream.having(ROLE, max(0, at - _BACK), at)):
        if stream.lows[unit] == noun + "s":
            post = post_before(stream, unit + 1, max(0, unit - _LONGEST))
            if post is None or post.body is None:
                continue
            # "Labour councillors", "Oslo and | Bergen | councillors" tell not whose everyone is.
            several = stream.lows[bisect_left(stream.starts, post.body.start) - 1] == "and"
            if not several and stream.text[post.body.start : post.body.end] not in stream.lexicon.parties:
                return post.body
    return None


def _in_headline(stream: Stream, noun: str, headline: int) -> Span | None:
    """Return the place before the office in the headline: "Norway mayor retires | Mayor Jo Doe said"."""
    lexicon = stream.lexicon
    called = {noun, *lexicon.called.get(noun, ())}
    for at in stream.having(ROLE, 0, bisect_left(stream.starts, headline)):
        low = stream.lows[at]
        if low in called and (low in lexicon.describing["elected"] or low in lexicon.describing["national"]):
            for size in range(min(3, at), 0, -1):
                if tuple(stream.words[at - size : at]) in lexicon.places:
                    return stream.span(at - size, at)
    return None


def _government(stream: Stream, role: Span, words: Sequence[str]) -> Span | None:
    """Return the federal government to which a prime minister belongs, or a minister named soon behind it."""
    if words[-2:] == ["prime", "minister"]:
        return _named_near(stream, role, ("federal government", "Federal Government"))
    at = stream.text.rfind(_FEDERAL, max(0, role.start - _SOON), role.start)
    return Span(at, at + len(_FEDERAL)) if at >= 0 and words[-1] == "minister" else None


def _department(stream: Stream, role: Span) -> Span | None:
    """Return the department that the article names near its minister: "Deputy Labour Secretary Jo Doe"."""
    words = stream.text[role.start : role.end].split()
    linked = next((at for at, word in enumerate(words) if word in BEFORE_FIELD), None)
    # "Deputy | Energy | Minister", "Minister for | Energy"
    named = words[:-1] if linked is None else words[linked + 1 :]
    field = " ".join(word for word in named if word.lower() not in stream.lexicon.describing["rank"])
    if not field[:1].isupper():
        return None
    return _named_near(
        stream, role, [form.format(word) for form in _DEPARTMENTS for word in (field, field.lower())]
    )


def _named_near(stream: Stream, role: Span, names: Iterable[str]) -> Span | None:
    """Return the first of the ``names`` that the article has near the role."""
    first, last = max(0, role.start - _NEAR), role.end + _NEAR
    for name in names:
        at = stream.text.find(name, first, last)
        if at >= 0:
            return Span(at, at + len(name))
    return None


def _country(stream: Stream, end: int) -> Span | None:
    """Return the country that the sentence is about: "Norway will not wait, Finance Minister Jo Doe said"."""
    flags, words, places = stream.flags, stream.words, stream.lexicon.places
    if flags[end - 1] & PREPOSITION:
        # "Norway will not wait for | President Doe", of another country
        return None
    for at in range(end - 1, max(0, end - _SENTENCE), -1):
        if flags[at] & END:
            break
        if not flags[at] & _FOLLOWS:
            continue
        for size in (1, 2, 3):
            first = at - size
            if first < 0 or places.get(tuple(words[first:at])) != "country":
                continue
            if first == 0 or not flags[first - 1] & PREPOSITION:
                for other in stream.having(PLACE, at, end):
                    if places.get((words[other],)) == "country" and not flags[other + 1] & (ROLE | TITLE):
                        # "Norway has wronged Sweden, Prime Minister Jo Doe said", not "Sweden | President Moen"
                        return None
                return stream.span(first, at)
    return None
