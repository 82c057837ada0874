"""The subject whose phrase, or a time or an occasion behind it, ends right before a verb."""

from __future__ import annotations

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.asides import (
    aside_before,
    before_participle,
    before_prepositions,
    before_time,
)
from builder.annotation.sentence.clauses import CLAUSE_BREAK, open_relative, subject_around
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.inversion import inverted_subject, inverts
from builder.annotation.sentence.joined import JOINTS, joined_subject
from builder.annotation.sentence.parentheses import antecedent, around_parenthesis, can_lead
from builder.annotation.sentence.phrases import Phrase, ends_like_verb
from builder.annotation.sentence.postmodified import postmodified_subject
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.stranded import told_of
from builder.annotation.sentence.subjects import MEASURING, clause_subject
from builder.annotation.tokens import Stream

SPEAKING = CAPITAL | ROLE | ORGANIZATION | SUBJECT | SOMEBODY
"""What the head of a phrase is that can speak."""
_MARK = COMMA | CLOSE | DASH
_TIME = CALENDAR | NUMBER | AUXILIARY
_LINK = PREPOSITION | CONJUNCTION
_SEVERAL = DETERMINER | SOMEBODY | POSSESSIVE | QUANTITY
_ACTED = VERB | ED | CUE
_BEHIND_WHICH = _LINK | VERB | ED
"""What stands before a phrase that is no subject, but ends what tells of that."""
_NAMED = ROLE | ORGANIZATION | CAPITAL
_WHEN = frozenset(("when", "until", "because", "if", "unless", "why", "where", "whether", "how"))
"""What opens a clause, and so parts the subject behind it from what stands before."""
_BESIDE = frozenset(("after", "before", "since", "while", "though", "although"))
_SHARES = frozenset(("%", "cent"))
_LETTING = frozenset(("let", "lets", "letting", "help", "helps", "helped", "helping"))
_JOINING = JOINTS | _LETTING
_PAST = frozenset((
    "former", "late", "onetime", "one-time", "erstwhile", "ousted", "outgoing", "deposed", "then",
))  # fmt: skip
_NO_OBJECTS = frozenset(("he", "she", "they", "we"))
"""What is never an object, so that whatever stands before it belongs to another clause."""


def counted_before(stream: Stream, left: int, start: int) -> Phrase | None:
    """Return the count that ends at ``left``: "4 in 10 say", "at least 30 say", "Moen and Vik, both of whom say"."""
    flags, lows = stream.flags, stream.lows
    if left - 2 < start:
        return None
    if flags[left] & NUMBER:
        if lows[left - 1] == "in" and flags[left - 2] & (NUMBER | QUANTITY):
            return Phrase(left - 2, left + 1, left)
        if lows[left - 1] in MEASURING:
            return Phrase(left, left + 1, left)
    if lows[left] == "whom" and lows[left - 1] == "of":
        return Phrase(left - 2, left + 1, left - 2, antecedent(stream, left - 2, start))
    return None


def subject_right_before(stream: Stream, cue: CueMatch, left: int, start: int, end: int) -> Phrase | None:
    """Return the subject whose phrase, or a time or occasion behind it, ends at ``left``."""
    flags, lows = stream.flags, stream.lows
    if (
        lows[left] in _NO_OBJECTS
        and lows[left - 1] not in _JOINING
        and (left == start or flags[left] & LOWER)
    ):
        return Phrase(left, left + 1, left)
    before = left
    if flags[left] & _TIME:
        before = before_time(stream, left, start)
        # "The past three weeks | felt"
        before = left if flags[before] & DETERMINER else before
    if before < left and flags[before] & RELATIVE and lows[before] in ("who", "which"):
        return Phrase(before, before + 1, before, antecedent(stream, before, start))
    phrase = phrase_before(stream, before + 1, start)
    if lows[left] in _SHARES and left > start:
        # "40% called it", "40 per cent called it"
        return Phrase(max(start, left - 1 - (lows[left - 1] == "per")), left + 1, left)
    if phrase is None:
        stranded = flags[left] & PREPOSITION and (
            flags[left - 1] & _ACTED or ends_like_verb(stream, left - 1)
        )
        if stranded and left - 1 > start:
            # "the town where he grew up | said", "the firm he works for | said"
            whole = postmodified_subject(stream, Phrase(left, left + 1, left), cue.first, start)
            if whole is not None:
                return whole
        noun = told_of(stream, left, start) if flags[left] & PREPOSITION else None
        if noun is not None:
            return noun
        if flags[left] & (CAPITAL | LOWER) and not flags[left] & (PREPOSITION | SUBORDINATOR):
            return clause_subject(stream, start, cue.first)
        return inverted_subject(stream, cue, end) if inverts(stream, cue, end) else None
    first = phrase.first
    object_of_other = flags[left] & OBJECT and flags[left] & (LOWER | SUBJECT) == LOWER
    if object_of_other and phrase.head == left and not lows[left].endswith(("self", "selves")):
        return _before_object(stream, cue, Phrase(left, left + 1, left), start)
    if stream.words[first][1:2] == "-" and flags[first - 1] & COMMA and _is_party(stream, first):
        # "Moen, R-Ohio said"
        return phrase_before(stream, first - 1, start)
    opener, link, head = lows[first - 1], flags[first - 1], flags[phrase.head]
    if opener in _LETTING and cue.entry.lemma == "know" and cue.entry.form == "base" and first - 1 > start:
        # "Moen refused to let voters know", but "let | voters | say"
        return subject_around(stream, first - 1, start)
    if opener in _PAST and head & CAPITAL:
        phrase = _whose_past(stream, phrase, start)
        first = phrase.first
        opener, link, head = lows[first - 1], flags[first - 1], flags[phrase.head]
    # "Vik hit Moen after | the mayor called it": a clause of its own
    clause = head & SUBJECT or (link & SUBORDINATOR and head & _NAMED)
    if not clause and (link & _LINK or opener[-3:] == "ing"):
        distant = _before_aside(stream, phrase, start)
        if distant is not None:
            return distant
    # "The row that began when | Vik called": no subject of a verb behind the clause that tells of the row
    timed = opener in _WHEN and head & _NAMED and not head & CALENDAR
    apart = timed or link & (CLAUSE_BREAK | DASH) or _only_subject(stream, phrase)
    if first - start > 1 and not apart:
        outer = _described_so(stream, cue, phrase, start)
        if outer is not None:
            return outer
    whole = joined_subject(stream, phrase, start) if opener in JOINTS else phrase
    opener, link = lows[whole.first - 1], flags[whole.first - 1]
    if clause or not _leads(stream, whole.first) or link & (SUBORDINATOR | QUESTION | RELATIVE):
        return whole
    return postmodified_subject(stream, whole, cue.first, start) or whole


def _leads(stream: Stream, first: int) -> bool:
    """Say whether a phrase at ``first`` may end what tells of a subject: "the plan for a dam on | the river | said"."""
    opener, link = stream.lows[first - 1], stream.flags[first - 1]
    if link & _BEHIND_WHICH or opener[-3:] == "ing":
        return True
    return bool(link & LOWER) and stream.lows[first - 2] == "to"


def _described_so(stream: Stream, cue: CueMatch, phrase: Phrase, start: int) -> Phrase | None:
    """Return the subject before a relative clause that ends with ``phrase``: "the court that freed | Moen | said"."""
    relative = open_relative(stream, phrase.first, start)
    if relative is None:
        return None
    flags, lows = stream.flags, stream.lows
    beside = flags[relative - 1] & COMMA and lows[phrase.first - 1] in _BESIDE
    if beside and flags[phrase.head] & _NAMED:
        # "Shares, which rose after | the firm said"
        return phrase
    outer = antecedent(stream, relative, start) or _those(stream, relative - 1, start)
    if outer is None:
        return None
    opener, link = lows[outer.first - 1], flags[outer.first - 1]
    leads = outer.first - 1 > start and _leads(stream, outer.first)
    if opener in JOINTS and flags[outer.first] & _SEVERAL:
        # "Moen and | others who know Vik | say"
        return joined_subject(stream, outer, start)
    if leads and not link & SUBORDINATOR:
        # "four who sit on | the court that freed Moen | said"
        whole = postmodified_subject(stream, phrase, cue.first, start)
        if whole is not None:
            return whole
    return _described(stream, outer, start)


def _before_object(stream: Stream, cue: CueMatch, pronoun: Phrase, start: int) -> Phrase | None:
    """Return the subject of the verb behind a ``pronoun`` that is an object: "those around | him | say"."""
    if stream.lows[pronoun.first - 1] in _JOINING:
        return pronoun
    # "the man who shot | her | said"
    outer = _described_so(stream, cue, pronoun, start)
    if outer is not None:
        return outer
    subject = postmodified_subject(stream, pronoun, cue.first, start)
    if subject is None and cue.entry.form != "base":
        return clause_subject(stream, start, cue.first)
    # "hearing | him | say"
    return subject or pronoun


def _whose_past(stream: Stream, name: Phrase, start: int) -> Phrase:
    """Return who is named with the past of another: for "a friend of the late | Moen", the friend; else the name."""
    flags = stream.flags
    link = name.first - 2
    link -= bool(flags[link] & DETERMINER)
    if link - 1 <= start or not flags[link] & PREPOSITION:
        return name
    other = phrase_before(stream, link, start)
    return (
        Phrase(other.first, name.last, other.head) if other is not None and flags[other.head] & ROLE else name
    )


def _is_party(stream: Stream, at: int) -> bool:
    """Say whether a party's letter opens the word, before a place: "D-Ohio", "R-N.Y.", but not "T-shirts"."""
    word = stream.words[at]
    return stream.lexicon.parties.get(word[0]) == "code" and word[2:3].isupper()


def _only_subject(stream: Stream, phrase: Phrase) -> bool:
    """Say whether ``phrase`` is a pronoun that is no object: "who left when | she called it", "what | it calls"."""
    low = stream.lows[phrase.first]
    if phrase.last - phrase.first > 1 or not stream.flags[phrase.first] & SUBJECT:
        return False
    return (low != "it" and low != "you") or bool(stream.flags[phrase.first - 1] & (QUESTION | SUBORDINATOR))


def _those(stream: Stream, at: int, start: int) -> Phrase | None:
    """Return "those", or "many of those", that ends at ``at``."""
    if at < start or stream.lows[at] != "those":
        return None
    several = phrase_before(stream, at - 1, start) if at - 1 > start and stream.lows[at - 1] == "of" else None
    return Phrase(at, at + 1, at) if several is None else Phrase(several.first, at + 1, several.head)


def _before_aside(stream: Stream, phrase: Phrase, start: int) -> Phrase | None:
    """Return the subject before the occasion, or the prepositions, that end with ``phrase``, if it ends such."""
    flags = stream.flags
    if flags[phrase.first - 1] & PREPOSITION and phrase.first - 1 > start:
        whole = before_prepositions(stream, phrase, start)
        if whole is not None:
            return whole
    whole = before_participle(stream, phrase, start)
    if whole is not None:
        return whole
    aside = aside_before(stream, phrase, start)
    if aside is None:
        return None
    # "Moen in her speech said", "who in an interview with Acme said": the occasion stands between.
    if stream.lows[aside - 1] == "who":
        return Phrase(aside - 1, aside, aside - 1, antecedent(stream, aside - 1, start))
    if flags[aside - 1] & _MARK:
        # "Moen, the mayor, in her speech said"
        return around_parenthesis(stream, aside - 1, start)
    name = phrase_before(stream, aside, start)
    if name is None or not flags[name.head] & SPEAKING or not can_lead(stream, name, start):
        return None
    return joined_subject(stream, name, start)


def _described(stream: Stream, phrase: Phrase, start: int) -> Phrase:
    """Return the name that ``phrase`` describes behind a comma: for "Moen, the clerk who", Moen."""
    flags = stream.flags
    comma = phrase.first - 1
    if comma <= start or not flags[comma] & COMMA or flags[phrase.head] & CAPITAL:
        return phrase
    name = phrase_before(stream, comma, start)
    if name is None or not flags[name.head] & CAPITAL or not can_lead(stream, name, start):
        return phrase
    return name
