"""Which words of a phrase name a body: an employer, a party, a country, a campaign."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.affiliations.openings import follows_word, is_named_so
from builder.annotation.affiliations.places import is_place, place_prefix
from builder.annotation.coreference.names.kinds import ends_small
from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMA,
    DETERMINER,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    NUMBER,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    ROLE,
    TITLE,
    UPPER,
)
from builder.annotation.sentence.within_names import has_campus, is_in_firm, joins_list, joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_IN_NAME = CAPITAL | INITIAL | NUMBER
_OPENER = DETERMINER | POSSESSIVE
# Between a body and what it is in: "the Program at the Centre", "the Council on the Arts".
_OUTER = frozenset(("at", "in"))
_PEOPLE = frozenset(
    ("people", "women", "woman", "men", "children", "girls", "mothers", "parents", "patients")
) | {*("pensioners", "farmers", "workers", "citizens", "veterans", "students", "consumers", "tenants")}


def body_in(stream: Stream, first: int, last: int) -> Span | None:
    """Return the body that the noun phrase ``[first, last)`` names: "the Guild of Bakers", "Acme's board".

    "the Oslo office" names none, and "a Harbour Party leader's friend" neither.
    """
    flags = stream.flags
    for mark in range(last - 2, first, -1):
        if flags[mark] & POSSESSIVE_MARK:
            if _one_name(stream, first, mark, last):
                return _whole(stream, _name_start(stream, first, mark), last)
            owned = _named(stream, mark + 1, last)
            if owned is not None and (
                owned.start != stream.starts[mark + 1] or not _is_branch(stream, mark + 1, last)
            ):
                return owned
            return body_in(stream, first, mark) or owned
    return _named(stream, first, last) or _kind(stream, first, last)


def _one_name(stream: Stream, first: int, mark: int, last: int) -> bool:
    """Say whether owner and owned are one name: "Doe's campaign", "the Police Officers' Union"."""
    flags = stream.flags
    if flags[mark - 1] & flags[mark + 1] & CAPITAL and stream.lows[mark - 1] in _PEOPLE:
        # "the People's Alliance Against Noise"
        return True
    several = stream.words[mark] in ("'", "’") and stream.words[mark - 1] not in stream.lexicon.parties
    if several and flags[mark - 1] & flags[mark + 1] & CAPITAL and flags[mark - 1] & ROLE:
        # "the Bakers' League"
        return True
    if not flags[last - 1] & ORGANIZATION:
        # "the Bakers' Union", but "Doe's Office of Bread"
        return False
    if flags[mark + 1] & CAPITAL:
        return bool(flags[mark + 1] & ORGANIZATION) and not is_place(stream, mark - 1, mark)
    if flags[mark + 1] & NUMBER:
        # "the Harbour Party's 7th District branch", but "the state's 7th District"
        return stream.has(CAPITAL, first, mark)
    if stream.has(CAPITAL, mark + 1, last):
        return False
    # "Doe's campaign", "Oslo's city council", but "the University of Oslo's | school"
    own = stream.lows[last - 1] in stream.lexicon.describing["own"]
    return own or is_place(stream, _after_openers(stream, first, mark), mark)


def _is_branch(stream: Stream, first: int, last: int) -> bool:
    """Say whether what a body owns is but its branch somewhere: "the Guild's | Oslo office"."""
    end = place_prefix(stream, first, last)
    return end > first and not stream.has(CAPITAL, end, last)


def _after_openers(stream: Stream, first: int, last: int) -> int:
    while first < last - 1 and stream.flags[first] & _OPENER and not is_named_so(stream, first):
        first += 1
    return first


def _name_start(stream: Stream, first: int, mark: int) -> int:
    """Return where a name with the possessive ``mark`` in it starts: "the radical | Bakers' Union"."""
    flags, at = stream.flags, mark
    while at > first and (
        flags[at - 1] & _IN_NAME or joins_name(stream, at - 1) or stream.lows[at - 1] in ("for", "and")
    ):
        at -= 1
    return first if at == mark else at


def _whole(stream: Stream, first: int, last: int) -> Span:
    at = name = _after_openers(stream, first, last)
    while name < last - 1 and stream.flags[name] & (LOWER | PARTICLE) == LOWER:
        name += 1
    # "the radical | Bakers' Union", but "the city's bakers' union"
    return stream.span(after_titles(stream, name if stream.flags[name] & CAPITAL else at, last), last)


def _named(stream: Stream, first: int, last: int) -> Span | None:
    """Return the name in ``[first, last)`` without the titles and roles before it: "Sen. | Jo Doe"."""
    flags = stream.flags
    at = first
    while at < last and flags[at] & _OPENER and not is_named_so(stream, at):
        at += 1
    for look in range(first, last - 1):
        if flags[look] & LOWER and flags[look + 1] & CAPITAL:
            body = flags[look] & ORGANIZATION or stream.lows[look - 1 : look + 1] == ["think", "tank"]
            kind = body and not flags[last - 1] & LOWER
            if flags[look] & ROLE or (kind and _but_placed(stream, at, look)):
                # "the Oslo think tank Acme"
                at = look + 1
    if last - at > 3 and flags[last - 2] & FIRST_NAME and _is_titled(stream, last):
        # "Oslo Mayor | Jo Doe"
        at = last - 2
    while at < last and not (flags[at] & CAPITAL and not (at < last - 1 and ends_small(stream.words[at]))):
        # "the Oslo-based Acme"
        at += 1
    if at < last - 1 and stream.words[at] in ("PAC", "NGO") and flags[at - 1] & LOWER and at > first:
        # "the super PAC Harbour Rising"
        at += 1
    at = after_titles(stream, at, last)
    if at >= last:
        return None
    if flags[at] & CALENDAR and not is_magazine(stream, at) and stream.lows[min(at + 1, last - 1)] != "of":
        return None
    end = _name_end(stream, at, last)
    if end - at == 1 and stream.words[at] == "Republic":
        # "President of the Republic", whichever it is
        return None
    if at > first and flags[at - 1] & NUMBER:
        # "the 9th Circuit"
        at -= 1
    if end < last and flags[end] & LOWER:
        if flags[last - 1] & ORGANIZATION and flags[last - 1] & LOWER and not stream.has(CAPITAL, end, last):
            # "the Senate agriculture committee"
            return stream.span(at, last)
        if flags[end] & ORGANIZATION:
            end += 1
        elif is_place(stream, at, end):
            # "the Oslo office": the place only says where; "the Oslo city council" is a body.
            head = next((look for look in range(end, last) if flags[look] & ORGANIZATION), None)
            if head is None:
                return None
            end = head + 1
    return stream.span(at, end)


def _is_titled(stream: Stream, last: int) -> bool:
    """Say whether a title stands before the name of two words that ends before ``last``: "Oslo Mayor | Jo Doe"."""
    flags = stream.flags
    title = flags[last - 3] & (ROLE | TITLE) and flags[last - 4] & CAPITAL
    return bool(title) and not flags[last - 1] & ORGANIZATION


def _but_placed(stream: Stream, first: int, last: int) -> bool:
    """Say whether nothing in ``[first, last)`` has a capital but a place or a sentence's first word.

    "the Oslo AI | firm Acme", "Polling | firm Acme"
    """
    flags = stream.flags
    first += not follows_word(stream, first)
    return all(flags[at] & (PLACE | NATIONALITY | UPPER) for at in range(first, last) if flags[at] & CAPITAL)


def _name_end(stream: Stream, first: int, last: int) -> int:
    """Return where the name that starts at ``first`` ends: "the Guild of Bakers | at Bolt College"."""
    flags = stream.flags
    end = first + 1
    while end < last:
        if flags[end] & OPEN and end + 3 < last and is_in_firm(stream, end):
            end += 3
        elif not flags[end] & _IN_NAME:
            outer = stream.lows[end] in _OUTER and not has_campus(stream, end)
            if end + 1 == last or outer or not flags[end + 1] & (CAPITAL | LOWER):
                break
            if not flags[end] & PARTICLE and not _goes_on(stream, first, end, last):
                break
        end += 1
    return end


def _goes_on(stream: Stream, first: int, at: int, last: int) -> bool:
    """Say whether the name that starts at ``first`` goes on with the small word at ``at``."""
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    if flags[at] & COMMA:
        return joins_list(stream, at)
    closed = flags[at + 1] & flags[last - 1] & CAPITAL and flags[last - 1] & ORGANIZATION
    if lows[at] == "on":
        # "the Council | on | Foreign Affairs", not "on Monday"
        topic = flags[at + 1] & CAPITAL and not flags[at + 1] & (CALENDAR | PLACE)
        return bool(closed or (topic and lows[at - 1] in describing["topical"]))
    if lows[at] == "and" and (closed or lows[first - 1] in describing["firm"]):
        # "the law firm Moen | and | Vik"
        return bool(flags[at + 1] & CAPITAL)
    return joins_name(stream, at) or (lows[at] in ("for", "the") and bool(flags[at + 1] & CAPITAL))


def _kind(stream: Stream, first: int, last: int) -> Span | None:
    """Return a body that goes by its kind alone: "the community centre", "the foreign ministry"."""
    flags = stream.flags
    if last - first < 3 or stream.lows[first] != "the":
        return None
    two = " ".join(stream.lows[last - 2 : last])
    if not flags[last - 1] & ORGANIZATION and two not in stream.lexicon.organization_nouns:
        # "the ambulance service"
        return None
    return stream.span(first + 1, last)


def after_titles(stream: Stream, at: int, last: int) -> int:
    """Return where the name starts behind the titles at ``at``: "House Speaker | Jo Doe"."""
    titles, words = stream.lexicon.titles, stream.words
    namelike = stream.lexicon.describing["namelike"]
    while at < last - 1:
        for size in range(min(4, last - 1 - at), 0, -1):
            known = (
                tuple(words[at : at + size]) in titles
                and words[at + size - 1] not in namelike
                # "PC World" is no constable.
                and not (size == 1 and stream.flags[at] & UPPER and not stream.flags[at + 1] & FIRST_NAME)
            )
            if known and place_prefix(stream, at, last) <= at + size:
                # But "Sri Lankan"
                at += size
                break
        else:
            return at
        if stream.flags[at] & ORGANIZATION:
            return at - size
    return at


def is_magazine(stream: Stream, at: int) -> bool:
    """Say whether the word with a capital before a possessive mark is a magazine's name: "Time's editor"."""
    if at + 1 >= len(stream.flags) or not stream.flags[at + 1] & POSSESSIVE_MARK:
        return False
    return (stream.words[at], "magazine") in stream.lexicon.outlets


def is_surely_body(stream: Stream, body: Span) -> bool:
    """Say whether the name is surely a body's, and no person's, team's or place's that is led, met or beaten."""
    return acronym(stream, bisect_left(stream.starts, body.start), bisect_left(stream.ends, body.end) + 1)


def acronym(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units hold a name in capitals, a noun for a body or "&": surely no town."""
    words = stream.words[first:last]
    # "the Red Crescent", "Human Rights Watch"
    known = any(
        " ".join(words[-size:]) in stream.lexicon.organization_nouns for size in (2, 3)[: len(words) - 1]
    )
    return known or stream.has(ORGANIZATION | UPPER, first, last) or "&" in words
