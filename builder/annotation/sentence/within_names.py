"""Which words of a noun phrase belong to a name: small words, commas, nicknames, what an office sees to."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    ED,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NUMBER,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    ROLE,
    TITLE,
    UPPER,
    VERB,
)
from builder.annotation.sentence.fields import joins_fields, joins_pair, joins_partners
from builder.annotation.sentence.phrases import FUNCTION
from builder.annotation.tokens import Stream

IN_NAMES = frozenset(("of", "and", "for", "the"))
"""Small words that may stand within a name or a title."""
_NO_MODIFIER = FUNCTION | VERB | CUE | ED
_SHORT = UPPER | NUMBER
_WITH_PORTFOLIO = frozenset((
    "minister", "ministers", "secretary", "state", "adviser", "advisor", "commissioner", "mec",
))  # fmt: skip
_ADVISING = frozenset(("adviser", "advisor", "assistant", "committee"))
"""Words before what somebody sees to: "Minister of Works and Housing", "Secretary of State for Energy"."""


def starts_name(stream: Stream, at: int) -> bool:
    """Say whether a capitalised small word starts a name, in the middle of a sentence: "said Per Vik"."""
    flags = stream.flags
    return (
        0 < at < len(flags) - 1
        and bool(flags[at - 1] & LOWER)
        and bool(flags[at + 1] & CAPITAL)
        and stream.lows[at] != "i"
    )


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


def is_put_in(stream: Stream, at: int) -> bool:
    """Say whether the bracket that opens at ``at`` parts no phrase: "Robert (Bob) Moen", "Acme Bank (AB) clerk".

    Nor does one within a firm's name: "Acme Mills (India) Ltd".
    """
    flags = stream.flags
    if not 0 < at < len(flags) - 4 or not flags[at + 2] & CLOSE:
        return False
    inner, first, follows = flags[at + 1], flags[at - 1], flags[at + 3]
    if first & CAPITAL and inner & _SHORT and follows & (ROLE | TITLE) and not follows & ORGANIZATION:
        # "Acme Union (ACM.N) director"
        return True
    if is_in_firm(stream, at):
        return True
    if not first & inner & CAPITAL or (first | inner) & TITLE:
        return False
    if follows & CAPITAL and not inner & UPPER:
        return bool(inner & FIRST_NAME or first & (FIRST_NAME | INITIAL))
    post = follows & ROLE or (follows & LOWER and not follows & _NO_MODIFIER and flags[at + 4] & ROLE)
    return bool(post) and len(stream.words[at + 1]) > 1


def is_in_firm(stream: Stream, at: int) -> bool:
    """Say whether the bracket that opens at ``at`` stands in a firm's name: "Acme Mills | (India) | Ltd"."""
    flags = stream.flags
    if at < 1 or at + 3 >= len(flags) or not flags[at + 2] & CLOSE or not flags[at + 3] & CAPITAL:
        return False
    ends = flags[at + 3] & ORGANIZATION or stream.words[at + 3] in stream.lexicon.referring["shortened"]
    return bool(ends and flags[at - 1] & flags[at + 1] & CAPITAL)


def joins_name(stream: Stream, at: int) -> bool:
    """Say whether "of", "and", "for" or "the" at ``at`` stands inside a name: Ministry of Health and Family."""
    flags, lows = stream.flags, stream.lows
    after = at + 1
    if after < len(lows) and (lows[after] == "the" or (lows[at] == "for" and lows[after] in ("a", "an"))):
        # "the Centre for a New Selwick"
        after += 1
    if not (after < len(flags) and flags[after] & CAPITAL):
        return False
    if lows[at] == "for" and lows[after - 1] in ("a", "an"):
        return bool(flags[at - 1] & CAPITAL)
    if lows[at] in ("on", "in") and flags[after] & CALENDAR:
        # "the Supreme Court on Thursday", "the Bakers' Forum in May"
        return False
    before = at - 1
    if lows[at] in ("the", "a", "an"):
        return lows[before] in ("of", "for") and before > 0 and bool(flags[before - 1] & CAPITAL)
    if not flags[before] & CAPITAL:
        # "the Department of Bread, Salt, and Fish"
        return lows[at] == "and" and bool(flags[before] & COMMA) and joins_list(stream, before)
    if lows[at] == "&":
        return True
    if lows[at] == "and":
        if stream.string(before, after + 1) in stream.lexicon.organization_nouns:
            # "Ernst and Young"
            return True
        if tuple(stream.words[before : after + 1]) in stream.lexicon.places:
            # "Trinidad and Tobago"
            return True
        if lows[after] in stream.lexicon.describing["firm_ending"]:
            # "Moen Vik and Co"
            return True
        if joins_fields(stream, at) or joins_pair(stream, at):
            return True
        # "the Department of Health and Human Services", not "Smith and Jones".
        return _sees_to(stream, before) or (
            # "the Minister of Works and Housing", not "the President of Norland and Ida Moen"
            in_portfolio(stream, before) and not flags[after] & (FIRST_NAME | INITIAL | ROLE)
        )
    if lows[at] == "at":
        return has_campus(stream, at) or bool(flags[before] & (ORGANIZATION | ROLE | TITLE))
    if (
        lows[at] != "of"
        and flags[before] & ROLE
        and (lows[before].endswith("s") or flags[before] & UPPER)
        and not flags[before] & ORGANIZATION
    ):
        # "Lawyers for Moen", "Researchers at Bolt University", "the MP for Selwick"
        return False
    if flags[before] & (ORGANIZATION | ROLE | TITLE):
        return True
    # "the March of Dimes", but "March of 2015"
    dated = flags[before] & CALENDAR and not (before > 0 and lows[before - 1] == "the")
    return lows[at] == "of" and not dated and not _names_person(stream, before)


def has_campus(stream: Stream, at: int) -> bool:
    """Say whether a university's campus follows "at": "the University of Norway | at | Oslo"."""
    return stream.words[max(0, at - 3) : at - 1] == ["University", "of"] and bool(
        stream.flags[at + 1] & CAPITAL
    )


def _sees_to(stream: Stream, last: int) -> bool:
    """Say whether the word at ``last`` ends what a body is of, for or on: "Committee on Bread, Salt, | Fish |"."""
    flags = stream.flags
    look = last
    while look > 0 and last - look < 8 and flags[look] & (CAPITAL | PREPOSITION | COMMA):
        if stream.lows[look] in ("of", "for", "on"):
            return bool(flags[look - 1] & ORGANIZATION)
        if flags[look] & COMMA and not flags[look - 2] & (COMMA | PREPOSITION):
            # A list of fields has a word for each.
            return False
        look -= 1
    return False


def joins_list(stream: Stream, comma: int) -> bool:
    """Say whether the ``comma`` stands in the name of a body that sees to several things.

    "the Department for Culture, Media and Sport", not "the Department for Culture, Ida Moen and others".
    """
    flags, lows = stream.flags, stream.lows
    if not flags[comma + 1] & (CAPITAL | CONJUNCTION):
        return False
    if joins_partners(stream, comma):
        return True
    at, end = comma, min(len(flags) - 2, comma + 8)
    while at < end and flags[at] & COMMA:
        if lows[at + 1] == "and":
            at += 1
            break
        field = flags[at + 1] & CAPITAL and not flags[at + 1] & (FIRST_NAME | ROLE | PLACE | UPPER)
        if not field or (stream.words[at + 1],) in stream.lexicon.titles:
            return False
        at += 2
    return (
        at + 1 < len(flags)
        and lows[at] == "and"
        and bool(flags[at + 1] & CAPITAL)
        and not flags[at + 1] & FIRST_NAME
        and _sees_to(stream, comma - 1)
    )


def in_portfolio(stream: Stream, at: int) -> bool:
    """Say whether the capitalised word at ``at`` tells what somebody sees to: "Minister of Works and | Housing"."""
    flags, lows = stream.flags, stream.lows
    look = at
    while look > 1 and at - look < 8 and (flags[look] & CAPITAL or lows[look] == "and"):
        look -= 1
    if lows[look] == "on":
        # "the Special Adviser to the Mayor on Works and Housing"
        return not _ADVISING.isdisjoint(lows[max(0, look - 5) : look])
    # not "the Secretary of State and Liberal leader"
    return lows[look] in ("of", "for") and lows[look - 1] in _WITH_PORTFOLIO and lows[look + 1] != "state"


def _names_person(stream: Stream, last: int) -> bool:
    """Say whether the capitalised run that ends with the unit ``last`` is a person's name, by what it starts with."""
    flags = stream.flags
    at = last
    while at >= 0 and last - at < 5 and flags[at] & CAPITAL:
        if flags[at] & FIRST_NAME and not flags[at] & ORGANIZATION:
            return True
        at -= 1
    return at >= 0 and bool(flags[at] & ROLE) and last - at > 1
