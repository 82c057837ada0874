"""Noun phrases without a parser: where the phrase that ends or starts at a unit has its other end.

Everything here looks at a bounded number of units, so that an endless sentence costs no more than a short one.
"""

from __future__ import annotations

import msgspec

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    FIRST_NAME,
    ING,
    INITIAL,
    LOWER,
    NEGATION,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    PLACE,
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
    TITLE,
    UPPER,
    VERB,
    WORD,
)  # fmt: skip
from builder.annotation.tokens import Stream

WINDOW = 60
"""How many units a phrase or a clause may reach."""

_FUNCTION = (
    PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | ADVERB | NEGATION | SUBJECT | QUESTION
)
_HEAD = ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN
_STARTERS = DETERMINER | POSSESSIVE | QUANTITY
# What may stand between a phrase and its complement: "spokesman for", "residents of", "people in".
_LINKS = frozenset(
    ("of", "for", "at", "from", "in", "with", "on", "to", "by", "close", "behind", "near", "about")
)
_AFTER_NOUN = frozenset(("familiar", "close", "aware", "privy", "responsible", "present", "loyal", "opposed"))
_NAME_LINKS = frozenset(("of", "for", "and", "the", "&", "on", "in", "at", "to"))


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Units ``[first, last)`` that stand for somebody; ``head`` is the unit that says what they are.

    A relative pronoun ("who") has an ``antecedent``, the phrase it stands for.
    """

    first: int
    last: int
    head: int
    antecedent: Phrase | None = None


def phrase_before(stream: Stream, end: int, floor: int) -> Phrase | None:
    """Return the noun phrase whose last unit is just before ``end``, looking no further left than ``floor``."""
    flags, lows = stream.flags, stream.lows
    floor = max(floor, end - WINDOW)
    at = end - 1
    if at < floor:
        return None
    if flags[at] & CLOSE:
        at = _opening(stream, at, floor) - 1
        if at < floor:
            return None
    flag = flags[at]
    if flag & (SUBJECT | SOMEBODY) and not (flag & CAPITAL and at > floor and flags[at - 1] & CAPITAL):
        if flag & SUBJECT or not (at > floor and flags[at - 1] & (DETERMINER | POSSESSIVE)):
            return Phrase(at, at + 1, at)
        return Phrase(at - 1, at + 1, at)
    base = _base_before(stream, at, floor)
    if base is None:
        return None
    first = base
    last = at + 1
    head = at
    for _ in range(4):
        link = first - 1
        if link - 1 < floor:
            break
        if not (flags[link] & PREPOSITION and lows[link] in _LINKS):
            # "the leaders of Acme and Bolt": a name joined to a complement.
            break
        inner = link - 1
        reduced = flags[inner] & (ED | ING | VERB | CUE) or lows[inner] in _AFTER_NOUN
        if reduced and not flags[inner] & _HEAD and lows[link] != "of":
            # "officials briefed on the matter", "a source familiar with it": a reduced relative clause.
            antecedent = inner - 1
            kinds = ROLE | ORGANIZATION | SOMEBODY
            if lows[link] == "by" and flags[inner] & (ED | CUE):
                # "a letter from Acme obtained by the paper"
                kinds |= DOCUMENT | CAPITAL
            if antecedent < floor or not flags[antecedent] & kinds:
                break
            inner = antecedent
        elif not (flags[inner] & (WORD | POSSESSIVE_MARK)) or flags[inner] & (AUXILIARY | VERB):
            break
        outer = _base_before(stream, inner, floor)
        if outer is None:
            break
        sure = (
            flags[inner] & _HEAD
            or stream.lexicon.works.get(lows[inner]) == "thing"
            or (
                lows[link] in ("of", "for")
                and (
                    flags[outer] & (_STARTERS | CAPITAL)
                    or flags[inner] & SOMEBODY
                    or (flags[outer] & ROLE and flags[inner] & CAPITAL)
                )
            )
        )
        if not sure or flags[inner] & CALENDAR:
            break
        first, head = outer, inner
    return Phrase(first, last, head)


def _starts_name(stream: Stream, at: int) -> bool:
    """Say whether a capitalised small word starts a name, in the middle of a sentence: "said Per Vik"."""
    flags = stream.flags
    return (
        0 < at < len(flags) - 1
        and bool(flags[at - 1] & LOWER)
        and bool(flags[at + 1] & CAPITAL)
        and stream.lows[at] != "i"
    )


_POSTPOSED = {
    "close": ("to",),
    "familiar": ("with",),
    "loyal": ("to",),
    "privy": ("to",),
    "aware": ("of",),
    "sympathetic": ("to",),
}
"""Adjectives that stand behind the noun they describe, with their prepositions."""


def is_nickname(stream: Stream, unit: int) -> bool:
    """Say whether the stretch at ``unit`` is a nickname: Ida "Sparky" Moen."""
    flags = stream.flags
    if not 0 < unit < len(flags) - 1 or not (flags[unit - 1] & CAPITAL and flags[unit + 1] & CAPITAL):
        return False
    if stream.starts[unit + 1] - stream.ends[unit] > 1:
        # The next paragraph's word.
        return False
    stretch = stream.stretches[stream.stretch[unit]]
    words = stream.text[stretch.start : min(stretch.end, stretch.start + 60)].split()
    return len(words) <= 3 and words[0][:1].isupper() and stretch.last_character not in ",?!."


def few_words(stream: Stream, unit: int, most: int) -> bool:
    """Say whether the stretch at ``unit`` has at most ``most`` words."""
    stretch = stream.stretches[stream.stretch[unit]]
    return len(stream.text[stretch.start : min(stretch.end, stretch.start + 40 * most)].split()) <= most


def _opening(stream: Stream, closing: int, floor: int) -> int:
    flags = stream.flags
    at = closing
    while at > floor and closing - at < 14 and not flags[at] & OPEN:
        at -= 1
    return at


def _base_before(stream: Stream, last: int, floor: int) -> int | None:
    """Return the first unit of the noun phrase without complements that ends with the unit ``last``."""
    flags, lows = stream.flags, stream.lows
    at = last
    capital_run = False
    while at >= floor:
        flag = flags[at]
        if flag & CAPITAL and not (at == floor and flag & _FUNCTION and not flag & (FIRST_NAME | TITLE)):
            if flag & CALENDAR and at < last:
                break
            if flag & DETERMINER and at < last:
                at -= 1
                break
            if flag & POSSESSIVE and at < last:
                at -= 1
                break
            if flag & QUANTITY and at < last and not flags[at + 1] & CAPITAL:
                at -= 1
                break
            if flag & (PREPOSITION | CONJUNCTION | SUBORDINATOR) and not (
                flag & (FIRST_NAME | TITLE | UPPER) or _starts_name(stream, at)
            ):
                break
            capital_run = True
        elif flag & (DETERMINER | POSSESSIVE):
            if at == last and not flag & SOMEBODY:
                return None
            at -= 1
            break
        elif flag & (NUMBER | POSSESSIVE_MARK | INITIAL):
            if flag & POSSESSIVE_MARK and at == last:
                return None
            if flag & NUMBER and capital_run and at < last and not flags[at + 1] & LOWER:
                break
            capital_run = False
        elif flag & QUANTITY:
            if at == last:
                return at - 1 if at > floor and flags[at - 1] & DETERMINER else at
            at -= 1
            break
        elif flag & LOWER:
            if flag & PARTICLE and at < last and flags[at + 1] & CAPITAL:
                at -= 1
                continue
            if lows[at] == "of" and at < last and at - 1 >= floor and joins_name(stream, at):
                at -= 1
                continue
            if lows[at] in ("and", "for", "the") and at < last and at - 1 >= floor and joins_name(stream, at):
                at -= 1
                continue
            if flag & _FUNCTION and not flag & _HEAD:
                break
            if (
                flag & (CUE | VERB)
                and not flag & _HEAD
                and not (at > floor and flags[at - 1] & (_STARTERS | POSSESSIVE_MARK))
            ):
                break
            if (
                capital_run
                and not flag & (ROLE | ORGANIZATION | TITLE)
                and not _modifies(stream, at, last, floor)
            ):
                break
            capital_run = False
        elif flag & QUOTE:
            if at == last or at <= floor or not is_nickname(stream, at):
                break
        elif flag & CLOSE and at < last:
            break
        else:
            break
        at -= 1
    first = at + 1
    if first > last:
        return None
    if flags[last] & CALENDAR and (first == last or flags[last] & LOWER):
        return None
    return first


def _modifies(stream: Stream, at: int, last: int, floor: int) -> bool:
    """Say whether the small word at ``at``, before a capital, is an adjective of the phrase that ends at ``last``.

    "the presumptive Acme nominee" and "the embattled Moen" are one phrase; "a statement Moen" is not.
    """
    flags = stream.flags
    look = at
    while (
        look > floor and at - look < 3 and flags[look] & LOWER and not flags[look] & (_FUNCTION | _STARTERS)
    ):
        look -= 1
    if flags[last] & LOWER:
        return bool(flags[look] & _STARTERS)
    return stream.lows[look] == "the" and look == at - 1 and not flags[at] & (DOCUMENT | CUE_NOUN)


def joins_name(stream: Stream, at: int) -> bool:
    """Say whether "of", "and", "for" or "the" at ``at`` stands inside a name: Ministry of Health and Family."""
    flags, lows = stream.flags, stream.lows
    after = at + 1
    if after < len(lows) and lows[after] == "the":
        after += 1
    if not (after < len(flags) and flags[after] & CAPITAL):
        return False
    if lows[at] == "on" and flags[after] & CALENDAR:
        # "the Supreme Court on Thursday"
        return False
    before = at - 1
    if lows[at] == "the":
        return lows[before] in ("of", "for") and before > 0 and bool(flags[before - 1] & CAPITAL)
    if not flags[before] & CAPITAL:
        return False
    if lows[at] == "&":
        return True
    if lows[at] == "and":
        # "the Department of Health and Human Services", not "Smith and Jones".
        look = before
        while look > 0 and before - look < 6 and flags[look] & (CAPITAL | PREPOSITION):
            if lows[look] in ("of", "for"):
                return bool(flags[look - 1] & ORGANIZATION)
            look -= 1
        return False
    if flags[before] & (ORGANIZATION | ROLE | TITLE):
        return True
    # "the March of Dimes", but "March of 2015"
    dated = flags[before] & CALENDAR and not (before > 0 and lows[before - 1] == "the")
    return lows[at] == "of" and not dated and not _names_person(stream, before)


def _names_person(stream: Stream, last: int) -> bool:
    """Say whether the capitalised run that ends with the unit ``last`` is a person's name, by what it starts with."""
    flags = stream.flags
    at = last
    while at >= 0 and last - at < 5 and flags[at] & CAPITAL:
        if flags[at] & FIRST_NAME and not flags[at] & ORGANIZATION:
            return True
        at -= 1
    return at >= 0 and bool(flags[at] & ROLE) and last - at > 1


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
        at + 1 < ceiling and flags[at + 1] & (LOWER | CAPITAL) and not flags[at + 1] & _FUNCTION
    ):
        last = _complement(stream, at + 1, ceiling)
        return Phrase(at, last, at)
    if (
        flag & AUXILIARY
        and flag & CAPITAL
        and not flag & (FIRST_NAME | TITLE | UPPER)
        and at + 1 < ceiling
        and (flags[at + 1] & (SUBJECT | _STARTERS | CAPITAL) or lows[at + 1] in ("that", "this", "there"))
    ):
        # "Did she accept it?" asks her, "Was that a yes?" nobody in its words.
        return None if lows[at + 1] in ("that", "this", "there") else phrase_from(stream, at + 1, ceiling)
    while at < ceiling and flags[at] & (_STARTERS | NUMBER) and not (flags[at] & CAPITAL and at > start):
        if flags[at] & NUMBER and flags[at] & ROLE:
            # "the 34-year-old"
            break
        at += 1
    core = at
    head = -1
    while at < ceiling:
        flag = flags[at]
        if flag & CAPITAL:
            if flag & (PREPOSITION | CONJUNCTION | SUBORDINATOR | SUBJECT) and not (
                flag & (FIRST_NAME | TITLE | UPPER) or _starts_name(stream, at)
            ):
                break
            plain = head >= 0 and flags[head] & LOWER and not flags[head] & (ROLE | ORGANIZATION | TITLE)
            if plain and (head > core or core > start) and not _adjective(stream, start, core, at, ceiling):
                # "the meeting Smith": a noun that cannot stand before a name.
                break
            head = at
        elif flag & (INITIAL | NUMBER) and not flag & LOWER:
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
            if flag & ADVERB and not flag & (_FUNCTION & ~ADVERB) and head < 0 and core > start:
                # "the second official", "the early results"
                at += 1
                continue
            if flag & _FUNCTION and not flag & _HEAD:
                break
            if flag & (VERB | CUE | ED) and head >= 0 and not flag & ROLE:
                break
            if flag & (VERB | CUE) and head < 0 and core == start and not flag & _HEAD:
                break
            named = head >= 0 and flags[head] & CAPITAL and not flags[at - 1] & POSSESSIVE_MARK
            if (
                named
                and not flag & (ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN)
                and not _reaches_role(stream, at, ceiling)
            ):
                break
            head = at
        elif flag & QUOTE:
            if head < 0 or at + 1 >= ceiling or not is_nickname(stream, at):
                break
        else:
            break
        at += 1
    while at > core and flags[at - 1] & (POSSESSIVE_MARK | QUOTE):
        at -= 1
    if head < 0 or at <= core:
        if core > start and flags[core - 1] & (SOMEBODY | QUANTITY):
            return Phrase(start, _complement(stream, core, ceiling), core - 1)
        return None
    if flags[head] & CALENDAR and (core == head or flags[head] & LOWER):
        return None
    last = at
    if flags[head] & (ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN) or (flags[head] & LOWER and core > start):
        last = _complement(stream, at, ceiling)
    return Phrase(start, last, head)


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
        or not flags[last] & (VERB | CUE | AUXILIARY | ED | LOWER)
        or bool(flags[last] & PREPOSITION)
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
    while look < min(ceiling, at + 3) and flags[look] & LOWER and not flags[look] & (_FUNCTION | VERB | CUE):
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
    while at < ceiling and flags[at] & (_STARTERS | NUMBER):
        at += 1
    if at == start and at < ceiling and flags[at] & OBJECT:
        return at + 1
    core = at
    while at < ceiling and at - start < 12:
        flag = flags[at]
        if flag & CAPITAL or flag & (INITIAL | NUMBER):
            pass
        elif flag & POSSESSIVE_MARK:
            if at == core:
                break
        elif flag & LOWER:
            if lows[at] in _NAME_LINKS and at > core and joins_name(stream, at):
                at += 1
                continue
            if (flag & _FUNCTION and not flag & _HEAD) or (flag & (VERB | CUE | OBJECT) and not flag & _HEAD):
                break
        else:
            break
        at += 1
    if at > core:
        return at
    return core if core > start and flags[core - 1] & (SOMEBODY | NUMBER | QUANTITY) else None


# "Last month, Moen", "More recently, Moen", "Shortly after, Moen": the time before a subject.
_TIMELY = frozenset(("last", "next", "more", "most", "late", "early", "shortly"))


def clause_subject(stream: Stream, start: int, verb: int) -> Phrase | None:
    """Return the subject of the clause that starts at ``start`` and whose verb is the unit ``verb``.

    Skips what stands before it: conjunctions, adverbs, datelines, and a prepositional phrase, a participle or
    a subordinate clause up to its comma ("Speaking to reporters on Monday, the mayor").
    """
    flags, lows = stream.flags, stream.lows
    if verb - start > WINDOW:
        start = verb - WINDOW
    at = start
    inner: Phrase | None = None
    for _ in range(6):
        while at < verb and (
            flags[at] & (COMMA | DASH | CLOSE)
            or (flags[at] & (CONJUNCTION | ADVERB) and not flags[at] & (SOMEBODY | QUANTITY | DETERMINER))
            or (flags[at] & SUBORDINATOR and lows[at] in ("that", "so"))
        ):
            at += 1
        if at >= verb:
            return inner
        flag = flags[at]
        introduces = (
            flag & (PREPOSITION | SUBORDINATOR | ED)
            or lows[at] == "to"
            or (flag & (ING | CUE | VERB) and lows[at].endswith("ing") and not flag & ROLE)
            or (flag & CAPITAL and at == start and opens_participle(stream, at, verb))
            or (flag & QUESTION and at + 1 < verb)
            or (lows[at] in _TIMELY and flags[at + 1] & (CALENDAR | ADVERB | PREPOSITION | SUBORDINATOR))
            or (flag & CAPITAL and lows[at].endswith("ly") and flags[at + 1] & COMMA)
        )
        if not introduces:
            phrase = phrase_from(stream, at, verb)
            if phrase is not None and flags[phrase.head] & PLACE and start < at and phrase.last < verb:
                between = flags[phrase.last] & COMMA and flags[at - 1] & COMMA
                if between:
                    # "In Oslo, Norway, Moen said": the place goes on.
                    at = phrase.last
                    continue
            if phrase is not None and not (
                # A bare noun is no subject: "a long, quiet talk with Moen".
                flags[at] & LOWER
                and not flags[at]
                & (SUBJECT | SOMEBODY | ROLE | DETERMINER | POSSESSIVE | QUANTITY | PARTICLE)
                and not stream.words[phrase.head].endswith("s")
            ):
                return phrase
        comma = at + 1
        while comma < verb and not flags[comma] & (COMMA | QUOTE):
            comma += 1
        if comma >= verb or (flags[comma] & QUOTE and not ends_with_comma(stream, comma)):
            return _phrase_with_verb(stream, at + 1, verb)
        if inner is None and not flag & SUBORDINATOR:
            # "In a speech last week she went further, saying": no comma parts the opening from the clause.
            inner = _phrase_with_verb(stream, at + 1, comma)
        at = comma + 1
    return inner


def ends_with_comma(stream: Stream, quote: int) -> bool:
    """Say whether the comma behind a stretch stands inside its marks: `On "The Late Hour," Moen`."""
    return stream.stretches[stream.stretch[quote]].last_character == ","


def opens_participle(stream: Stream, at: int, verb: int) -> bool:
    """Say whether a sentence opens with a participle: "Speaking to reporters", "Asked about it"."""
    flags, low = stream.flags, stream.lows[at]
    if at + 1 >= verb or flags[at] & (FIRST_NAME | TITLE | ROLE) or len(low) < 5:
        return False
    follows = flags[at + 1]
    if low.endswith("ing"):
        return not follows & (AUXILIARY | VERB | CUE | CAPITAL | POSSESSIVE_MARK | COMMA)
    return low.endswith("ed") and bool(follows & (PREPOSITION | ADVERB | QUESTION | SUBORDINATOR))


def _phrase_with_verb(stream: Stream, start: int, end: int) -> Phrase | None:
    """Return the first noun phrase in ``[start, end)`` that a verb follows: "In Oslo the mayor has"."""
    flags = stream.flags
    at = start
    while at < end:
        flag = flags[at]
        if flag & (SUBJECT | DETERMINER | POSSESSIVE | CAPITAL) and not flags[at - 1] & PREPOSITION:
            phrase = phrase_from(stream, at, end)
            if phrase is not None:
                after = phrase.last
                while after < end and flags[after] & (ADVERB | NEGATION):
                    after += 1
                if after >= end or flags[after] & (AUXILIARY | VERB | CUE | ED):
                    return phrase
                at = phrase.last
                continue
        at += 1
    return None
