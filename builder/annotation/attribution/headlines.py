"""Rules that read a headline: a first paragraph that is no sentence."""

from __future__ import annotations

from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE_NOUN,
    DASH,
    DOCUMENT,
    END,
    FIRST_NAME,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    ROLE,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase, few_words
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_HEADLINE = 40
"""How many units a headline may have."""
_HEARING = frozenset(("hears", "heard", "told", "hear"))
_COURTS = frozenset(("court", "jury", "inquest", "tribunal", "inquiry", "hearing", "trial", "panel"))


def headline(context: Context) -> Claim | None:
    """`Moen "ready to stay"`, `"We stay": Moen on the rain` -- a name with a mark, or right before, in a headline."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    if sentence.paragraph or not _is_headline(stream):
        return None
    first, last = stream.paragraphs[0]
    flags, lows = stream.flags, stream.lows
    after = unit + 1
    if first == unit and after == last and not few_words(stream, unit, 2):
        # A headline that is nothing but somebody's words.
        return Claim(None)
    if after + 1 < last and flags[after] & (COLON | DASH):
        source = phrase_from(stream, after + 1, last)
        if source is not None and (
            (unit == first and stream.has(ROLE | ORGANIZATION, source.first, source.last))
            or ((unit == first or source.last == last) and _can_speak(stream, source))
        ):
            return Claim(source)
    if (
        after + 2 < last
        and flags[after] & COMMA
        and lows[after + 1] in _COURTS
        and lows[after + 2] in _HEARING
    ):
        # "Clerk 'stole the keys', court hears": somebody there said so.
        return Claim(None)
    if unit == first or sentence.cues:
        return None
    named = phrase_before(stream, unit, first)
    if named is None or named.first != first or not _can_speak(stream, named):
        return None
    follows = after >= last or flags[after] & (PREPOSITION | SUBORDINATOR)
    return Claim(named) if follows else None


def headed(context: Context) -> Claim | None:
    """`Mayor Moen: Hall is "a gift"` -- a headline that opens with who speaks."""
    stream, unit = context.stream, context.unit
    if context.sentence.paragraph or not _is_headline(stream):
        return None
    source = phrase_from(stream, stream.paragraphs[0][0], unit)
    if source is None or source.last + 1 >= unit or not stream.flags[source.last] & COLON:
        return None
    return Claim(source) if _can_speak(stream, source) else None


def _is_headline(stream: Stream) -> bool:
    first, last = stream.paragraphs[0]
    return len(stream.paragraphs) > 1 and last - first <= _HEADLINE and not stream.flags[last - 1] & END


def _can_speak(stream: Stream, source: Phrase) -> bool:
    """Say whether the phrase of a headline names somebody, or a body: no "Profile", no "Budget"."""
    flags = stream.flags
    head = flags[source.head]
    if head & (ROLE | ORGANIZATION) or any(
        flag & (FIRST_NAME | TITLE | ROLE) for flag in flags[source.first : source.head]
    ):
        return True
    return bool(head & CAPITAL and not head & (PLACE | CALENDAR | CUE_NOUN | DOCUMENT)) and _again(
        stream, source.head
    )


def _again(stream: Stream, at: int) -> bool:
    """Say whether the capitalised word of the headline comes back in the text, and never in small letters."""
    word = stream.words[at]
    return word in stream.words[stream.paragraphs[1][0] :] and word.lower() not in stream.vocabulary
