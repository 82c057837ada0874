"""The rule that reads a verb beside a quotation that no list of cues holds."""

from __future__ import annotations

from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    ED,
    END,
    LOWER,
    VERB,
)
from builder.annotation.sentence.following import phrase_core, phrase_from
from builder.annotation.sentence.phrases import Phrase


def any_verb(context: Context) -> Claim | None:
    """`"We open!" beamed Ida Moen.` -- a verb that no list holds, between a quotation and a name or behind both."""
    stream, sentence = context.stream, context.sentence
    flags = stream.flags
    if not context.opens_sentence:
        return None
    at = context.unit + 1
    if at + 2 < sentence.end and stream.lows[at] in ("is", "was") and stream.lows[at + 1] in ("how", "what"):
        # `"A gift" is how Moen put it.`, `"Never" was what Moen said.`
        return _claim(phrase_from(stream, at + 2, sentence.end))
    if context.last_character not in ",?!—–-":
        return None
    while at < sentence.end and flags[at] & (COMMA | DASH | ADVERB):
        at += 1
    if at + 1 >= sentence.end:
        return None
    if stream.lows[at] in ("came", "comes"):
        return _came_from(context, at + 1)
    if stream.lows[at] == "was" and stream.lows[at + 1] == "all":
        # `"Never," was all that Moen would say.`
        that = at + 2 < sentence.end and stream.lows[at + 2] == "that"
        return _claim(phrase_from(stream, at + 2 + that, sentence.end))
    if flags[at] & (ED | VERB | CUE) and flags[at] & LOWER and not flags[at] & AUXILIARY:
        source = phrase_from(stream, at + 1, sentence.end)
        if source is not None and flags[source.head] & CAPITAL:
            return Claim(source)
    return _with_verb(context, phrase_from(stream, at, sentence.end))


def _claim(source: Phrase | None) -> Claim | None:
    return None if source is None else Claim(source)


def _came_from(context: Context, first: int) -> Claim | None:
    """`"Go!" came the cry from the crowd.`: whom the cry came from, nobody where the sentence does not tell."""
    stream, end = context.stream, context.sentence.end
    for look in range(first, min(first + 7, end - 1)):
        if stream.lows[look] == "from":
            return _claim(phrase_from(stream, look + 1, end))
    # `"Never," came the reply.`: somebody's words, nobody tells whose.
    return Claim(None)


def _with_verb(context: Context, source: Phrase | None) -> Claim | None:
    """`"We open," Ida Moen boomed.`: the phrase behind the quotation, if a verb follows it."""
    if source is None:
        return None
    stream, end = context.stream, context.sentence.end
    flags = stream.flags
    verb = source.last
    if verb + 1 < end and stream.lows[verb] in ("of", "with", "at", "from"):
        # `"We open," the Rev. Ida Moen of the Harbour Temple boomed.`
        verb = phrase_core(stream, verb + 1, end) or verb
        verb -= bool(flags[verb - 1] & ED)
    while verb < end and flags[verb] & (ADVERB | CONJUNCTION):
        # `"We lost," Moen angrily and loudly railed.`
        verb += 1
    if verb < end and flags[verb] & (ED | VERB | CUE):
        after = verb + 1
        if context.last_character in "?!" and not (after >= end or flags[after] & (END | COMMA)):
            # `"Go!" The crowd rose from its seats.`: a sentence of its own.
            return None
        return Claim(source)
    return None
