"""What the words of a whole article tell of the posts that it quotes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import LOWER
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.tellings.given import wrote
from builder.annotation.outlets.tellings.telling import Telling, telling_of
from builder.annotation.tokens import Stream

NEAR = 100
"""How many units before a post without a platform the platform may be named."""
JUST = 40
"""How many units before what somebody wrote the post may be told that it is."""
_AGAIN = frozenset(("the", "that", "this", "same", "another", "second"))
_DEFINITE = frozenset(("the", "this", "that", "her", "his", "its", "their"))


def share_posts(
    stream: Stream,
    clues: Sequence[Clue],
    found: Sequence[Found],
    speakers: Sequence[int | None],
    tellings: list[Telling | None],
) -> None:
    """Give what was posted, and nothing tells where, the post that the article tells elsewhere, in place.

    What somebody "wrote" was posted where he posts: `"They lied," Moen wrote. ... "Shame on them," she posted on
    Facebook.`, or where the headline says: "Mayor slams council on Facebook". What a post says was posted where the
    one before it was: `Moen took to Instagram. ... "Shame," the caption read.` In an article that names one
    platform alone, a post is on that: `in a post on Facebook ... in another post, she`.
    """
    posts = [clue for clue in clues if clue.medium == "social"]
    if not posts:
        return
    named = {clue.name: telling_of(clue) for clue in reversed(posts) if clue.name is not None}
    platform = next(iter(named.values())) if len(named) == 1 else None
    _, headline = stream.paragraphs[0]
    headed = platform if platform is not None and platform.first < headline else None
    claimed = {telling.first for telling in tellings if telling is not None}
    of_speaker: dict[int, Telling] = {}
    for speaker, telling in zip(speakers, tellings, strict=True):
        if speaker is not None and telling is not None and telling.medium == "social" and not telling.dated:
            of_speaker.setdefault(speaker, telling)
    for number, (quotation, speaker, telling) in enumerate(zip(found, speakers, tellings, strict=True)):
        if telling is None and speaker is not None and wrote(quotation):
            telling = of_speaker.get(speaker, headed) or _unclaimed(posts, quotation, claimed)
        if telling is None and _is_post(stream, quotation):
            before = bisect_left(posts, quotation.unit, key=attrgetter("at"))
            telling = telling_of(posts[before - 1]) if before else None
        if telling is not None and telling.medium == "social" and telling.name is None:
            again = not _AGAIN.isdisjoint(stream.lows[max(0, telling.first - 2) : telling.first])
            there = platform or (_last_named(posts, telling) if again else None)
            if there is not None:
                telling = replace(telling, name=there.name, first=there.first, last=there.last)
        tellings[number] = telling


def _unclaimed(posts: Sequence[Clue], quotation: Found, claimed: set[int]) -> Telling | None:
    """Return the post just before, which nobody else is said to have written: no telling has ``claimed`` its unit.

    "The owner of a bakery apologized on Facebook. / "We were wrong," Ida Moen wrote."
    """
    before = bisect_left(posts, quotation.unit, key=attrgetter("at"))
    clue = posts[before - 1] if before else None
    if clue is None or clue.name is None or quotation.unit - clue.at > JUST:
        return None
    return None if clue.first in claimed else telling_of(clue)


def _last_named(posts: Sequence[Clue], telling: Telling) -> Telling | None:
    """Return the telling of the last post before whose platform is named, if it is near."""
    before = bisect_left(posts, telling.first, key=attrgetter("at"))
    near = reversed(posts[max(0, before - 2) : before])
    clue = next((clue for clue in near if clue.name is not None and telling.first - clue.at < NEAR), None)
    return None if clue is None else telling_of(clue)


def _is_post(stream: Stream, quotation: Found) -> bool:
    """Say whether the source is part of a post told before: "the caption read", "her video said"."""
    source = quotation.source
    if source is None or source.last - source.first > 2:
        return False
    head = source.head
    posted = stream.flags[head] & LOWER and stream.lows[head] in stream.lexicon.telling["posted"]
    return bool(posted) and stream.lows[source.first] in _DEFINITE
