"""Occasions told in other words than "at a rally": remarks made elsewhere, a court that heard, a crowd that cheered."""

from __future__ import annotations

from itertools import compress

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import ADVERB, BE, CAPITAL, COMMA, LOWER
from builder.annotation.outlets.bodies import outlet_at
from builder.annotation.outlets.clues import Places
from builder.annotation.outlets.media import Clue
from builder.annotation.tokens import Stream

REACH = 25
"""How many units behind its cue a crowd may react, or the paper that heard it be named."""
NARRATES = 3
"""How often an author who interviews is in the article."""


def of_remarks(stream: Stream, places: Places, clue: Clue) -> bool:
    """Say whether the clue is where remarks were made that stand elsewhere in the article.

    "Moen made the remarks at a briefing", "Her comments came in an interview", "Moen was speaking on Kanal 6".
    """
    if clue.medium in ("statement", "publication", "social"):
        return False
    lows, words = stream.lows, stream.lexicon.telling
    start, end = places.sentence(clue.at)
    for unit in range(max(start, clue.at - 12), min(clue.at + 1, end - 1)):
        low = lows[unit]
        if low == "made" and not words["remark"].isdisjoint(lows[unit + 1 : unit + 4]):
            return True
        if low in ("came", "made") and not words["remark"].isdisjoint(lows[max(start, unit - 4) : unit]):
            return True
        if low in words["holding"]:
            before = unit - 2 if stream.flags[unit - 1] & ADVERB else unit - 1
            if before >= start and stream.flags[before] & BE and lows[before] in ("was", "were"):
                return True
    return False


def court_of(stream: Stream, limit: int) -> Clue | None:
    """Return the clue of the court whose hearing the article reports in its first ``limit`` units.

    `The jury heard that Moen was "at sea"`, "A court was told", "the inquest has heard".
    """
    lows, words = stream.lows, stream.lexicon.telling
    for unit in compress(range(limit), map(words["court"].__contains__, lows[:limit])):
        at = unit + 2 if lows[unit + 1 : unit + 2] and lows[unit + 1] in words["passive"] else unit + 1
        if at < len(lows) and lows[at] in words["hearing"]:
            return Clue("speech", None, unit, unit + 1, unit)
    return None


def out_of_court(stream: Stream, start: int, end: int) -> bool:
    """Say whether the sentence ``[start, end)`` leaves the court: "outside court", "after the hearing"."""
    lows, words = stream.lows, stream.lexicon.telling
    return any(
        lows[unit] in ("outside", "after", "following")
        and not words["session"].isdisjoint(lows[unit + 1 : unit + 3])
        for unit in range(start, end)
    )


def narrated(stream: Stream) -> Clue | None:
    """Return the clue that the author met whom the article quotes: "She tells me", `"Is it true?" I ask`.

    Outside of quotation marks, "I" and "me" are the author, who interviews in the present tense.
    """
    lows, words = stream.lows, stream.lexicon.telling
    if lows.count("i") + lows.count("me") < NARRATES:
        return None
    for unit in (unit for unit, low in enumerate(lows) if low in ("i", "me")):
        near = lows[unit + 1 : unit + 2] if lows[unit] == "i" else lows[unit - 1 : unit]
        if not words["narrating"].isdisjoint(near):
            return Clue("interview", None, unit, unit + 1, unit)
    return None


def crowd(stream: Stream, places: Places, quotation: Found) -> Clue | None:
    """Return the clue that a crowd reacts: `Moen said as the crowd cheered`, `she said, drawing applause`."""
    if quotation.cue is None:
        return None
    lows, words = stream.lows, stream.lexicon.telling
    first, last = quotation.cue.last, quotation.cue.last + REACH
    if stream.lexicon.crowds.isdisjoint(lows[first:last]):
        return None
    _, end = places.sentence(quotation.cue.first)
    for unit in range(first, min(end - 1, last)):
        low = lows[unit]
        if low in ("as", "while"):
            for noun in range(unit + 1, min(end, unit + 4)):
                if stream.lexicon.audiences.get(lows[noun]) == "speech" and stream.flags[noun] & LOWER:
                    return Clue("speech", None, noun, noun + 1, unit)
        elif low in words["draw"]:
            for noun in range(unit + 1, min(end, unit + 6)):
                if lows[noun] in words["reaction"]:
                    return Clue("speech", None, noun, noun + 1, unit)
    return None


def relayed(stream: Stream, places: Places, quotation: Found) -> Clue | None:
    """Return the clue that an outlet relays the words: `Moen said, according to Vesti`, `Moen said, Vesti reported`."""
    if quotation.cue is None or quotation.source is None:
        return None
    flags, lows = stream.flags, stream.lows
    first, last = max(0, quotation.cue.first - REACH), quotation.cue.last + REACH
    if stream.lexicon.telling["relay"].isdisjoint(lows[first:last]):
        return None
    start, end = places.sentence(quotation.cue.first)
    for unit in range(max(start, first), min(end - 1, last)):
        low = lows[unit]
        if quotation.source.first <= unit < quotation.source.last:
            continue
        if low in ("to", "by", "reports", "reported", "per"):
            before = lows[unit - 1] if unit > start else ""
            if (low == "to" and before != "according") or (low == "by" and before != "reported"):
                continue
            if low in ("reports", "reported", "per") and not (unit > start and flags[unit - 1] & COMMA):
                continue
            at = unit + 1
        elif (flags[unit] & COMMA) or low == "as":
            at = unit + 1
        else:
            continue
        if not flags[at] & CAPITAL and lows[at] != "the":
            continue
        named = outlet_at(stream, at, end)
        if named is None or named.kind in ("platform", "programme"):
            continue
        if (
            at == unit + 1
            and (flags[unit] & COMMA or low == "as")
            and not (named.last < end and lows[named.last] in ("reported", "reports"))
        ):
            continue
        return Clue(None, named.name, named.first, named.last, unit)
    return None
