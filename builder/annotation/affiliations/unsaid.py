"""The body of a post whose own words leave it out: the court of "Judge Doe", the country of "Finance Minister Doe"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from builder.annotation.affiliations.owners import body_before, contest
from builder.annotation.affiliations.posts import Post
from builder.annotation.affiliations.roles import head_of
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    END,
    ING,
    LOWER,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
    VERB,
    WORD,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

if TYPE_CHECKING:
    from builder.annotation.coreference.mentions import Mention

_SENTENCE = 60
"""How many units before a minister are looked through for the country that the sentence is about."""
_NEAR = 5_000
"""How many characters before and behind a minister are looked through for the department."""
_DEPARTMENTS = (
    "{} Department",
    "Department of {}",
    "Department for {}",
    "{} Ministry",
    "{} ministry",
    "Ministry of {}",
    "Ministry for {}",
)
_SPOKEN_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson"))
"""Whose capital is but that of a sentence's first word, never that of a title."""
_JOINING = DETERMINER | POSSESSIVE | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | ADVERB
_NO_NOUN = _JOINING | CALENDAR | CUE | AUXILIARY | VERB | ED | ING
_FOLLOWS = AUXILIARY | VERB | CUE | NEGATION


def is_staff(stream: Stream, post: Post) -> bool:
    """Say whether the post is held in a body that its words leave out: "a spokesman said", "boss Jo Doe"."""
    if post.role is None or post.former or post.role_class == "person":
        return False
    if _described_before(stream, bisect_left(stream.starts, post.role.start)):
        return False
    role = stream.text[post.role.start : post.role.end]
    words = head_of(role).split()
    lexicon = stream.lexicon
    if any(
        word in lexicon.organization_nouns
        and word not in lexicon.referring["body"]
        and word not in lexicon.describing["modifier"]
        for word in words[:-1]
    ):
        # "curry house owner"
        return False
    staff = words[-1] in stream.lexicon.describing["staff"] or (words[-1] == "officer" and "chief" in words)
    return staff and (not role.istitle() or words[-1] in _SPOKEN_FOR)


def _described_before(stream: Stream, at: int) -> bool:
    """Say whether words before the role at ``at`` tell what it is of: "Curry house | owner", "“Salt” | director"."""
    flag = stream.flags[at - 1] if at else 0
    if flag & QUOTE:
        # Words that somebody says end with a comma or stop.
        return stream.text[stream.ends[at - 1] - 2] not in ",.!?"
    low, lexicon = stream.lows[at - 1], stream.lexicon
    noun = flag & LOWER and flag & WORD and not flag & _NO_NOUN
    return bool(noun) and low not in lexicon.describing["epithet"] and low not in lexicon.referring["body"]


def force(stream: Stream, post: Post) -> Span | None:
    """Return the force that the role itself names: "Police Commissioner Jo Doe", "an army spokesman"."""
    if post.role is None or post.former:
        return None
    first = bisect_left(stream.starts, post.role.start)
    last = bisect_left(stream.ends, post.role.end)
    for at in (first, last):
        if last > first and stream.lows[at] in stream.lexicon.describing["force"]:
            return stream.span(at, at + 1)
    return None


def unsaid(stream: Stream, post: Post, mentions: Sequence[Mention]) -> Span | None:
    """Return the court of a judge or country of a minister before the bare title, or a candidate's party.

    The party is the one whose contest a sentence names beside one of the ``mentions`` of the candidate.
    """
    if post.role is None or post.former:
        return None
    at = bisect_left(stream.starts, post.role.start)
    words = head_of(stream.text[post.role.start : post.role.end]).split()
    if words[-1] in stream.lexicon.describing["judging"]:
        return body_before(stream, "court", at)
    if words[-1] in stream.lexicon.describing["council"]:
        return body_before(stream, "council", at)
    if words[-1] in stream.lexicon.describing["national"]:
        return _country(stream, at) or _department(stream, post.role)
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


def _department(stream: Stream, role: Span) -> Span | None:
    """Return the department that the article names near its minister: "Labour Secretary Jo Doe"."""
    field, _, _ = stream.text[role.start : role.end].rpartition(" ")
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
    if flags[end - 1] & PREPOSITION and words[end - 1] != "to":
        # "Norway protested against Prime Minister Jo Doe's plan"; but "according to Finance Minister Jo Doe"
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
                return stream.span(first, at)
    return None
