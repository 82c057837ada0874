"""Clauses: where one starts, and the subject that what goes on in it shares."""

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
    CUE_NOUN,
    DASH,
    DETERMINER,
    ED,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
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
)  # fmt: skip
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.parentheses import antecedent
from builder.annotation.sentence.phrases import Phrase, ends_like_verb
from builder.annotation.sentence.subjects import VERBAL, clause_subject, ends_with_comma, leads_to
from builder.annotation.tokens import Stream

_PAUSE = SEMICOLON | COLON
_MARK = COMMA | DASH
_BESIDE_NAME = COMMA | CAPITAL | CALENDAR | NUMBER | PREPOSITION | OPEN | CLOSE
_BRACKET = 14
"""How many units may stand in a bracket between a name and its verb."""
_PLAIN = LOWER | PREPOSITION
CLAUSE_BREAK = COMMA | SEMICOLON | COLON | QUOTE | CONJUNCTION
_RELATIVE_END = COMMA | SEMICOLON | COLON | QUOTE | DASH
_NO_DESCRIPTION = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | VERB | CUE | DETERMINER
_MAIN_START = CAPITAL | SUBJECT | DETERMINER | POSSESSIVE | QUANTITY | SOMEBODY | ROLE
_CLAUSE_START = SUBJECT | CAPITAL | DETERMINER | POSSESSIVE | QUANTITY | ADVERB


def subject_around(stream: Stream, at: int, start: int) -> Phrase | None:
    """Return the subject of the clause around ``at``: whose a joined verb, participle or infinitive there is."""
    if at - 2 >= start and stream.flags[at - 2] & SUBJECT and stream.flags[at - 1] & _PLAIN == LOWER:
        # "he likes to say", but "read it before saying"
        return Phrase(at - 2, at - 1, at - 2)
    relative = _inside_relative(stream, at, start)
    if relative is not None:
        return Phrase(relative, relative + 1, relative, antecedent(stream, relative, start))
    boundary = _clause_start(stream, at, start)
    return clause_subject(stream, boundary, at) or (
        clause_subject(stream, start, at) if boundary != start else None
    )


_CLAUSE_OPENERS = frozenset(
    (
        "that",
        "because",
        "while",
        "but",
        "when",
        "as",
        "if",
        "although",
        "though",
        "where",
        "after",
        "before",
        "since",
    )
)
_MAY_OPEN = _PAUSE | SUBORDINATOR | RELATIVE | CONJUNCTION
"""The flags that a mark or word with which a clause starts has one of."""


def _clause_start(stream: Stream, at: int, start: int) -> int:
    """Return where the clause that goes on at ``at`` starts: after a joint that a new subject follows.

    What goes on behind a comma goes on from the main clause: in "Moen told us what Vik wanted, calling it", Moen
    calls, not Vik.
    """
    flags, lows = stream.flags, stream.lows
    trails = bool(flags[at] & COMMA or flags[at - 1] & COMMA) or (
        at > start and bool(flags[at - 1] & QUOTE) and ends_with_comma(stream, at - 1)
    )
    for look in range(at - 1, start, -1):
        flag = flags[look]
        if not flag & _MAY_OPEN:
            continue
        if flag & _PAUSE or lows[look] in _CLAUSE_OPENERS:
            apart = not trails or flag & _PAUSE or flags[look - 1] & _MARK or lows[look] in PARTING
            if (
                apart
                and look + 1 < at
                and _starts_clause(stream, look, at)
                and not _ends_before(stream, look, at)
            ):
                return look + 1
        if (
            flag & CONJUNCTION
            and flags[look - 1] & COMMA
            and flags[look + 1] & (SUBJECT | DETERMINER | POSSESSIVE | CAPITAL)
            and not (trails and _has_no_verb(stream, look + 1, at))
        ):
            return look + 1
    return start


def _has_no_verb(stream: Stream, first: int, at: int) -> bool:
    """Say whether only a noun stands before a comma, the last of several: "leave the hall, and the town, | saying".

    Or only a name with what tells of it: "slammed the mayor, and Ida Moen, D-Ohio, on Monday, | saying".
    """
    phrase = phrase_from(stream, first, at)
    if phrase is None or phrase.last > at - 1:
        return False
    return all(stream.flags[look] & _BESIDE_NAME for look in range(phrase.last, at - 1))


_ALSO_PREPOSITIONS = frozenset(("after", "before", "since"))
PARTING = frozenset(("while", "but", "though", "although"))
"""Words that part a clause from the report before it."""


def _ends_before(stream: Stream, opener: int, at: int) -> bool:
    """Say whether the clause that starts at ``opener`` ends with a comma before ``at``: "As Vik left, Moen rose to"."""
    flags = stream.flags
    if stream.lows[opener] in PARTING or not stream.has(COMMA, opener, at):
        return False
    for comma in range(opener + 2, at - 2):
        if flags[comma] & COMMA and flags[comma + 1] & _MAIN_START:
            phrase = phrase_from(stream, comma + 1, at)
            if phrase is None or phrase.last >= at:
                continue
            described = flags[phrase.last] & COMMA and stream.lows[phrase.last + 1] == "who"
            if described or leads_to(stream, phrase.last, at, VERBAL):
                return True
    return False


def _starts_clause(stream: Stream, opener: int, at: int) -> bool:
    """Say whether a subject follows the ``opener`` of a clause that ends before ``at``."""
    flags, low = stream.flags, stream.lows[opener]
    first = opener + 1
    follows = _CLAUSE_START
    if low in ("though", "although", "while", "when"):
        follows |= PREPOSITION
    if low in _ALSO_PREPOSITIONS and (flags[at] & CONJUNCTION or stream.has(COMMA, first, at)):
        # "Moen left after Vik came and said", "After Vik came, Moen left, saying"
        return False
    if low in _ALSO_PREPOSITIONS or (low == "as" and flags[first] & (DETERMINER | POSSESSIVE | ROLE)):
        # "as the senator left", but "as the best candidate", "as Minister for Trade"; "after Moen left", "after May"
        phrase = phrase_from(stream, first, at)
        if phrase is None or phrase.last >= at:
            return False
        verb = phrase.last
        if flags[verb] & OPEN:
            # "after Ida Moen (D-Ohio) | left"
            verb = 1 + next(
                (end for end in range(verb, min(at, verb + _BRACKET)) if flags[end] & CLOSE), verb
            )
        return bool(flags[verb] & VERBAL)
    counted = low == "where" and any(flags[n] & (NUMBER | QUANTITY) for n in (first, first + 1))
    return bool(flags[first] & follows) or counted or describes_name(stream, first, at)


_PRONOUNS = frozenset(("who", "which", "whose", "that"))


def open_relative(stream: Stream, phrase: int, start: int) -> int | None:
    """Return the relative pronoun whose clause ends before the verb: "the man who led the team said"."""
    flags, lows = stream.flags, stream.lows
    floor = max(start, phrase - 24)
    if _PRONOUNS.isdisjoint(lows[floor:phrase]):
        return None
    verbs = 0
    at = phrase - 1
    if lows[at] in stream.lexicon.clause["claiming"] or (lows[at] == "that" and flags[at - 1] & (VERB | CUE)):
        # "Moen, who said | Vik wants"
        return None
    while at >= floor:
        flag = flags[at]
        if flag & CLAUSE_BREAK:
            return None
        if lows[at] in ("who", "which", "whose"):
            acts = verbs or _may_act(stream, at + 1)
            return at if acts and not flags[at - 1] & PREPOSITION else None
        if lows[at] == "that" and at > floor:
            # "the court that convicted Moen said", but "the board that Vik said"
            noun = flags[at - 1] & LOWER and not flags[at - 1] & (VERB | CUE | ED | PREPOSITION)
            if noun and not flags[at - 1] & CUE_NOUN and _may_act(stream, at + 1):
                # "the union that represents the clerks said"
                return at
            return at if noun and verbs and flags[at + 1] & (AUXILIARY | VERB | ED | CUE) else None
        if flag & VERBAL:
            verbs += 1
        at -= 1
    return None


def _may_act(stream: Stream, at: int) -> bool:
    """Say whether what may be a verb that no list holds stands behind "who" or "that": "who | represents the"."""
    after = stream.flags[at + 1]
    if ends_like_verb(stream, at):
        return bool(after & (DETERMINER | NUMBER | POSSESSIVE | QUANTITY | CAPITAL))
    # "that | lent the firm"
    plain = stream.flags[at] & LOWER and not stream.flags[at] & (
        _NO_DESCRIPTION | SUBJECT | AUXILIARY | QUANTITY
    )
    return bool(plain and after & DETERMINER)


def _inside_relative(stream: Stream, at: int, start: int) -> int | None:
    """Return the "who" or "which" in whose clause the unit ``at`` stands: "Vik, who came out and endorsed"."""
    flags, lows = stream.flags, stream.lows
    floor = max(start, at - 15)
    near = lows[floor + 1 : at]
    if "who" not in near and "which" not in near:
        return None
    verbs = 0
    for look in range(at - 1, floor, -1):
        flag = flags[look]
        if flag & _RELATIVE_END or lows[look] == "that":
            return None
        if lows[look] in ("who", "which"):
            aside = flags[look - 1] & COMMA and lows[at - 1] == "by"
            # "the party, which tried to win them over by | saying": the clause has not ended
            return look if (verbs and aside) or (verbs == 1 and lows[look] == "who") else None
        verbs += bool(flag & VERBAL) and not flags[look + 1] & (VERB | ED | CUE)
    return None


def describes_name(stream: Stream, at: int, end: int) -> bool:
    """Say whether a small word starts what stands before a name or role: "said former clerk Moen"."""
    flags = stream.flags
    for look in range(at, min(end, at + 3)):
        flag = flags[look]
        if look > at and flag & (CAPITAL | ROLE):
            return True
        if not flag & LOWER or flag & _NO_DESCRIPTION:
            break
    return False
