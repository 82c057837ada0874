"""Everything that a paragraph states of somebody around their name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from builder.annotation.affiliations.agents import told_of_agent
from builder.annotation.affiliations.appointing import appointing
from builder.annotation.affiliations.apposed import apposed_before
from builder.annotation.affiliations.capacities import NOW, opening_capacity
from builder.annotation.affiliations.clauses import LASTING, SAYS_WHAT, SUPPOSING, is_linking
from builder.annotation.affiliations.fields import BEFORE_FIELD
from builder.annotation.affiliations.honorifics import TITLED, before_honorifics
from builder.annotation.affiliations.owned import may_own
from builder.annotation.affiliations.postnominal import behind_name, clause
from builder.annotation.affiliations.posts import Post, post_from
from builder.annotation.affiliations.prenominal import before_name
from builder.annotation.affiliations.rows import shared_before
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DASH,
    DETERMINER,
    END,
    LOWER,
    OPEN,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    TITLE,
    VERB,
)
from builder.annotation.sentence.phrases import FUNCTION
from builder.annotation.tokens import Stream

_WINDOW = 40
"""How many units behind a name are read."""


# What stands beside most names ("Moen said") tells nothing, and is not read.
_BEFORE = CAPITAL | CLOSE | COMMA | DASH | POSSESSIVE_MARK | ROLE | TITLE
_APPOSING = COMMA | DASH | ROLE | TITLE | CLOSE
_BEHIND = COMMA | DASH | OPEN
_SET_OFF = COMMA | DASH
_CALLED_WHAT = QUOTE | DETERMINER
_GOING_ON = SAYS_WHAT | {"at", "from", "of", "who", "with"}
_LINKS = (" of ", " at ")
_AGAINST = frozenset(("foe", "critic", "critics", "hater", "ally", "rival"))
_MODALS = frozenset(
    ("would", "will", "could", "should", "can", "may", "might", "must", "did", "does", "do", "not")
)
_SOON = 6
"""Within how many units behind an auxiliary it says what somebody was appointed."""
_NOUN = LOWER | FUNCTION | CUE


def around_name(stream: Stream, first: int, last: int) -> Iterator[Post]:
    """Yield what the paragraph says around the name ``[first, last)`` of whoever bears it, nearest first."""
    flags, lows, lexicon = stream.flags, stream.lows, stream.lexicon
    preceding, before = flags[first - 1], lows[first - 1]
    introduced = before in lexicon.introducing
    told_before = (
        preceding & _BEFORE
        or introduced
        # "director of cricket | Jo Doe", "head of global markets | Jo Doe"
        or lows[first - 2] in BEFORE_FIELD
        or (
            preceding & _NOUN == LOWER
            and first > 3
            and (lows[first - 3] in BEFORE_FIELD or lows[first - 4] in BEFORE_FIELD)
        )
    )
    behind = flags[last] if last < len(flags) else END
    # Most names stand before a verb: "Moen said".
    told_behind = behind & _BEHIND or (
        lows[last] in lexicon.doing if behind & CUE else not behind & END and _may_go_on(stream, last)
    )
    if not told_before and not told_behind:
        return
    floor, ceiling = stream.paragraphs[bisect_right(stream.paragraphs, (first, len(lows))) - 1]
    if stream.closing and (ended := bisect_left(stream.closing, last)) < len(stream.closing):
        # "said Jo Doe, a baker at Acme Inc. | He"
        ceiling = min(ceiling, stream.closing[ended] + 1)
    if first == floor:
        preceding, before = 0, ""
    elif introduced and first - 1 > floor:
        if before in lexicon.describing["appointing"]:
            yield from appointing(stream, first, last, floor, min(ceiling, last + _WINDOW))
        elif before in ("by", "is"):
            yield from told_of_agent(stream, first, floor)
    elif preceding & TITLE and "by" in lows[first - 3 : first - 1] and first - 3 > floor:
        # "Acme, led by Dr. Jo Doe"
        yield from told_of_agent(stream, before_honorifics(stream, first, floor), floor)
    if preceding & ROLE and preceding & LOWER and first - 1 > floor:
        if lows[first - 2] in _MODALS:
            # "asked whether he would counsel Doe"
            return
        behind = flags[last] if last < ceiling else 0
        if last - first == 1 and behind & LOWER and _is_noun(lows[last], behind):
            # "a major Doe foe", "surrounded by veteran Doe haters"
            return
    called = last < ceiling and flags[last] & ROLE and flags[last] & LOWER and not flags[last] & CUE
    if called and lows[last] not in lexicon.describing["founding"]:
        # "a stalwart Doe supporter" tells nothing of Doe; "Doe heads Acme" does.
        yield from _unset(stream, first, last, floor, ceiling)
        return
    # "spokesman | Dr. Jo Doe"
    start = before_honorifics(stream, first, floor) if preceding & TITLED else first
    titled = peer = employed = False
    # "one lawmaker called Jo Doe | a liar"
    calls = before == "called" and last < ceiling and flags[last] & _CALLED_WHAT
    if told_before and first > floor and not (preceding & _SET_OFF or calls):
        peer = bool(preceding & TITLE) and stream.words[first - 1] in lexicon.describing["peer"]
        for post in before_name(stream, start, first, floor):
            titled = post.role_class in ("office", "rank")
            employed = post.body is None and before in lexicon.describing["desk"]
            yield post
    if preceding & COMMA or (before in ("and", "or") and told_before):
        yield from shared_before(stream, first, floor)
    if not told_behind or (before == "that" and last < ceiling and is_linking(stream, last)):
        # "denied that Jo Doe is the nominee"
        pass
    elif before not in SUPPOSING:
        # "Another analyst, | Jo Doe |, of Acme Vik"
        employed = employed or bool(
            preceding & COMMA and behind & COMMA and lows[first - 2] in lexicon.describing["desk"]
        )
        opening = start if preceding & TITLE else first
        opens = opening == floor or bool(
            flags[opening - 1] & (END | QUOTE)
            # "“No,” | Jo Doe, head of Acme said", "It was late, | Jo Doe, head of Acme said"
            or (flags[opening - 1] & COMMA and opening - 2 >= floor and flags[opening - 2] & (QUOTE | LOWER))
        )
        # "if Jo Doe is the nominee" states nothing.
        yield from behind_name(
            stream,
            last,
            min(ceiling, last + _WINDOW),
            titled=titled,
            employed=employed,
            peer=peer,
            opens=opens,
        )
    if preceding & _APPOSING:
        # A comma, perhaps with a title between it and the name.
        yield from apposed_before(stream, start - 1, first, last, floor, ceiling)


def _is_noun(low: str, flag: int) -> bool:
    """Say whether the small word behind a surname is a noun for people that the name describes: "Doe haters"."""
    return not flag & (FUNCTION | CUE | VERB) and (low.endswith(("ers", "ists")) or low in _AGAINST)


def _unset(stream: Stream, first: int, last: int, floor: int, ceiling: int) -> Iterator[Post]:
    """Read a description behind a full name, the comma left out: "said Jo Doe | chairman of the Bakers' Guild"."""
    before = stream.flags[first - 1] if first > floor else END
    if last - first > 1 and before & (CUE | END | QUOTE | TITLE):
        post = post_from(stream, last, ceiling)
        if post is None or post.role is None or post.body is None:
            return
        if post.body.start > post.role.end and stream.text.startswith(_LINKS, post.role.end):
            yield post


def behind_description(stream: Stream, last: int) -> Iterator[Post]:
    """Yield what follows a description that names no body itself: "a trader | who works at Acme", "|, of Acme,"."""
    lows = stream.lows
    if last + 2 < len(lows) and (
        lows[last] == "who"
        or (stream.flags[last] & COMMA and lows[last + 1] in ("who", "of", "from", "with", "at"))
    ):
        _, end = stream.paragraphs[bisect_right(stream.paragraphs, (last, len(lows))) - 1]
        yield from behind_name(stream, last, min(end, last + _WINDOW), titled=False, peer=False)


def told_by(stream: Stream, at: int) -> Iterator[Post]:
    """Yield what the sentence says of somebody behind the pronoun at ``at``: "She | teaches at Bolt College"."""
    opened = bool(at and stream.flags[at - 1] & COMMA)
    goes_on = at + 2 < len(stream.flags) and _may_go_on(stream, at + 1)
    if not opened and not goes_on:
        return
    floor, end = stream.paragraphs[bisect_right(stream.paragraphs, (at, len(stream.lows))) - 1]
    if opened and at - 1 > floor:
        # "A professor at Bolt College, | she |"
        yield from opening_capacity(stream, at - 1, at, at + 1, floor)
    if goes_on:
        yield from clause(stream, at + 1, min(end, at + 1 + _WINDOW))


def _may_go_on(stream: Stream, last: int) -> bool:
    """Say whether a word at the unit ``last`` may tell something of who is named before it."""
    low, flag, lexicon = stream.lows[last], stream.flags[last], stream.lexicon
    if flag & CUE:
        # "Doe said", as mostly
        return low in lexicon.doing
    if low in NOW:
        # "Doe now teaches"
        return last + 2 < len(stream.lows) and _may_go_on(stream, last + 1)
    if flag & POSSESSIVE_MARK:
        # "Doe's ruling Harbour Party", "Jo Doe's the mayor"
        return may_own(stream, last) or (low in SAYS_WHAT and is_linking(stream, last))
    if low in ("has", "have"):
        return not LASTING.keys().isdisjoint(stream.lows[last + 1 : last + _SOON])
    if low == "and":
        return last + 1 < len(stream.flags) and (
            bool(stream.flags[last + 1] & CAPITAL) or may_own(stream, last)
        )
    return (
        low in _GOING_ON
        or low in lexicon.doing
        or stream.words[last] in lexicon.letters
        or (bool(flag & AUXILIARY) and _is_appointed(stream, last))
    )


def _is_appointed(stream: Stream, at: int) -> bool:
    """Say whether the auxiliary at ``at`` leads to how somebody came into a body: "was recently hired"."""
    return not stream.lexicon.describing["appointing"].isdisjoint(stream.lows[at + 1 : at + _SOON])
