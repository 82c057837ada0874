"""The voice of a verb that may report, told by its form and what stands around it."""

from __future__ import annotations

from typing import Literal

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
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    LOWER,
    NATIONALITY,
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
    dated,
    gives_name,
    has_done,
    in_article,
    named_by,
    names,
    plural_noun,
    speaks_itself,
)
from builder.annotation.sentence.verb_groups import HELPING, HELPING_WORDS, VerbGroup
from builder.annotation.tokens import Stream

_ARTICLE = DETERMINER | POSSESSIVE
_BEFORE_PLURAL_VERB = SUBJECT | SOMEBODY | RELATIVE | CONJUNCTION | QUOTE | COMMA
_BEFORE_PARTICIPLE = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | ROLE | VERB | ED | CUE
_BEFORE_NOUN = PREPOSITION | QUANTITY | NUMBER
_NO_NOUN = SUBJECT | ROLE | SOMEBODY | RELATIVE
_MODIFIER = LOWER | NATIONALITY
_CLAUSE_START = SUBJECT | OBJECT | DETERMINER | POSSESSIVE

Voice = Literal["finite", "participle", "infinitive", "passive", "by", "noun", "preposition"]
"""What `CueMatch` says of the form of a cue."""

_TELLING = frozenset(("what", "which", "whom", "that"))
_FAR = 25
"""How far before its verb the pronoun may stand that is the verb's object."""
_BY_MEANS = frozenset(
    ("email", "e-mail", "phone", "telephone", "text", "letter", "video", "fax", "satellite", "way")
)
"""What follows "by" where it tells how something was said, and not by whom: "said by email"."""
_OBJECT_START = (
    DETERMINER | POSSESSIVE | SUBJECT | OBJECT | QUESTION | QUOTE | COMMA | COLON | CAPITAL | SOMEBODY
)
_NAMING = frozenset(("call", "dub", "label", "brand", "term", "style", "title", "coin"))
_GIVING_NAMES = frozenset(("dub", "term", "style"))
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
_SUBJECT_WORDS = 5
_NOT_PLAIN = HELPING | DETERMINER | POSSESSIVE | POSSESSIVE_MARK | QUANTITY | COMMA
"""What a word before a verb is that may make it something else than finite."""
_NOT_PLAINLY = _NAMING | {"believe", "consider", "deem", "understand", "name"}
"""Verbs that names are given with, or that are said of somebody: "the man believed to be"."""
_BEHIND_OTHERS = frozenset(("by", "as"))
"""Words behind a participle that tells of a noun: "the plan proposed by"."""
_NEVER_PASSIVE = frozenset(("agree", "worry", "complain", "insist", "decline", "refuse", "hope"))
_PUTTING = 5
"""How many units before "put it" are searched for "as"."""
_AUTHOR = 6
"""How many units the name of an author has at most."""


def voice_of(stream: Stream, group: VerbGroup) -> Voice | None:
    """Return the voice of the group, as `CueMatch` names it, or None where its word is no verb there.

    The word may be a noun or an adjective, as in "the reports", "the proposed plan".
    """
    before, previous, form = group.before, group.previous, group.entry.form
    helped = group.helped
    if (
        not helped
        and form in ("past", "participle")
        and before >= group.start
        and stream.lows[before] == "much"
    ):
        # "the much anticipated"
        return None
    if (
        not helped
        and group.entry.lemma in _NAMING
        and gives_name(stream, before, group.last, group.start, group.end)
    ):
        return None
    if group.entry.lemma == "name" and stream.lows[group.last : group.last + 1] == ["after"]:
        return None
    alone = not helped and not group.infinitive
    owned = alone and previous & _ARTICLE and not previous & SOMEBODY
    if owned and (stream.lows[before] != "each" or form not in ("past", "participle")):
        return None
    if previous & POSSESSIVE_MARK and not helped:
        return None
    if group.infinitive:
        return _infinitive(group)
    if form == "ing":
        return _ing(stream, group)
    if form in ("past", "participle"):
        return _past(stream, group)
    if form == "base":
        return _base(stream, group)
    return "finite" if _is_third_person(stream, group) else None


def _infinitive(group: VerbGroup) -> Voice | None:
    """Return the voice behind "to"."""
    form = group.entry.form
    if form == "ing":
        # "went back to boasting"
        return "participle"
    # "is said to have called"
    if form != "base" and (group.be or not group.helped or form not in ("past", "participle")):
        return None
    return "infinitive"


def _ing(stream: Stream, group: VerbGroup) -> Voice | None:
    """Return the voice of a form that ends in "ing": "is saying" is finite, "saying" a participle."""
    if group.be:
        return "finite"
    before, previous, follows = group.before, group.previous, group.follows
    if previous & PREPOSITION and follows & AUXILIARY:
        # "this sense of understanding has"
        return None
    if (
        previous & LOWER
        and before > group.start
        and stream.lows[before - 1] in ("of", "in")
        and follows & CAPITAL
    ):
        # "head of financial reporting Moen"
        return None
    if (
        stream.flags[group.verb] & CUE_NOUN
        and not group.helped
        and after_article(stream, before, group.start)
    ):
        # "a tough warning about"
        return None
    noun = previous & LOWER and not previous & _BEFORE_PARTICIPLE and not follows & (_OBJECT_START | ROLE)
    # "was heard saying there was"
    heard = before >= group.start and stream.lows[before] in stream.lexicon.clause["perceiving"]
    if noun and not group.helped and not heard:
        # "spent the day bragging that", "came to power vowing to", but "a stark warning that"
        that = stream.lows[group.last : group.last + 1] in (
            ["that"],
            ["to"] if "o" in group.entry.frames else ["that"],
        )
        return "participle" if that and not stream.flags[group.verb] & CUE_NOUN else None
    return "participle"


def _past(stream: Stream, group: VerbGroup) -> Voice | None:
    """Return the voice of "said" or "given": finite, passive, or a participle with "by" behind it."""
    voice: Voice = "finite" if group.helped else _unhelped_past(stream, group)
    if group.be and group.entry.lemma not in _NEVER_PASSIVE:
        voice = "finite" if has_done(stream, group.before, group.verb, group.entry) else "passive"
    opens = not group.helped and group.before < group.start and voice != "by"
    if opens and not group.follows & (DETERMINER | QUOTE | CAPITAL | SUBJECT | COMMA):
        return None
    return voice


def is_plainly_finite(stream: Stream, verb: int, last: int, entry: CueVerb, end: int) -> bool:
    """Say whether a past form, the units ``[verb, last)``, is finite at first sight: "Moen said", "the clerk | told".

    Something stands before it in its sentence. So are most. `voice_of` would say the same of its group, which has no
    other word, at much greater length.
    """
    return (
        not stream.flags[verb - 1] & _NOT_PLAIN
        and stream.lows[verb - 1] not in HELPING_WORDS
        and entry.lemma not in _NOT_PLAINLY
        and (last >= end or stream.lows[last] not in _BEHIND_OTHERS)
    )


def _unhelped_past(stream: Stream, group: VerbGroup) -> Voice:
    """Return the voice of "said" or "called" without an auxiliary."""
    lows, before, last, end = stream.lows, group.before, group.last, group.end
    if (
        group.previous & SUBJECT
        or "what" in lows[max(group.start, before - 3) : before]
        or (before >= group.start and lows[before] == "each")
    ):
        # `what they called "theft" by the board`, "the two papers each called it"
        return "finite"
    if last + 1 < end and lows[last] == "by":
        if not lows[last + 1].endswith("ing") and lows[last + 1] not in _BY_MEANS:
            return "by"
    elif last < end and lows[last] == "as" and named_by(stream, last, end):
        # `in a move described as "bold" by Moen`
        return "passive"
    if group.previous & COMMA and dated(stream, last, end):
        # "her letter, published on Monday, calls it"
        return "passive"
    if group.entry.lemma not in _NAMING:
        return "finite"
    if names(stream, before, last, group.start, end):
        return "passive"
    if (
        group.previous & COMMA
        and before > group.start
        and last < end
        and stream.flags[last] & QUOTE
        and _TELLING.isdisjoint(lows[max(group.start, before - _FAR) : before])
    ):
        # `The plan, dubbed "the crash", was passed`, but `what Moen, a clerk, called "the crash"`
        return "passive"
    opens = before < group.start
    if group.entry.lemma in _GIVING_NAMES and group.previous & COMMA and group.follows & (DETERMINER | QUOTE):
        # `The valley, dubbed the "larder" of the north, is dry.`
        return "passive"
    if opens or (before > group.start and group.previous & (COMMA | DASH | LOWER)):
        return "passive" if named_by(stream, last, end) else "finite"
    return "finite"


def _base(stream: Stream, group: VerbGroup) -> Voice | None:
    """Return the voice of "say" or "read"."""
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
        return None if group.be else "finite"
    return "finite" if _is_plural_present(stream, group) or _is_inverted(stream, group) else None


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
        and not follows & _OBJECT_START
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
        or bool(follows & _OBJECT_START)
        or (group.last < group.end and lows[group.last] == "that")
    )


def _is_third_person(stream: Stream, group: VerbGroup) -> bool:
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
    if previous & CUE and previous & LOWER and lows[before].endswith("s"):
        # "she likes shows", "he fears threats"
        return False
    quoted = _leads_to_quotation(stream, group)
    if follows & COMMA and not quoted:
        return False
    if previous & ROLE and flags[before - 1] & PREPOSITION:
        # "the use of executive orders"
        return False
    noun = previous & _MODIFIER and not previous & _NO_NOUN
    if not noun or quoted:
        return True
    return group.last < group.end and (lows[group.last] == "that" or bool(follows & _CLAUSE_START))


def _leads_to_quotation(stream: Stream, group: VerbGroup) -> bool:
    """Say whether the words around tell that what may be a noun reports: `The paper states: "..."`."""
    lows, start, end = stream.lows, group.start, group.end
    before, last, follows = group.before, group.last, group.follows
    if not lows[before].endswith("ed") and (
        follows & QUOTE or (follows & COMMA and last + 1 < end and stream.flags[last + 1] & QUOTE)
    ):
        return True
    if group.entry.lemma in _NAMING and follows & CAPITAL and stream.has_stretch(last, min(end, last + 6)):
        return True
    # "The hall is full, the paper states.", "The document states in its opening that"
    closes = in_article(stream, before, start) or stream.has_stretch(max(start, before - 6), before)
    return bool(follows & END and closes) or speaks_itself(stream, before, last, start, end)
