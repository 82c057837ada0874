"""Stretches between marks that are nobody's words: titles, nicknames, labels and scare quotes."""

from __future__ import annotations

from collections.abc import Callable

from builder.annotation.attribution.headlines import is_said
from builder.annotation.attribution.scare import BEHIND, STANDING, in_compound, scare
from builder.annotation.attribution.sieve import Link
from builder.annotation.attribution.titles import OWN, SURE, THEMED, WEAK, title, word_after, words_in
from builder.annotation.lexicon import CAPITAL, COLON, END
from builder.annotation.marks import Stretch
from builder.annotation.sentence.within_names import is_nickname
from builder.annotation.tokens import Stream

Exclusion = Callable[[Stream, int, Link], bool]

_POINTING = frozenset(("read", "watch", "see", "listen", "related", "more", "photos", "video", "gallery"))
_POINTED = frozenset(
    ("also", "more", "here", "now", "to", "on", "next", "this", "stories", "story", "articles")
)
_RANKING = frozenset(("best", "worst", "favorite", "favourite", "re"))
_NAMING = STANDING | OWN | THEMED | {"so-called", "named"}
"""What stands right before a stretch that an exclusion may be about."""
_NAMED = CAPITAL | COLON
"""The flags of such words."""
_TITLE = 10
"""How many words a title has at most."""


def nickname(stream: Stream, unit: int, link: Link) -> bool:
    """`Ida "Sparky" Moen`: a capitalised word or two between the parts of a name."""
    if not stream.flags[unit - 1] & CAPITAL or not is_nickname(stream, unit):
        return False
    # but `Moen Slams "Lying" Vik`
    return link.cue is None or link.cue.last != unit


def label(stream: Stream, unit: int, link: Link) -> bool:
    """`a "Go Home" sign`: words on a thing, seen rather than said."""
    text, stretch = stream.text, stream.stretches[stream.stretch[unit]]
    if text[stretch.end - 1] == ":" and len(words_in(stream, unit)) < 4:
        # "Related:", a heading
        return True
    first = stretch.outer_start
    if (
        text[first - 1 : first] == "\n"
        and unit >= stream.paragraphs[0][1]
        and _is_heading(text, stretch, link)
    ):
        return True
    if stream.flags[unit - 1] & COLON and link.source is not None and unit - link.source.first <= 3:
        # "Read more:", a line that leads to another article
        first, last = link.source.first, link.source.last
        if stream.lows[last - 1] == "review" or stream.lows[first] in _RANKING:
            # "Film review: 'Low Tide'", "Best song: 'Low Tide'"
            return True
        if stream.lows[first] in _POINTING and all(low in _POINTED for low in stream.lows[first + 1 : last]):
            return True
    if link.rule in SURE or unit + 1 >= len(stream.lows):
        return False
    return stream.lexicon.works.get(word_after(stream, unit)) == "thing" or (
        link.rule == WEAK and stream.lexicon.works.get(stream.lows[unit - 1] if unit else "") == "thing"
    )


def _is_heading(text: str, stretch: Stretch, link: Link) -> bool:
    """Say whether the stretch, which starts a line, is a heading: in capitals, or in single marks without a stop.

    One between single marks whose words the text has again says whose they are.
    """
    last = stretch.outer_end
    if text[last : last + 1] not in ("", "\n"):
        return False
    if text[stretch.start : stretch.end].isupper():
        return True
    if stretch.continues or link.rule == "repeated":
        return False
    return text[stretch.outer_start] in "‘'" and text[last - 1] in "’'" and stretch.last_character.isalnum()


def _is_sentence(stream: Stream, unit: int) -> bool:
    """`Moen smiled. "We stay." Then`: a sentence for itself, with a capital and a sentence's mark inside its marks."""
    stretch = stream.stretches[stream.stretch[unit]]
    if stretch.last_character not in ".?!" or not stream.text[stretch.start].isupper():
        return False
    return unit == 0 or bool(
        stream.flags[unit - 1] & END or "\n" in stream.text[stream.ends[unit - 1] : stream.starts[unit]]
    )


def _is_speech(stream: Stream, unit: int, link: Link) -> bool:
    """Say at first sight that none of the exclusions is about the stretch: no words before name it, and it is no name.

    It has more words than a name, or starts small. Most of what a rule links is such. Each of ``EXCLUSIONS`` has to
    agree, as their tests check.
    """
    if stream.flags[unit - 1] & _NAMED or (link.cue is not None and link.cue.lemma == "know"):
        return False
    if unit and stream.lows[unit - 1] in _NAMING:
        return False
    text, stretch = stream.text, stream.stretches[stream.stretch[unit]]
    if in_compound(stream, unit) or text[stretch.outer_end : stretch.outer_end + 1] in ("", "\n"):
        return False
    small = text[stretch.start].islower() and text[stretch.end - 1] != ":" and link.rule not in BEHIND
    if not small and text.count(" ", stretch.start, stretch.end) < _TITLE:
        return False
    if link.rule not in SURE and stream.lexicon.works.get(word_after(stream, unit)) == "thing":
        return False
    return small or not text[stretch.start : stretch.end].isupper()


EXCLUSIONS: tuple[Exclusion, ...] = (nickname, title, label, scare)
"""Why a stretch is kept out, tried in this order."""


def excluded(stream: Stream, unit: int, link: Link) -> str | None:
    """Return why the stretch at ``unit``, linked as ``link`` says, is no quotation, or None if it is one."""
    if link.rule == WEAK and (_is_sentence(stream, unit) or is_said(stream, unit)):
        return None
    if link.rule != WEAK and _is_speech(stream, unit, link):
        return None
    for exclusion in EXCLUSIONS:
        if exclusion(stream, unit, link):
            return exclusion.__name__
    return None
