"""Runs of words that can be in one name, joined where a small word or a nickname holds one name together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, count, islice
from operator import itemgetter, sub

from builder.annotation.coreference.names.bodies import joined_by_and, may_go_on, spelled_out
from builder.annotation.coreference.names.kinds import BODY
from builder.annotation.lexicon import (
    CAPITAL,
    FIRST_NAME,
    NATIONALITY,
    PLACE,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    TITLE,
    UPPER,
)  # fmt: skip
from builder.annotation.sentence.fields import joins_partners
from builder.annotation.sentence.within_names import is_put_in
from builder.annotation.tokens import Stream

LONGEST_NICKNAME = 24
"""How many characters a nickname between quotation marks may have within a name."""
# A capitalised adverb may be a surname: "Ida Early".
# Each alternative starts with a letter of its own, so that a run is found at the speed of C; few have a particle.
_ON = "C*(?:pp{0,2}C+(?:pp{0,2}C+)*a?|a|)"
_RUN = re.compile(f"C{_ON}|pp{{0,2}}C{_ON}|a")
_SPAN = re.Match.span
_FIRST, _LAST = itemgetter(0), itemgetter(1)
_LINKS = frozenset(
    ("of", "for", "&", "on", "in", "to", "without", "against", "across", "and", "(", ")", "“”", "'s", "’s")
)
_GOING_ON = frozenset(("on", "in", "to", "without", "against", "across"))
_DOOR = ["Number", "10"]
_LAWS = frozenset(("bill", "act", "convention"))
_INNER = ("C", "p")
_LONGEST = 40
"""How many units joined runs may have, so that a text of names alone costs no more a unit."""
_GAP = 3
"""From how many units between them on two runs are never joined."""


def runs_in(shape: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of words that can be in a name; none goes over from a headline to the text below it."""
    # Most paragraphs end with a mark, which no run goes over.
    edges = [last for _, last in paragraphs if shape[last - 1 : last] in _INNER]
    starts = [0, *edges]
    ends = [*edges, len(shape)]
    found: list[tuple[int, int]] = []
    for first, last in zip(starts, ends, strict=True):
        found += map(_SPAN, _RUN.finditer(shape, first, last))
    return found


def joined_runs(stream: Stream, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs that one name holds together: "Ministry of Health", "Jo “Sparky” Doe"."""
    lows = stream.lows
    joined: list[tuple[int, int]] = []
    gaps = map(sub, map(_FIRST, islice(runs, 1, None)), map(_LAST, runs))
    done = 0
    for number in compress(count(1), map(_GAP.__gt__, gaps)):
        run = begin, end = runs[number]
        last = runs[number - 1][1]
        # Most that stand so near have a comma or a verb between.
        if (link := lows[last]) in _LINKS or (
            link == "," and (lows[begin - 1] == "and" or joins_partners(stream, last))
        ):
            joined += runs[done:number]
            done = number
            whole = _first_of_name(stream, joined, run)
            if whole < len(joined) and end - joined[whole][0] < _LONGEST:
                joined[whole:] = [(joined[whole][0], end)]
                done += 1
    joined += runs[done:]
    if "10" in stream.vocabulary:
        # The British prime minister's office is called by its door: "Number | 10".
        words = stream.words
        joined = [
            (begin, end + (end - begin == 1 and words[begin : end + 1] == _DOOR)) for begin, end in joined
        ]
    return joined


def _first_of_name(stream: Stream, joined: list[tuple[int, int]], run: tuple[int, int]) -> int:
    """Return the number of the first of the runs ``joined`` that is in one name with the next ``run``.

    The length of ``joined`` where none is.
    """
    none = len(joined)
    first, last = joined[-1]
    if stream.lows[run[0] - 1] == "and":
        if stream.string(first, run[1]) in stream.lexicon.organization_nouns:
            # "Ernst | and Young"
            return none - 1
        return joined_by_and(stream, joined, run)
    if stream.lows[last] == "(":
        # "the Trade | and Ports Board (TPB)"
        spelled = spelled_out(stream, joined, run)
        if spelled < none:
            joined[spelled:] = [(joined[spelled][0], last)]
        return len(joined)
    if stream.lows[last] == ")":
        # "Robert (Rob) | Moen"
        within = none > 1 and joined[-2][1] == last - 2 and run[0] == last + 1 and is_put_in(stream, last - 2)
        return none - 2 if within else none
    return none - 1 if _is_linked(stream, first, last, run) else none


def _is_linked(stream: Stream, first: int, last: int, run: tuple[int, int]) -> bool:
    """Say whether the one or two units between the run ``[first, last)`` and the next join both."""
    gap = run[0] - last
    if gap == 1:
        return _linked_by_one(stream, first, last, run)
    return gap == 2 and _linked_by_two(stream, last)


def _linked_by_one(stream: Stream, first: int, last: int, run: tuple[int, int]) -> bool:
    """Say whether the one unit between the run ``[first, last)`` and the next joins both: "of", "&", a nickname."""
    flags, lows, link = stream.flags, stream.lows, stream.lows[last]
    before = flags[last - 1]
    if link == "of":
        # "the Managing Director | of Brask" is no body's name; "Friends of Brask" may be.
        if lows[run[1] - 1] in _LAWS:
            # "the Prevention | of Salt Bill"
            return True
        post = before & ROLE and not before & (BODY | TITLE) and lows[last - 1][-1] != "s"
        if post or before & (BODY | TITLE | ROLE):
            return not post
        # "the Society for the Study | of Salt"
        return "for" in lows[first:last] and bool(flags[first] & CAPITAL) and stream.has(BODY, first, last)
    if link == "for":
        # "Minister of State | for Defence"
        if lows[last - 1] == "state" and flags[last - 3] & ROLE:
            return False
        if before & (BODY | PLACE | NATIONALITY):
            return bool(before & BODY)
        # "the Board of Trade | for Wool"
        return "of" in lows[first:last] and bool(flags[first] & BODY) and not flags[run[0]] & FIRST_NAME
    if flags[last] & POSSESSIVE_MARK:
        # "the Women's | Guild"
        owning = lows[last - 1] in stream.lexicon.referring["owning"] and not before & FIRST_NAME
        return owning and stream.has(BODY, *run)
    if link == "&":
        return True
    if link == ",":
        return joins_partners(stream, last)
    if link in _GOING_ON:
        return may_go_on(stream, last, run)
    if not flags[last] & QUOTE or not _is_nickname(stream, last):
        return False
    named = (before | flags[last - 2]) & FIRST_NAME
    body = BODY | PLACE | NATIONALITY | TITLE | ROLE | UPPER
    return bool(
        named
        or (
            before & CAPITAL
            and not (before | flags[run[0]]) & body
            and stream.starts[run[0]] - stream.ends[last] == 1
        )
    )


def _linked_by_two(stream: Stream, last: int) -> bool:
    """Say whether the two units from ``last`` on join two runs: "of the", "for a"."""
    flags, lows = stream.flags, stream.lows
    article = lows[last + 1] == "the" or (lows[last] == "for" and lows[last + 1] in ("a", "an"))
    return article and lows[last] in ("of", "for") and bool(flags[last - 1] & BODY)


def _is_nickname(stream: Stream, unit: int) -> bool:
    """Say whether the stretch between marks at ``unit`` is a name, not a sentence."""
    inside = stream.text[stream.starts[unit] : stream.ends[unit]].strip("\"'“”‘’«»„")
    return len(inside) <= LONGEST_NICKNAME and inside[:1].isupper() and inside.replace(" ", "").isalpha()
