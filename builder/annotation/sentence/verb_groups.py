"""A verb with the words that help it: auxiliaries, adverbs, negations."""

from __future__ import annotations

import msgspec

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    DETERMINER,
    NEGATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    SUBJECT,
    SUBORDINATOR,
    CueVerb,
)  # fmt: skip
from builder.annotation.sentence.readings import (
    contracted,
    only_adverb,
)
from builder.annotation.tokens import Stream

_ADVERBIAL = ADVERB | NEGATION
_CLAUSE = DETERMINER | SUBJECT | POSSESSIVE | SUBORDINATOR | CAPITAL
"""What may stand behind a verb, and rarely behind a participle before its noun."""


class VerbGroup(msgspec.Struct, frozen=True, gc=False):
    """A word that may be a reporting verb, with what helps it, in the sentence ``[start, end)``.

    The group is the units ``[first, last)``, the word the unit ``verb``; ``before`` is the unit before the group
    (``start - 1`` where it opens the sentence), ``previous`` and ``follows`` are the flags of the units around it.
    ``be``: a form of "be" is among the helpers; ``helped``: an auxiliary is; ``infinitive``: "to" is; ``negated``: a
    negation is.
    """

    start: int
    end: int
    first: int
    verb: int
    last: int
    entry: CueVerb
    before: int
    previous: int
    follows: int
    be: bool
    helped: bool
    infinitive: bool
    negated: bool


HELPING = AUXILIARY | ADVERB | NEGATION
HELPING_WORDS = frozenset(("to", "since", "most", "more", "so"))


def verb_group(stream: Stream, verb: int, last: int, entry: CueVerb, start: int, end: int) -> VerbGroup:
    """Return the group of the verb ``entry``, whose units are ``[verb, last)``, in the sentence ``[start, end)``."""
    flags, lows = stream.flags, stream.lows
    before = verb - 1
    previous, follows = flags[before] if before >= start else 0, flags[last] if last < end else 0
    if before < start or (not previous & HELPING and lows[before] not in HELPING_WORDS):
        # Most stand alone.
        return VerbGroup(
            start, end, verb, verb, last, entry, before, previous, follows, False, False, False, False
        )
    first = verb
    negated = be = helped = infinitive = False
    furthest = start if start > verb - 6 else verb - 6
    while before >= furthest:
        flag = flags[before]
        low = lows[before]
        if not flag & HELPING and low not in HELPING_WORDS:
            break
        if flag & CAPITAL and before > start:
            # "Informed of it, Early described": a name, whatever the word is when it is small.
            break
        if low == "to":
            if (
                entry.form == "past"
                and not helped
                and follows & _CLAUSE
                and lows[verb] not in stream.lexicon.unchanged
            ):
                # "an official she spoke to | said the", but "an answer to | emailed questions"
                break
            infinitive = True
        elif flag & AUXILIARY and not (flag & POSSESSIVE_MARK and not contracted(stream, before, start)):
            be |= bool(flag & BE)
            helped = True
        elif flag & _ADVERBIAL and only_adverb(flag, low):
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
                (flags[before] & _ADVERBIAL and only_adverb(flags[before], lows[before]))
                or (lows[before] in ("most", "more", "so") and before + 1 < verb)
            )
            and not (flags[before] & CAPITAL and before > start)
        ):
            negated |= bool(flags[before] & NEGATION)
            first = before
            before -= 1
    return VerbGroup(
        start,
        end,
        first,
        verb,
        last,
        entry,
        before,
        flags[before] if before >= start else 0,
        follows,
        be,
        helped,
        infinitive,
        negated,
    )
