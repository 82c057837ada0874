"""How words were given, by a noun that says so: "in an interview", "at a rally", "issued a statement"."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLUE,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    LOWER,
    NEWS,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    SUBORDINATOR,
    VERB,
    WORD,
    Means,
)
from builder.annotation.outlets.clues.clue import STOP, WRITTEN, Clue
from builder.annotation.outlets.clues.media import means_at, posted
from builder.annotation.outlets.clues.noun_outlets import occasion
from builder.annotation.outlets.naming.titles import quoted_title
from builder.annotation.tokens import Stream
from builder.schema import Medium

HEARER = 8
"""How many units before "by phone" the verb may stand that names who heard it."""
PHRASE = 9
"""How many units before a noun its phrase may open."""
_MAY_OPEN = AUXILIARY | CUE | PREPOSITION | STOP
_ENDS = STOP & ~AUXILIARY
_OF_NOUN = DETERMINER | POSSESSIVE
_JOINT = PREPOSITION | ADVERB | AUXILIARY | CUE | VERB | ED | CONJUNCTION | SUBORDINATOR
_PUT_OUT = WRITTEN | {"speech", "interview", "press"}


def by_noun(stream: Stream, head: int, start: int, end: int, publisher: str | None) -> Clue | None:
    """`in an interview with Kanal 6`, `in a Vesti op-ed`, `issued a statement`: a noun of means."""
    lows, words = stream.lows, stream.lexicon.telling
    low = lows[head]
    means = posted(stream, head) if low in words["posted"] else None
    if means is None:
        # "party" alone is none, "watch party" is.
        means = means_at(stream, head, start)
        if means is None:
            return None
    first = head - len(means.before)
    at = _opening(stream, means, first, start)
    if at is None:
        return None
    opener = lows[at]
    part = opener == "of" and at > start and lows[at - 1] in words["excerpt"]
    puts = (opener in means.prepositions or part) and not _comes_and_goes(stream, means, at, start)
    putting = words["deliver"] if means.medium in ("speech", "interview", "press") else words["put_out"]
    put_out = opener in putting and means.medium in _PUT_OUT
    if put_out and means.medium == "publication" and opener in ("read", "reading"):
        # "had not read the book"
        put_out = False
    if put_out and opener in words["hold"]:
        put_out = lows[at + 1] in ("a", "an", "another", "her", "his", "its", "their")
    if put_out and opener in words["write"] and lows[at + 1 : at + 2] == ["the"]:
        # "Moen wrote the report": of which nothing is quoted yet
        put_out = "following" in lows[at + 1 : head]
    mounts = (
        opener in words["mount"]
        and low in words["dais"]
        # "before Moen took the stage"
        and {"before", "after", "until"}.isdisjoint(lows[max(start, at - 5) : at])
    )
    if puts and low in ("post", "posts") and at > start and lows[at - 1] in words["vacate"]:
        # "told to step down from his post"
        return None
    bare = at + 1 == first and not (opener == "on" or low in words["bare"] or low.endswith("s"))
    if bare or not (puts or put_out or mounts):
        return None
    if opener == "at" and means.medium == "broadcast" and "of" not in lows[at:first]:
        # "at the start of her show", but "at the show"
        return None
    if _is_no_head(stream, head, end) or _means_other(stream, means.medium, head, at, start):
        return None
    clue = occasion(stream, means, at, head, end, publisher)
    nobody = clue.name is None
    if nobody and (
        low == "issue" or stream.words[head] == "Show" or (low, opener) == ("conversation", "during")
    ):
        # "in the issue of water", but "in the new issue of Vesti"; "at the Selwick Boat Show"
        return None
    if low == "groups" and "of" in lows[at:first]:
        # "active in any of the many Telegram groups"
        return None
    if part and at - 3 >= start and lows[at - 3 : at - 1] == ["according", "to"]:
        # "according to excerpts of her speech"
        return replace(clue, at=at - 3)
    return clue


def _opening(stream: Stream, means: Means, first: int, start: int) -> int | None:
    """Return the preposition or the verb that opens the phrase of the noun whose words start at ``first``."""
    flags, lows, words = stream.flags, stream.lows, stream.lexicon.telling
    giving = words["giving"]
    at = first - 1
    if means.medium == "interview" and flags[at] & QUOTE and quoted_title(stream, at) is not None:
        # `in a "Late Hour" interview`
        at -= 1
    while at >= start and first - at < PHRASE:
        flag = flags[at]
        if not flag & _MAY_OPEN and lows[at] not in giving:
            at -= 1
            continue
        if flag & PREPOSITION and (not flag & CAPITAL or at == start):
            if lows[at] in ("of", "following") or (
                lows[at] in ("in", "on") and lows[at] not in means.prepositions
            ):
                if lows[at] == "of" and at > start and lows[at - 1] in words["excerpt"]:
                    # "according to excerpts of her speech"
                    break
                # "in one of her debates", "in the city of Oslo's hearing"
                at -= 1
                continue
            break
        if flag & COMMA and flags[at - 2] & _OF_NOUN and flags[at - 1] & flags[at + 1] & LOWER:
            # "in a wide-ranging, emotional interview"
            at -= 1
            continue
        if (
            flag & _ENDS
            or (flag & AUXILIARY and not flag & (POSSESSIVE_MARK | CALENDAR))
            or lows[at] in giving
        ):
            break
        if flag & CUE and flag & LOWER and not flag & ED and not flags[at - 1] & _OF_NOUN:
            break
        at -= 1
    return None if at < start or first - at >= PHRASE else at


def _means_other(stream: Stream, medium: Medium, head: int, at: int, start: int) -> bool:
    """Say whether the phrase from ``at`` to the noun at ``head`` tells something else than how words were given."""
    flags, lows, words = stream.flags, stream.lows, stream.lexicon.telling
    after = "" if head + 1 == len(lows) else lows[head + 1]
    if (
        lows[head] == "court"
        and flags[head - 1] & CAPITAL
        and (lows[at] != "at" or (after and flags[head + 1] & CAPITAL))
    ):
        # "sued in Selwick Circuit Court"
        return True
    elsewhere = lows[at] in ("at", "in", "during") and at > start and lows[at - 1] in words["elsewhere"]
    if elsewhere and medium != "social":
        return True
    joined = flags[at - 1] & (CUE | ADVERB | COMMA) or lows[at + 1] in ("a", "an", "another")
    if lows[at] == "with" and at > start and not joined:
        # "fired back with a statement", but "hurt her with his statement"
        return True
    if lows[at] == "in" and (
        lows[at + 1] == "on" or not words["behalf"].isdisjoint(lows[at + 1 : min(head, at + 4)])
    ):
        # "weighed in on the report", "in the wake of a report"
        return True
    if after == "with" and (
        lows[head] in ("talk", "talks")
        or (
            lows[head] == "discussion"
            and lows[head - 1] != "panel"
            and any(flag & CAPITAL for flag in flags[head + 2 : head + 3])
        )
    ):
        # "during his talk with Moen"
        return True
    if lows[head] == "call" and after in ("to", "for"):
        # "on its call to withdraw"
        return True
    if lows[head] in ("phone", "telephone") and after in ("to", "with"):
        # "weighing in by phone on the vote"
        return True
    if lows[head] in ("phone", "telephone") and not words["tell"].isdisjoint(
        lows[max(start, at - HEARER) : at]
    ):
        # "told Vesti by phone": told, no more
        return True
    wrote = lows[at - 1] in words["write"] and lows[at - 1] not in words["given"]
    # "published in the journal Vesti": scientists talk of what they published.
    return lows[head] == "journal" and not (flags[at - 1] & COMMA or wrote)


def _is_no_head(stream: Stream, head: int, end: int) -> bool:
    """Say whether the noun is part of another phrase, or a verb: "debate stage", "a town hall broadcast by Kanal 6"."""
    if _airs(stream, head):
        return True
    return head + 1 < end and (bool(stream.flags[head + 1] & POSSESSIVE_MARK) or _modifies(stream, head))


def _airs(stream: Stream, unit: int) -> bool:
    """Say whether "broadcast" is a verb: "broadcast by Kanal 6"."""
    if stream.lows[unit] != "broadcast" or unit + 1 >= len(stream.flags):
        return False
    return stream.lows[unit + 1] in ("by", "live", "on") or bool(stream.flags[unit + 1] & CALENDAR)


def _modifies(stream: Stream, head: int) -> bool:
    """Say whether the noun only describes the one behind it: "debate stage", "ruling party"."""
    after, low = stream.flags[head + 1], stream.lows[head + 1]
    if stream.lows[head] == "brief" and after & LOWER and not after & PREPOSITION:
        # "in a brief concession speech"
        return True
    if low == "between":
        # "the transcript of a call between Moen and Vik"
        return True
    if _airs(stream, head + 1):
        # "a town hall broadcast by Kanal 6"
        return False
    if after & LOWER and low in stream.lexicon.media:
        return True
    timed = low in stream.lexicon.telling["time"]
    if stream.flags[head] & CAPITAL and after & LOWER and not after & _JOINT and not timed:
        # "the Forum group"
        return True
    if not stream.lows[head].endswith("ing") or stream.lexicon.clue_classes.get(low):
        return False
    return after & ~(NEWS | CLUE) in (WORD | LOWER, WORD | LOWER | ORGANIZATION)


def _comes_and_goes(stream: Stream, means: Means, at: int, start: int) -> bool:
    """Say whether the preposition only places or answers somebody: "to the rally", "referring to a statement"."""
    if stream.lows[at] != "to" or at == start:
        return False
    heard = COMMA | QUOTE if means.medium == "statement" else CUE | COMMA | QUOTE
    return not (stream.flags[at - 1] & heard or stream.lows[at - 1] == "according")
