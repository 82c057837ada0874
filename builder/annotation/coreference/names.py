"""Where an article names somebody or something: runs of capitalised words, cut to the names in them.

One pass over the units outside quotation marks; builder/annotation/coreference/naming.py cuts the runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from builder.annotation.coreference.naming import BODY, NameKind, Piece, cut
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    NEGATION,
    OBJECT,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    SUFFIX,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from builder.annotation.shapes import LETTERS
from builder.annotation.tokens import Stream

_FUNCTION = (
    POSSESSIVE | QUANTITY | SUBJECT | SOMEBODY | OBJECT | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE
    | QUESTION | AUXILIARY | ADVERB | NEGATION
)  # fmt: skip
LONGEST_RUN = 14
"""How many units one name with its titles may have; what is longer is a heading."""
LONGEST_NICKNAME = 24
"""How many characters a nickname between quotation marks may have within a name."""


class Name(msgspec.Struct, frozen=True, gc=False):
    """Units ``[first, last)`` that name somebody or something, without title.

    ``lead`` is the first unit of the capitalised titles and roles before it, ``gender`` what these tell ("m",
    "f"), ``sure`` says whether it is a name by its own look, not just a word with a capital where a sentence
    starts.
    A "word" names somebody only where a longer name has it: "Law", where a Jo Law is named too.
    """

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None
    sure: bool


# A capitalised adverb may be a surname: "Ida Early".
_RUN = re.compile(r"(?<!p)p{0,3}C(?:C|p{1,3}C)*a?|a")
REMEMBERED = 50_000
"""How many runs stay known from one article to the next, so that memory stays flat."""


def shape_of(stream: Stream) -> str:
    """Return one letter a unit, as `builder.annotation.shapes.letter_of` says."""
    return stream.shapes.translate(LETTERS).decode("ascii")


def find_names(stream: Stream, shape: str) -> list[Name]:
    """Return the names outside quotation marks in text order; ``shape`` is `shape_of` the stream."""
    found: list[Name] = []
    words, flags = stream.words, stream.flags
    text, starts, ends = stream.text, stream.starts, stream.ends
    lexicon = stream.lexicon
    known: dict[str, tuple[Piece, ...]] = lexicon.runs
    if len(known) > REMEMBERED:
        known.clear()
    paragraph = 0
    paragraphs = stream.paragraphs
    heading = False
    boundary = 0
    small = stream.vocabulary
    for first, last in _joined(stream, _runs(shape, stream.paragraphs)):
        while boundary <= first and paragraph < len(paragraphs):
            start, boundary = paragraphs[paragraph]
            heading = _is_heading(shape, start, boundary)
            paragraph += 1
        if last - first > LONGEST_RUN:
            continue
        if shape[last - 1] == "a":
            if last - first == 1:
                found.append(Name(first, last, "word", first, None, False))
                continue
            if not flags[last - 2] & (FIRST_NAME | INITIAL) or heading:
                last -= 1
        initial = first == 0 or shape[first - 1] in ".q/)-" or first == start
        if initial or heading:
            skipped = _skip_small(stream, first, last, small)
            if skipped >= last:
                found.append(Name(last - 1, last, "word", last - 1, None, False))
                continue
            first = skipped
        if heading:
            found.extend(_in_heading(stream, first, last, small))
            continue
        if (
            last - first > 2
            and flags[first] & PLACE
            and stream.lows[first - 1] in ("to", "for", "in")
            and first > 1
            and flags[first - 2] & (ROLE | TITLE)
            and not flags[last - 1] & BODY
        ):
            # "Norway's Ambassador to Oman Ida Moen"
            first += 1
        elif (
            last - first == 3
            and not flags[first] & (FIRST_NAME | INITIAL)
            and stream.lows[max(0, first - 2) : first] in (["minister", "for"], ["minister", "of"])
            and not (flags[first + 1] | flags[last - 1]) & BODY
        ):
            # "Minister for Resettlement Ida Moen"
            first += 1
        key = text[starts[first] : ends[last - 1]]
        pieces = known.get(key)
        if pieces is None:
            pieces = known[key] = cut(words[first:last], flags[first:last], lexicon)
        for piece in pieces:
            at = first + piece.first
            if (
                first == start
                and flags[first] & UPPER
                and not (flags[first] & TITLE and piece.kind == "person")
                and _is_dateline(shape, first + piece.last)
            ):
                continue
            sure = not (initial and piece.first == 0 and piece.last == 1 and piece.kind == "unknown") or (
                last < len(flags) and bool(flags[last] & CUE) and stream.lows[first] not in small
            )
            found.append(Name(at, first + piece.last, piece.kind, first + piece.lead, piece.gender, sure))
    return found


def _runs(shape: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of words that can be in a name; none goes over from a headline to the text below it."""
    return [match.span() for first, last in paragraphs for match in _RUN.finditer(shape, first, last)]


_GAP = 3
"""From how many units between them on two runs are never joined."""


def _joined(stream: Stream, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs that one name holds together: "Ministry of Health", "Jo “Sparky” Doe"."""
    flags, lows = stream.flags, stream.lows
    joined: list[tuple[int, int]] = []
    first, last = 0, -_GAP
    for run in runs:
        gap = run[0] - last
        if gap < _GAP:
            if gap == 1:
                link = lows[last]
                if (
                    (link == "of" and flags[last - 1] & (BODY | TITLE | ROLE))
                    or (link == "for" and flags[last - 1] & BODY)
                    or (link == "&")
                    or (link == "and" and "of" in lows[first:last] and flags[last - 1] & CAPITAL
                        and any(flag & BODY for flag in flags[first:last]))
                    or (link == "and" and run[1] - run[0] > 1 and flags[run[1] - 1] & BODY
                        and _joins_fields(stream, first, last, run[0]))
                    or (flags[last] & QUOTE and (flags[last - 1] | flags[last - 2]) & FIRST_NAME
                        and _is_nickname(stream, last))
                ):  # fmt: skip
                    last = run[1]
                    joined[-1] = (first, last)
                    continue
            elif (
                gap == 2
                and (lows[last + 1] == "the" or (lows[last] == "for" and lows[last + 1] in ("a", "an")))
                and lows[last] in ("of", "for")
                and flags[last - 1] & BODY
            ) or (gap == 2 and flags[last] & COMMA and flags[run[0]] & SUFFIX):
                last = run[1]
                joined[-1] = (first, last)
                continue
        joined.append(run)
        first, last = run
    return joined


def _joins_fields(stream: Stream, first: int, last: int, after: int) -> bool:
    """Say whether "and" joins what one body sees to: "the Water | and Drains Authority"."""
    flags = stream.flags
    named = FIRST_NAME | BODY | PLACE | NATIONALITY | UPPER | INITIAL
    return (
        last - first == 1
        and first > 0
        and bool(flags[first - 1] & (DETERMINER | POSSESSIVE_MARK))
        and not (flags[first] | flags[after]) & named
    )


def _is_nickname(stream: Stream, unit: int) -> bool:
    """Say whether the stretch between marks at ``unit`` is a name, not a sentence."""
    inside = stream.text[stream.starts[unit] : stream.ends[unit]].strip("\"'“”‘’«»„")
    return len(inside) <= LONGEST_NICKNAME and inside[:1].isupper() and inside.replace(" ", "").isalpha()


def _is_heading(shape: str, start: int, end: int) -> bool:
    """Say whether all words of the paragraph but the smallest have capitals: a headline or a subheading."""
    capitals = shape.count("C", start, end)
    return capitals >= 4 and end - start <= 40 and shape.count("w", start, end) * 7 < capitals


def _is_dateline(shape: str, after: int) -> bool:
    """Say whether all-capitals words at the start of a paragraph are its dateline: `OSLO (UPI) --`."""
    return after < len(shape) and (
        shape[after] in "(-" or (shape[after] == "," and shape.find("-", after, after + 9) >= 0)
    )


def _skip_small(stream: Stream, first: int, last: int, small: frozenset[str]) -> int:
    """Skip words that have their capital only from the start of the sentence: "Former Acme chief"."""
    flags, words, lows = stream.flags, stream.words, stream.lows
    while first < last:
        flag = flags[first]
        if (
            flag & (CUE | AUXILIARY)
            and lows[first] in small
            and (last - first == 2 or (last - first == 3 and flags[first + 1] & FIRST_NAME))
        ):
            # Said Moen: "..."; Will Moen stay? But: Grant Moen said.
            verbs = CUE if flag & CUE else CUE | COMMA | AUXILIARY | POSSESSIVE_MARK
            if flag & FIRST_NAME and last < len(flags) and flags[last] & verbs:
                break
            first += 1
            continue
        if last - first > 1 and _adorns(stream, first):
            first += 1
            continue
        if flag & (FIRST_NAME | TITLE | UPPER | PLACE | NATIONALITY | INITIAL):
            break
        if lows[first].endswith("ing") and last - first > 1 and not flag & BODY:
            first += 1
            continue
        if lows[first] not in small and not flag & (CUE | VERB) and not (flag & ROLE and last - first == 1):
            break
        if flag & BODY and last - first > 1:
            break
        if (
            words[first][-1:] == "s"
            and last - first == 1
            and not flag & (ROLE | CUE | VERB)
            and lows[first] not in small
        ):
            break
        first += 1
    return first


def _adorns(stream: Stream, at: int) -> bool:
    """Say whether the first word of a sentence only describes who is named behind it: "Devastated Ida Moen"."""
    low, flag = stream.lows[at], stream.flags[at]
    if flag & ROLE:
        # "Wife Ida"
        return low in stream.lexicon.gender and stream.lexicon.roles.get((low,), ("",))[0] == "person"
    if low in stream.lexicon.describing["adorning"]:
        return not flag & FIRST_NAME
    return (
        low.endswith("ed")
        and len(low) > 5
        and bool(stream.flags[at + 1] & FIRST_NAME)
        and not flag & FIRST_NAME
    )


def _in_heading(stream: Stream, first: int, last: int, small: frozenset[str]) -> list[Name]:
    """Return the names of people in a heading: a first name and what follows up to a known word."""
    flags = stream.flags
    found: list[Name] = []
    at = first
    other = CUE | VERB | ROLE | BODY | TITLE | NATIONALITY | CALENDAR | _FUNCTION
    while at < last:
        if (
            flags[at] & FIRST_NAME
            and at + 1 < last
            and not flags[at + 1] & other
            and stream.lows[at + 1] not in small
        ):
            end = at + 2
            while end < last and flags[end - 1] & (INITIAL | PARTICLE):
                end += 1
            found.append(Name(at, end, "person", at, None, False))
            at = end
        else:
            if not flags[at] & (other & ~TITLE):
                found.append(Name(at, at + 1, "unknown", at, None, False))
            at += 1
    return found
