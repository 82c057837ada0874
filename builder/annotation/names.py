"""Where an article names somebody or something: runs of capitalised words, cut to the names in them.

One pass over the units outside quotation marks. A run such as "Acme Energy Vice President Jo van Doe" holds two
names, an organization's and a person's, and a title that belongs to neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    END,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    NEGATION,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
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
    Lexicon,
)  # fmt: skip
from builder.annotation.tokens import Stream

NameKind = Literal["person", "organization", "place", "unknown", "word"]

_FUNCTION = (
    POSSESSIVE | QUANTITY | SUBJECT | SOMEBODY | OBJECT | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE
    | QUESTION | AUXILIARY | ADVERB | NEGATION
)  # fmt: skip
_BODY = ORGANIZATION | DOCUMENT
# Nouns for bodies and documents that are frequent surnames, too.
_SURNAMES = frozenset((
    "Band", "Banks", "Bond", "Camp", "Chambers", "Church", "Field", "Fields", "Hall", "House", "Law", "Lodge", "Mills",
    "Page", "Parks", "Post", "Temple", "Tribe", "Woods",
))  # fmt: skip
LONGEST_TITLE = 5
"""How many words a title may have ("Parliamentary Under-Secretary of State")."""
LONGEST_RUN = 14
"""How many units one name with its titles may have; what is longer is a heading."""
LONGEST_NICKNAME = 24
"""How many characters a nickname between quotation marks may have within a name."""


class Name(NamedTuple):
    """Units ``[first, last)`` that name somebody or something, without title.

    ``lead`` is the first unit of the capitalised titles and roles before it, ``gender`` what these tell ("m", "f"),
    ``sure`` says whether it is a name by its own look, not just a word with a capital where a sentence starts.
    A "word" names somebody only where a longer name has it: "Law", where a Jo Law is named too.
    """

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None
    sure: bool


class Piece(NamedTuple):
    """A name within a run, its offsets counted from the start of the run."""

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None


class _Shapes(dict[int, str]):
    """One letter for the flags of a unit, so that runs are found by a pattern over letters."""

    def __missing__(self, flag: int) -> str:
        letter = self[flag] = _letter(flag)
        return letter


def _letter(flag: int) -> str:
    if flag & QUOTE:
        return "q"
    if flag & POSSESSIVE_MARK:
        return "s"
    for of, letter in ((COMMA, ","), (END, "."), (OPEN, "("), (CLOSE, ")"), (DASH, "-")):
        if flag & of:
            return letter
    if flag & CAPITAL:
        if flag & DETERMINER and not flag & UPPER:
            return "t"
        if flag & CALENDAR and not flag & FIRST_NAME:
            return "x"
        if flag & _FUNCTION and not flag & (FIRST_NAME | TITLE | PLACE | UPPER | ORGANIZATION):
            return "a" if flag & ADVERB and not flag & (_FUNCTION & ~ADVERB) else "x"
        return "C"
    if flag & PARTICLE and flag & LOWER and not flag & AUXILIARY:
        return "p"
    if flag & DETERMINER:
        return "t"
    if flag & NUMBER:
        return "0"
    return "x"


_SHAPES = _Shapes()
# A capitalised adverb may be a surname: "Ida Early".
_RUN = re.compile(r"(?<!p)p{0,3}C(?:C|p{1,3}C)*a?|a")
_KNOWN: dict[tuple[int, str], tuple[Piece, ...]] = {}
REMEMBERED = 50_000
"""How many runs stay known from one article to the next, so that memory stays flat."""


def shape_of(stream: Stream) -> str:
    """Return one letter a unit: C a capitalised word that can be in a name, q a stretch between marks, . an end."""
    return "".join([_SHAPES[flag] for flag in stream.flags])


def find_names(stream: Stream, shape: str) -> list[Name]:
    """Return the names outside quotation marks in text order; ``shape`` is `shape_of` the stream."""
    found: list[Name] = []
    words, flags = stream.words, stream.flags
    text, starts, ends = stream.text, stream.starts, stream.ends
    lexicon = stream.lexicon
    known = _KNOWN
    if len(known) > REMEMBERED:
        known.clear()
    which = id(lexicon)
    paragraph = 0
    paragraphs = stream.paragraphs
    heading = False
    boundary = 0
    small: set[str] = set()
    for first, last in _joined(stream, _runs(shape)):
        while boundary <= first and paragraph < len(paragraphs):
            start, boundary = paragraphs[paragraph]
            heading = _is_heading(shape, start, boundary, first=paragraph == 0)
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
            if not small:
                small.update(words)
            skipped = _skip_small(stream, first, last, small)
            if skipped >= last:
                found.append(Name(last - 1, last, "word", last - 1, None, False))
                continue
            first = skipped
        if heading:
            found.extend(_in_heading(stream, first, last, small))
            continue
        key = (which, text[starts[first] : ends[last - 1]])
        pieces = known.get(key)
        if pieces is None:
            pieces = known[key] = _cut(words[first:last], flags[first:last], lexicon)
        for piece in pieces:
            at = first + piece.first
            if first == start and flags[first] & UPPER and _is_dateline(shape, first + piece.last):
                continue
            sure = not (initial and piece.first == 0 and piece.last == 1 and piece.kind == "unknown") or (
                last < len(flags) and bool(flags[last] & CUE) and stream.lows[first] not in small
            )
            found.append(Name(at, first + piece.last, piece.kind, first + piece.lead, piece.gender, sure))
    return found


def _runs(shape: str) -> list[tuple[int, int]]:
    return [match.span() for match in _RUN.finditer(shape)]


def _joined(stream: Stream, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs that one name holds together: "Ministry of Health", "Jo “Sparky” Doe", "Secretary of State Doe"."""
    flags, lows = stream.flags, stream.lows
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined:
            first, last = joined[-1]
            gap = run[0] - last
            if gap == 1:
                link = lows[last]
                if (
                    (link == "of" and flags[last - 1] & (_BODY | TITLE | ROLE))
                    or (link == "for" and flags[last - 1] & _BODY)
                    or (link == "&")
                    or (link == "and" and "of" in lows[first:last] and flags[last - 1] & CAPITAL
                        and any(flag & _BODY for flag in flags[first:last]))
                    or (flags[last] & QUOTE and flags[last - 1] & FIRST_NAME and _is_nickname(stream, last))
                ):  # fmt: skip
                    joined[-1] = (first, run[1])
                    continue
            elif (
                gap == 2
                and lows[last + 1] == "the"
                and lows[last] in ("of", "for")
                and flags[last - 1] & _BODY
            ) or (gap == 2 and flags[last] & COMMA and flags[run[0]] & SUFFIX):
                joined[-1] = (first, run[1])
                continue
        joined.append(run)
    return joined


def _is_nickname(stream: Stream, unit: int) -> bool:
    """Say whether the stretch between marks at ``unit`` is a name, not a sentence."""
    inside = stream.text[stream.starts[unit] : stream.ends[unit]].strip("\"'“”‘’«»„")
    return len(inside) <= LONGEST_NICKNAME and inside[:1].isupper() and inside.replace(" ", "").isalpha()


def _is_heading(shape: str, start: int, end: int, *, first: bool) -> bool:
    """Say whether most words of the paragraph have capitals: a headline or a subheading."""
    if (
        end <= start
        or (shape[end - 1] in ".q" and not first)
        or (shape.find("q", start, end) >= 0 and not first)
    ):
        return False
    capitals = shape.count("C", start, end)
    if capitals < 4 or end - start > 40:
        return False
    return capitals * 3 >= 2 * (capitals + shape.count("x", start, end))


def _is_dateline(shape: str, after: int) -> bool:
    """Say whether all-capitals words at the start of a paragraph are its dateline: `OSLO (UPI) --`."""
    return after < len(shape) and (
        shape[after] in "(-" or (shape[after] == "," and shape.find("-", after, after + 9) >= 0)
    )


def _skip_small(stream: Stream, first: int, last: int, small: set[str]) -> int:
    """Skip words that have their capital only from the start of the sentence: "Former Acme chief"."""
    flags, words, lows = stream.flags, stream.words, stream.lows
    while first < last:
        flag = flags[first]
        if flag & (CUE | AUXILIARY) and lows[first] in small and (
            last - first == 2 or (last - first == 3 and flags[first + 1] & FIRST_NAME)
        ):
            # Said Moen: "..."; Will Moen stay? But: Grant Moen said.
            verbs = CUE if flag & CUE else CUE | COMMA | AUXILIARY | POSSESSIVE_MARK
            if flag & FIRST_NAME and last < len(flags) and flags[last] & verbs:
                break
            first += 1
            continue
        if flag & (FIRST_NAME | TITLE | UPPER | PLACE | NATIONALITY | INITIAL):
            break
        if lows[first].endswith("ing") and last - first > 1 and not flag & _BODY:
            first += 1
            continue
        if lows[first] not in small and not flag & (CUE | VERB) and not (flag & ROLE and last - first == 1):
            break
        if flag & _BODY and last - first > 1:
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


def _in_heading(stream: Stream, first: int, last: int, small: set[str]) -> list[Name]:
    """Return the full names of people in a heading: a first name and what follows up to a small or known word."""
    flags = stream.flags
    found: list[Name] = []
    at = first
    other = CUE | VERB | ROLE | _BODY | TITLE | NATIONALITY | CALENDAR | _FUNCTION
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


def _cut(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[Piece, ...]:
    """Cut a run of capitalised words into the names in it."""
    size = len(words)
    if size == 1 and flags[0] & (_BODY | ROLE | TITLE) and not flags[0] & (FIRST_NAME | UPPER):
        if words[0] not in lexicon.organization_nouns:
            return (Piece(0, 1, "word", 0, None),)
    for at in range(1, size - 1):
        if flags[at] & (CUE | VERB) and not flags[at] & (FIRST_NAME | _BODY | ROLE | TITLE | PLACE | INITIAL):
            # A heading within the text: "Moen Hits Doe".
            after = tuple(
                piece._replace(first=piece.first + at + 1, last=piece.last + at + 1, lead=piece.lead + at + 1)
                for piece in _cut(words[at + 1 :], flags[at + 1 :], lexicon)
            )
            return _cut(words[:at], flags[:at], lexicon) + after
    if size > 2 and all(flag & UPPER for flag in flags):
        return ()
    begins, ends, gender = _prefix(words, flags, lexicon)
    if ends == 0:
        for at in range(1, size - 1):
            if flags[at] & FIRST_NAME and tuple(words[:at]) in lexicon.outlets:
                # "Selwick Herald Ida Moen"
                return (Piece(0, at, "organization", 0, None), Piece(at, size, "person", at, None))
        start = _modifiers(words, flags, lexicon)
        kind = _kind(words[start:], flags[start:], lexicon)
        if kind is None:
            return ()
        if kind in ("person", "unknown") and start:
            return (Piece(start, size, kind, 0, None),)
        kind = _kind(words, flags, lexicon)
        return (Piece(0, size, kind, 0, None),) if kind else ()
    pieces: list[Piece] = []
    if ends < size and words[ends] == "of":
        # "Supervisor of Records Ida Moen"
        ends = next((at for at in range(ends, size - 1) if flags[at] & FIRST_NAME), size)
    honorific = ends and lexicon.titles.get((words[ends - 1],), ("",))[0] == "honorific"
    if flags[size - 1] & _BODY and ends < size and not honorific and not flags[ends] & FIRST_NAME:
        return (Piece(0, size, "organization", 0, None),)
    if begins:
        kind = _kind(words[:begins], flags[:begins], lexicon)
        if kind is not None:
            pieces.append(Piece(0, begins, kind, 0, None))
    if ends < size:
        kind = _kind(words[ends:], flags[ends:], lexicon)
        if kind in ("unknown", "person", "place") or honorific:
            pieces.append(Piece(ends, size, "person", 0, gender))
        elif kind is not None:
            pieces.append(Piece(ends, size, kind, ends, None))
    return tuple(pieces)


def _prefix(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[int, int, str | None]:
    """Return where the titles and roles before a name start and end in the run, and the gender they tell."""
    size = len(words)
    begins = ends = 0
    gender: str | None = None
    at = 0
    while at < size:
        length = 0
        # "Dean Moen" has a first name, "Dean Ida Moen" a title.
        if flags[at] & TITLE and not (
            flags[at] & FIRST_NAME and not (at + 1 < size and flags[at + 1] & FIRST_NAME)
        ):
            for length in range(min(LONGEST_TITLE, size - at), 0, -1):
                title = lexicon.titles.get(tuple(words[at : at + length]))
                if title is not None:
                    break
            else:
                length = 0
            # "Stephen King": a title that ends a name behind a first name is the surname.
            if length == 1 and at and at + 1 == size and flags[at - 1] & (FIRST_NAME | INITIAL) and ends < at:
                length = 0
            if length:
                gender = lexicon.titles[tuple(words[at : at + length])][1] or gender
        if (
            not length
            and flags[at] & ROLE
            and not flags[at] & FIRST_NAME
            and (_is_post(words[at], lexicon) or (at + 1 < size and flags[at + 1] & FIRST_NAME
                 and is_role(words[at].lower(), lexicon)))
        ):
            after = at + 1
            called = flags[at - 1] & (_BODY | TITLE | ROLE) and not flags[at - 1] & FIRST_NAME
            if (
                (after == size and (at == ends or called))
                or (after < size and (
                    at == ends or flags[after] & (FIRST_NAME | TITLE) or called
                ) and not (at and flags[at - 1] & FIRST_NAME and not flags[after] & FIRST_NAME))
            ):  # fmt: skip
                length = 1
                gender = lexicon.gender.get(words[at].lower(), gender)
        if length:
            if not ends:
                begins = at
            ends = at + length
            at = ends
        else:
            at += 1
    return begins, ends, gender


def _is_post(word: str, lexicon: Lexicon) -> bool:
    """Say whether the capitalised word before a name is a role: "Commissioner", "Republican", but not "Buddy"."""
    role = lexicon.roles.get((word.lower(),))
    return role is not None and (role[0] != "person" or word in lexicon.parties)


def is_role(noun: str, lexicon: Lexicon) -> bool:
    """Say whether the noun alone, in lower case, calls somebody by a role: "minister", not "state" as in "head of state"."""
    return (noun,) in lexicon.roles


def _modifiers(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> int:
    """Return how many words before a person's name describe it.

    Party words, nationalities, places, abbreviations and plurals ("Texas Republican Jo Doe", "AG Doe",
    "Comedians Jo Doe"), and what ends in a small part ("Selwick-born Jo Doe").
    """
    size = len(words)
    hyphened = next((at for at in range(size - 1, 0, -1) if _ends_small(words[at - 1])), 0)
    if hyphened and (flags[hyphened] & FIRST_NAME or hyphened == size - 1):
        return hyphened
    at = 0
    while at < size - 1 and not flags[at] & (FIRST_NAME | INITIAL | _BODY) and (
        flags[at] & (NATIONALITY | PLACE | UPPER)
        or (len(words[at]) > 2 and words[at] in lexicon.parties)
        or (words[at][-1] == "s" and len(words[at]) > 4)
        or is_role(words[at].lower(), lexicon)
        or (size > 2 and words[at].endswith(("or", "er", "ist")))
    ):  # fmt: skip
        at += 1
    if at and (flags[at] & FIRST_NAME and size - at > 1):
        return at
    return 0


def _ends_small(word: str) -> bool:
    """Say whether the word is a compound with a small last part: "Selwick-born", "Co-host"."""
    _, hyphen, tail = word.rpartition("-")
    return bool(hyphen) and tail.islower() and len(tail) > 2


def _has_inner_capital(word: str) -> bool:
    """Say whether the word is written like a company's or a site's: "HuffPo", but not "McMoen"."""
    return not word[1:].islower() and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "O", "Fitz"))


def _kind(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> NameKind | None:
    """Tell by look and lists what the words name; None where they name nothing."""
    size = len(words)
    last = flags[size - 1]
    if size == 1:
        flag = flags[0]
        if (flag & NATIONALITY and not flag & FIRST_NAME) or (
            words[0] in lexicon.parties and not flag & UPPER
        ):
            return "word"
        if tuple(words) in lexicon.outlets or (
            words[0] in lexicon.parties and flag & UPPER and len(words[0]) > 1
        ):
            return "organization"
        if flag & PLACE:
            return "place" if not flag & FIRST_NAME else "unknown"
        if flag & CALENDAR or len(words[0]) == 1 or (words[0].count("-") > 1 and words[0][-1].islower()):
            return None
        if words[0].endswith("ly") and not flag & FIRST_NAME:
            return "word"
        if (apostrophe := re.search("['’]", words[0])) and lexicon[words[0][: apostrophe.start()]] & SUBJECT:
            return None
        if flag & (_BODY) and not flag & FIRST_NAME:
            return "organization" if words[0] in lexicon.organization_nouns else None
        if flag & UPPER and not flag & FIRST_NAME:
            return "organization"
        if words[0] in lexicon.platforms.values() or not words[0].isalpha() or _has_inner_capital(words[0]):
            return "organization" if "-" not in words[0] and "’" not in words[0] and "'" not in words[0] else "unknown"
        return "unknown"
    if all(flag & (NATIONALITY | CALENDAR | PLACE) and not flag & FIRST_NAME for flag in flags[:-1]) and (
        last & (NATIONALITY | CALENDAR) or (words[-1] in lexicon.parties and not last & (UPPER | _BODY))
    ):
        return None
    if words[-1] in lexicon.parties and last & UPPER:
        return "organization"
    key = tuple(words)
    if words[-1] in lexicon.parties and (key[:-1] in lexicon.places or words[-1][-1] == "s") and not last & UPPER:
        return None
    if flags[0] & FIRST_NAME and flags[1] & INITIAL and size == 3:
        return "person"
    if key in lexicon.outlets or (key[1:] in lexicon.outlets and words[0] == "The"):
        return "organization"
    if key in lexicon.places:
        return "place"
    if last & _BODY and not (flags[0] & FIRST_NAME and size == 2 and words[1] in _SURNAMES):
        # "Ida Mills" is somebody, the "Ida Foundation" is not.
        return "organization"
    if " ".join(words) in lexicon.parties or " ".join(words) in lexicon.organization_nouns:
        return "organization"
    for at in range(1, size - 1):
        if words[at] in ("of", "for", "&", "and"):
            if flags[at - 1] & (_BODY | TITLE | ROLE) or words[at] == "&":
                return "organization"
    if size == 2 and _ends_small(words[1]) and words[0].isalpha():
        # "Park Min-jun"
        return "person"
    if flags[0] & (FIRST_NAME | INITIAL) and not last & (NATIONALITY | CALENDAR):
        return "person"
    if size > 4:
        return "organization"
    return "unknown"
