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
    DOCUMENT,
    ED,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    NUMBER,
    OBJECT,
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
from builder.annotation.sentence.phrases import (
    FUNCTION,
    HEAD,
    STARTERS,
    WINDOW,
    Phrase,
    is_compound,
    is_nickname,
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

_ADJECTIVES = frozenset((
    "largest", "biggest", "oldest", "youngest", "latest", "highest", "richest", "smallest", "strongest", "greatest",
    "longest", "newest", "nearest", "poorest", "busiest", "best", "top", "leading", "main", "former", "first", "younger",
    "elder", "older", "late", "longtime", "long-time", "veteran", "current", "outgoing", "incoming", "ruling", "new",
))  # fmt: skip
"""Words before a name that are no nouns: "the largest Harbour union"."""
_ONE = frozenset(("a", "an", "one", "this", "another", "every", "each"))
_UNCHANGED = frozenset(("hit", "set", "let", "cut", "shut", "quit", "beat", "cost", "hurt", "cast", "split", "spread", "bid"))
"""Verbs whose past is their base form, which no list of cues holds."""
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
                and not _describing(stream, head, at)
                and not _adjective(stream, start, core, at, ceiling)
            ):
                # "the meeting Smith": a noun that cannot stand before a name.
                break
            head = at
        elif flag & _NAME_PART and not flag & LOWER:
            pass
        elif flag & POSSESSIVE_MARK:
            if at == core:
                break
        elif flag & LOWER:
            if flag & PARTICLE and at + 1 < ceiling and flags[at + 1] & CAPITAL and head >= 0:
                at += 1
                continue
            if head >= 0 and lows[at] in _NAME_LINKS and joins_name(stream, at) and at + 1 < ceiling:
                at += 1
                continue
            if head >= 0 and flags[head] & LOWER and _postposed(stream, at, ceiling):
                # "a person familiar with the talks"
                return Phrase(start, _postposed_end(stream, at + 2, ceiling), head)
            if flag & ADVERB and not flag & (FUNCTION & ~ADVERB) and head < 0 and core > start:
                # "the second official", "the early results"
                at += 1
                continue
            if (flag & FUNCTION and not flag & HEAD) or (lows[at] in ("a", "an") and head >= 0):
                break
            if (
                flag & _VERBAL
                and head >= 0
                and (not flag & ROLE or lows[at].endswith("ed"))
                and not is_compound(stream, at)
                and not _papers(stream, head, at)
                and not _owned(stream, at)
                and not _agrees_not(stream, start, at)
            ):
                break
            if flag & _VERB and head < 0 and core == start and not flag & HEAD:
                break
            named = head >= 0 and flags[head] & CAPITAL and not flags[at - 1] & POSSESSIVE_MARK
            if named and (
                # "Moen forwards a letter", "Moen leaders"
                flags[at + 1] & _VERB_OBJECT
                if flag & HEAD and at + 1 < ceiling
                else not flag & HEAD and not _reaches_role(stream, at, ceiling)
            ):
                break
            head = at
        elif flag & QUOTE:
            if head < 0 or at + 1 >= ceiling or not is_nickname(stream, at):
                break
        else:
            break
        at += 1
    while at > core and flags[at - 1] & _TRAILING:
        at -= 1
    if head < 0 or at <= core:
        if core > start and flags[core - 1] & (SOMEBODY | QUANTITY):
            return Phrase(start, _complement(stream, core, ceiling), core - 1)
        return None
    if flags[head] & CALENDAR and (core == head or flags[head] & LOWER):
        return None
    last = at
    if flags[head] & HEAD or (flags[head] & LOWER and core > start):
        last = _complement(stream, at, ceiling)
    return Phrase(start, last, head)


def _describing(stream: Stream, word: int, name: int) -> bool:
    """Say whether the ``word`` before a capital is no noun: "Norland's right-wing Prime", "the largest Harbour"."""
    flags, low = stream.flags, stream.lows[word]
    described = "-" in low or bool(flags[word - 1] & POSSESSIVE_MARK)
    return name == word + 1 and (
        bool(flags[name] & NATIONALITY)
        or low in _ADJECTIVES
        or (described and bool(flags[name] & (TITLE | ROLE | ORGANIZATION | FIRST_NAME)))
    )


def _adjective(stream: Stream, start: int, core: int, name: int, ceiling: int) -> bool:
    """Say whether one word between "a" and a ``name`` describes it: "a jubilant Moen", not "a statement Moen made"."""
    flags = stream.flags
    if stream.lows[start] not in ("a", "an") or core != start + 1 or name != core + 1:
        return False
    last = name
    while last < ceiling and flags[last] & CAPITAL:
        last += 1
    return (
        last >= ceiling
        or not flags[last] & (_VERB | AUXILIARY | ED | LOWER)
        or bool(flags[last] & PREPOSITION)
    )


def _papers(stream: Stream, head: int, at: int) -> bool:
    """Say whether what may be a verb at ``at`` is a document behind a small noun: "court documents"."""
    flags = stream.flags
    if not (
        flags[at] & DOCUMENT and flags[head] & LOWER and at == head + 1 and stream.lows[at].endswith("s")
    ):
        return False
    after = flags[at + 1] if at + 1 < len(flags) else 0
    return not after & (DETERMINER | POSSESSIVE | OBJECT | QUOTE | SUBJECT) and stream.lows[
        at + 1 : at + 2
    ] != ["that"]


def _owned(stream: Stream, at: int) -> bool:
    """Say whether what may be a verb at ``at`` is a noun, for its owner stands before it: "Moen's | campaign"."""
    flags = stream.flags
    return bool(flags[at - 1] & POSSESSIVE_MARK) and not flags[at] & ED and not stream.lows[at].endswith("ing")


def _agrees_not(stream: Stream, start: int, at: int) -> bool:
    """Say whether what may be a verb at ``at`` is a noun, as its subject would be one thing: "a familiar | voice"."""
    low = stream.lows[at]
    return (
        stream.lows[start] in _ONE
        and at - start <= 4
        and not stream.flags[at] & ED
        and low not in stream.lexicon.unchanged
        and low not in _UNCHANGED
        and bool(stream.lexicon[low + "s"] & (CUE | VERB))
    )


def _postposed(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether an adjective that goes behind its noun stands at ``at``: "an official | close to the talks"."""
    return at + 2 < ceiling and stream.lows[at + 1] in _POSTPOSED.get(stream.lows[at], ())


def _postposed_end(stream: Stream, at: int, ceiling: int) -> int:
    """Return where what an adjective behind its noun is about ends, though a verb may look like it: "the talks"."""
    end = phrase_core(stream, at, ceiling)
    return end or (at + 2 if at + 1 < ceiling and stream.flags[at] & DETERMINER else at)


def _reaches_role(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether small words lead from ``at`` to a role: "the Acme vice-presidential nominee"."""
    flags = stream.flags
    look = at
    while (
        look < min(ceiling, at + 3)
        and flags[look] & LOWER
        and (not flags[look] & (FUNCTION | VERB | CUE) or is_compound(stream, look))
    ):
        if flags[look] & (ROLE | ORGANIZATION):
            return True
        look += 1
    return False


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
        else:
            break
        at += 1
    if at > core:
        return at
    return core if core > start and flags[core - 1] & (SOMEBODY | NUMBER | QUANTITY) else None
