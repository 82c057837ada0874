"""Base forms that look like nouns: when "say", "tweet" or "read" is a verb."""

from __future__ import annotations

from builder.annotation.lexicon import (
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
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.phrases import PARTICLES
from builder.annotation.sentence.readings import OBJECT_START, after_article, plural_noun
from builder.annotation.sentence.verb_groups import VerbGroup
from builder.annotation.tokens import Stream

_ARTICLE = DETERMINER | POSSESSIVE
_OBJECT = _ARTICLE | OBJECT
_BEFORE_PLURAL_VERB = SUBJECT | SOMEBODY | RELATIVE | CONJUNCTION | QUOTE | COMMA

NEVER_NOUNS = frozenset((
    "say", "think", "believe", "agree", "argue", "insist", "tell", "know", "suggest", "indicate", "reveal", "confirm",
    "allege", "explain", "deny", "contend", "declare", "predict", "assert", "describe", "accuse", "warn",
    "admit", "acknowledge", "concede", "conclude", "complain", "announce", "denounce", "proclaim", "realize", "realise",
))  # fmt: skip
_BEFORE_AUXILIARY = frozenset((
    "nor", "neither", "never", "not", "only", "rarely", "seldom", "hardly", "scarcely", "little", "so",
))  # fmt: skip
"""What opens a sentence in which the auxiliary stands before the subject."""
_SUBJECT_WORDS = 5
_MAKING = frozenset(("make", "makes", "made", "making", "let", "lets", "letting"))
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
            else previous & (SUBJECT | CAPITAL | ROLE | ORGANIZATION)
            # "as the programme put it"
            or (
                group.entry.lemma == "put it"
                and "as" in stream.lows[max(group.start, group.before - _PUTTING) : group.before]
            )
        )
    )
    if group.helped or past:
        return not group.be
    return _is_plural_present(stream, group) or _is_heard(stream, group) or _is_inverted(stream, group)


def _is_heard(stream: Stream, group: VerbGroup) -> bool:
    """Say whether somebody is heard or seen to do it: "A clerk heard him | shout"."""
    return bool(
        group.previous & OBJECT
        and group.before > group.start
        and stream.lows[group.before - 1] in stream.lexicon.clause["perceiving"]
    )


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
            # "six in 10 call it"
            previous & NUMBER and follows & OBJECT_START and before - 1 > start and lows[before - 1] == "in"
        )
        or (
            # "critics like Moen say", "seven in 10 think": no noun is spelled so.
            group.entry.lemma in NEVER_NOUNS
            and previous & (CAPITAL | NUMBER | CLOSE | CALENDAR | QUANTITY | LOWER)
            and not previous & (AUXILIARY | DETERMINER | POSSESSIVE)
            and not (previous & (VERB | CUE) and not flags[before - 1] & _ARTICLE)
        )
    ):
        return False
    if previous & PREPOSITION and not (
        # "the town where he grew up | say"
        group.entry.lemma in NEVER_NOUNS and lows[before] in PARTICLES and flags[before - 1] & (VERB | ED)
    ):
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
    if (
        previous & DETERMINER
        and previous & SOMEBODY
        and not (lows[before] == "some" and follows & _OBJECT)
        and word + "s" in stream.lexicon.also_nouns
    ):
        # "another tweet", but "some call him"
        return False
    if after_article(stream, before, start) and not _is_perceived(stream, group):
        # "a cautious note"
        return False
    if (
        previous & QUANTITY
        and previous & SOMEBODY
        and follows & LOWER
        and not follows & OBJECT_START
        and group.entry.lemma not in NEVER_NOUNS
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
        or (word == "say" and _several_behind(stream, group.last, group.end))
    )


def _is_perceived(stream: Stream, group: VerbGroup) -> bool:
    """Say whether somebody is heard or made to say so: "heard a voice | say", not "had a final | say"."""
    lows, article = stream.lows, group.before - 1
    if group.entry.lemma not in NEVER_NOUNS or article <= group.start or lows[article] not in ("a", "an"):
        return False
    return lows[article - 1] in stream.lexicon.clause["perceiving"] or lows[article - 1] in _MAKING


def _several_behind(stream: Stream, at: int, end: int) -> bool:
    """Say whether a few words without an article from ``at`` on, a plural, close a sentence: ", say | web experts"."""
    for look in range(at, min(end, at + _SUBJECT_WORDS)):
        flag = stream.flags[look]
        if not flag & (LOWER | CAPITAL) or flag & (CUE | NUMBER | QUANTITY) or "-" in stream.lows[look]:
            return False
        if plural_noun(stream, look) and (look + 1 >= end or stream.flags[look + 1] & (END | COMMA)):
            return True
    return False
