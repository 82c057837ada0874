"""The subject of a verb that stands behind all that tells of the subject: "The man accused of lying said"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    LOWER,
    NEGATION,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.joined import JOINTS
from builder.annotation.sentence.phrases import Phrase, ends_like_verb
from builder.annotation.sentence.subjects import PAST_PARTICIPLES, opens_participle
from builder.annotation.tokens import Stream

_REACH = 40
"""How many units may stand between the start of a clause and the phrase before its verb."""
_PARTS = QUOTE | COLON | SEMICOLON | DASH
"""What a clause starts behind, whatever it is."""
_TRIES = 3
"""How many starts are tried, the nearest first."""
_STEPS = 12
_NEVER_REDUCED = frozenset(("said", "told", "came", "went", "spoke"))
_SMALL = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | AUXILIARY | SUBJECT | RELATIVE
_LEADING = CAPITAL | ROLE | ORGANIZATION | DOCUMENT | SOMEBODY | CUE_NOUN
_NO_START = PREPOSITION | ADVERB | CALENDAR | SUBORDINATOR | SUBJECT | RELATIVE
_VERBAL = ED | VERB | CUE
_FINITE = AUXILIARY | VERB | CUE | ED
_CONTACT = CAPITAL | SUBJECT | DETERMINER | POSSESSIVE
_NO_VERB = (
    PREPOSITION
    | CONJUNCTION
    | SUBORDINATOR
    | DETERMINER
    | POSSESSIVE
    | QUANTITY
    | SUBJECT
    | AUXILIARY
    | ADVERB
)
_TIME = CALENDAR | NUMBER
_BY_DAY = CALENDAR | ADVERB | NEGATION
_ACTED_ON = PREPOSITION | ADVERB
_CLAUSES = frozenset(("who", "that", "which", "whose", "where"))
_OPENERS = frozenset(("that", "because", "while", "but", "when", "if", "although", "though", "and", "or"))


def postmodified_subject(stream: Stream, phrase: Phrase, verb: int, start: int) -> Phrase | None:
    """Return whose the ``verb`` is where ``phrase``, right before it, only ends what tells of that.

    "The man accused of setting fire to | the mill | said", "Critics of the plan to build a dam on | the river | say",
    "The head of the board that sees to ships and | ports | said". None where the clause does not read so: it has to be
    a noun, with prepositions, infinitives, participles and relative clauses behind it, from its start to the verb.
    """
    flags, lows = stream.flags, stream.lows
    floor = max(start, phrase.first - _REACH)
    tries = 0
    at = phrase.first - 1
    while at >= floor and tries < _TRIES:
        flag = flags[at]
        opens = flag & (COMMA | _PARTS) or (lows[at] in _OPENERS and not _is_relative(stream, at))
        if opens or at == start:
            first = at if at == start and not opens else at + 1
            if first < phrase.first:
                tries += 1
                subject = _parsed(stream, first, phrase.first, verb)
                if subject is not None:
                    return subject
            if flag & _PARTS:
                return None
        at -= 1
    return None


def _parsed(stream: Stream, first: int, last: int, verb: int) -> Phrase | None:
    """Return the noun that starts at ``first``, if all from it to the ``verb`` tells of it."""
    flags, lows = stream.flags, stream.lows
    if flags[first] & _NO_START and not flags[first] & (QUANTITY | SOMEBODY):
        return None
    if flags[first] & VERB and not flags[first] & _LEADING & ~CAPITAL:
        # "Looks like someone"
        return None
    if lows[first] == "according" or opens_participle(stream, first, verb):
        return None
    subject = phrase_from(stream, first, verb)
    if subject is not None and _ends_in_participle(stream, subject):
        # "The lawyer | representing Moen": no list holds the participle
        subject = Phrase(first, subject.head, subject.head - 1)
    if subject is None and lows[first] == "those":
        subject = Phrase(first, first + 1, first)
    elif subject is None or not flags[subject.head] & _LEADING or flags[subject.head] & (CALENDAR | PLACE):
        return None
    if subject.last > last:
        return None
    at = subject.last
    reduced = prepositional = listed = False
    named = not flags[subject.first] & DETERMINER and _is_one(stream, subject.head)
    for _ in range(_STEPS):
        if at >= verb:
            break
        flag, low = flags[at], lows[at]
        step = at
        if low == "to" and flags[at + 1] & LOWER and not flags[at + 1] & (DETERMINER | QUANTITY):
            # "the plan | to build a dam"
            step = _behind_object(stream, at + 2, verb)
        elif flag & PREPOSITION:
            if flag & SUBORDINATOR and low != "for" and not flags[at + 1] & _TIME:
                # "the clerk left | as the mayor"
                return None
            step = verb if at + 1 == verb else _behind_preposition(stream, at + 1, verb)
            prepositional = True
        elif low in _CLAUSES and flag & (RELATIVE | SUBORDINATOR | DETERMINER):
            step = _behind_relative(stream, at, verb)
        elif flag & LOWER and low[-3:] == "ing":
            if named:
                # "Head of financial reporting Moen"
                return None
            # "the men | carrying the box"
            step = _behind_object(stream, at + 1, verb)
        elif flag & LOWER and (flag & _VERBAL or low in PAST_PARTICIPLES) and low not in _NEVER_REDUCED:
            # "the man | accused of", "nurses | forced to leave", but "Moen | voted for"
            if reduced or named:
                return None
            reduced = bool(flags[at + 1] & _ACTED_ON and not flags[at + 1] & SUBORDINATOR)
            step = at + reduced
        elif flag & _BY_DAY:
            step = at + 1
        elif flag & _CONTACT and at == subject.last and flags[subject.head] & LOWER:
            # "the note | Moen left for Vik"
            step = _behind_relative(stream, at - 1, verb)
        elif (flag & COMMA or low in JOINTS) and at > subject.last and not reduced:
            # "the committee on trade | , fish and farms"
            joint = at + 1 + bool(flag & COMMA and lows[at + 1] in JOINTS)
            if flag & COMMA and not (prepositional and flags[joint] & (LOWER | CONJUNCTION) == LOWER):
                return None
            listed = bool(flag & COMMA and joint == at + 1)
            step = _behind_joint(stream, joint, verb)
        if step <= at:
            return None
        at = step
    return subject if at == verb and subject.last < verb and not listed else None


def _is_one(stream: Stream, head: int) -> bool:
    """Say whether a word with a capital is a name or a post: "Moen", "Head", not "Workers" that opens a sentence."""
    many = stream.flags[head] & ROLE and (
        stream.lows[head][-1] == "s" or stream.lows[head] in stream.lexicon.plurals
    )
    return bool(stream.flags[head] & CAPITAL) and not many and stream.lows[head] != "police"


def _is_relative(stream: Stream, at: int) -> bool:
    """Say whether a noun stands before "that": "the law | that bars", not "said | that clerks"."""
    before = stream.flags[at - 1]
    return stream.lows[at] == "that" and bool(before & LOWER) and not before & (VERB | CUE | ED | PREPOSITION)


def _ends_in_participle(stream: Stream, phrase: Phrase) -> bool:
    """Say whether a word in "-ing" behind somebody ends the phrase: "The lawyer representing"."""
    flags, head = stream.flags, phrase.head
    ends = head == phrase.last - 1 > phrase.first and flags[head] & LOWER and stream.lows[head][-3:] == "ing"
    return bool(ends and not flags[head] & _LEADING and flags[head - 1] & (ROLE | ORGANIZATION))


def _behind_joint(stream: Stream, at: int, end: int) -> int:
    """Return where what "and" before ``at`` joins ends: a phrase, or a verb of a relative clause with its object."""
    flags = stream.flags
    last = _behind_object(stream, at, end)
    if last > at:
        return last
    return _behind_object(stream, at + 1, end) if flags[at] & (_VERBAL | LOWER) and at + 1 < end else 0


def _behind_object(stream: Stream, at: int, end: int) -> int:
    """Return where the phrase that starts at ``at`` ends, or ``at``."""
    phrase = phrase_from(stream, at, end)
    if phrase is None and at < end and stream.flags[at] & OBJECT:
        return at + 1
    if phrase is None:
        # "setting | fire | to", where a verb looks like it
        bare = at + 1 < end and stream.flags[at] & LOWER and not stream.flags[at] & _SMALL
        return at + 1 if bare and stream.flags[at + 1] & PREPOSITION else at
    return phrase.last


def _behind_preposition(stream: Stream, at: int, end: int) -> int:
    """Return where what a preposition before ``at`` leads to ends: a time, "-ing" and its object, a phrase."""
    flags, lows = stream.flags, stream.lows
    last = at
    while last < end and flags[last] & (_TIME | QUANTITY) and last - at < 4:
        last += 1
    if last > at and flags[last - 1] & QUANTITY:
        last = at
    if last > at and (last >= end or flags[last] & (PREPOSITION | _FINITE)):
        return last
    if lows[at][-3:] == "ing" and at + 1 < end and flags[at] & LOWER and not flags[at + 1] & PREPOSITION:
        return _behind_object(stream, at + 1, end)
    last = _behind_object(stream, at, end)
    return last if last > at else at - 1


def _behind_relative(stream: Stream, at: int, end: int) -> int:
    """Return where the verb of the relative clause at ``at`` and its object end, or ``at``."""
    flags = stream.flags
    verb = at + 1
    # "who | sit on": what no list holds
    plain = flags[verb] & LOWER and not flags[verb] & _NO_VERB and verb + 1 < end
    acts = plain and (stream.lows[at] == "who" or bool(flags[verb + 1] & (DETERMINER | PREPOSITION)))
    if not (acts or flags[verb] & _FINITE or ends_like_verb(stream, verb)):
        # "the fields | whose owners had left", "the mill | that Vik built"
        verb = _behind_object(stream, verb, end)
    first = verb
    while verb < end and verb - first < 6 and flags[verb] & (AUXILIARY | ADVERB | NEGATION):
        verb += 1
    if verb >= end:
        return at
    if not (acts and verb == first) and not flags[verb] & _VERBAL and not ends_like_verb(stream, verb):
        return _behind_object(stream, verb, end) if verb > first else at
    return _behind_object(stream, verb + 1, end)
