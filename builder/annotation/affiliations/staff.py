"""Who speaks for or leads a body that the words leave out: "a spokesman said", "boss Jo Doe"."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.affiliations.openings import follows_word
from builder.annotation.affiliations.posts import Post
from builder.annotation.affiliations.roles import head_of
from builder.annotation.coreference.descriptions.described import INDEFINITE
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    ING,
    LOWER,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
    VERB,
    WORD,
)
from builder.annotation.sentence.within_names import IN_NAMES
from builder.annotation.tokens import Stream
from builder.schema import Span

_LINKS = frozenset(("of", "for", "at", "from", "with"))
_PERSONS = frozenset(("his", "her", "their", "my"))
_BEHIND = 8
"""How many units behind a role tell where it is held."""
_OWNED = 4
"""Within how many units before a role the possessive stands that it belongs to."""
_SPOKEN_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson"))
"""Whose capital is but that of a sentence's first word, never that of a title."""
_OFFICERS = frozenset(("officer", "chairman", "chairwoman"))
_OF_BODIES = (
    ["chief", "executive"],
    ["managing", "director"],
    ["executive", "director"],
    ["general", "manager"],
    ["general", "secretary"],
    ["secretary", "general"],
    ["director", "general"],
)
"""Who is somebody's in a body, with capitals too: "Chief Executive Officer Jo Doe"."""
_RANKS = frozenset(("president", "captain", "chief", "chancellor", "judge", "secretary", "provost", "dean"))
"""Whose capital is that of a title where a sentence starts, too: "Captain Jo Doe"."""
_FILMS = frozenset(("film", "films", "movie", "movies"))
"""What a director may be of that is no body."""
_BACK = 200
"""How many units before and behind a director are looked through for a film."""
_JOINING = DETERMINER | POSSESSIVE | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | ADVERB
_NO_NOUN = _JOINING | CALENDAR | CUE | AUXILIARY | VERB | ED | ING


def is_staff(stream: Stream, post: Post) -> bool:
    """Say whether the post is held in a body that its words leave out: "a spokesman said", "boss Jo Doe"."""
    if post.role is None or post.former or post.role_class == "person":
        return False
    at = bisect_left(stream.starts, post.role.start)
    if _described_before(stream, at) or _is_somebodys(stream, at) or _is_elsewhere(stream, post.role):
        return False
    role = stream.text[post.role.start : post.role.end]
    words = head_of(role).split()
    if words[0] in ("shadow", "opposing", "rival"):
        # A spokesman of the opposition, not of the body that is spoken of.
        return False
    lexicon = stream.lexicon
    if any(
        word in lexicon.organization_nouns
        and word not in lexicon.referring["body"]
        and word not in lexicon.describing["modifier"]
        for word in words[:-1]
    ):
        # "curry house owner"
        return False
    named_so = words[-2:] in _OF_BODIES
    staff = (
        named_so or words[-1] in lexicon.describing["staff"] or (words[-1] == "officer" and "chief" in words)
    )
    called_so = named_so or words[-1] in _SPOKEN_FOR or words[-1] in _OFFICERS
    # "Manager Jo Doe", where a sentence starts
    opens = " " not in role and words[0] not in _RANKS and not follows_word(stream, at)
    if words[-1] == "director" and not _FILMS.isdisjoint(stream.lows[max(0, at - _BACK) : at + _BACK]):
        return False
    return staff and (called_so or opens or not _is_title(role))


def _is_somebodys(stream: Stream, at: int) -> bool:
    """Say whether a person has whoever has the role at ``at``: "Her | coach | Jo Doe", "their former | manager"."""
    look = at - 1
    while (
        look > 0 and at - look < _OWNED and stream.flags[look] & LOWER and not stream.flags[look] & _JOINING
    ):
        look -= 1
    return look >= 0 and stream.lows[look] in _PERSONS


def _is_elsewhere(stream: Stream, role: Span) -> bool:
    """Say whether words behind the role tell of what it is: "a spokesman | for a firm", "head | of trade at Acme".

    They would be its body if they could be read as one.
    """
    behind = bisect_left(stream.ends, role.end) + 1
    if behind + 1 >= len(stream.lows) or stream.lows[behind] not in _LINKS:
        return False
    if stream.lows[behind + 1] in INDEFINITE:
        return True
    for at in range(behind + 1, min(len(stream.flags), behind + _BEHIND)):
        flag = stream.flags[at]
        if not flag & WORD or flag & (CUE | AUXILIARY):
            break
        if flag & CAPITAL and not flag & CALENDAR and stream.lows[at - 1] in _LINKS:
            return True
    return False


def _is_title(role: str) -> bool:
    """Say whether every word of the role has a capital but small links: "Chancellor of the Exchequer"."""
    return all(word.istitle() or word in IN_NAMES for word in role.split())


def _described_before(stream: Stream, at: int) -> bool:
    """Say whether words before the role at ``at`` tell what it is of: "Curry house | owner", "“Salt” | director"."""
    flag = stream.flags[at - 1] if at else 0
    if flag & QUOTE:
        # Words that somebody says end with a comma or stop.
        return stream.text[stream.ends[at - 1] - 2] not in ",.!?"
    low, lexicon = stream.lows[at - 1], stream.lexicon
    if (
        flag & CAPITAL
        and not flag & _NO_NOUN
        and low in stream.vocabulary
        and low not in lexicon.referring["body"]
    ):
        # "Race director Jo Doe", where a sentence starts
        return not follows_word(stream, at - 1)
    noun = flag & LOWER and flag & WORD and not flag & _NO_NOUN
    return bool(noun) and low not in lexicon.describing["epithet"] and low not in lexicon.referring["body"]
