"""Present forms in -s that look like plurals: when "says", "reports" or "states" is a verb."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    ED,
    END,
    FIRST_NAME,
    ING,
    LOWER,
    NATIONALITY,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    VERB,
)
from builder.annotation.sentence.readings import in_article
from builder.annotation.sentence.verb_groups import VerbGroup
from builder.annotation.tokens import Stream

_ARTICLE = DETERMINER | POSSESSIVE
_BEFORE_NOUN = PREPOSITION | QUANTITY | NUMBER
_NO_NOUN = SUBJECT | ROLE | SOMEBODY | RELATIVE
_MODIFIER = LOWER | NATIONALITY
_CLAUSE_START = SUBJECT | OBJECT | DETERMINER | POSSESSIVE
_PLURAL = frozenset((
    "other", "such", "these", "those", "several", "many", "few", "both", "most", "all", "some", "various", "numerous",
    "dozen", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
))  # fmt: skip
"""Words before a plural: what follows them in -s is a noun, for a verb would have none."""
_BEFORE_OBJECT = frozenset(("amid", "despite", "over", "against", "about", "after", "following"))
"""Prepositions behind which a plural is what they are about: "amid rebel | claims"."""
_JUDGED_AS = frozenset(("a", "an", "as", "“”"))
"""What what is said of an object starts with: "called his plans | a shame"."""
_IN_OBJECT = LOWER | CAPITAL | POSSESSIVE_MARK
_OBJECT_WORDS = 5


def is_third_person(stream: Stream, group: VerbGroup) -> bool:
    """Say whether "says" or "reports" is a verb, not a plural noun."""
    flags, lows = stream.flags, stream.lows
    before, previous, follows = group.before, group.previous, group.follows
    if group.helped or (before >= group.start and lows[before] in _PLURAL):
        # "other reports", "several states"
        return False
    described = (
        before - 1 >= group.start
        and previous & LOWER
        and not previous & (ROLE | ED | ING)
        and lows[before][-1] != "s"
    )
    if described and lows[before - 1] in _PLURAL:
        # "several negative | comments"
        return False
    if previous & _BEFORE_NOUN and not previous & (SOMEBODY | SUBJECT):
        return False
    if lows[group.verb : group.verb + 2] == ["thanks", "to"]:
        return False
    if lows[group.verb] not in stream.lexicon.also_nouns:
        return True
    if previous & CAPITAL and "-" in lows[before] and stream.words[before].rpartition("-")[2].islower():
        # "Norway-related issues"
        return False
    if (
        previous & CUE
        and previous & LOWER
        and (lows[before].endswith("s") or (follows & SUBJECT and lows[before].endswith("ed")))
    ):
        # "she likes shows", "he fears threats", "Moen described remarks he made"
        return False
    noun = previous & _MODIFIER and not previous & _NO_NOUN
    if group.last < group.end and lows[group.last] in _JUDGED_AS and _is_object(stream, group):
        return False
    quoted = _leads_to_quotation(stream, group)
    if follows & COMMA and not quoted:
        return False
    if previous & ROLE and flags[before - 1] & PREPOSITION:
        # "the use of executive orders"
        return False
    if not quoted and (_is_bare(stream, group) or _is_owned(stream, group)):
        return False
    if not noun or quoted:
        return True
    if _is_acted_on(stream, group):
        return False
    return group.last < group.end and (lows[group.last] == "that" or bool(follows & _CLAUSE_START))


def _is_bare(stream: Stream, group: VerbGroup) -> bool:
    """Say whether one person without an article stands before a plural: "to stop terrorist | attacks"."""
    flags, lows, at = stream.flags, stream.lows, group.before
    if (
        not flags[at] & ROLE
        or not flags[at] & LOWER
        or lows[at][-1] == "s"
        or lows[at] in stream.lexicon.plurals
    ):
        return False
    opener = at - 1
    return opener > group.start and bool(
        flags[opener] & LOWER
        and (flags[opener] & (VERB | CUE | PREPOSITION) or lows[opener - 1] == "to")
        and not flags[opener] & (ROLE | DETERMINER | POSSESSIVE)
    )


def _is_owned(stream: Stream, group: VerbGroup) -> bool:
    """Say whether a name between an owner and a plural only tells of that: "Moen's Harbour | remarks"."""
    flags, at = stream.flags, group.before
    name = flags[at] & CAPITAL and not flags[at] & (ROLE | FIRST_NAME)
    return bool(name) and at - 1 > group.start and bool(flags[at - 1] & POSSESSIVE_MARK)


def _is_acted_on(stream: Stream, group: VerbGroup) -> bool:
    """Say whether what stands before a plural makes it an object: "denied rebel | claims", "amid union | demands"."""
    flags, lows, at = stream.flags, stream.lows, group.before
    if flags[at] & (ADVERB | CALENDAR) or lows[at].endswith("s"):
        # "a man held yesterday | claims", "the firm that makes vaccines | claims"
        return False
    opener = at - 1
    return opener >= group.start and bool(
        flags[opener] & LOWER
        and (flags[opener] & (CUE | VERB | ED | ING) or lows[opener] in _BEFORE_OBJECT)
        and not flags[opener] & ROLE
    )


def _is_object(stream: Stream, group: VerbGroup) -> bool:
    """Say whether a plural is what a verb that takes no clause acts on: "branded the Harbour | plans as folly"."""
    flags, floor = stream.flags, max(group.start, group.before - _OBJECT_WORDS)
    for at in range(group.before, floor, -1):
        flag = flags[at]
        if flag & _ARTICLE and not flag & SOMEBODY:
            verbs = stream.lexicon.cue_verbs.get(stream.lows[at - 1])
            return (
                verbs is not None
                and verbs[-1].frames.isdisjoint("tz")
                and not verbs[-1].frames.isdisjoint("nj")
            )
        if not flag & _IN_OBJECT or (flag & LOWER and flags[at + 1] & CAPITAL):
            # "mocked the man | Moen claims to be"
            return False
    return False


def _leads_to_quotation(stream: Stream, group: VerbGroup) -> bool:
    """Say whether the words around tell that what may be a noun reports: `The paper states: "..."`."""
    lows, start, end = stream.lows, group.start, group.end
    before, last, follows = group.before, group.last, group.follows
    if not lows[before].endswith("ed") and (
        follows & QUOTE or (follows & COMMA and last + 1 < end and stream.flags[last + 1] & QUOTE)
    ):
        return True
    # "The hall is full, the paper states."
    closes = in_article(stream, before, start) or stream.has_stretch(max(start, before - 6), before)
    return bool(follows & END and closes)
