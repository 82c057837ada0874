"""The voice of a verb that may report, told by its form and what stands around it."""

from __future__ import annotations

from typing import Literal

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    ED,
    LOWER,
    OBJECT,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    CueVerb,
)  # fmt: skip
from builder.annotation.sentence.base_forms import is_base_verb
from builder.annotation.sentence.phrases import PARTICLES
from builder.annotation.sentence.readings import (
    NAMING,
    OBJECT_START,
    after_article,
    behind_object,
    dated,
    gives_name,
    has_done,
    named_by,
    names,
)
from builder.annotation.sentence.third_persons import is_third_person
from builder.annotation.sentence.verb_groups import HELPING, HELPING_WORDS, VerbGroup
from builder.annotation.tokens import Stream

_ARTICLE = DETERMINER | POSSESSIVE
_BEFORE_PARTICIPLE = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | ROLE | VERB | ED | CUE
Voice = Literal["finite", "participle", "infinitive", "passive", "by", "noun", "preposition"]
"""What `CueMatch` says of the form of a cue."""

_TELLING = frozenset(("what", "which", "whom", "that"))
_JUDGED = frozenset(("as", "of", "for"))
"""What stands behind a verb that judges, and whom it judges."""
_FAR = 25
"""How far before its verb the pronoun may stand that is the verb's object."""
_BY_MEANS = frozenset(
    ("email", "e-mail", "phone", "telephone", "text", "letter", "video", "fax", "satellite", "way")
)
"""What follows "by" where it tells how something was said, and not by whom: "said by email"."""
_CONSIDERING = frozenset(("consider", "deem"))
_CHARGED = frozenset((("accuse", "of"), ("charge", "with")))
_ONES = frozenset(("one", "ones", "those", "anyone", "anything", "something", "someone"))
_GIVING_NAMES = frozenset(("dub", "term", "style"))
_OWNING = DETERMINER | POSSESSIVE | POSSESSIVE_MARK
_NOT_PLAIN = HELPING | DETERMINER | POSSESSIVE | POSSESSIVE_MARK | QUANTITY | COMMA
"""What a word before a verb is that may make it something else than finite."""
_NOT_PLAINLY = NAMING | {"accuse", "believe", "consider", "deem", "understand", "name"}
"""Verbs that names are given with, or that are said of somebody: "the man believed to be"."""
_ATTRIBUTIVE = frozenset((
    "much", "recent", "initial", "single", "sole", "previous", "subsequent", "upcoming", "annual", "preliminary",
    "controversial",
))  # fmt: skip
"""Words behind which nothing is a verb, as a noun is still to come: "the much anticipated", "a recent ruling"."""
_NOT_BEFORE = HELPING_WORDS | _ATTRIBUTIVE
_BEHIND_OTHERS = frozenset(("by", "as", "with")) | PARTICLES
"""Words behind a participle that tells of a noun: "the plan proposed by"."""
_SPOKEN = frozenset(("say", "tell", "add"))
"""Verbs whose past form tells of no noun: "Moen, a clerk, | said on Monday, adding"."""
_NEVER_PASSIVE = frozenset(("agree", "worry", "complain", "insist", "decline", "refuse", "hope"))


def voice_of(stream: Stream, group: VerbGroup) -> Voice | None:
    """Return the voice of the group, as `CueMatch` names it, or None where its word is no verb there.

    The word may be a noun or an adjective, as in "the reports", "the proposed plan".
    """
    entry = group.entry
    form, lemma = entry.form, entry.lemma
    past = form == "past" or form == "participle"
    if not group.helped:
        before, previous = group.before, group.previous
        if before >= group.start and stream.lows[before] in _ATTRIBUTIVE:
            return None
        if lemma in NAMING and gives_name(stream, before, group.last, group.start, group.end):
            return None
        owned = previous & _ARTICLE and not previous & SOMEBODY and not group.infinitive
        owned = owned and not behind_object(stream, group.verb, group.last, entry, group.end)
        if owned and (not past or stream.lows[before] != "each"):
            return None
        if previous & POSSESSIVE_MARK:
            return None
    if group.infinitive:
        return _infinitive(group)
    if form == "ing":
        return _ing(stream, group)
    if past:
        return _past(stream, group)
    if form == "base":
        return "finite" if is_base_verb(stream, group) else None
    return "finite" if is_third_person(stream, group) else None


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
    noun = previous & LOWER and not previous & _BEFORE_PARTICIPLE and not follows & (OBJECT_START | ROLE)
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
    before = group.before
    if group.previous & QUANTITY and stream.lows[before] == "most" and stream.flags[before - 1] & _OWNING:
        # "the most feared"
        return None
    opens = not group.helped and before < group.start and voice != "by"
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
        and stream.lows[verb - 1] not in _NOT_BEFORE
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
    elif last + 2 < end and lows[last] in PARTICLES and lows[last + 1] == "by":
        # "a plan hammered out by"
        return "by"
    elif last < end and (group.entry.lemma, lows[last]) in _CHARGED:
        # "the man accused of the fire", "the office charged with it"
        return "passive"
    elif last < end and lows[last] == "as" and named_by(stream, last, end):
        # `in a move described as "bold" by Moen`
        return "passive"
    spoken = group.entry.lemma in _SPOKEN
    if group.previous & COMMA and not spoken and (dated(stream, last, end) or _judged(stream, group)):
        # "her letter, published on Monday, calls it", "the hall, once described as"
        return "passive"
    if group.entry.lemma in _CONSIDERING and before >= group.start and lows[before] in _ONES:
        # "one considered a rival", but "those considered it"
        return "finite" if group.follows & OBJECT else "passive"
    if group.entry.lemma not in NAMING and not (
        # `holes considered "critical" are`
        group.entry.lemma in _CONSIDERING and group.follows & QUOTE
    ):
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


def _judged(stream: Stream, group: VerbGroup) -> bool:
    """Say whether a verb that judges somebody has nobody behind it: "Moen, accused of", "the hall, described as"."""
    frames, last = group.entry.frames, group.last
    if "a" not in frames or last >= group.end or stream.lows[last] not in _JUDGED:
        return False
    if stream.lows[last] != "as" and ("t" in frames or "n" not in frames):
        # "Moen, a clerk, warned of"
        return False
    # "which Moen, a clerk, described as"
    return _TELLING.isdisjoint(stream.lows[max(group.start, group.before - _FAR) : group.before])
