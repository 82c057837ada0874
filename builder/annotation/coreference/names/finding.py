"""Where an article names somebody or something: runs of capitalised words, cut to the names in them.

One pass over the units outside quotation marks.
"""

from __future__ import annotations

from builder.annotation.coreference.names.capitals import (
    LONGEST_HEADING,
    is_dateline,
    is_heading,
    names_in_heading,
    skip_small,
)
from builder.annotation.coreference.names.cutting import Piece, names_in
from builder.annotation.coreference.names.name import Name, plain
from builder.annotation.coreference.names.posts import ends_post
from builder.annotation.coreference.names.runs import joined_runs, runs_in
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    CUE,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NUMBER,
    PREPOSITION,
    QUOTE,
    ROLE,
    TITLE,
    UPPER,
)  # fmt: skip
from builder.annotation.shapes import LETTERS
from builder.annotation.tokens import Stream

LONGEST_RUN = 14
"""How many units one name with its titles may have; what is longer is a heading."""
_BEFORE_OPENING = bytes(letter in b".q)-" for letter in LETTERS)
_PARAGRAPH = 2
_IN_HEADING = 3
_HEADING = bytes((_IN_HEADING,))
REMEMBERED = 20_000
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
    size = len(flags)
    # What stands at the start of each unit: a sentence or a stretch, a paragraph, a heading from there on, or nothing.
    opening = bytearray(b"\0" + stream.shapes.translate(_BEFORE_OPENING))
    for start, end in stream.paragraphs:
        opening[start] = _PARAGRAPH
        if end - start <= LONGEST_HEADING and is_heading(shape, start, end) and not _says(stream, start, end):
            opening[start:end] = _HEADING * (end - start)
    # A word in lower case that is one of these the article has in small letters too.
    small, own = stream.vocabulary, stream.own_names
    headline = _quoting_headline(stream, shape)
    for first, last in joined_runs(stream, runs_in(shape, stream.paragraphs)):
        length = last - first
        initial = opening[first]
        if length == 1 and not (initial or own):
            # Most runs are one word in the middle of a sentence.
            pieces = known.get(words[first])
            if pieces is not None:
                for _, _, kind, lead, gender, of in pieces:
                    found.append(Name(first, last, kind, first + lead, gender, True, of))
                continue
        heading = initial == _IN_HEADING
        if length == 1:
            if shape[first] == "a":
                found.append(Name(first, last, "word", first, None, False, (plain(words[first]),)))
                continue
        elif length > LONGEST_RUN:
            continue
        elif shape[last - 1] == "a" and (heading or not flags[last - 2] & (FIRST_NAME | INITIAL)):
            last -= 1
        if first < headline and not heading:
            # `Moen | Says "Hall Will Open"`
            last = next((at for at in range(first + 1, last) if flags[at] & CUE), last)
            length = last - first
        if initial:
            skipped = skip_small(stream, first, last, small)
            if skipped >= last:
                found.append(Name(last - 1, last, "word", last - 1, None, False, (plain(words[last - 1]),)))
                continue
            first = skipped
        if heading:
            found.extend(names_in_heading(stream, first, last, small))
            continue
        post = first
        if length == 1:
            key = words[first]
        else:
            if last - first > 2:
                first += ends_post(stream, first, last)
            key = text[starts[first] : ends[last - 1]]
        pieces = known.get(key)
        if own and not own.isdisjoint(words[first:last]):
            # "Karen May", in this article
            pieces = names_in(words[first:last], flags[first:last], lexicon)
        elif pieces is None:
            pieces = known[key] = names_in(words[first:last], flags[first:last], lexicon)
        if not initial and post == first:
            # Most stand in the middle of a sentence.
            for begin, end, kind, lead, gender, of in pieces:
                found.append(Name(first + begin, first + end, kind, first + lead, gender, True, of))
            continue
        if (
            not pieces
            and opening[first] == _PARAGRAPH
            and (titled := _opening_capitals(stream, first, last)) is not None
        ):
            pieces = titled
        sure = True
        for begin, end, kind, lead, gender, of in pieces:
            if initial:
                if (
                    opening[first] == _PARAGRAPH
                    and flags[first] & UPPER
                    and not (flags[first] & TITLE and kind == "person")
                    and is_dateline(stream, shape, first, first + end)
                ):
                    continue
                sure = (
                    kind != "unknown"
                    or begin > 0
                    or end > 1
                    or (last < size and stream.lows[first] not in small and _is_somebody(stream, last))
                )
            if post < first and not lead and flags[post - 2] & CAPITAL:
                # "Minister for Salt | Ida Moen"
                lead = post - 2 - first
            found.append(Name(first + begin, first + end, kind, first + lead, gender, sure, of))
    return found


def _is_somebody(stream: Stream, last: int) -> bool:
    """Say whether what stands behind a first word tells that it is a name: "Sukma said", "Sukma, head of Brask"."""
    flags, lows = stream.flags, stream.lows
    if not flags[last] & COMMA:
        return bool(flags[last] & CUE)
    if last + 3 >= len(flags):
        return False
    if flags[last + 1] & NUMBER:
        # "Sukma, 45,"
        return bool(flags[last + 2] & COMMA)
    role = last + 1 if flags[last + 1] & ROLE else last + 2
    small = flags[last + 1] & flags[role] & LOWER
    return bool(small and flags[role] & ROLE) and lows[role + 1] in ("of", "at", "for")


def _quoting_headline(stream: Stream, shape: str) -> int:
    """Return the end of the headline, if it has words between marks and capitals in all others; 0 if not."""
    if len(stream.paragraphs) < 2:
        return 0
    end = stream.paragraphs[0][1]
    return end if end <= LONGEST_HEADING and "q" in shape[:end] and "w" not in shape[:end] else 0


def _says(stream: Stream, first: int, last: int) -> bool:
    """Say whether a verb in small letters tells who said words between marks, as no heading does."""
    told = any(flag & CUE and flag & LOWER for flag in stream.flags[first:last])
    return told and stream.has_stretch(first, last)


def _opening_capitals(stream: Stream, first: int, last: int) -> tuple[Piece, ...] | None:
    """Return the person whose name in capitals opens a paragraph, as in British papers: "IDA MOEN KC, who has died"."""
    flags = stream.flags
    if not all(flag & (UPPER | QUOTE | INITIAL) for flag in flags[first:last]) or last >= len(flags):
        return None
    if not (flags[last] & COMMA or (flags[last] & LOWER and not flags[last] & PREPOSITION)):
        return None
    words = [
        word if word == "“”" else "-".join(map(str.capitalize, word.split("-")))
        for word in stream.words[first:last]
    ]
    pieces = names_in(words, [stream.lexicon[word] for word in words], stream.lexicon)
    return pieces if len(pieces) == 1 and pieces[0].kind == "person" else None
