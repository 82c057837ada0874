"""To whom words were given, by a verb or a preposition: "told Kanal 6", "wrote in Vesti", "tweeted"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    NATIONALITY,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUESTION,
    QUOTE,
    ROLE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from builder.annotation.outlets.bodies import Named, outlet_at, outlet_in, publisher_at, quoted_title
from builder.annotation.outlets.media import ON_AIR, STOP, Clue, audience_at, means_at, occasion
from builder.annotation.outlets.posting import platform_behind
from builder.annotation.tokens import Stream
from builder.schema import Medium

IN_PRINT = frozenset(("paper", "magazine", "journal", "site", "agency", "outlet"))


def addressee(stream: Stream, verb: int, end: int, publisher: str | None) -> Clue | None:
    """`Moen told Kanal 6`, `told reporters`, `told a packed hall`, `told this newspaper`: who heard it."""
    words = stream.lexicon.telling
    tells = stream.lows[verb] in words["tell"]
    at = verb + 1
    if at >= end:
        return None
    own = publisher_at(stream, at, end)
    if own is not None and (tells or stream.lows[at] not in ("us", "me")):
        return Clue("told", publisher, at, own, verb, verb) if publisher else None
    return _audience(stream, verb, at, end) or (
        (_outlet(stream, verb, at, end) or _on_show(stream, verb, at, end)) if tells else None
    )


def spoken_to(stream: Stream, verb: int, end: int, publisher: str | None) -> Clue | None:
    """`speaking to reporters`, `sat down with Kanal 6`, `remarks to delegates`, `speaking in Oslo`."""
    flags, lows = stream.flags, stream.lows
    words = stream.lexicon.telling
    at = verb + 1
    while at < end and at - verb < 4 and flags[at] & (ADVERB | CALENDAR) and not flags[at] & PREPOSITION:
        at += 1
    if at < end and lows[at] == "down":
        at += 1
    if at + 1 >= end:
        return None
    link = lows[at]
    at += 1
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
    return _audience(stream, verb, at, end) or _outlet(stream, verb, at, end)


def met_press(stream: Stream, verb: int, end: int) -> Clue | None:
    """`met with reporters`, `meeting journalists`: of those whom one meets, the press alone passes it on."""
    at = verb + 1
    while (
        at < end and at - verb < 4 and (stream.flags[at] & CALENDAR or stream.lows[at] in ("with", "briefly"))
    ):
        at += 1
    audience = audience_at(stream, at, end)
    if audience is None or audience[1] != "press":
        return None
    return Clue("press", None, audience[0], audience[0] + 1, verb, verb)


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
    means = means_at(stream, unit, at)
    if means is not None and medium == "speech":
        return occasion(stream, means, at - 1, unit, end, None)._replace(at=verb, verb=verb)
    return Clue(medium, None, unit, unit + 1, verb, verb)


def _outlet(stream: Stream, verb: int, at: int, end: int) -> Clue | None:
    # `told "Dock and Friends"`: a title, kept out of what was said
    outlet = quoted_title(stream, at) if stream.flags[at] & QUOTE else outlet_in(stream, at, end)
    if outlet is None:
        outlet = _by_place(stream, at, end) or _unnamed(stream, at, end)
    if outlet is None or outlet.kind == "platform":
        return None
    if stream.lows[at - 1] == "to" and _said_to_somebody(stream, outlet, at, end):
        return None
    # What is told a programme is said on it.
    medium: Medium = "broadcast" if outlet.kind == "programme" else "told"
    return Clue(medium, outlet.name, outlet.first, outlet.last, verb, verb)


def _on_show(stream: Stream, verb: int, at: int, end: int) -> Clue | None:
    """`told radio host Jo Vik`: said on the air, of whatever station."""
    lows, words = stream.lows, stream.lexicon.telling
    for unit in range(at, min(end - 1, at + 5)):
        if lows[unit] in words["air"] or lows[unit] in words["programme"]:
            return (
                Clue("broadcast", None, unit + 1, unit + 2, verb, verb)
                if lows[unit + 1] in words["host"]
                else None
            )
        if stream.flags[unit] & (CAPITAL | STOP):
            return None
    return None


def _unnamed(stream: Stream, at: int, end: int) -> Named | None:
    """Return the station that goes by whose it is: `told state television`, "told Frisian public radio"."""
    lows, words = stream.lows, stream.lexicon.telling
    first = at + 1 if lows[at] == "the" else at
    place = first < end and stream.flags[first] & (NATIONALITY | PLACE)
    owner = first + 1 if place else first
    last = owner + 1 if owner < end and lows[owner] in words["owner"] else owner
    if last > first and last < end and lows[last] in words["air"]:
        return Named(stream.string(first, last + 1), first, last + 1, "broadcaster")
    return None


def _said_to_somebody(stream: Stream, outlet: Named, at: int, end: int) -> bool:
    """Say whether the outlet only tells whose somebody is: "said to Moen of Kanal 6", "said to Kanal 6's Ida Moen"."""
    if stream.lows[at - 2] not in ("said", "says", "saying"):
        return False
    owns = outlet.last + 1 < end and stream.flags[outlet.last] & POSSESSIVE_MARK
    return outlet.first - at > 1 or bool(owns and stream.flags[outlet.last + 1] & FIRST_NAME)


def _by_place(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list knows in an outlet's place: `told Luma in an interview`, `told Luma by phone`."""
    if not stream.flags[at] & CAPITAL or stream.flags[at] & (
        FIRST_NAME | TITLE | ROLE | PLACE | NATIONALITY | CALENDAR | SUBJECT
    ):
        return None
    last = at + 1
    if stream.flags[at] & UPPER and not stream.flags[at] & ORGANIZATION and 2 < len(stream.words[at]) < 5:
        # "told KNL North on Monday", "told KNL that"
        while (
            last < end
            and last - at < 4
            and stream.flags[last] & CAPITAL
            and not stream.flags[last] & CALENDAR
        ):
            last += 1
        after = stream.flags[last] if last < end else END
        if after & (END | COMMA | QUOTE | CALENDAR | PREPOSITION | SUBORDINATOR):
            return Named(stream.string(at, last), at, last, "outlet")
        return None
    if (
        last < end
        and stream.flags[last] & NUMBER
        and stream.words[last].isdigit()
        and len(stream.words[last]) < 4
    ):
        # "told Harbour 27"
        return Named(stream.string(at, last + 1), at, last + 1, "broadcaster")
    if last + 2 >= end or stream.flags[last] & CAPITAL:
        return None
    for unit in range(last, min(end, last + 6)):
        if stream.lows[unit] in ("interview", "email", "e-mail", "telephone", "phone"):
            return Named(stream.words[at], at, last, "outlet")
        if stream.flags[unit] & (COMMA | END | QUOTE | SUBORDINATOR | CUE | VERB):
            return None
    return None


def _named_here(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that stands at ``at``, behind no more than what calls it one: "the Frisian daily Vesti"."""
    found = outlet_in(stream, at, end)
    if found is None or found.first - at < 2:
        return found
    calls = stream.lows[found.first - 1] in stream.lexicon.outlet_kinds
    plain = all(
        flag & (LOWER | NATIONALITY | PLACE) and not flag & ROLE for flag in stream.flags[at : found.first]
    )
    return found if calls and plain else None


def in_print(stream: Stream, verb: int, end: int) -> Clue | None:
    """`Moen wrote in Vesti`, `wrote this week for Vesti`, `wrote Ida Moen in Vesti`: where it was printed."""
    flags, lows = stream.flags, stream.lows
    for at in range(verb + 1, min(end - 1, verb + 12)):
        if flags[at] & (END | COLON | SEMICOLON | QUOTE | SUBORDINATOR | COMMA):
            return None
        if lows[at] == "in" and flags[at + 1] & QUOTE and (work := quoted_title(stream, at + 1)) is not None:
            # `recalls in "Hard Winters"`
            return Clue("publication", work.name, work.first, work.last, at)
        if lows[at] in ("in", "for", "at", "on") and not flags[at + 1] & CALENDAR:
            outlet = (
                outlet_at(stream, at + 1, end)
                or (lows[verb] != "published" and _named_here(stream, at + 1, end))
                or _unlisted(stream, at, end)
            )
            if outlet is not None and outlet.kind in IN_PRINT:
                return Clue("publication", outlet.name, outlet.first, outlet.last, at)
            if at == verb + 1 and lows[at] != "for":
                return None
    return None


def _unlisted(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list holds after "wrote on" or "Writing in the" at ``at``: nobody writes on a person or place."""
    first = at + 1
    opens = stream.lows[at : first + 1] == ["in", "the"] and stream.words[at - 1] == "Writing"
    if opens:
        first += 1
    elif stream.lows[at] != "on":
        return None
    last = first
    while last < end and last - at < 6 and stream.flags[last] & CAPITAL and not stream.flags[last] & CALENDAR:
        last += 1
    if last == first or stream.flags[first] & (FIRST_NAME if opens else FIRST_NAME | TITLE | PLACE):
        return None
    return Named(stream.string(first, last), first, last, "paper" if opens else "site")


def on_air(stream: Stream, at: int, start: int, end: int) -> Clue | None:
    """`on Kanal 6`, `on Kanal 6's "Late Hour"`, `on Twitter`: where it was said or posted."""
    flags, lows = stream.flags, stream.lows
    if at + 1 >= end or not flags[at + 1] & (CAPITAL | QUOTE | DETERMINER | POSSESSIVE):
        return None
    if at > start and lows[at - 1] in stream.lexicon.telling["unsaid"]:
        # "the attack on Kanal 6", "her followers on Twitter"
        return None
    platform = platform_behind(stream, at, end)
    if platform is not None:
        return Clue("social", platform.name, platform.first, platform.last, at)
    before = flags[at - 1] if at > start else COMMA
    # `said so of the vote on Kanal's "Late Hour"`
    show = lows[at] == "on" and bool(flags[at + 1] & CAPITAL) and _show_in(stream, at + 1, end)
    if lows[at] == "to" or not (
        show
        or before & (CUE | CALENDAR | ADVERB | QUOTE | COMMA | CAPITAL | OBJECT | DASH | ED | VERB)
        or lows[at - 1] in stream.lexicon.telling["time"]
        or lows[at - 1] in ("live", "but", "and")
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
    if outlet.kind in ON_AIR and lows[at] == "on":
        return Clue("broadcast", outlet.name, outlet.first, outlet.last, at)
    return None


def _show_in(stream: Stream, at: int, end: int) -> bool:
    """Say whether a network with its programme stands at ``at``: `Kanal's "Late Hour"`."""
    named = outlet_in(stream, at, end)
    return named is not None and named.kind == "programme" and named.first > at


def to_outlet(stream: Stream, at: int, end: int) -> Clue | None:
    """`Moen confirmed to Kanal 6`, `complained to the newspaper Vesti`: who heard it, whatever the verb."""
    named = _named_here(stream, at + 1, end) if at + 1 < end else None
    if named is None or named.kind in ("platform", "programme"):
        return None
    if _said_to_somebody(stream, named, at + 1, end):
        return None
    after = stream.flags[named.last] if named.last < end else END
    joint = PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB | AUXILIARY | QUESTION
    if after & LOWER and (not after & (joint | CUE) or stream.lows[named.last] in stream.lexicon.media):
        # "linked to a Kanal 6 report"
        return None
    return Clue("told", named.name, named.first, named.last, at)


def to_press(stream: Stream, at: int, end: int) -> Clue | None:
    """`Moen insisted to reporters`, `repeated on Monday to journalists`: the press heard it, whatever the verb."""
    if at < 1 or not stream.flags[at - 1] & (CUE | ADVERB | CALENDAR):
        return None
    if stream.flags[at + 1] & (VERB | CUE) or stream.lows[at + 1] == "meet":
        # "refused to meet reporters"
        return None
    audience = audience_at(stream, at + 1, end)
    if audience is None or audience[1] != "press":
        return None
    return Clue("press", None, audience[0], audience[0] + 1, at)


def platform_verb(stream: Stream, verb: int) -> Clue | None:
    """`Moen tweeted`: the verb implies the platform."""
    if stream.flags[verb] & ROLE or (verb > 0 and stream.flags[verb - 1] & (DETERMINER | POSSESSIVE)):
        return None
    return Clue("social", stream.lexicon.platforms[stream.lows[verb]], verb, verb + 1, verb)
