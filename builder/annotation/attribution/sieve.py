"""The sieve: rules that link stretches between marks to their source, tried in order, the surest first.

A rule is a function from a `Context` to a `Claim`, or None where it does not apply. Its name, with hyphens, is the
``rule`` column; its docstring opens with an example sentence. `beside` holds the rules that read a cue right beside
the stretch, `embedded` those that read the rest of its sentence, `around` those that read the sentences and
paragraphs around it. Rules of the user's own, from the entry point group `ENTRY_POINT`, come first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.metadata import entry_points
from operator import attrgetter
from typing import NamedTuple

import msgspec

from builder.annotation.lexicon import (
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    NUMBER,
    PREPOSITION,
    QUOTE,
    SUBORDINATOR,
    WORD,
)
from builder.annotation.sentence.phrases import Phrase, few_words
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.sentence.subjects import behind_comma
from builder.annotation.tokens import Stream

_OPENING = COMMA | DASH | CONJUNCTION | COLON | NUMBER
_END, _PARAGRAPH = attrgetter("end"), attrgetter("paragraph")

ENTRY_POINT = "quotebuilder.rules"
"""The entry point group in which other packages offer rules."""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """What a rule says of one stretch: the source's phrase, and the cue if there is one."""

    source: Phrase | None
    cue: Cue | None = None


def claim_of(source: Phrase | None) -> Claim | None:
    """Return the claim that the words are those of ``source``, none where nobody was found."""
    return None if source is None else Claim(source)


class Link(msgspec.Struct, frozen=True, gc=False):
    """A claim with the name of the rule that made it."""

    rule: str
    source: Phrase | None
    cue: Cue | None


class Linked(NamedTuple):
    """What the sieve makes of the stretches, by their units, in text order.

    ``links`` of those that are quotations, ``kept_out`` why the others are none, ``place`` the sentence of each.
    """

    links: dict[int, Link]
    kept_out: dict[int, str]
    place: dict[int, Sentence]


class Neighbour(msgspec.Struct, frozen=True, gc=False):
    """The quotation before: its stretch's unit, its sentence and its link."""

    unit: int
    sentence: Sentence
    link: Link


class Context(msgspec.Struct, gc=False):
    """What a rule may look at to link the stretch at ``unit``.

    ``opens_sentence``: nothing but punctuation, conjunctions and numbers stands before the stretch in its sentence;
    ``alone``: the sentence has no word outside marks. ``previous`` is the quotation before it in the article;
    ``paragraph_before`` the last sentence with a cue of the paragraph before; ``links`` what the rules that read one
    sentence made of the article. Those rules need none of these. ``cue_behind`` is what the first rule of `beside` that
    looked for it found.
    """

    stream: Stream
    unit: int
    sentence: Sentence
    opens_sentence: bool
    alone: bool
    previous: Neighbour | None = None
    paragraph_before: Sentence | None = None
    links: dict[int, Link] = {}
    cue_behind: tuple[Cue, int] | msgspec.UnsetType | None = msgspec.UNSET

    @property
    def last_character(self) -> str:
        """The last character of the stretch, inner marks aside."""
        return self.stream.stretches[self.stream.stretch[self.unit]].last_character

    def ahead(self, *, right_behind: bool) -> list[Link]:
        """The links already made of the next stretches in the paragraph: all, or those with no word between."""
        units, number = self.stream.unit_of, self.stream.stretch[self.unit]
        _, end = self.stream.paragraphs[self.sentence.paragraph]
        links: list[Link] = []
        last = self.unit
        for unit in units[number + 1 : number + _AHEAD]:
            if unit >= end or (right_behind and self.stream.has(WORD, last + 1, unit)):
                break
            if unit in self.links:
                links.append(self.links[unit])
            last = unit
        return links

    @property
    def same_paragraph(self) -> bool:
        """Whether the quotation before stands in the same paragraph."""
        return self.previous is not None and self.previous.sentence.paragraph == self.sentence.paragraph


Rule = Callable[[Context], Claim | None]
Exclude = Callable[[Stream, int, Link], str | None]

_AHEAD = 12
_CLAUSE = 5
"""How many words a quotation has at least that can stand for a sentence."""
_SPOKEN = re.compile(r"\S+ (?:[a-z]|I\b)")
_ADDING = DETERMINER | SUBORDINATOR | PREPOSITION | CONJUNCTION
"""What the rest of a sentence starts with that only adds to a quotation."""
_ALONE = 200
"""How many units a sentence without a word may have, so that an endless one costs no more."""


def rule_name(rule: Rule) -> str:
    """Return what the ``rule`` column says for ``rule``."""
    return _hyphened(rule.__name__)


@cache
def _hyphened(name: str) -> str:
    return name.replace("_", "-")


@lru_cache(maxsize=1)
def user_rules() -> tuple[Rule, ...]:
    """Return the rules that installed packages offer under `ENTRY_POINT`, by name."""
    return tuple(
        point.load() for point in sorted(entry_points(group=ENTRY_POINT), key=lambda point: point.name)
    )


def link_stretches(
    stream: Stream,
    sentences: list[Sentence],
    rules: tuple[Rule, ...],
    lone: tuple[Rule, ...],
    around: tuple[Rule, ...],
    exclude: Exclude,
) -> Linked:
    """Link every stretch of the stream, in text order.

    ``sentences`` are those with a stretch or a cue. ``rules`` read the sentence of a stretch and are tried on all of
    them first, only those of ``lone`` on one that is alone in it; ``around`` link what is left, in text order.
    ``exclude`` says why a linked stretch is nobody's words, if it is, so that nothing goes on from it.
    """
    place = _places(stream.unit_of, sentences)
    links: dict[int, Link] = {}
    standing: dict[int, tuple[bool, bool]] = {}
    rules, lone = user_rules() + rules, user_rules() + lone
    head = -1
    for unit, number in stream.stretch.items():
        # A quotation over several paragraphs has one source, which any of them may name. Where a later one names
        # its source right behind it, a quotation of its own starts.
        if head < 0 or not stream.stretches[number].continues:
            head = unit
        if head not in links or _named_behind(stream, unit):
            sentence = place[unit]
            opens, alone = standing[unit] = _standing(stream, unit, sentence)
            link = _first(lone if alone else rules, Context(stream, unit, sentence, opens, alone))
            if link is not None:
                head = unit if head in links or _follows(stream, place, links, head) else head
                links[head] = link
    linked = Linked({}, {}, place)
    previous: Neighbour | None = None
    for unit in stream.unit_of:
        sentence = place[unit]
        link = links.get(unit)
        if link is None:
            number = bisect_left(sentences, sentence.paragraph, key=_PARAGRAPH)
            before = sentences[number - 1] if number else None
            if before is not None and before.paragraph != sentence.paragraph - 1:
                before = None
            opens, alone = standing.get(unit) or _standing(stream, unit, sentence)
            alone = alone or (unit == sentence.start and _trails(stream, unit, sentence))
            context = Context(stream, unit, sentence, opens, alone, previous, before, links)
            link = _first(around, context) or Link("unlinked", None, None)
        reason = exclude(stream, unit, link)
        if reason is None and linked.kept_out:
            reason = linked.kept_out.get(_joined_to(stream, unit))
        if reason is None:
            linked.links[unit] = link
            previous = Neighbour(unit, sentence, link)
        else:
            linked.kept_out[unit] = reason
    return linked


def _standing(stream: Stream, unit: int, sentence: Sentence) -> tuple[bool, bool]:
    """Return whether the stretch at ``unit`` opens its sentence, and whether it is alone there (see `Context`)."""
    flags, start, end = stream.flags, sentence.start, sentence.end
    first = flags[start]
    opens = start == unit or (
        # Most sentences that do not open with the stretch show it by their first word.
        # `11.34 "We are here," Moen says.`: the hour of a live report, the number of a list
        bool(first & _OPENING) and all(flags[at] & _OPENING for at in range(start + 1, unit))
    )
    return opens, not first & WORD and end - start <= _ALONE and not stream.has(WORD, start, end)


def _trails(stream: Stream, unit: int, sentence: Sentence) -> bool:
    """Say whether a quotation opens its sentence and the rest only adds to it: `"We stay here," a step that`."""
    stretch = stream.stretches[stream.stretch[unit]]
    return (
        stretch.last_character == ","
        and not few_words(stream, unit, _CLAUSE)
        and _SPOKEN.match(stream.text, stretch.start) is not None
        and bool(stream.flags[unit + 1] & _ADDING)
        # `"Hall fire was arson," by Vesti's Per Vik`
        and stream.lows[unit + 1] != "by"
        and not sentence.cues
    )


def _joined_to(stream: Stream, unit: int) -> int:
    """Return the unit of the stretch that the one at ``unit`` is joined to (`so-called "slack," or "lull"`), or -1."""
    flags, before = stream.flags, unit - 1
    while before > unit - 3 and before >= 0 and flags[before] & (CONJUNCTION | COMMA):
        before -= 1
    return before if before < unit - 1 and before >= 0 and flags[before] & QUOTE else -1


def _follows(stream: Stream, place: dict[int, Sentence], links: dict[int, Link], unit: int) -> bool:
    """Say whether the stretch before ``unit`` is linked in the same paragraph: it goes on from that."""
    number = stream.stretch[unit]
    before = stream.unit_of[number - 1] if number else -1
    return before in links and place[before].paragraph == place[unit].paragraph


def _places(units: list[int], sentences: list[Sentence]) -> dict[int, Sentence]:
    """Return the sentence of every unit; both are in text order, and every unit is in one of the sentences."""
    ends = list(map(_END, sentences))
    return {unit: sentences[bisect_right(ends, unit)] for unit in units}


def _named_behind(stream: Stream, unit: int) -> bool:
    """Say whether words go on behind the stretch and a comma: `"We stay," Moen said`, `"We stay", Moen said`."""
    after = behind_comma(stream, unit)
    return after is not None and after < len(stream.flags) and bool(stream.flags[after] & WORD)


def _first(rules: tuple[Rule, ...], context: Context) -> Link | None:
    for rule in rules:
        claim = rule(context)
        if claim is not None:
            return Link(rule_name(rule), claim.source, claim.cue)
    return None
