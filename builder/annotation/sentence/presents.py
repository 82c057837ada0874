"""Present forms that look like nouns: when "say", "tweet" or "reports" is a verb."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
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
)  # fmt: skip
from builder.annotation.sentence.readings import (
    NAMING,
    OBJECT_START,
    after_article,
    in_article,
    plural_noun,
    speaks_itself,
)
from builder.annotation.sentence.verb_groups import VerbGroup
from builder.annotation.tokens import Stream

_ARTICLE = DETERMINER | POSSESSIVE
_BEFORE_PLURAL_VERB = SUBJECT | SOMEBODY | RELATIVE | CONJUNCTION | QUOTE | COMMA
_BEFORE_NOUN = PREPOSITION | QUANTITY | NUMBER
_NO_NOUN = SUBJECT | ROLE | SOMEBODY | RELATIVE
_MODIFIER = LOWER | NATIONALITY
_CLAUSE_START = SUBJECT | OBJECT | DETERMINER | POSSESSIVE

_PLURAL = frozenset((
    "other", "such", "these", "those", "several", "many", "few", "both", "most", "all", "some", "various", "numerous",
    "dozen", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
))  # fmt: skip
"""Words before a plural: what follows them in -s is a noun, for a verb would have none."""
_NEVER_NOUNS = frozenset((
    "say", "think", "believe", "agree", "argue", "insist", "tell", "know", "suggest", "indicate", "reveal", "confirm",
    "allege", "explain", "deny", "contend", "declare", "predict", "assert", "describe", "accuse", "warn",
))  # fmt: skip
_BEFORE_AUXILIARY = frozenset((
    "nor", "neither", "never", "not", "only", "rarely", "seldom", "hardly", "scarcely", "little", "so",
))  # fmt: skip
"""What opens a sentence in which the auxiliary stands before the subject."""
_BEFORE_OBJECT = frozenset(("amid", "despite", "over", "against", "about", "after", "following"))
"""Prepositions behind which a plural is what they are about: "amid rebel | claims"."""
_JUDGED_AS = frozenset(("a", "an", "as", "“”"))
"""What what is said of an object starts with: "called his plans | a shame"."""
_IN_OBJECT = LOWER | CAPITAL | POSSESSIVE_MARK
_OBJECT_WORDS = 5
_SUBJECT_WORDS = 5
_PUTTING = 16
"""How many units before "put it" are searched for "as"."""
_AUTHOR = 6
"""How many units the name of an author has at most."""


def is_base_verb(stream: Stream, group: VerbGroup) -> bool:
    """Say whether a base form, "say" or "read", is a finite verb: "critics say", "the sign read", "did they say"."""
    word = stream.lows[group.verb]
    previous = group.previous
    past = (
        word in stream.lexicon.unchanged
        and (
            # "a sign on the door read", "as she put it"
            (
                group.follows & (QUOTE | COLON)
                and not previous & (SUBJECT | ROLE | PREPOSITION | AUXILIARY)
                and (not previous & CAPITAL or _of_document(stream, group))
            )
            if word == "read"
            else previous & (SUBJECT | CAPITAL | ROLE)
            # "as the programme put it"
            or (
                group.entry.lemma == "put it"
                and "as" in stream.lows[max(group.start, group.before - _PUTTING) : group.before]
            )
        )
    )
    if group.helped or past:
        return not group.be
    return _is_plural_present(stream, group) or _is_inverted(stream, group)


def _is_inverted(stream: Stream, group: VerbGroup) -> bool:
    """Say whether the auxiliary stands before the subject: "Nor did Moen | say", "Only later did the mayor | admit"."""
    flags, start = stream.flags, group.start
    if start >= group.before or stream.lows[start] not in _BEFORE_AUXILIARY:
        return False
    for at in range(start + 1, min(group.before, start + 5)):
        if flags[at] & AUXILIARY:
            return group.before - at <= _SUBJECT_WORDS and not stream.has(
                COMMA | CUE | VERB | QUOTE, at + 1, group.before + 1
            )
    return False


def _of_document(stream: Stream, group: VerbGroup) -> bool:
    """Say whether the name before "read" is that of the author of what can be read: "A tweet from Ida Moen read"."""
    flags = stream.flags
    at = group.before
    while at > group.start and flags[at] & (CAPITAL | DETERMINER) and group.before - at < _AUTHOR:
        at -= 1
    return (
        at > group.start
        and stream.lows[at] in ("from", "by")
        and bool(flags[at - 1] & LOWER)
        and bool(flags[at - 1] & DOCUMENT)
    )


def _is_plural_present(stream: Stream, group: VerbGroup) -> bool:
    """Say whether "say" or "tweet" is a verb with a plural subject before it, not a noun."""
    flags, lows, start = stream.flags, stream.lows, group.start
    before, previous, follows = group.before, group.previous, group.follows
    word = lows[group.verb]
    if before < start:
        return False
    if not (
        previous & _BEFORE_PLURAL_VERB
        or (previous & ROLE and (not previous & LOWER or lows[before] in stream.lexicon.plurals))
        or plural_noun(stream, before)
        or (previous & QUANTITY and before > start and lows[before - 1] in ("the", "these", "those"))
        or (
            # "critics like Moen say", "seven in 10 think": no noun is spelled so.
            group.entry.lemma in _NEVER_NOUNS
            and previous & (CAPITAL | NUMBER | CLOSE | CALENDAR | QUANTITY | LOWER)
            and not previous & (AUXILIARY | DETERMINER | POSSESSIVE)
            and not (previous & (VERB | CUE) and not flags[before - 1] & _ARTICLE)
        )
    ):
        return False
    if previous & PREPOSITION:
        return False
    if word == "show" and previous & CAPITAL and follows & (COMMA | END | CALENDAR | PREPOSITION):
        # "on Vesti's Daily Politics show,"
        return False
    if word == "back" and follows & (PREPOSITION | COMMA | END):
        # "brings people back into the hall"
        return False
    if lows[before] in ("one", "every"):
        # "one reason"
        return False
    if previous & DETERMINER and previous & SOMEBODY and word + "s" in stream.lexicon.also_nouns:
        # "another tweet"
        return False
    if after_article(stream, before, start):
        # "a cautious note"
        return False
    if (
        previous & QUANTITY
        and previous & SOMEBODY
        and follows & LOWER
        and not follows & OBJECT_START
        and group.entry.lemma not in _NEVER_NOUNS
        and lows[group.last : group.last + 1] != ["that"]
    ):
        # "many state workers"
        return False
    if lows[before] in ("he", "she", "it", "that") and not (
        lows[before] == "that" and before > start and lows[before - 1].endswith("s")
    ):
        return False
    return (
        not previous & (CONJUNCTION | COMMA)
        or bool(follows & OBJECT_START)
        or (group.last < group.end and lows[group.last] == "that")
    )


def is_third_person(stream: Stream, group: VerbGroup) -> bool:
    """Say whether "says" or "reports" is a verb, not a plural noun."""
    flags, lows = stream.flags, stream.lows
    before, previous, follows = group.before, group.previous, group.follows
    if group.helped or (before >= group.start and lows[before] in _PLURAL):
        # "other reports", "several states"
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
    if not noun or quoted:
        return True
    if _is_acted_on(stream, group):
        return False
    return group.last < group.end and (lows[group.last] == "that" or bool(follows & _CLAUSE_START))


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
    if group.entry.lemma in NAMING and follows & CAPITAL and stream.has_stretch(last, min(end, last + 6)):
        return True
    # "The hall is full, the paper states.", "The document states in its opening that"
    closes = in_article(stream, before, start) or stream.has_stretch(max(start, before - 6), before)
    return bool(follows & END and closes) or speaks_itself(stream, before, last, start, end)
