"""Rules that read a headline, a first paragraph that is no sentence, and the headings below it."""

from __future__ import annotations

import re

from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.attribution.titles import words_in
from builder.annotation.lexicon import (
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUESTION,
    ROLE,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.sentence.finding import cues_of
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.insertions import opens_beside
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_HEADLINE = 40
"""How many units a headline may have."""
_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_WORD = 4
"""How many letters a word has that alone shows whose it is."""
_ABOUT = frozenset(("to", "set", "likely", "due", "facing"))
"""What opens words that others say of the one they stand behind: `Clerk "to quit"`."""
_TELLING = frozenset((
    "poll", "polls", "survey", "surveys", "report", "reports", "study", "audit", "lawsuit", "memo", "documents",
    "indictment",
))  # fmt: skip
"""Documents that a headline names with a colon where it tells what they say; an "Opinion" is its own."""
_NAME = 3
"""How many words a name or a title in a headline may have, if it is short."""
_NEAR = 12
"""How many quotations below a heading are read."""
_BEHIND_WORDS = PREPOSITION | SUBORDINATOR | CONJUNCTION | COLON | COMMA | DASH | END
_BEFORE_NOUN = DETERMINER | POSSESSIVE | POSSESSIVE_MARK | BE | COLON


def headline(context: Context) -> Claim | None:
    """`Moen "ready to stay"`, `"We stay": Moen on the rain` -- a name with a mark, or right before, in a headline."""
    sentence = context.sentence
    if sentence.paragraph or not _is_headline(context.stream):
        return None
    stream, unit = context.stream, context.unit
    first, last = stream.paragraphs[0]
    flags = stream.flags
    after = unit + 1
    if after + 1 < last and flags[after] & (COLON | DASH):
        source = phrase_from(stream, after + 1, last)
        if source is not None and (
            (unit == first and stream.has(ROLE | ORGANIZATION, source.first, source.last))
            or ((unit == first or source.last == last) and _can_speak(stream, source))
        ):
            return Claim(source)
    if unit == first or sentence.cues:
        return None
    named = phrase_before(stream, unit, first)
    if named is None or named.first != first or not _can_speak(stream, named) or _does(stream, unit):
        return None
    follows = after >= last or flags[after] & (PREPOSITION | SUBORDINATOR)
    return Claim(named) if follows else None


def repeated(context: Context) -> Claim | None:
    """`Hall is "a gift to us" / "It is a gift to us," Ida Moen said.` -- a headline's words come back in the text."""
    stream, unit = context.stream, context.unit
    if context.sentence.paragraph:
        # A heading between the paragraphs stands close above what it takes its words from.
        below = _NEAR if _is_crosshead(context) else 0
    else:
        below = len(stream.unit_of) if _is_headline(stream) else 0
    words = _plain(stream, unit) if below else ""
    lone = " " not in words
    if lone and (context.sentence.paragraph or len(words) < _WORD):
        return None
    number, last = stream.stretch[unit], stream.paragraphs[context.sentence.paragraph][1]
    longest = max((word for word in words.split() if "'" not in word), key=len, default="")
    for other in stream.unit_of[number + 1 : number + 1 + below]:
        link = context.links.get(other)
        if other < last or link is None or link.source is None:
            continue
        if longest not in _text(stream, other).lower():
            continue
        if f" {words} " in f" {_plain(stream, other)} " and not (lone and words not in _text(stream, other)):
            return Claim(link.source, link.cue)
    whole = below and stream.paragraphs[0] == (unit, unit + 1)
    return _reported_below(context) if whole else None


def _reported_below(context: Context) -> Claim | None:
    """Return who reports in the first sentence below a headline that is nothing but the stretch."""
    stream = context.stream
    start, end = stream.paragraphs[1]
    start, end = stream.sentences(start, min(end, start + WINDOW))[0]
    for cue in cues_of(stream, start, end):
        if cue.source is not None and cue.kind == "say" and cue.match.voice != "noun":
            # "Moen furious after Vik says": the words are hers, or his
            told = _can_speak(stream, cue.source) and not opens_beside(stream, cue.source)
            return Claim(cue.source, cue) if told else None
    return None


def _is_crosshead(context: Context) -> bool:
    """Say whether the paragraph is nothing but the stretch, and that no sentence."""
    first, last = context.stream.paragraphs[context.sentence.paragraph]
    return last - first == 1 and context.last_character.isalnum()


def _plain(stream: Stream, unit: int) -> str:
    """Return the words of a stretch in small letters with one space between them, without any mark."""
    return " ".join(_WORDS.findall(_text(stream, unit).lower().replace("’", "'")))


def _text(stream: Stream, unit: int) -> str:
    stretch = stream.stretches[stream.stretch[unit]]
    return stream.text[stretch.start : stretch.end]


def headed(context: Context) -> Claim | None:
    """`Mayor Moen: Hall is "a gift"` -- a headline that opens with who speaks."""
    if context.sentence.paragraph or not _is_headline(context.stream):
        return None
    stream, unit = context.stream, context.unit
    source = phrase_from(stream, stream.paragraphs[0][0], unit)
    if source is None or source.last + 1 >= unit or not stream.flags[source.last] & COLON:
        return None
    # `Poll: Moen "a gift" to the town`
    told = stream.lows[source.head] in _TELLING or _can_speak(stream, source)
    return Claim(source) if told else None


def _does(stream: Stream, unit: int) -> bool:
    """Say whether the stretch tells what somebody does: `Hospital "ignored warnings"` is what others say of it."""
    first, second = (*_plain(stream, unit).split(" ", 2), "", "")[:2]
    flags = stream.lexicon[first]
    # but `Moen "excited about it"`
    acts = flags & ED and second and second not in ("about", "of", "with")
    return bool(flags & AUXILIARY or acts or first in _ABOUT)


def is_said(stream: Stream, unit: int) -> bool:
    """`Harbor closure "a dagger to the heart"`: words that a headline says of something, though of nobody's report."""
    first, last = stream.paragraphs[0]
    if not first <= unit < last or not _is_headline(stream) or stream.flags[first] & QUESTION:
        return False
    words = words_in(stream, unit)
    titled = all(word[0].isupper() for word in words if len(word) > 3)
    if titled and not (len(words) > _NAME and _is_titled(stream, first, last)):
        # `"Low Tide" wins`
        return False
    flags, after = stream.flags, unit + 1
    if after < last and not flags[after] & _BEHIND_WORDS:
        # `"half-baked" plan`
        return False
    if unit == first:
        return len(words) >= _NAME and (after == last or bool(flags[after] & (COLON | DASH | COMMA)))
    return not flags[unit - 1] & (_BEFORE_NOUN if len(words) > _NAME else _BEFORE_NOUN | PREPOSITION)


def _is_titled(stream: Stream, first: int, last: int) -> bool:
    """Say whether a headline has capitals all over, so that those of a stretch tell nothing."""
    return not any(
        stream.flags[at] & LOWER and len(stream.words[at]) > _NAME + 1 for at in range(first, last)
    )


def _is_headline(stream: Stream) -> bool:
    first, last = stream.paragraphs[0]
    return len(stream.paragraphs) > 1 and last - first <= _HEADLINE and not stream.flags[last - 1] & END


def is_topic(stream: Stream, source: Phrase) -> bool:
    """Say whether the phrase opens a headline and names what it is about, rather than somebody."""
    return source.first == 0 and _is_headline(stream) and not _can_speak(stream, source)


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
