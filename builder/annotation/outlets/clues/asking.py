"""Who puts the question, and who passes words on: "asked by Kanal 6", "reporters pressed her", "Vesti quoted Moen"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FIRST_NAME,
    LOWER,
    OBJECT,
    POSSESSIVE_MARK,
    QUESTION,
    ROLE,
    SUBORDINATOR,
)
from builder.annotation.outlets.clues.audiences import press_at
from builder.annotation.outlets.clues.clue import STOP, Clue
from builder.annotation.outlets.naming.by_place import host_before, host_named
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.naming.phrases import REACH, outlet_in
from builder.annotation.tokens import Stream
from builder.schema import Medium

_QUESTIONED = CAPITAL | OBJECT | DETERMINER | SUBORDINATOR | QUESTION
"""What may stand behind the verb of an outlet that puts a question: whom it asks, or what."""
_MODERATORS = frozenset(("moderator", "moderators"))
_INTERVIEWED = CAPITAL | ROLE
"""What whom somebody interviewed may begin with: "interviewed candidate Ida Moen"."""
_TITLED = 12
"""How many units the name of a person of an outlet right before its verb may have, with what he is there."""
_NAME = 6
"""How many units the name of an outlet right before its verb may have."""


def by_outlet(stream: Stream, verb: int, end: int) -> Clue | None:
    """`interviewed by Kanal 6`, `reached by Vesti`, `asked by reporters`: who put the question."""
    flags, lows = stream.flags, stream.lows
    at = verb + 1
    while at < end and at - verb < 7 and lows[at] != "by" and not flags[at] & STOP:
        at += 1
    if at >= end or lows[at] != "by":
        if lows[verb] in stream.lexicon.telling["press"] and (asker := _asker(stream, verb)) is not None:
            return Clue("press", None, asker, asker + 1, asker)
        if lows[verb] == "interviewed" and verb + 1 < end and lows[verb + 1] == "on":
            outlet = outlet_in(stream, verb + 2, end)
            if outlet is not None:
                return Clue("interview", outlet.name, outlet.first, outlet.last, verb)
        return None
    if at + 1 < end and lows[at + 1] in ("phone", "telephone", "email", "e-mail"):
        # "reached by phone"
        written = lows[at + 1].endswith("mail")
        return Clue("statement" if written else "interview", None, at + 1, at + 2, verb)
    medium: Medium = "interview" if lows[verb] == "interviewed" else "told"
    press = press_at(stream, at + 1, end)
    # "asked by a Kanal 6 reporter", but "asked by reporters at Kanal 6"
    outlet = outlet_in(stream, at + 1, end if press is None else press)
    if outlet is None:
        return None if press is None else Clue("press", None, press, press + 1, verb)
    if not _MODERATORS.isdisjoint(lows[at + 1 : outlet.last + 4]):
        # "asked by Kanal 6's moderators": in a debate
        return Clue("speech", None, verb, verb + 1, verb)
    return Clue(medium, outlet.name, outlet.first, outlet.last, verb)


def interviewing(stream: Stream, verb: int, start: int) -> Clue | None:
    """`Kanal 6 spoke to Moen`, `Vesti's Jo Vik interviewed Moen`: an outlet whose own words the verb tells of."""
    at = verb + 1
    if stream.lows[verb] != "interviewed":
        if stream.lows[at : at + 1] == ["up"] or stream.lows[at : at + 1] == ["down"]:
            at += 1
        if at + 1 >= len(stream.flags) or stream.lows[at] not in ("to", "with"):
            return None
        at += 1
    asked = CAPITAL if at > verb + 1 else _INTERVIEWED
    if at >= len(stream.flags) or not stream.flags[at] & asked or stream.flags[at] & CALENDAR:
        return None
    named = _subject(stream, verb, start) or _person(stream, verb, start)
    return None if named is None else Clue("interview", named.name, named.first, named.last, named.first)


def sparring(stream: Stream, verb: int, end: int) -> Clue | None:
    """`Moen clashed with Kanal 6's Jo Vik`, `in a row with Harbour Talk presenter Jo Vik`: who asked her."""
    for at in range(verb + 1, min(end - 1, verb + 7)):
        if stream.lows[at] == "with":
            named = outlet_in(stream, at + 1, end)
            if named is None or named.kind == "platform" or named.first - at > 2:
                return None
            # "Today presenter" is one entry of the list.
            name = last = named.last - bool(stream.flags[named.last - 1] & LOWER)
            while name < end and stream.flags[name] & (POSSESSIVE_MARK | ROLE):
                name += 1
            if (
                not stream.flags[name - 1] & (POSSESSIVE_MARK | ROLE)
                or name >= end
                or not stream.flags[name] & FIRST_NAME
            ):
                return None
            return Clue(_medium(named), named.name, named.first, last, verb)
        if stream.flags[at] & STOP:
            return None
    return None


def _medium(named: Named) -> Medium:
    """Return how words are given to an outlet that asks."""
    return "broadcast" if named.kind == "programme" else "interview"


def outlet_asks(stream: Stream, verb: int, start: int) -> Clue | None:
    """`When Kanal 6 asked Moen`, `Vesti's Jo Vik asked Moen`: an outlet that puts the question itself."""
    at = verb + 1
    if at >= len(stream.flags):
        return None
    if stream.lows[verb] == "asked" and "to" in stream.lows[at + 1 : at + 3]:
        # "Kanal 6 asked her to come"
        return None
    named = _subject(stream, verb, start)
    questioned = stream.flags[at] & _QUESTIONED
    if named is None and questioned:
        named = _person(stream, verb, start)
        if named is None:
            return None
        return Clue(_medium(named), named.name, named.first, named.last, named.first)
    if named is None or not (questioned or stream.lows[max(0, named.first - 1)] == "when"):
        return None
    return Clue("told", named.name, named.first, named.last, named.first)


def _subject(stream: Stream, verb: int, start: int) -> Named | None:
    """Return the news organization that is the subject of the verb at ``verb``, right before it."""
    for first in range(max(start, verb - _NAME), verb):
        if stream.flags[first] & CAPITAL:
            named = outlet_at(stream, first, verb)
            if named is not None and named.last == verb and named.kind not in ("platform", "programme"):
                return named
    return None


def _person(stream: Stream, verb: int, start: int) -> Named | None:
    """Return the outlet of the person right before the verb: "Kanal 6 anchor Jo Vik", "radio host Jo Vik"."""
    flags = stream.flags
    if verb - 2 < start or not flags[verb - 1] & flags[verb - 2] & CAPITAL:
        return None
    for at in range(max(start, verb - _TITLED), verb - 2):
        host = host_before(stream, at, verb)
        if host is not None:
            named = host_named(stream, host, verb)
            return named if named is not None and named.last == verb else None
        if flags[at] & CAPITAL and (outlet := outlet_at(stream, at, verb)) is not None:
            between = flags[outlet.last : verb]
            owns = all(flag & (POSSESSIVE_MARK | ROLE | CAPITAL | CONJUNCTION) for flag in between)
            return outlet if owns and len(between) > 2 and outlet.kind != "platform" else None
    return None


def _asker(stream: Stream, verb: int) -> int | None:
    """Return the press that asks: `Reporters pressed her on it`, `when a journalist asked`."""
    for at in range(verb - 1, max(-1, verb - 4), -1):
        if stream.lows[at] in stream.lexicon.press:
            return at
        if not stream.flags[at] & ADVERB:
            return None
    return None


def questioned(stream: Stream, noun: int, start: int, end: int) -> Clue | None:
    """`in response to a question from reporters`, `answering a reporter's question`: who put the question."""
    lows = stream.lows
    press: int | None = None
    if lows[noun + 1 : noun + 2] in (["from"], ["by"]):
        press = press_at(stream, noun + 2, end)
    elif (
        noun - 2 > start
        and stream.flags[noun - 1] & POSSESSIVE_MARK
        and lows[noun - 2] in stream.lexicon.press
    ):
        press = noun - 2
    if press is None:
        return None
    for at in range(noun - 1, max(start - 1, noun - 8), -1):
        if lows[at] in (
            "response",
            "responding",
            "answering",
            "answer",
            "answered",
            "reply",
            "replying",
            "fielding",
            "fielded",
        ):
            first = at - 1 if at > start and lows[at - 1] == "in" else at
            return Clue("press", None, press, press + 1, first)
    return None


def quoting(stream: Stream, verb: int, start: int) -> Clue | None:
    """`Vesti quoted Moen as saying`, "cited by the paper Vesti", "was quoted in Vesti": who passes the words on."""
    for at in range(verb + 1, min(len(stream.flags) - 1, verb + 5)):
        if stream.flags[at] & DETERMINER:
            # "citing a report by Vesti"
            break
        if stream.lows[at] == "by" or (stream.lows[at] == "in" and at == verb + 1):
            outlet = outlet_in(stream, at + 1, len(stream.flags))
            return None if outlet is None else Clue("told", outlet.name, outlet.first, outlet.last, verb)
    for at in range(max(start, verb - REACH), verb):
        if stream.flags[at] & CAPITAL:
            outlet = outlet_in(stream, at, verb)
            if (
                outlet is not None
                and outlet.last >= verb - 2
                and outlet.kind not in ("platform", "programme")
            ):
                return Clue("told", outlet.name, outlet.first, outlet.last, verb)
    return None
