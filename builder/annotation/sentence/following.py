"""The noun phrase that starts at a unit: where it ends."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.fields import joins_firm, office_behind
from builder.annotation.sentence.phrases import (
    FUNCTION,
    HEAD,
    STARTERS,
    WINDOW,
    Phrase,
    ends_like_verb,
    is_compound,
    is_paper,
)
from builder.annotation.sentence.premodifiers import (
    are_papers,
    describes,
    describes_one,
    is_one_thing,
    is_owned,
    reaches_role,
    sees_to,
)
from builder.annotation.sentence.within_names import (
    is_in_firm,
    is_nickname,
    is_put_in,
    joins_name,
    starts_name,
)
from builder.annotation.tokens import Stream

_SMALL = PREPOSITION | CONJUNCTION | SUBORDINATOR | SUBJECT
_NAME_PART = INITIAL | NUMBER
_PHRASE_START = STARTERS | NUMBER
_VERBAL = VERB | CUE | ED
_VERB = VERB | CUE
_TRAILING = POSSESSIVE_MARK | QUOTE
_NAMING = ROLE | ORGANIZATION | TITLE
_BODY = ROLE | ORGANIZATION
_NO_CORE = VERB | CUE | OBJECT

_POSTPOSED = {
    "close": ("to",),
    "familiar": ("with",),
    "loyal": ("to",),
    "privy": ("to",),
    "aware": ("of",),
    "sympathetic": ("to",),
}
"""Adjectives that stand behind the noun they describe, with their prepositions."""

_VERB_OBJECT = DETERMINER | POSSESSIVE
_NAME_LINKS = frozenset(("of", "for", "and", "the", "&", "on", "in", "at", "to"))


def phrase_from(stream: Stream, start: int, ceiling: int) -> Phrase | None:
    """Return the noun phrase that starts at the unit ``start`` and ends before ``ceiling``."""
    flags, lows = stream.flags, stream.lows
    ceiling = min(ceiling, start + WINDOW)
    if start >= ceiling:
        return None
    at = start
    flag = flags[at]
    if flag & SUBJECT and not flag & POSSESSIVE:
        return Phrase(at, at + 1, at)
    if flag & SOMEBODY and not (
        at + 1 < ceiling and flags[at + 1] & (LOWER | CAPITAL) and not flags[at + 1] & FUNCTION
    ):
        last = _complement(stream, at + 1, ceiling)
        return Phrase(at, last, at)
    if (
        flag & AUXILIARY
        and flag & CAPITAL
        and not flag & (FIRST_NAME | TITLE | UPPER)
        and at + 1 < ceiling
        and (flags[at + 1] & (SUBJECT | STARTERS | CAPITAL) or lows[at + 1] in ("that", "this", "there"))
    ):
        # "Did she accept it?" asks her, "Was that a yes?" nobody in its words.
        return None if lows[at + 1] in ("that", "this", "there") else phrase_from(stream, at + 1, ceiling)
    while at < ceiling and flags[at] & _PHRASE_START and not (flags[at] & CAPITAL and at > start):
        if flags[at] & NUMBER and flags[at] & ROLE:
            # "the 34-year-old"
            break
        at += 1
    core = at
    head = -1
    while at < ceiling:
        flag = flags[at]
        if flag & CAPITAL:
            if flag & _SMALL and not (flag & (FIRST_NAME | TITLE | UPPER) or starts_name(stream, at)):
                break
            plain = head >= 0 and flags[head] & LOWER and not flags[head] & _NAMING
            if (
                plain
                and (head > core or core > start)
                and not describes(stream, head, at)
                and not describes_one(stream, start, core, at, ceiling)
            ):
                # "the meeting Smith": a noun that cannot stand before a name.
                break
            head = at
        elif flag & _NAME_PART and not flag & LOWER:
            pass
        elif flag & POSSESSIVE_MARK:
            if at == core:
                break
        elif flag & OPEN:
            if head < 0 or at + 3 >= ceiling or not is_put_in(stream, at):
                break
            at += 2
        elif flag & LOWER:
            if flag & PARTICLE and at + 1 < ceiling and flags[at + 1] & (CAPITAL | PARTICLE) and head >= 0:
                at += 1
                continue
            if head >= 0 and lows[at] in _NAME_LINKS and joins_name(stream, at) and at + 1 < ceiling:
                at += 1
                continue
            if (
                lows[at] in _POSTPOSED
                and head >= 0
                and flags[head] & LOWER
                and _postposed(stream, at, ceiling)
            ):
                # "a person familiar with the talks"
                return Phrase(start, _postposed_end(stream, at + 2, ceiling), head)
            if flag & ADVERB and not flag & (FUNCTION & ~ADVERB) and head < 0 and core > start:
                # "the second official", "the early results"
                if is_paper(stream, at) and (
                    at + 1 >= ceiling or flags[at + 1] & _VERBAL or not flags[at + 1] & LOWER
                ):
                    # "the daily | said"
                    head = at
                at += 1
                continue
            if (flag & FUNCTION and not flag & HEAD) or (head >= 0 and flag & DETERMINER):
                # "the mayor | this week", but "the work | and | pensions minister"
                office = (
                    office_behind(stream, start, at, ceiling) if lows[at] == "and" and head == core else 0
                )
                if office:
                    return Phrase(start, _complement(stream, office, ceiling), office - 1)
                break
            if (
                flag & _VERBAL
                and head >= 0
                and (not flag & ROLE or lows[at].endswith("ed"))
                and not is_compound(stream, at)
                and not are_papers(stream, head, at)
                and not is_owned(stream, at)
                and not is_one_thing(stream, start, at)
                and not sees_to(stream, at, ceiling)
            ):
                break
            if flag & _VERB and head < 0 and core == start and not flag & HEAD:
                break
            if (
                head == at - 1 >= 0
                and flags[head] & _BODY
                and flags[head] & LOWER
                and not flag & HEAD
                and at + 1 < ceiling
                and flags[at + 1] & _PHRASE_START
                and lows[head][-1] != "s"
                and ends_like_verb(stream, at)
            ):
                # "The firm | employs 700 clerks and says": a verb that no list holds
                break
            named = head >= 0 and flags[head] & CAPITAL and not flags[at - 1] & POSSESSIVE_MARK
            if named and (
                # "Moen forwards a letter", "Moen leaders"
                flags[at + 1] & _VERB_OBJECT
                if flag & HEAD and at + 1 < ceiling
                else not flag & HEAD and not reaches_role(stream, at, ceiling)
            ):
                break
            head = at
        elif flag & QUOTE:
            if head < 0:
                if not (start < at < ceiling - 1 and flags[at + 1] & ROLE):
                    # but `the "Low Tide" actor and clerk`
                    break
            elif at + 1 >= ceiling or not is_nickname(stream, at):
                break
        elif head != at - 1 or at + 1 >= ceiling or not (flags[at + 1] & CAPITAL and joins_firm(stream, at)):
            break
        at += 1
    while at > core and flags[at - 1] & _TRAILING:
        at -= 1
    if head < 0:
        if core > start and flags[core - 1] & (SOMEBODY | QUANTITY):
            return Phrase(start, _complement(stream, core, ceiling), core - 1)
        return None
    if flags[head] & CALENDAR and (core == head or flags[head] & LOWER):
        if head - 1 > core and lows[head - 1] in ("last", "next"):
            # "the mayor | last week"
            return Phrase(start, head - 1, head - 2)
        return None
    last = at
    if flags[head] & HEAD or (flags[head] & LOWER and core > start):
        last = _complement(stream, at, ceiling)
    return Phrase(start, last, head)


def _postposed(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether an adjective of `_POSTPOSED` at ``at`` is behind its noun: "an official | close to the talks"."""
    return at + 2 < ceiling and stream.lows[at + 1] in _POSTPOSED[stream.lows[at]]


def _postposed_end(stream: Stream, at: int, ceiling: int) -> int:
    """Return where what an adjective behind its noun is about ends, though a verb may look like it: "the talks"."""
    end = phrase_core(stream, at, ceiling)
    return end or (at + 2 if at + 1 < ceiling and stream.flags[at] & DETERMINER else at)


def _complement(stream: Stream, at: int, ceiling: int) -> int:
    """Return where the complements that start at ``at`` end: "of the city of Oslo", "for Acme"."""
    flags, lows = stream.flags, stream.lows
    for _ in range(3):
        if at + 1 >= ceiling or not (
            flags[at] & PREPOSITION and lows[at] in ("of", "for", "at", "from", "in", "with")
        ):
            return at
        inner = phrase_core(stream, at + 1, ceiling)
        if inner is None:
            return at
        at = inner
    return at


def phrase_core(stream: Stream, start: int, ceiling: int) -> int | None:
    """Return the end of the noun phrase without complements that starts at ``start``, or None."""
    flags, lows = stream.flags, stream.lows
    at = start
    while at < ceiling and flags[at] & _PHRASE_START:
        at += 1
    if at == start and at < ceiling and flags[at] & OBJECT:
        return at + 1
    core = at
    while at < ceiling and at - start < 12:
        flag = flags[at]
        if flag & CAPITAL or flag & _NAME_PART:
            pass
        elif flag & POSSESSIVE_MARK:
            if at == core:
                break
        elif flag & LOWER:
            if lows[at] in _NAME_LINKS and at > core and joins_name(stream, at):
                at += 1
                continue
            if (flag & FUNCTION and not flag & HEAD) or (flag & _NO_CORE and not flag & HEAD):
                break
            if flag & ED and at > core and not flags[at - 1] & ADVERB:
                # "a member of the board | canceled the order"
                break
        elif flag & OPEN and core < at < ceiling - 3 and is_in_firm(stream, at):
            at += 2
        elif at == core or at + 1 >= ceiling or not (flags[at + 1] & CAPITAL and joins_firm(stream, at)):
            break
        at += 1
    if at > core:
        return at
    return core if core > start and flags[core - 1] & (SOMEBODY | NUMBER | QUANTITY) else None
