"""Words of respect and rank between a role and a name: "Acme spokesman | Dr. | Jo Doe"."""

from __future__ import annotations

from builder.annotation.lexicon import CLOSE, LOWER, OPEN, ROLE, TITLE
from builder.annotation.tokens import Stream

TITLED = TITLE | CLOSE
"""The flags of what an honorific, or what stands between it and the name, ends with."""


def before_honorifics(stream: Stream, end: int, floor: int) -> int:
    """Return where the honorifics before a name start: "spokesman | Dr. (Mrs.) Jo Doe"."""
    flags = stream.flags
    while end > floor and flags[end - 1] & TITLED:
        if end - 2 > floor and _is_title(stream, end - 2, end):
            # "Tan Sri"
            end -= 2
        elif _is_honorific(stream, end - 1):
            two = stream.lexicon.titles.get(tuple(stream.words[max(floor, end - 2) : end]))
            if two is not None and two[0] == "office":
                # "Oslo | Public Advocate Jo Doe"
                break
            end -= 1
        elif (size := _rank_behind_role(stream, end, floor)) > 0:
            end -= size
        elif (
            end - 3 > floor
            and flags[end - 1] & CLOSE
            and flags[end - 3] & OPEN
            and (
                _is_honorific(stream, end - 2) or stream.lows[end - 2] in stream.lexicon.describing["former"]
            )
        ):
            end -= 3
        else:
            break
    return end


def _rank_behind_role(stream: Stream, end: int, floor: int) -> int:
    """Return how many words a rank has that stands behind a role, or 0: "army spokesman | Brigadier General"."""
    flags, titles = stream.flags, stream.lexicon.titles
    for size in (2, 1):
        before = end - size - 1
        title = titles.get(tuple(stream.words[end - size : end])) if before >= floor else None
        judge = stream.lows[end - 1] in stream.lexicon.describing["judging"]
        if title is None or not (title[0] == "rank" or judge):
            continue
        if flags[before] & ROLE and flags[before] & LOWER:
            return size
    return 0


def _is_title(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units are one honorific of several words."""
    title = stream.lexicon.titles.get(tuple(stream.words[first:last]))
    return title is not None and title[0] == "honorific"


def _is_honorific(stream: Stream, at: int) -> bool:
    """Say whether the unit is a title that tells no role: "Mr.", "Dr."."""
    word = stream.words[at]
    title = stream.lexicon.titles.get((word,))
    return title is not None and title[0] == "honorific" and word != "Chief"
