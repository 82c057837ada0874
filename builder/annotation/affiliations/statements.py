"""Everything that a paragraph states of somebody around their name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from builder.annotation.affiliations.apposed import apposed_before
from builder.annotation.affiliations.clauses import APPOINTED, LASTING, SAYS_WHAT, is_linking
from builder.annotation.affiliations.postnominal import behind_name
from builder.annotation.affiliations.posts import Post
from builder.annotation.affiliations.prenominal import before_name, shared_before
from builder.annotation.affiliations.runs import REACH
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DASH,
    END,
    LOWER,
    OPEN,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    TITLE,
)
from builder.annotation.tokens import Stream

_WINDOW = 40
"""How many units behind a name are read."""
_SUPPOSING = frozenset(("if", "unless", "whether", "should", "until", "once", "had", "were"))


# What stands beside most names ("Moen said") tells nothing, and is not read.
_BEFORE = CAPITAL | CLOSE | COMMA | DASH | POSSESSIVE_MARK | ROLE | TITLE
_APPOSING = COMMA | DASH | ROLE | TITLE | CLOSE
_BEHIND = COMMA | DASH | OPEN
_SET_OFF = COMMA | DASH
_GOING_ON = SAYS_WHAT | {"at", "from", "of", "who", "with"}
_AUXILIARY = AUXILIARY | POSSESSIVE_MARK
_SOON = 6
"""Within how many units behind an auxiliary it says what somebody was appointed."""
_INTRODUCING = frozenset(("and", "as", "called", "including", "like", "named", "or", "such"))


def around_name(stream: Stream, first: int, last: int) -> Iterable[Post]:
    """Return what the paragraph says around the name ``[first, last)`` of whoever bears it, nearest first."""
    flags, lows, words = stream.flags, stream.lows, stream.words
    told_before = (
        flags[first - 1] & _BEFORE
        or lows[first - 1] in _INTRODUCING
        or words[first - 1] in stream.lexicon.parties
        # "director of cricket | Jo Doe"
        or lows[first - 2] == "of"
    )
    told_behind = last < len(flags) and (flags[last] & _BEHIND or _may_go_on(stream, last))
    return _told(stream, first, last, told_before, told_behind) if told_before or told_behind else ()


def _told(stream: Stream, first: int, last: int, told_before: int, told_behind: int) -> Iterator[Post]:
    """Yield what is ``told_before`` the name ``[first, last)``, and what is ``told_behind`` it."""
    flags, lows, words = stream.flags, stream.lows, stream.words
    floor, ceiling = stream.paragraphs[bisect_right(stream.paragraphs, (first, len(lows))) - 1]
    follows = last < ceiling and flags[last] & ROLE and flags[last] & LOWER and not flags[last] & CUE
    if follows and lows[last] not in stream.lexicon.describing["founding"]:
        # "a stalwart Doe supporter" tells nothing of Doe; "Doe heads Acme" does.
        return
    preceding, before = 0, ""
    if first > floor:
        preceding, before = flags[first - 1], lows[first - 1]
    titled = peer = False
    if told_before and first > floor and not preceding & _SET_OFF:
        peer = bool(preceding & TITLE) and words[first - 1] in stream.lexicon.describing["peer"]
        for post in before_name(stream, first, floor):
            titled = post.role_class in ("office", "rank")
            yield post
    if preceding & COMMA or (before in ("and", "or") and told_before):
        yield from shared_before(stream, first, floor)
    if not told_behind or (before == "that" and last < ceiling and is_linking(stream, last)):
        # "denied that Jo Doe is the nominee"
        pass
    elif before not in _SUPPOSING:
        opens = first == floor or bool(preceding & (END | QUOTE))
        # "if Jo Doe is the nominee" states nothing.
        yield from behind_name(
            stream, last, min(ceiling, last + _WINDOW), titled=titled, peer=peer, opens=opens
        )
    if preceding & _APPOSING:
        # A comma, perhaps with a title between it and the name.
        yield from apposed_before(stream, first, last, floor, ceiling)


def _may_go_on(stream: Stream, last: int) -> bool:
    """Say whether a word at the unit ``last`` may tell something of who is named before it."""
    low, flag, lexicon = stream.lows[last], stream.flags[last], stream.lexicon
    if not flag & _AUXILIARY:
        return low in _GOING_ON or low in lexicon.doing or stream.words[last] in lexicon.letters
    if flag & POSSESSIVE_MARK:
        # "Doe's ruling Harbour Party", "Jo Doe's the mayor"
        behind = stream.words[last + 1 : last + 1 + REACH]
        return not lexicon.party_words.isdisjoint(behind) or (low in SAYS_WHAT and is_linking(stream, last))
    if low in ("has", "have"):
        return not LASTING.keys().isdisjoint(stream.lows[last + 1 : last + _SOON])
    return (
        low in _GOING_ON
        or low in lexicon.doing
        or not APPOINTED.isdisjoint(stream.lows[last + 1 : last + _SOON])
        or stream.words[last] in lexicon.letters
    )
