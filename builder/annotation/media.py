"""Clues to how words were given and to whom: "told Kanal 6", "in an interview with", "at a rally", "tweeted"."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from builder.annotation.lexicon import (
    ADVERB, AUXILIARY, CALENDAR, CAPITAL, COLON, COMMA, CUE, DASH, DETERMINER, ED, END, LOWER, OBJECT, POSSESSIVE,
    POSSESSIVE_MARK, PREPOSITION, QUOTE, RELATIVE, ROLE, SEMICOLON, SUBJECT, SUBORDINATOR, VERB, Means,
)  # fmt: skip
from builder.annotation.outlets import Named, outlet_in, publisher_at
from builder.annotation.tokens import Stream
from builder.schema import Medium


class Clue(NamedTuple):
    """Words that tell a medium, an outlet or both.

    ``first`` and ``last`` are the units that stand for the outlet or, without one, for the medium; ``at`` is where
    the clue starts (its preposition or verb). ``verb`` is the unit of the verb whose addressee it is.
    """

    medium: Medium | None
    name: str | None
    first: int
    last: int
    at: int
    verb: int | None = None


_TELL = frozenset(("told", "tells", "tell", "telling"))
# Verbs that a crowd or reporters can be the object of, where "told" could stand.
_ADDRESS = frozenset(
    "asked asks asking assured assures assuring urged urges urging warned warns warning reminded reminds reminding "
    "informed informs informing addressed addresses addressing promised promises promising exhorted thanked thanking "
    "implored rallied rallying lectured regaled".split()
)
_SPEAK = frozenset(
    "speaking spoke speaks talking talked talks spoken appearing appeared appears testifying testified testifies "
    "remarks comments said saying says campaigning stumping sitting sat interviewed questioned".split()
)
_BY = frozenset(("interviewed", "reached", "contacted", "asked", "questioned", "pressed", "quizzed", "grilled"))
_WRITE = frozenset(("wrote", "writes", "writing", "written", "write", "argued", "argues", "published", "blogged"))
_WRITTEN = frozenset(
    "issued released published posted sent wrote writes issuing releasing publishing posting sending writing put read "
    "reading filed circulated tweeted emailed signed penned".split()
)
# Verbs that put words into the world, by the medium of their object: "issued a statement", "gave a speech".
_RELEASE: dict[Medium, frozenset[str]] = {
    "statement": _WRITTEN,
    "publication": _WRITTEN,
    "social": _WRITTEN,
    "speech": frozenset(("delivered", "gave", "giving", "delivering", "gives", "delivers")),
}
_RELEASED = frozenset().union(*_RELEASE.values())
# Nouns that stand without an article: "in court".
_BARE = frozenset(("applause", "court", "parliament", "congress", "testimony", "conversation"))
_STOP = END | SEMICOLON | COLON | QUOTE | AUXILIARY | SUBJECT | RELATIVE | COMMA
_ON_AIR = frozenset(("broadcaster", "programme", "radio", "outlet", "agency"))
_IN_PRINT = frozenset(("paper", "magazine", "journal", "site", "agency", "outlet"))


class Places:
    """The sentences of a stream, found paragraph by paragraph as they are asked for."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._starts = [first for first, _ in stream.paragraphs]
        self._found: dict[int, list[tuple[int, int]]] = {}

    def paragraph(self, unit: int) -> int:
        """Return the number of the paragraph that ``unit`` stands in."""
        return bisect_right(self._starts, unit) - 1

    def sentence(self, unit: int) -> tuple[int, int]:
        """Return the sentence that ``unit`` stands in, as a unit range."""
        number = self.paragraph(unit)
        sentences = self._found.get(number)
        if sentences is None:
            sentences = self._found[number] = self._stream.sentences(*self._stream.paragraphs[number])
        for start, end in sentences:
            if unit < end:
                return start, end
        return sentences[-1]


class Clues:
    """The clues of one article, with what earlier ones say of later ones: which outlet "the newspaper" or a host is."""

    def __init__(self, stream: Stream, places: Places, publisher: str | None) -> None:
        self.stream = stream
        self.publisher = publisher
        self.found: list[Clue] = []
        self.hosts: dict[str, Clue] = {}
        lexicon, lows = stream.lexicon, stream.lows
        triggers = lexicon.media.keys() | lexicon.platforms.keys() | _FIXED_TRIGGERS
        for at in [unit for unit, low in enumerate(lows) if low in triggers]:
            start, end = places.sentence(at)
            low = lows[at]
            if low in lexicon.media:
                self._add(by_noun(stream, at, start, end, publisher), end)
            elif low in lexicon.platforms:
                self._add(platform_verb(stream, at), end)
            if low in _TELL or low in _ADDRESS or low in _SPEAK:
                self._add(addressee(stream, at, end, publisher) or self._again(at, end), end)
            if low in _BY:
                self._add(by_outlet(stream, at, end), end)
            if low in _WRITE:
                self._add(in_print(stream, at, end), end)
            if low == "on" or low == "via":
                self._add(on_air(stream, at, start, end), end)
        self.found.sort(key=lambda clue: clue.at)

    def _add(self, clue: Clue | None, end: int) -> None:
        if clue is None:
            return
        self.found.append(clue)
        if clue.name is not None and clue.medium != "social":
            host = _host(self.stream, clue, end)
            if host is not None:
                self.hosts[host] = clue

    def _again(self, verb: int, end: int) -> Clue | None:
        """`told the newspaper`, `told Vik`: the outlet named before, or the one whose host Vik was said to be."""
        stream = self.stream
        at = verb + 1
        if at >= end or stream.lows[verb] not in _TELL:
            return None
        host = self.hosts.get(stream.words[at])
        if host is not None and not (at + 1 < end and stream.flags[at + 1] & CAPITAL):
            return Clue("told", host.name, at, at + 1, verb, verb)
        if stream.lows[at] != "the" or at + 1 >= end or "noun" not in stream.lexicon.outlet_nouns.get(stream.lows[at + 1], ""):
            return None
        for clue in reversed(self.found):
            if clue.name is not None and clue.medium != "social":
                return Clue("told", clue.name, at, at + 2, verb, verb)
        return None


def _host(stream: Stream, clue: Clue, end: int) -> str | None:
    """Return the surname of the person of the outlet in the clue: "Kanal 6's Jo Doe", "Jo Doe of Kanal 6"."""
    flags, lows = stream.flags, stream.lows
    before = clue.first - 1
    while before > clue.at and lows[before] in ("of", "from", "on", "at", "the"):
        before -= 1
    if before > clue.at and before < clue.first - 1 and flags[before] & CAPITAL and flags[before - 1] & CAPITAL:
        return stream.words[before]
    at = clue.last
    while at < end and at - clue.last < 4 and (flags[at] & (POSSESSIVE_MARK | ROLE) and not flags[at] & CAPITAL):
        at += 1
    last = at
    while last < end and last - at < 4 and flags[last] & CAPITAL and not flags[last] & CALENDAR:
        last += 1
    return stream.words[last - 1] if at > clue.last and last - at > 1 else None


_FIXED_TRIGGERS = _TELL | _ADDRESS | _SPEAK | _BY | _WRITE | {"on", "via"}


def addressee(stream: Stream, verb: int, end: int, publisher: str | None) -> Clue | None:
    """`Moen told Kanal 6`, `told reporters`, `told a packed hall`, `told this newspaper`: who heard it."""
    flags, lows = stream.flags, stream.lows
    low = lows[verb]
    at = verb + 1
    if low in _SPEAK:
        # speaking to reporters, speaking with Kanal 6, speaking at Oslo City Hall, in remarks to delegates
        while at < end and at - verb < 4 and flags[at] & (ADVERB | CALENDAR) and not flags[at] & PREPOSITION:
            at += 1
        if at >= end or lows[at] not in ("to", "with", "before", "at", "in", "from", "down"):
            return None
        if lows[at] == "down":
            at += 1
            if at >= end or lows[at] not in ("with", "for"):
                return None
        link = lows[at]
        at += 1
        if link in ("at", "in", "from"):
            if low in ("speaking", "campaigning", "stumping") and at < end and flags[at] & (CAPITAL | DETERMINER):
                return Clue("speech", None, verb, verb + 1, verb)
            return None
        if low in ("said", "says", "saying", "comments", "remarks") and link != "to":
            return None
    if at >= end:
        return None
    tells = low in _TELL or low in _SPEAK
    if tells:
        own = publisher_at(stream, at, end)
        if own is not None and (low not in _SPEAK or lows[at] not in ("us", "me")):
            return Clue("told", publisher, at, own, verb, verb) if publisher else None
    audience = _audience(stream, at, end)
    if audience is not None:
        unit, medium = audience
        return Clue(medium, None, unit, unit + 1, verb, verb)
    if not tells:
        return None
    outlet = outlet_in(stream, at, end) if low not in ("said", "says", "saying") else _named_here(stream, at, end)
    if outlet is not None and outlet.kind != "platform":
        return Clue("told", outlet.name, outlet.first, outlet.last, verb, verb)
    return None


def _named_here(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that stands right at ``at``."""
    found = outlet_in(stream, at, end)
    return found if found is not None and found.first - at < 2 else None


def _audience(stream: Stream, at: int, end: int) -> tuple[int, Medium] | None:
    """Return the unit of the noun for those who listen in the phrase that starts at ``at``, and the medium."""
    flags, lows = stream.flags, stream.lows
    audiences = stream.lexicon.audiences
    apposed = False
    best: tuple[int, Medium] | None = None
    unit = at
    while unit < min(end, at + 12):
        low, flag = lows[unit], flags[unit]
        medium = audiences.get(low)
        if medium == "press" and not flag & LOWER:
            # "the Associated Press"
            return best
        if medium is not None and not (unit + 1 < end and flags[unit + 1] & POSSESSIVE_MARK):
            best = unit, medium
            if medium == "press" or unit + 1 >= end or lows[unit + 1] != "of":
                return best
        elif low in stream.lexicon.media and unit > at:
            means = _means(stream, unit, at)
            if means is not None and means.medium in ("speech", "press"):
                return unit, means.medium
        elif flag & COMMA and not apposed and unit + 1 < end and lows[unit + 1] in ("a", "an"):
            # "told the Selwick Dialogue, a regional forum"
            apposed = True
        elif flag & _STOP or (flag & SUBORDINATOR and low != "as") or (flag & PREPOSITION and low != "of"):
            return best
        elif flag & OBJECT and unit == at:
            return None
        elif flag & CUE and flag & LOWER and not flags[unit - 1] & (DETERMINER | POSSESSIVE):
            return best
        unit += 1
    return best


def by_outlet(stream: Stream, verb: int, end: int) -> Clue | None:
    """`interviewed by Kanal 6`, `reached by Vesti`, `asked by reporters`: who put the question."""
    flags, lows = stream.flags, stream.lows
    at = verb + 1
    while at < end and at - verb < 7 and lows[at] != "by":
        if flags[at] & (_STOP & ~COMMA) or flags[at] & COMMA:
            return None
        at += 1
    if at >= end or lows[at] != "by":
        if lows[verb] == "interviewed" and verb + 1 < end and lows[verb + 1] == "on":
            outlet = outlet_in(stream, verb + 2, end)
            if outlet is not None:
                return Clue("interview", outlet.name, outlet.first, outlet.last, verb)
        return None
    medium: Medium = "interview" if lows[verb] == "interviewed" else "told"
    audience = _audience(stream, at + 1, end)
    if audience is not None and audience[1] == "press":
        return Clue("press", None, audience[0], audience[0] + 1, verb)
    outlet = outlet_in(stream, at + 1, end)
    if outlet is None:
        return None
    return Clue(medium, outlet.name, outlet.first, outlet.last, verb)


def in_print(stream: Stream, verb: int, end: int) -> Clue | None:
    """`Moen wrote in Vesti`, `wrote this week for Vesti`: where it was printed."""
    flags, lows = stream.flags, stream.lows
    at = verb + 1
    while at < end and at - verb < 5 and flags[at] & (ADVERB | CALENDAR | DETERMINER) and not flags[at] & PREPOSITION:
        at += 1
    if at + 1 >= end or lows[at] not in ("in", "for", "at"):
        return None
    outlet = _named_here(stream, at + 1, end)
    if outlet is None or outlet.kind not in _IN_PRINT:
        return None
    return Clue("publication", outlet.name, outlet.first, outlet.last, at)


def on_air(stream: Stream, at: int, start: int, end: int) -> Clue | None:
    """`on Kanal 6`, `on Kanal 6's "Late Hour"`, `on Twitter`: where it was said or posted."""
    flags, lows = stream.flags, stream.lows
    if at + 1 >= end or not flags[at + 1] & (CAPITAL | QUOTE | DETERMINER | POSSESSIVE):
        return None
    before = flags[at - 1] if at > start else COMMA
    if not (
        before & (CUE | CALENDAR | ADVERB | QUOTE | COMMA | CAPITAL | OBJECT | DASH | ED | VERB)
        or lows[at - 1] in ("live", "morning", "afternoon", "evening", "night", "week", "month", "year", "but", "and")
        or lows[at - 1] in stream.lexicon.media
    ):
        return None
    if flags[at + 1] & QUOTE and lows[at] == "on":
        # on "Late Hour": a title, kept out of what was said
        outlet = outlet_in(stream, at, end)
    else:
        outlet = outlet_in(stream, at + 1, end)
    if outlet is None or outlet.first - at > 6:
        return None
    if outlet.kind == "platform":
        if outlet.first - at > 3:
            return None
        return Clue("social", outlet.name, outlet.first, outlet.last, at)
    if outlet.kind in _ON_AIR and lows[at] == "on":
        return Clue("broadcast", outlet.name, outlet.first, outlet.last, at)
    return None


def platform_verb(stream: Stream, verb: int) -> Clue | None:
    """`Moen tweeted`: the verb implies the platform."""
    if stream.flags[verb] & ROLE or (verb > 0 and stream.flags[verb - 1] & (DETERMINER | POSSESSIVE)):
        return None
    return Clue("social", stream.lexicon.platforms[stream.lows[verb]], verb, verb + 1, verb)


def _means(stream: Stream, head: int, start: int) -> Means | None:
    """Return the entry of the list of media that ends at ``head``, the longest first."""
    for means in stream.lexicon.media.get(stream.lows[head], ()):
        size = len(means.before)
        if head - size >= start and tuple(stream.lows[head - size : head]) == means.before:
            return means
    return None


def by_noun(stream: Stream, head: int, start: int, end: int, publisher: str | None) -> Clue | None:
    """`in an interview with Kanal 6`, `in a Vesti op-ed`, `at a rally`, `issued a statement`: a noun of means."""
    flags, lows = stream.flags, stream.lows
    means = _means(stream, head, start)
    if means is None:
        return None
    if head + 1 < end and flags[head + 1] & LOWER and lows[head + 1] in stream.lexicon.media:
        # "interview programme", "debate stage": the last noun counts.
        return None
    if (head + 1 < end and flags[head + 1] & POSSESSIVE_MARK) or flags[head] & CALENDAR:
        return None
    first = head - len(means.before)
    at = first - 1
    while at >= start and first - at < 9:
        flag = flags[at]
        if flag & PREPOSITION and not flag & CAPITAL or (flag & PREPOSITION and at == start):
            if lows[at] in ("of", "following") or (lows[at] in ("in", "on") and lows[at] not in means.prepositions):
                # "in one of her debates", "in the city of Oslo's hearing"
                at -= 1
                continue
            break
        if flag & (_STOP & ~AUXILIARY) or (flag & AUXILIARY and not flag & POSSESSIVE_MARK) or lows[at] in _RELEASED:
            break
        if flag & CUE and flag & LOWER and not flag & ED:
            break
        at -= 1
    if at < start or first - at >= 9:
        return None
    bare = at + 1 == first and not (lows[at] == "on" or lows[head] in _BARE or lows[head].endswith("s"))
    puts = lows[at] in means.prepositions and not bare and not _comes_and_goes(stream, at, start)
    if not puts and not (lows[at] in _RELEASE.get(means.medium, ()) and not bare):
        return None
    medium = means.medium
    named: Named | None = None
    for unit in range(at + 1, first):
        if flags[unit] & CAPITAL:
            named = outlet_in(stream, unit, first + 1)
            if named is not None and named.first <= first:
                break
            named = None
    if named is None:
        named = _heard(stream, head + 1, end)
    if lows[head] == "appearance" and named is not None and named.kind != "platform":
        medium = "broadcast"
    if medium in ("speech", "press") or named is None:
        platform = stream.lexicon.platforms.get(lows[head])
        if medium == "social" and platform is None:
            platform = next((name for name in ("Twitter", "Facebook", "Instagram") if name.lower() in means.before), None)
        if medium == "interview":
            own = _own(stream, head + 1, end)
            if own is not None and publisher:
                return Clue(medium, publisher, own[0], own[1], at)
        return Clue(medium, platform if medium == "social" else None, first, head + 1, at)
    if named.kind == "platform" and medium in ("publication", "interview", "broadcast"):
        return Clue("social" if medium == "publication" else medium, named.name, named.first, named.last, at)
    return Clue(medium, named.name, named.first, named.last, at)


def _comes_and_goes(stream: Stream, at: int, start: int) -> bool:
    """Say whether the preposition only places the speaker in time: "after the debate", "to the rally"."""
    if stream.lows[at] != "to" or at == start:
        return False
    return not (stream.flags[at - 1] & (CUE | COMMA | QUOTE) or stream.lows[at - 1] == "according")


def _heard(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet after a noun of means: an interview "with Vesti", an op-ed "in Vesti", an e-mail "to Vesti"."""
    flags, lows = stream.flags, stream.lows
    stop = min(end, at + 12)
    while at < stop:
        flag = flags[at]
        if flag & (END | SEMICOLON | COLON | QUOTE | SUBJECT | RELATIVE | COMMA):
            return None
        if lows[at] in ("with", "on", "for", "to", "in", "by", "from") and at + 1 < end:
            found = outlet_in(stream, at + (0 if flags[at + 1] & QUOTE else 1), end)
            if found is not None:
                return found
        elif lows[at] in ("that", "after", "before", "when", "as", "about") or (
            flag & CUE and flag & LOWER and not flag & ED and not flag & CALENDAR
        ):
            return None
        at += 1
    return None


def _own(stream: Stream, at: int, end: int) -> tuple[int, int] | None:
    """Return the words for the publisher in "with this newspaper" behind a noun of means."""
    for unit in range(at, min(end, at + 6)):
        if stream.flags[unit] & (COMMA | END | QUOTE):
            return None
        if stream.lows[unit] in ("with", "to", "for") and unit + 1 < end and stream.lows[unit + 1] != "us":
            last = publisher_at(stream, unit + 1, end)
            if last is not None:
                return unit + 1, last
    return None
