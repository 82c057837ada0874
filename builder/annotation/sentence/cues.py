"""Cues: which words report, in what form, and what they introduce."""

from __future__ import annotations

from typing import Literal

import msgspec

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DO,
    ED,
    END,
    LOWER,
    MODAL,
    NATIONALITY,
    NEGATION,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    CueVerb,
)  # fmt: skip
from builder.annotation.sentence.readings import (
    after_article,
    contracted,
    dated,
    has_done,
    in_article,
    in_headline,
    named_by,
    names,
    only_adverb,
    plural_noun,
    speaks_itself,
)
from builder.annotation.tokens import Stream

_BY_MEANS = frozenset(
    ("email", "e-mail", "phone", "telephone", "text", "letter", "video", "fax", "satellite", "way")
)
"""What follows "by" where it tells how something was said, and not by whom: "said by email"."""
Voice = Literal["finite", "participle", "infinitive", "passive", "by", "noun", "preposition"]


class CueMatch(msgspec.Struct, frozen=True, gc=False):
    """A reporting verb in a sentence: units ``[first, last)`` with its auxiliaries and particle.

    ``verb`` is the unit of the verb itself. ``voice``: "finite" has its subject before (or, inverted, after) it;
    "participle" and "infinitive" borrow one; "passive" has it after "by", if at all; "by" is a participle after
    its noun ("a plan proposed by"). ``negated``: the report is denied ("did not say that").
    """

    first: int
    verb: int
    last: int
    entry: CueVerb
    voice: Voice
    negated: bool


_OBJECT_START = (
    DETERMINER | POSSESSIVE | SUBJECT | OBJECT | QUESTION | QUOTE | COMMA | COLON | CAPITAL | SOMEBODY
)


def find_cue(stream: Stream, verb: int, start: int, end: int) -> CueMatch | None:
    """Return the cue whose verb is the unit ``verb`` of the sentence ``[start, end)``, or None if it is none.

    The word may be a noun or an adjective there ("the reports", "the proposed plan"); what stands before and
    behind it decides.
    """
    flags, lows = stream.flags, stream.lows
    if (
        flags[verb] & CAPITAL
        and verb > start
        and not flags[verb - 1] & (QUOTE | COLON | DASH)
        and stream.words[verb] not in _CAPITALISED
        and not in_headline(stream, verb, start, end)
    ):
        # "the United States", "Acme Reports": part of a name.
        return None
    entry, last = cue_entry(stream, verb, end)
    if entry is None:
        return None
    if (
        verb + 1 < end
        and flags[verb + 1] & ROLE
        and flags[verb + 1] & LOWER
        and lows[verb] == entry.lemma
        and lows[verb + 1][-1] != "s"
    ):
        # "press secretary", "project manager": a verb would have "the" before its object.
        return None
    before = verb - 1
    first = verb
    negated = False
    be = helped = infinitive = False
    while before >= start and verb - before < 7:
        flag = flags[before]
        low = lows[before]
        if flag & CAPITAL and before > start:
            # "Informed of it, Early described": a name, whatever the word is when it is small.
            break
        if low == "to":
            infinitive = True
        elif flag & AUXILIARY and not (flag & POSSESSIVE_MARK and not contracted(stream, before, start)):
            be |= bool(flag & BE)
            helped = True
        elif flag & (ADVERB | NEGATION) and only_adverb(flag, low):
            pass
        elif low == "since" and helped is False and before > start and flags[before - 1] & AUXILIARY:
            # "has since said"
            pass
        elif low in ("most", "more", "so") and before + 1 < verb and flags[before + 1] & ADVERB:
            # "most recently said"
            pass
        else:
            break
        negated |= bool(flag & NEGATION)
        first = before
        before -= 1
    if not helped and not infinitive and first < verb:
        first = verb
        before = verb - 1
        while (
            before >= start
            and (
                (flags[before] & (ADVERB | NEGATION) and only_adverb(flags[before], lows[before]))
                or (lows[before] in ("most", "more", "so") and before + 1 < verb)
            )
            and not (flags[before] & CAPITAL and before > start)
        ):
            negated |= bool(flags[before] & NEGATION)
            first = before
            before -= 1
    previous = flags[before] if before >= start else 0
    follows = flags[last] if last < end else 0
    form = entry.form
    voice: Voice
    owned = previous & (DETERMINER | POSSESSIVE) and not helped and not infinitive and not previous & SOMEBODY
    if owned and (lows[before] != "each" or form not in ("past", "participle")):
        return None
    if previous & POSSESSIVE_MARK and not helped:
        return None
    if infinitive and form == "ing":
        # "went back to boasting"
        voice = "participle"
    elif infinitive:
        # "is said to have called"
        if form != "base" and (be or not helped or form not in ("past", "participle")):
            return None
        voice = "infinitive"
    elif form == "ing":
        voice = "finite" if be else "participle"
        if not be and previous & PREPOSITION and follows & AUXILIARY:
            # "this sense of understanding has"
            return None
        if (
            not be
            and previous & LOWER
            and before > start
            and lows[before - 1] in ("of", "in")
            and follows & CAPITAL
        ):
            # "head of financial reporting Moen"
            return None
        if (
            not helped
            and previous & LOWER
            and not previous
            & (PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | ROLE | VERB | ED | CUE)
            and not follows & (_OBJECT_START | ROLE)
            # "spent the day bragging that", but "a stark warning that"
            and (lows[last : last + 1] != ["that"] or flags[verb] & CUE_NOUN)
        ):
            return None
    elif form in ("past", "participle"):
        if be and entry.lemma not in _NEVER_PASSIVE and not has_done(stream, before, verb, entry):
            voice = "passive"
        elif (
            not helped
            and last + 1 < end
            and lows[last] == "by"
            and not lows[last + 1].endswith("ing")
            and lows[last + 1] not in _BY_MEANS
        ):
            voice = "by"
        elif not helped and last < end and lows[last] == "as" and named_by(stream, last, end):
            # `in a move described as "bold" by Moen`
            voice = "passive"
        elif not helped and previous & COMMA and dated(stream, last, end):
            # "her letter, published on Monday, calls it"
            voice = "passive"
        elif not helped and entry.lemma in _NAMING and names(stream, before, last, start, end):
            voice = "passive"
        elif (
            not helped
            and entry.lemma in _NAMING
            and (before < start or (before > start and previous & (COMMA | DASH | LOWER)))
        ):
            voice = "passive" if named_by(stream, last, end) else "finite"
        else:
            voice = "finite"
        opens = not helped and before < start and voice != "by"
        if opens and not follows & (DETERMINER | QUOTE | CAPITAL | SUBJECT | COMMA):
            return None
    elif form == "base":
        past = lows[verb] in stream.lexicon.unchanged and (
            # "a sign on the door read", "as she put it"
            (follows & QUOTE and not previous & (SUBJECT | CAPITAL | ROLE | PREPOSITION | AUXILIARY))
            if lows[verb] == "read"
            else previous & (SUBJECT | CAPITAL | ROLE)
        )
        if not helped and not past:
            if before < start:
                return None
            if not (
                previous & (SUBJECT | SOMEBODY | RELATIVE | CONJUNCTION | QUOTE | COMMA)
                or (previous & ROLE and (not previous & LOWER or lows[before] in stream.lexicon.plurals))
                or plural_noun(stream, before)
                or (previous & QUANTITY and before > start and lows[before - 1] in ("the", "these", "those"))
                or (
                    # "critics like Moen say", "seven in 10 think": no noun is spelled so.
                    entry.lemma in _NEVER_NOUNS
                    and previous & (CAPITAL | NUMBER | CLOSE | CALENDAR | QUANTITY | LOWER)
                    and not previous & (AUXILIARY | DETERMINER | POSSESSIVE)
                    and not (previous & (VERB | CUE) and not flags[before - 1] & (DETERMINER | POSSESSIVE))
                )
            ):
                return None
            if previous & PREPOSITION:
                return None
            if (
                previous & DETERMINER
                and previous & SOMEBODY
                and lows[verb] + "s" in stream.lexicon.also_nouns
            ):
                # "another tweet"
                return None
            if after_article(stream, before, start):
                # "a cautious note"
                return None
            if (
                previous & QUANTITY
                and previous & SOMEBODY
                and follows & LOWER
                and not follows & _OBJECT_START
            ):
                # "many state workers"
                return None
            if lows[before] in ("he", "she", "it", "that") and not (
                lows[before] == "that" and before > start and lows[before - 1].endswith("s")
            ):
                return None
            if previous & (CONJUNCTION | COMMA) and not follows & _OBJECT_START:
                return None
        elif be:
            return None
        voice = "finite"
    else:  # third person
        if helped or (lows[before] in ("other", "such", "these", "those") and before >= start):
            return None
        if previous & (PREPOSITION | QUANTITY | NUMBER) and not previous & (SOMEBODY | SUBJECT):
            return None
        if (
            previous & CUE
            and previous & LOWER
            and lows[before].endswith("s")
            and lows[verb] in stream.lexicon.also_nouns
        ):
            # "she likes shows", "he fears threats"
            return None
        quoted = not lows[before].endswith("ed") and bool(
            follows & QUOTE or (follows & COMMA and last + 1 < end and flags[last + 1] & QUOTE)
        )
        quoted |= (
            entry.lemma in _NAMING and bool(follows & CAPITAL) and stream.has(QUOTE, last, min(end, last + 6))
        )
        # "The hall is full, the paper states.", "The document states in its opening that"
        closes = in_article(stream, before, start) or stream.has(QUOTE, max(start, before - 6), before)
        quoted |= bool(follows & END) and closes
        quoted |= speaks_itself(stream, before, last, start, end)
        if lows[verb] in stream.lexicon.also_nouns and follows & COMMA and not quoted:
            return None
        if lows[verb] in stream.lexicon.also_nouns and previous & ROLE and flags[before - 1] & PREPOSITION:
            # "the use of executive orders"
            return None
        if (
            lows[verb] in stream.lexicon.also_nouns
            and previous & (LOWER | NATIONALITY)
            and not previous & (SUBJECT | ROLE | SOMEBODY | RELATIVE)
            and not quoted
            and not (
                last < end
                and (lows[last] == "that" or follows & (SUBJECT | OBJECT | DETERMINER | POSSESSIVE))
            )
        ):
            return None
        voice = "finite"
    return CueMatch(first, verb, last, entry, voice, negated)


# The platform's name in the verb: "Moen Tweeted".
_CAPITALISED = frozenset(("Tweeted", "Retweeted"))
_NAMING = frozenset(("call", "dub", "label", "brand", "term", "style", "title", "coin"))
_NEVER_NOUNS = frozenset(("say", "think", "believe", "agree", "argue", "insist", "tell", "know"))
_NEVER_PASSIVE = frozenset(("agree", "worry", "complain", "insist", "decline", "refuse", "hope"))


def cue_entry(stream: Stream, verb: int, end: int) -> tuple[CueVerb | None, int]:
    """Return the cue verb of the unit with its particle, and the unit after both."""
    lows = stream.lows
    for entry in stream.lexicon.cue_verbs.get(lows[verb], ()):
        particle = entry.particle
        if not particle:
            return entry, verb + 1
        size = len(particle)
        at = verb + 1
        if at < end and stream.flags[at] & ADVERB and lows[at] not in particle:
            # "referred only to"
            at += 1
        if tuple(lows[at : at + size]) == particle and at + size <= end:
            return entry, at + size
        if size > 1 or at + 1 >= end or lows[at + 1] != particle[0]:
            continue
        timed = stream.flags[at] & (CALENDAR | ADVERB) and not stream.flags[at] & PREPOSITION
        if entry.lemma.startswith("make") or timed:
            # "made it clear", "called Wednesday for"
            return entry, at + 2
    return None, verb + 1


__all__ = ["DO", "MODAL", "VERB", "CueMatch", "find_cue"]
