"""Scare quotes: a few words that the writer marks, where nobody reports anything: `the "smart" city`."""

from __future__ import annotations

from builder.annotation.attribution.sieve import Link
from builder.annotation.attribution.titles import SURE, WEAK, words_in
from builder.annotation.attribution.unsourced import is_claimed, is_cried, is_heard, is_judged
from builder.annotation.lexicon import (
    AUXILIARY,
    BE,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    END,
    LOWER,
    NATIONALITY,
    PREPOSITION,
    QUOTE,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.sentence.phrases import few_words
from builder.annotation.tokens import Stream

_FEW = 5
_WORDS = frozenset((
    "word", "term", "expression", "acronym", "abbreviation", "prefix", "suffix", "letter", "letters", "hashtag",
    "initials", "surname", "username", "password", "keyword", "keywords",
))  # fmt: skip
_GLOSSES = frozenset((
    ("translates", "to"), ("translates", "as"), ("translated", "as"), ("stands", "for"), ("stand", "for"),
    ("short", "for"),
))  # fmt: skip
"""What comes before the words that others stand for."""
BEHIND = frozenset(("speaker-verb", "cue-later", "any-verb"))
"""Rules that read a cue behind the stretch."""
_NO_ADJUNCT = AUXILIARY | BE | SUBJECT | CUE | QUOTE
_LETTERS = frozenset("ABCDEFGHJKLMNOPQRSTUVWXYZ")
"""All but "I", who may speak."""
_SMALL = PREPOSITION | CONJUNCTION | AUXILIARY | SUBORDINATOR
_LISTED = QUOTE | COMMA | CONJUNCTION
_LIST = 20
"""How many units a list of stretches has at most."""
_NAME = 3
_ALIASES = frozenset((
    "alias", "pseudonym", "codename", "handle", "moniker", "nickname", "sobriquet", "epithet", "username", "callsign",
    "name", "names",
))  # fmt: skip
STANDING = _ALIASES | {"as", "for", "mean", "meaning", "means", "to"}
"""What stands right before words that somebody goes by, or that others stand for."""


def scare(stream: Stream, unit: int, link: Link) -> bool:
    """`the "smart" city`: a few words in a sentence where nobody reports anything."""
    before = stream.lows[unit - 1] if unit else ""
    if _is_letter(stream, unit, link):
        return True
    if before == "so-called" or (link.rule not in SURE and in_compound(stream, unit)):
        return True
    if before in STANDING and (
        _is_gloss(stream, unit, link) or (link.rule not in SURE and _is_alias(stream, unit))
    ):
        return True
    if link.cue is not None and link.cue.lemma == "know" and "as" in stream.lows[max(0, unit - 2) : unit]:
        # `Moen, also known as "the fox"`
        return True
    if link.rule in BEHIND and _in_adjunct(stream, unit, link):
        return True
    if link.rule != WEAK:
        return False
    if before in _WORDS:
        # `The word "smart" has many meanings.`
        return True
    if len(words_in(stream, unit)) > _FEW:
        return False
    said = is_claimed(stream, unit) or is_cried(stream, unit) or is_heard(stream, unit)
    return not (said or is_judged(stream, _head(stream, unit)))


def _head(stream: Stream, unit: int) -> int:
    """Return the first of the stretches that the one at ``unit`` is listed with: `deemed "slow", "late" and "mad"`."""
    flags, before = stream.flags, unit - 1
    floor = max(0, unit - _LIST)
    while before > floor and flags[before] & _LISTED:
        if flags[before] & QUOTE:
            unit = before
        before -= 1
    return unit


def _is_letter(stream: Stream, unit: int, link: Link) -> bool:
    """`It sold "B" shares.`: one capital, which tells things of a kind apart, and no mark that somebody gives."""
    stretch, cue = stream.stretches[stream.stretch[unit]], link.cue
    if stretch.end - stretch.start != 1 or stream.text[stretch.start] not in _LETTERS:
        return False
    if cue is None or cue.kind != "say" or cue.match.voice == "noun":
        return True
    # but `gave her a "D" for the speech`
    follows = stream.flags[unit + 1] if unit + 1 < len(stream.flags) else 0
    return bool(follows & LOWER) and not follows & _SMALL


def in_compound(stream: Stream, unit: int) -> bool:
    """`anti-"surge" votes`, `"moan"-worthy lines`: part of a word that the writer makes."""
    text, stretch = stream.text, stream.stretches[stream.stretch[unit]]
    first, last = stretch.outer_start, stretch.outer_end
    if text[first - 1] == "-" and text[first - 2 : first - 1].isalpha():
        return True
    return text[last : last + 1] == "-" and text[last + 1 : last + 2].isalpha()


def _in_adjunct(stream: Stream, unit: int, link: Link) -> bool:
    """`In the "Rust Belt," voters told Vesti`: a few words on where, when or who somebody is that reports otherwise."""
    if link.source is None or not few_words(stream, unit, _FEW):
        return False
    flags, text = stream.flags, stream.text
    words = len(words_in(stream, unit))
    first = unit - 1
    while first > 0 and unit - first <= _FEW and not flags[first - 1] & END:
        if flags[first] & _NO_ADJUNCT or "\n" in text[stream.ends[first - 1] : stream.starts[first]]:
            break
        first -= 1
    opens = (
        first == 0 or flags[first - 1] & END or "\n" in text[stream.ends[first - 1] : stream.starts[first]]
    )
    most = _FEW if stream.text[stream.stretches[stream.stretch[unit]].start].isupper() else _NAME
    if not opens or not flags[first] & (PREPOSITION | DETERMINER) or words > most:
        return False
    stretch = stream.stretches[stream.stretch[unit]]
    closed = stretch.last_character == "," or bool(flags[unit + 1] & COMMA)
    if closed and not flags[first] & PREPOSITION:
        # `A "great day," Moen told Vesti`
        return False
    if not closed and not any(flag & COMMA for flag in flags[unit + 2 : unit + 4]):
        return False
    if stream.has(_NO_ADJUNCT | ED, unit + 1, link.source.first):
        # `In the "Rust Belt" it rained, Moen said`
        return False
    # but `For the "Rust Belt," Moen said, it is`
    behind = len(flags) if link.cue is None else link.cue.last
    return link.cue is None or (behind < len(flags) and not flags[behind] & (COMMA | END | QUOTE))


def _is_alias(stream: Stream, unit: int) -> bool:
    """`the alias "Fox"`, `a man identified only as "Per"`: what somebody goes by."""
    before = stream.lows[max(0, unit - 2) : unit]
    if before[-1:] in (["name"], ["names"]):
        # but `cleared his name "of any wrong"`
        return stream.text[stream.stretches[stream.stretch[unit]].start].isupper()
    return before == ["only", "as"] or not _ALIASES.isdisjoint(before[-1:])


def _is_gloss(stream: Stream, unit: int, link: Link) -> bool:
    """`aloha, meaning "hello"`, `Latin for "by sea"`: what the writer says that other words mean."""
    before = tuple(stream.lows[max(0, unit - 2) : unit])
    if before[-1:] == ("meaning",) or (before[-1:] == ("for",) and stream.flags[unit - 2] & NATIONALITY):
        return True
    return link.rule == WEAK and (before in _GLOSSES or before[-1:] in (("means",), ("mean",)))
