"""What shows that a stretch no rule could link is still somebody's words, though nobody is named."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    CUE_NOUN,
    DETERMINER,
    END,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUOTE,
    SEMICOLON,
    SUBJECT,
)
from builder.annotation.tokens import Stream

_REACH = 8
"""How many units before a stretch are searched for what reports it."""
_SENTENCE = 25
"""How many units before a stretch are searched for who heard it."""
_CLAUSE_END = COLON | COMMA | END | SEMICOLON
_LINKING = frozenset(("as", "of", "for", "that", "having"))
_CALLING = frozenset((
    "called", "branded", "labeled", "labelled", "deemed", "considered", "hailed", "charged", "declared", "ruled",
    "termed", "judged",
))  # fmt: skip
"""Participles that a judgment follows without a word between."""
_RATED = frozenset(("rated", "graded"))
_NAMING = frozenset(("called", "termed"))
_PERFORMING = frozenset(("singing", "reading", "reciting", "quoting"))
_TERMS = frozenset(("known", "used", "supposed", "listed", "registered", "promoted"))
"""Participles before a name or a purpose rather than a judgment: `known as "the fox"`."""
_SAYINGS = frozenset((
    "remark", "remarks", "comment", "comments", "quip", "quips", "jibe", "jibes", "taunt", "taunts", "insult",
    "insults", "slur", "slurs", "outburst", "chant", "chants", "claim", "claims", "pledge", "promise", "boast",
))  # fmt: skip
_CLAIMED = QUOTE | SUBJECT | CUE | COLON
_SUBJECT = DETERMINER | POSSESSIVE | CAPITAL
_CLAIMING = frozenset(("of", "on", "for", "as"))
_CLAUSAL = frozenset(("that", "about", "to"))
"""What opens the words that a noun stands for: `hopes she "wins"`, "notes on", "warnings were given about"."""
_HEARSAY = frozenset(("allegedly", "purportedly", "reportedly", "supposedly"))
"""Adverbs that say of a sentence that somebody else has told so."""


def is_claimed(stream: Stream, unit: int) -> bool:
    """`the claim that her rivals wage "dirty" campaigns`, `the motto is "never late"`: a noun for words before it."""
    said_to_be = unit > 0 and bool(stream.flags[unit - 1] & BE)
    for at in range(unit - 1, max(unit - _REACH, 0) - 1, -1):
        flag = stream.flags[at]
        if flag & CUE_NOUN and _is_claim(stream, at, unit):
            return True
        if said_to_be and stream.lows[at] in stream.lexicon.clause["wording"]:
            return True
        if flag & END:
            return False
    return False


def _is_claim(stream: Stream, noun: int, unit: int) -> bool:
    """Say whether the words behind the ``noun`` are what it claims: "a promise of", but not "the call centres have"."""
    flags, lows, after = stream.flags, stream.lows, noun + 1
    if flags[after] & _CLAIMED or lows[after] in _CLAIMING or not _CLAUSAL.isdisjoint(lows[after:unit]):
        return True
    if flags[after] & _SUBJECT and lows[noun][-1:] == "s" and stream.has(BE | AUXILIARY, after, unit):
        # `claims the hall was "unsafe"`
        return not stream.has(COMMA | CUE, after, unit)
    # `The proposals are "a joke"`
    return after == unit - 1 and bool(flags[after] & BE)


def is_heard(stream: Stream, unit: int) -> bool:
    """`The court heard he was "drunk"`, `He was "drunk", it was claimed`, `He was reportedly "drunk"`: hearsay."""
    lows, hearing = stream.lows, stream.lexicon.telling["hearing"]
    first, last = max(unit - _SENTENCE, 0) + 1, min(unit + _SENTENCE, len(lows) - 1)
    before, behind = lows[first:unit], lows[unit + 1 : last]
    if not (hearing.isdisjoint(before) and _HEARSAY.isdisjoint(before)):
        for at in range(unit - 1, first - 1, -1):
            if stream.flags[at] & (END | QUOTE):
                break
            if lows[at] in hearing and _in_court(stream, at):
                return True
            if lows[at] in _HEARSAY and unit - at <= _REACH:
                return not stream.has(COMMA, at, unit)
    if not hearing.isdisjoint(behind) or "it" in behind:
        for at in range(unit + 1, last):
            if stream.flags[at] & (END | QUOTE):
                break
            if lows[at] in hearing and _in_court(stream, at):
                return True
            if lows[at] == "it" and stream.flags[at + 1] & AUXILIARY:
                # `He was "drunk", it has been claimed.`
                return (at == unit + 1 or bool(stream.flags[at - 1] & COMMA)) and _is_told(stream, at + 1)
    return False


def _in_court(stream: Stream, verb: int) -> bool:
    """Say whether a court stands right before the ``verb``: "an election court has heard"."""
    return not stream.lexicon.telling["court"].isdisjoint(stream.lows[max(0, verb - 3) : verb])


def _is_told(stream: Stream, at: int) -> bool:
    """Say whether the words from ``at`` on are a passive that reports: "has been claimed", "was alleged"."""
    while stream.flags[at] & AUXILIARY and at + 1 < len(stream.flags):
        at += 1
    entry = stream.lexicon.plain_cues.get(stream.lows[at])
    return entry is not None and entry.kind == "say"


def is_judged(stream: Stream, unit: int) -> bool:
    """`The talks were described as "frank"`: what was called, found or said to be so, whoever did."""
    flags, lows = stream.flags, stream.lows
    linked = unit > 0 and lows[unit - 1] == "to"
    for at in range(unit - 1, max(unit - _REACH, 0), -1):
        flag, low = flags[at], lows[at]
        if flag & _CLAUSE_END or low == "part" or (flag & QUOTE and at < unit - 2):
            return False
        if (flag & CUE and (linked or low in _CALLING) and low not in _TERMS) or low in _RATED:
            before = at - 1
            while before > 0 and flags[before] & ADVERB:
                before -= 1
            if flags[before] & BE and not flags[before] & POSSESSIVE_MARK and low[-3:] != "ing":
                # but `This is called "slack water"` gives a name
                return at < unit - 1 or low not in _NAMING
            if linked and flags[before] & COMMA and low[-2:] == "ed":
                # `The hall, once described as "a palace",`
                return True
            if lows[at + 1 : at + 3] == ["to", "be"]:
                # `Vik, believed to be "the best"`
                return True
        if low[-3:] == "ing" and (linked or at >= unit - 2) and _says(stream, low):
            # `They held signs, chanting "Go home"`, `after dismissing them as "fools"`
            return True
        linked = linked or bool(flag & BE) or low in _LINKING
    return False


def _says(stream: Stream, low: str) -> bool:
    """Say whether the verb introduces words between marks, and no work: "chanting", but not "singing"."""
    entry = stream.lexicon.plain_cues.get(low)
    return entry is not None and entry.kind == "say" and "q" in entry.frames and low not in _PERFORMING


def is_cried(stream: Stream, unit: int) -> bool:
    """`cries of "Hill, Hill"`, `the "Big Harbor" remark`: a noun beside it says that it was said."""
    lows = stream.lows
    if unit > 1 and lows[unit - 1] == "of" and stream.flags[unit - 2] & CUE_NOUN:
        return True
    return unit + 1 < len(lows) and lows[unit + 1] in _SAYINGS
