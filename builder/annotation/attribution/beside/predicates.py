"""The rule that reads what the sentence says of the quotation itself: whose answer it is, from whom it came."""

from __future__ import annotations

from builder.annotation.attribution.leads import CLOSING, noun_for_words
from builder.annotation.attribution.sieve import Claim, Context, claim_of
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    DASH,
    DETERMINER,
    ED,
    END,
    LOWER,
    POSSESSIVE,
    SUBJECT,
    VERB,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.owners import owner_before
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_REACH = 8
"""How many words may stand between the verb and the noun for words: "was her short and angry answer"."""
_COMING = frozenset(("came", "comes", "went", "goes", "ran", "runs", "rang", "echoed", "rose"))
_BECOMING = frozenset(("become", "becomes", "became", "remain", "remains", "remained"))
_THESE = frozenset(("this", "that", "these", "those"))
_BY = frozenset(("by", "from", "of", "among"))


def predicate(context: Context) -> Claim | None:
    """`"We open on Monday," was Ida Moen's answer.` -- whose answer, words or verdict the quotation is said to be."""
    if not context.opens_sentence:
        return None
    stream, end = context.stream, context.sentence.end
    at = context.unit + 1
    while at < end and stream.flags[at] & (COMMA | DASH | COLON):
        at += 1
    if at + 1 >= end:
        return None
    low = stream.lows[at]
    if low in _COMING:
        exclaimed = at > context.unit + 1 or context.last_character in ",?!—–-"
        return _came(stream, at + 1, end) if exclaimed else None
    if low in ("per", "via"):
        return claim_of(phrase_from(stream, at + 1, end))
    if low in _THESE and stream.flags[at + 1] & BE:
        # `"Never": these were Moen's words.`
        return said_to_be(stream, at + 2, end)
    first = at
    while at < end and (stream.flags[at] & (BE | AUXILIARY | ADVERB) or stream.lows[at] in _BECOMING):
        if stream.lows[at] == "all":
            break
        # "has been the answer", "was also her answer", "became her motto"
        at += 1
    is_one = any(stream.flags[unit] & BE or stream.lows[unit] in _BECOMING for unit in range(first, at))
    return said_to_be(stream, at, end) if is_one else None


def said_to_be(stream: Stream, at: int, end: int) -> Claim | None:
    """Return whose words the predicate that starts at ``at`` says something is: "Moen's answer", "how Moen put it"."""
    lows = stream.lows
    if at >= end:
        return None
    if lows[at] in ("how", "what"):
        # `"A gift" is how Moen put it.`, `"Never" was what Moen said.`
        return claim_of(phrase_from(stream, at + 1, end))
    if lows[at] == "all":
        # `"Never," was all that Moen would say.`
        that = at + 1 < end and lows[at + 1] == "that"
        return claim_of(phrase_from(stream, at + 1 + that, end))
    if lows[at] == "another" or (lows[at] == "one" and stream.flags[min(at + 1, end - 1)] & (END | COMMA)):
        # `"Go!" read one sign. "No!" was another.`
        return Claim(Phrase(at, at + 1, at))
    noun = noun_for_words(stream, at, end)
    if noun is None:
        return None
    return claim_of(owner_before(stream, noun, at, _REACH) or owner_behind(stream, noun + 1, end))


def _came(stream: Stream, at: int, end: int) -> Claim | None:
    """`"Go!" came the cry from the crowd.`: whom the cry came from, nobody where the sentence does not tell."""
    flags, lows = stream.flags, stream.lows
    noun = noun_for_words(stream, at, end)
    if noun is not None:
        owner = owner_before(stream, noun, at, _REACH)
        if owner is not None:
            return Claim(owner)
    for look in range(at, min(at + _REACH, end - 1)):
        if lows[look] == "from" or (noun is not None and look > noun and lows[look] in _BY):
            if flags[at] & DETERMINER and lows[look - 1] == "voice":
                # "came a voice from the back"
                return claim_of(phrase_from(stream, at, end))
            return claim_of(phrase_from(stream, look + 1, end))
    if noun is None and flags[at] & LOWER and not flags[at] & DETERMINER:
        return None
    # `"Never," came the reply.`: somebody's words, nobody tells whose.
    return Claim(None)


def owner_behind(stream: Stream, at: int, end: int) -> Phrase | None:
    """Return whose the noun before ``at`` is: "of Moen", "used by Moen", "that Moen used", "she got from Moen"."""
    flags, lows = stream.flags, stream.lows
    for look in range(at, min(at + 6, end - 1)):
        flag = flags[look]
        if lows[look] in _BY:
            return phrase_from(stream, look + 1, end)
        if flag & CLOSING:
            break
    at += at < end and lows[at] in ("that", "which")
    if (
        at + 1 < end
        and flags[at] & (SUBJECT | CAPITAL | DETERMINER | POSSESSIVE)
        and not flags[at] & CALENDAR
    ):
        phrase = phrase_from(stream, at, end)
        if phrase is not None and phrase.last < end and flags[phrase.last] & (VERB | CUE | ED | AUXILIARY):
            return phrase
    return None
