"""To whom words were given: "told Kanal 6", "speaking to reporters", "confirmed to Vesti"."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    END,
    FIRST_NAME,
    LOWER,
    NEWS,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUESTION,
    QUOTE,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.outlets.clues.audiences import audience_at, press_at
from builder.annotation.outlets.clues.clue import ON_AIR, Clue
from builder.annotation.outlets.clues.media import means_at
from builder.annotation.outlets.clues.noun_outlets import occasion
from builder.annotation.outlets.naming.by_place import (
    hearer_at,
    host_before,
    host_named,
    hosting_at,
    owned_at,
    sitting_at,
    station_at,
)
from builder.annotation.outlets.naming.earlier import again_at
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.naming.phrases import named_here, outlet_in
from builder.annotation.outlets.naming.platforms import platform_before, platform_behind
from builder.annotation.outlets.naming.publisher import publisher_at
from builder.annotation.outlets.naming.titles import quoted_title
from builder.annotation.tokens import Stream
from builder.schema import Medium

_IN_GENERAL = frozenset(("about", "for", "from", "of", "stop", "stopped"))
"""Words before "briefing the press" where nobody does so now."""


def addressee(stream: Stream, verb: int, end: int, publisher: str | None) -> Clue | None:
    """`Moen told Kanal 6`, `told reporters`, `told a packed hall`, `told this newspaper`: who heard it."""
    words = stream.lexicon.telling
    tells = stream.lows[verb] in words["tell"]
    at = verb + 1
    if at >= end:
        return None
    if not tells and stream.lows[at] == "about":
        # "was asked about the call"
        return None
    own = publisher_at(stream, at, end)
    if tells and stream.lows[at] == "me":
        # The author asks.
        return Clue("interview", None, at, at + 1, verb, verb)
    if own is not None and (tells or stream.lows[at] not in ("us", "me")):
        return Clue("told", publisher, at, own, verb, verb) if publisher else None
    return _audience(stream, verb, at, end) or (_outlet(stream, verb, at, end) if tells else None)


def spoken_to(stream: Stream, verb: int, end: int, publisher: str | None) -> Clue | None:
    """`speaking to reporters`, `sat down with Kanal 6`, `remarks to delegates`, `speaking in Oslo`."""
    flags, lows = stream.flags, stream.lows
    words = stream.lexicon.telling
    at = verb + 1
    while at < end and at - verb < 4 and flags[at] & (ADVERB | CALENDAR) and not flags[at] & PREPOSITION:
        at += 1
    if at < end and lows[at] in ("down", "up"):
        at += 1
    elif lows[verb] in ("opened", "opening"):
        return None
    if at + 1 >= end:
        return None
    link = lows[at]
    at += 1
    if link == "in" and at == verb + 2 and lows[verb] in ("said", "says", "saying"):
        # "said in The Lantern"
        paper = outlet_at(stream, at, end) if flags[at] & (NEWS | DETERMINER) else None
        printed = paper is not None and paper.kind in ("magazine", "paper")
        return Clue("publication", paper.name, paper.first, paper.last, verb) if paper and printed else None
    if link in ("at", "in", "from"):
        # "speaking in Oslo", "speaking at the port"; not "speaking in the past tense"
        place = CAPITAL if link == "in" else CAPITAL | DETERMINER
        # "Moen, who has been campaigning in Oslo", "Moen, also campaigning in Oslo"
        beside = ADVERB | AUXILIARY if lows[verb] in words["run"] else 0
        running = verb > 0 and flags[verb - 1] & beside
        if lows[verb] in words["stump"] and flags[at] & place and not running:
            return Clue("speech", None, verb, verb + 1, verb)
        return None
    if link != "to" and (link not in ("with", "before") or lows[verb] not in words["meet"]):
        return None
    own = publisher_at(stream, at, end)
    if own is not None and lows[at] not in ("us", "me"):
        return Clue("told", publisher, at, own, verb, verb) if publisher else None
    heard = _audience(stream, verb, at, end) or _outlet(stream, verb, at, end)
    if lows[verb] in words["sit"]:
        if heard is None and (named := sitting_at(stream, at, end)) is not None:
            return Clue("interview", named.name, named.first, named.last, verb, verb)
        if heard is not None and heard.medium == "told":
            return replace(heard, medium="interview")
    return heard


def met_press(stream: Stream, verb: int, end: int) -> Clue | None:
    """`met with reporters`, `meeting journalists`: of those whom one meets, the press alone passes it on."""
    if stream.lows[verb - 1] in _IN_GENERAL:
        # "urged them to stop briefing the press"
        return None
    at = verb + 1
    while (
        at < end and at - verb < 4 and (stream.flags[at] & CALENDAR or stream.lows[at] in ("with", "briefly"))
    ):
        at += 1
    press = press_at(stream, at, end)
    return None if press is None else Clue("press", None, press, press + 1, verb, verb)


def to_outlet(stream: Stream, at: int, end: int) -> Clue | None:
    """`Moen confirmed to Kanal 6`, `complained to the newspaper Vesti`: who heard it, whatever the verb."""
    named = named_here(stream, at + 1, end) or again_at(stream, at + 1, end) if at + 1 < end else None
    if named is None or named.kind in ("platform", "programme"):
        return None
    verb = named.first == at + 2 and stream.flags[at + 1] & LOWER and not stream.flags[at + 1] & DETERMINER
    if verb and stream.lows[at + 1] not in stream.lexicon.outlet_kinds:
        # "went on to excoriate Vesti"
        return None
    if _said_to_somebody(stream, named, at + 1, end):
        return None
    last = named.last
    said = stream.flags[at - 1] & (CUE | ADVERB) or stream.lows[at - 1] == "out"
    if said and last < end and stream.lows[last] in stream.lexicon.outlet_kinds:
        # "confirmed to the Kanal 6 website", but "subscribe to Vesti magazine"
        last += 1
    after = stream.flags[last] if last < end else END
    joint = PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB | AUXILIARY | QUESTION
    if after & LOWER and (not after & (joint | CUE) or stream.lows[last] in stream.lexicon.media):
        # "linked to a Kanal 6 report"
        return None
    return Clue("told", named.name, named.first, named.last, at)


def to_press(stream: Stream, at: int, end: int) -> Clue | None:
    """`Moen insisted to reporters`, `repeated on Monday to journalists`: the press heard it, whatever the verb.

    But "Moen took to social media".
    """
    if at < 1 or not stream.flags[at - 1] & (CUE | ADVERB | CALENDAR):
        return None
    if stream.flags[at + 1] & (VERB | CUE) or stream.lows[at + 1] == "meet":
        # "refused to meet reporters"
        return None
    press = press_at(stream, at + 1, end)
    if press is None:
        return None
    if stream.lows[press - 1] == "social":
        took = stream.lows[at - 1] in stream.lexicon.telling["take"] and stream.lows[at - 1] != "according"
        return Clue("social", None, press - 1, press + 1, at) if took else None
    return Clue("press", None, press, press + 1, at)


def _audience(stream: Stream, verb: int, at: int, end: int) -> Clue | None:
    audience = audience_at(stream, at, end)
    if audience is None:
        return None
    unit, medium = audience
    if medium in ("press", "interview"):
        # "told a Kanal 6 reporter"
        outlet = outlet_in(stream, at, unit)
        if outlet is not None and outlet.kind != "platform":
            heard: Medium = "told" if medium == "press" else medium
            return Clue(heard, outlet.name, outlet.first, outlet.last, verb, verb)
    if stream.lows[unit] in stream.lexicon.telling["audience"]:
        platform = platform_before(stream, unit)
        if platform is None and stream.lows[unit + 1 : unit + 2] == ["on"]:
            platform = platform_behind(stream, unit + 1, end)
        if platform is not None:
            # "told her Twitter followers"
            return Clue("social", platform.name, platform.first, platform.last, verb, verb)
    means = means_at(stream, unit, at)
    if means is not None and medium == "speech":
        heard_at = occasion(stream, means, at - 1, unit, end, None)
        return replace(heard_at, at=verb, verb=verb)
    return Clue(medium, None, unit, unit + 1, verb, verb)


def _outlet(stream: Stream, verb: int, at: int, end: int) -> Clue | None:
    # `told "Dock and Friends"`: a title, kept out of what was said
    outlet = quoted_title(stream, at) if stream.flags[at] & QUOTE else outlet_in(stream, at, end)
    if outlet is None:
        outlet = hearer_at(stream, at, end) or station_at(stream, at, end) or owned_at(stream, at, end)
    if outlet is None:
        outlet = hosting_at(stream, at, end) or again_at(stream, at, end)
    host = host_before(stream, at, end) if outlet is None else None
    if host is not None:
        # "told radio host Jo Vik", "told the radio host"
        outlet = host_named(stream, host, end)
        if outlet is None:
            return Clue("broadcast", None, host, host + 1, verb, verb)
    if outlet is None or outlet.kind == "platform":
        return None
    if stream.lows[at - 1] == "to" and _said_to_somebody(stream, outlet, at, end):
        return None
    # What is told a programme is said on it.
    medium: Medium = "broadcast" if outlet.kind == "programme" else "told"
    return Clue(medium, outlet.name, outlet.first, outlet.last, verb, verb)


def phoned_in(stream: Stream, verb: int, end: int) -> Clue | None:
    """`Moen called in to "Late Hour"`, `phoned into Kanal 6's Late Hour`: the programme that had her on the line."""
    at = verb + 1
    if at + 1 >= end or stream.lows[at] not in ("in", "into"):
        return None
    at += 2 if stream.lows[at + 1] == "to" else 1
    named = None
    if at < end:
        named = quoted_title(stream, at) if stream.flags[at] & QUOTE else outlet_in(stream, at, end)
    if named is None or named.kind not in ON_AIR:
        return None
    return Clue("broadcast", named.name, named.first, named.last, verb)


def visiting(stream: Stream, verb: int, end: int) -> Clue | None:
    """`Moen joined "Late Hour" on Monday`, `stopped by Kanal 6's Late Hour`: the programme that had her as a guest."""
    at = verb + 1
    low = stream.lows[verb]
    if at < end and stream.lows[at] == "by":
        at += 1
    elif low.startswith(("stop", "drop")):
        return None
    if at >= end:
        return None
    named = quoted_title(stream, at) if stream.flags[at] & QUOTE else outlet_in(stream, at, end)
    if named is None or named.first - at > 5:
        return None
    # "joined Kanal 6's Jo Vik"; who "joined Kanal 6" works there.
    with_host = named.last + 2 < end and bool(
        stream.flags[named.last] & POSSESSIVE_MARK and stream.flags[named.last + 1] & FIRST_NAME
    )
    by = stream.lows[at - 1] == "by"
    if named.kind != "programme" and not ((with_host or by) and named.kind in ON_AIR):
        return None
    return Clue("broadcast", named.name, named.first, named.last, verb)


def _said_to_somebody(stream: Stream, outlet: Named, at: int, end: int) -> bool:
    """Say whether the outlet only tells whose somebody is: "said to Moen of Kanal 6", "said to Kanal 6's Ida Moen"."""
    if stream.lows[at - 2] not in ("said", "says", "saying"):
        return False
    owns = outlet.last + 1 < end and stream.flags[outlet.last] & POSSESSIVE_MARK
    return outlet.first - at > 1 or bool(owns and stream.flags[outlet.last + 1] & FIRST_NAME)
