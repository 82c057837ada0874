"""The rule that reads the sentence behind a quotation, where it points back to it: `"We stay." So said Moen.`."""

from __future__ import annotations

from builder.annotation.attribution.leads import can_speak, is_person
from builder.annotation.attribution.sieve import Claim, Context, claim_of
from builder.annotation.lexicon import BE, COMMA, CUE, DOCUMENT, END, FIRST_NAME, TITLE
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_SO = frozenset(("so", "thus"))
_THAT = frozenset(("that", "this", "those", "these"))
_WITH = frozenset(("with", "in"))
_OPENERS = _SO | _THAT | _WITH | {"the"}
_SOURCES = frozenset(("from", "by", "of"))
_COMING = frozenset(("come", "comes", "came"))
_QUOTES = frozenset(
    ("quote", "quotes", "quotation", "quotations", "line", "lines", "words", "sentiment", "message")
)
_NEAR = 3
"""How many words a noun for words may have before it: "those last defiant words"."""
_REACH = 25
"""How many units of the sentence behind are read."""


def so_said(context: Context) -> Claim | None:
    """`"We stay." So said Ida Moen.`, `"We stay." Those were the words of Moen.` -- the sentence behind points back."""
    if not context.alone:
        return None
    stream, first = context.stream, context.sentence.end
    last = stream.paragraphs[context.sentence.paragraph][1]
    if first == last and first < len(stream.lows):
        last = stream.paragraphs[context.sentence.paragraph + 1][1]
    if first + 2 >= last or stream.lows[first] not in _OPENERS:
        return None
    end = min(last, first + _REACH)
    low = stream.lows[first]
    if context.same_paragraph and low not in _SO:
        # `"We open," Moen said. "We stay." With that, Vik left.`
        return None
    if low in _SO:
        return _speaker(stream, first + 2, end) if stream.flags[first + 1] & CUE else None
    if low in _WITH:
        return _leaving(stream, first + 1, end)
    if low in _THAT and stream.flags[first + 1] & BE:
        return _told(stream, first + 2, end)
    noun = _noun_for_words(stream, first + 1, end)
    return None if noun is None else _speaker(stream, _source_after(stream, noun), end)


def _speaker(stream: Stream, at: int, end: int) -> Claim | None:
    """Return whoever is named at ``at``, if that can speak."""
    source = phrase_from(stream, at, end) if at < end else None
    return claim_of(source) if can_speak(stream, source) else None


def _leaving(stream: Stream, at: int, end: int) -> Claim | None:
    """Return who does something in `With that, | Moen left`, `With those words, | she turned to the window`."""
    if stream.lows[at] not in _THAT:
        return None
    comma = at + 1
    if not stream.flags[comma] & COMMA:
        noun = _noun_for_words(stream, comma, end)
        comma = end if noun is None else noun + 1
    if comma + 1 >= end or not stream.flags[comma] & COMMA:
        return None
    source = phrase_from(stream, comma + 1, end)
    return claim_of(source) if is_person(stream, source) else None


def _told(stream: Stream, at: int, end: int) -> Claim | None:
    """Return whose words "that was" tells: "how | Moen put it", "the message of | Moen", "Ida Moen, the clerk"."""
    flags, lows = stream.flags, stream.lows
    if at + 2 >= end:
        return None
    if lows[at] in ("how", "what"):
        source = phrase_from(stream, at + 1, end)
        told = source is not None and source.last < end and flags[source.last] & CUE
        return claim_of(source) if told and is_person(stream, source) else None
    if flags[at] & (FIRST_NAME | TITLE):
        name = phrase_from(stream, at, end)
        return claim_of(name) if _is_named(stream, name, end) else None
    noun = _noun_for_words(stream, at, end)
    return None if noun is None else _speaker(stream, _source_after(stream, noun), end)


def _is_named(stream: Stream, name: Phrase | None, end: int) -> bool:
    """Say whether the phrase names a person in full, and nothing else is said of that: "Ida Moen, the clerk"."""
    if name is None or name.last - name.first < 2 or not is_person(stream, name):
        return False
    return name.last >= end or bool(stream.flags[name.last] & (COMMA | END))


def _noun_for_words(stream: Stream, at: int, end: int) -> int | None:
    """Return the noun for words ("quote", "remark") that stands at ``at`` or little behind it."""
    words = stream.lexicon.clause
    for look in range(at, min(at + _NEAR, end)):
        low = stream.lows[look]
        if low in _QUOTES:
            return look
        if (low in words["remark"] or low in words["wording"]) and not stream.flags[look] & DOCUMENT:
            return look
    return None


def _source_after(stream: Stream, noun: int) -> int:
    """Return where the source of a noun for words starts: behind "from", "came from"; the end if there is none."""
    at = noun + 1
    if stream.lows[at : at + 1] and stream.lows[at] in _COMING:
        return at + 2 if stream.lows[at + 1 : at + 2] == ["from"] else len(stream.lows)
    return at + 1 if stream.lows[at : at + 1] and stream.lows[at] in _SOURCES else len(stream.lows)
