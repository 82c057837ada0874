"""What a word that may be a cue is where it stands: a verb, a noun, a participle after its noun, part of a headline."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    END,
    LOWER,
    NEGATION,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    CueVerb,
)
from builder.annotation.tokens import Stream

NAMING = frozenset(("call", "dub", "label", "brand", "term", "style", "title", "coin"))
"""Verbs that names are given with."""
OBJECT_START = (
    DETERMINER | POSSESSIVE | SUBJECT | OBJECT | QUESTION | QUOTE | COMMA | COLON | CAPITAL | SOMEBODY
)
"""What the object or content of a verb starts with."""
_TIMELY = CALENDAR | NUMBER | PREPOSITION | ADVERB | DETERMINER
_TELLING = frozenset(("what", "which"))
_OTHERWISE = SOMEBODY | PREPOSITION | SUBORDINATOR

_SPOKEN = frozenset(("say", "tell", "add", "shout"))
"""Verbs whose past form describes no noun."""
_CLAUSE_START = DETERMINER | POSSESSIVE | SUBJECT | OBJECT
_TITLED = 60
"""How many characters of a stretch in a headline are read."""
_SHORT = 5
"""How many letters a word may have that is small in a headline."""
_SMALL = PREPOSITION | CONJUNCTION | DETERMINER | SUBORDINATOR | AUXILIARY | POSSESSIVE | SUBJECT | OBJECT


def in_headline(stream: Stream, verb: int, start: int, end: int) -> bool:
    """Say whether the words around ``verb`` are written as in `Mayor Says Bridge Will Open in May`."""
    flags = stream.flags
    if verb - start > 8 and (verb + 1 >= end or flags[verb + 1] & END):
        # "... and the United States."
        return False
    capitals = 0
    for at in range(max(start, verb - 8), min(end, verb + 9)):
        flag = flags[at]
        if flag & LOWER and not flag & _SMALL:
            return False
        capitals += bool(flag & CAPITAL)
        if flag & QUOTE:
            # `Moen Says "Hall Will Open in May"`
            within = _capitals(stream, at)
            if within is None:
                return False
            capitals += within
    return capitals > 3 and bool(flags[verb - 1] & CAPITAL)


def _capitals(stream: Stream, unit: int) -> int | None:
    """Return how many of the first words of a stretch have a capital, None where a longer word has none."""
    stretch = stream.stretches[stream.stretch[unit]]
    words = stream.text[stretch.start : min(stretch.end, stretch.start + _TITLED)].split()
    if any(word.islower() and len(word) > _SHORT for word in words):
        return None
    return sum(word[0].isupper() for word in words)


def names(stream: Stream, before: int, last: int, start: int, end: int) -> bool:
    """Say whether a verb of naming only names the noun before it: "a class called", "the unit known as"."""
    flags = stream.flags
    no_noun = SUBJECT | ROLE | RELATIVE | SOMEBODY | CONJUNCTION | ADVERB
    if before <= start or not flags[before] & LOWER or flags[before] & no_noun:
        return False
    if not _TELLING.isdisjoint(stream.lows[max(start, before - 5) : before]):
        # "what both sides called", "which this paper called"
        return False
    if last < end and flags[last] & (DETERMINER | OBJECT | SUBJECT | POSSESSIVE):
        # "a loophole called the ...", but "the mayor called it", `her campaign called the plan "mad"`, `called this
        # "mad"`
        near = min(end, last + 8)
        return bool(flags[last] & DETERMINER and stream.lows[last] not in ("this", "these")) and (
            not stream.has(QUOTE, last, near) or bool(flags[last + 1] & QUOTE)
        )
    if last >= end or not flags[last] & QUOTE:
        return False
    # a club called "Big Night", but the club called it "a gift", a plan the club called "a gift"
    start_of = stream.stretches[stream.stretch[last]].start
    return not (flags[before] & ORGANIZATION and stream.text.startswith(("a ", "an "), start_of))


def gives_name(stream: Stream, before: int, last: int, start: int, end: int) -> bool:
    """Say whether a verb only gives a name: "a firm called Acme Media, which", not "a clerk called Moen a"."""
    flags = stream.flags
    if (
        last >= end
        or not flags[last] & CAPITAL
        or before <= start
        or not after_article(stream, before, start)
    ):
        return False
    while last < end and flags[last] & (CAPITAL | CONJUNCTION):
        last += 1
    return last >= end or bool(flags[last] & (COMMA | END | RELATIVE))


def has_done(stream: Stream, before: int, verb: int, entry: CueVerb) -> bool:
    """Say whether "'s" is "has" there: "he's said", not "he's told" or "he's expected"."""
    helpers = [at for at in range(before + 1, verb) if stream.flags[at] & AUXILIARY]
    return (
        len(helpers) == 1
        and bool(stream.flags[helpers[0]] & POSSESSIVE_MARK)
        and "a" not in entry.frames
        and entry.lemma not in ("expect", "know", "name")
    )


def behind_object(stream: Stream, verb: int, last: int, entry: CueVerb, end: int) -> bool:
    """Say whether "her" before a past form ends what stands before: "people near her | said", not "her proposed"."""
    if stream.lows[verb - 1] != "her" or entry.form != "past":
        return False
    if entry.lemma in _SPOKEN:
        return True
    return last < end and (bool(stream.flags[last] & _CLAUSE_START) or stream.lows[last] == "that")


def after_article(stream: Stream, at: int, start: int) -> bool:
    """Say whether the small words that end at ``at`` start with "a": "a cautious", "an early and vigorous"."""
    flags, lows = stream.flags, stream.lows
    look = at
    while look > start and at - look < 3 and flags[look] & LOWER and lows[look] not in ("a", "an"):
        look -= 1
    return lows[look] in ("a", "an") and at - look < 3 and not stream.flags[at] & (ROLE | RELATIVE)


def in_article(stream: Stream, noun: int, start: int) -> bool:
    """Say whether a comma, an article and a noun stand before a verb that closes its sentence: ", the paper states"."""
    flags = stream.flags
    return noun - 2 > start and bool(flags[noun - 1] & DETERMINER and flags[noun - 2] & COMMA)


def dated(stream: Stream, at: int, end: int) -> bool:
    """Say whether only a time stands between a participle that ends before ``at`` and a comma: ", issued in May,"."""
    flags = stream.flags
    dated = False
    for look in range(at, min(end, at + 6)):
        if flags[look] & COMMA:
            return dated
        if not flags[look] & _TIMELY and stream.lows[look] != "last":
            return False
        dated |= bool(flags[look] & (CALENDAR | NUMBER)) or stream.lows[look] in (
            "today",
            "yesterday",
            "recently",
        )
    return False


def named_by(stream: Stream, at: int, end: int) -> bool:
    """Say whether what stands between marks is followed by "by": `called the "capital of rain" by its people`."""
    for look in range(at, min(end - 1, at + 4)):
        if stream.flags[look] & QUOTE:
            return stream.lows[look + 1] == "by"
    return False


def only_adverb(flag: int, low: str) -> bool:
    """Say whether an adverb is nothing else there: "also said", not "others said"."""
    return bool(flag & NEGATION) or low in ("once", "even", "since") or not flag & _OTHERWISE


def contracted(stream: Stream, at: int, start: int) -> bool:
    """Say whether "'s" at ``at`` is "is" or "has": it follows a pronoun, "he" or "who"."""
    return at > start and bool(stream.flags[at - 1] & (SUBJECT | RELATIVE))


def plural_noun(stream: Stream, at: int) -> bool:
    """Say whether the unit can be the end of a plural subject."""
    word = stream.words[at]
    flag = stream.flags[at]
    if word.endswith("s") and not word.endswith(("ss", "ous")) and flag & (LOWER | CAPITAL):
        return True
    if word in ("%", "percent", "cent"):
        # "40% say", "40 percent say", "40 per cent say"
        return True
    # "Ruiz and Moen say"
    return bool(flag & CAPITAL) and any(
        stream.flags[look] & CONJUNCTION for look in range(max(0, at - 3), at)
    )
