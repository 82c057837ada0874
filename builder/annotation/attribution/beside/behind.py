"""Rules that read the cue right behind a quotation."""

from __future__ import annotations

from msgspec import UNSET

from builder.annotation.attribution.parted import set_apart
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    LOWER,
    OBJECT,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.borrowing import PASSING
from builder.annotation.sentence.insertions import opens_beside
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue

_OPENING = CONJUNCTION | ADVERB
_MARK = COMMA | DASH

_TOLD = frozenset(("told", "asked", "reminded", "informed", "pressed", "questioned", "challenged"))
"""What a sentence opens with that tells first what somebody answered to."""
_ADVERBIAL = frozenset(("in", "to", "according"))
"""What opens words that tell by whose account something is so: `a "gift" in Moen's words`."""
_REACH = 50
_DESCRIBED = 6
"""How many words may describe a speaker before what is read of it."""
_NO_NOUN = (
    VERB
    | CUE
    | ED
    | AUXILIARY
    | SUBJECT
    | OBJECT
    | PREPOSITION
    | SUBORDINATOR
    | RELATIVE
    | COMMA
    | DETERMINER
)
_ASIDE = 10
"""How many units may stand between a quotation and the verb by which a paper passes it on."""


def verb_speaker(context: Context) -> Claim | None:
    """`"We open on Monday," said Ida Moen.` -- the cue, then the speaker, right behind the quotation."""
    found = _cue_behind(context)
    if found is None:
        return None
    cue, after = found
    if (
        cue.first != after
        or cue.match.voice == "preposition"
        or cue.source is None
        or cue.source.first < cue.last
        # `"Low Tide" is published by Vesti`
        or (cue.match.voice == "passive" and cue.kind == "write" and context.last_character.isalnum())
    ):
        return None
    return Claim(cue.source, cue)


def according_to(context: Context) -> Claim | None:
    """`"We open on Monday," according to Ida Moen.` -- the source behind the quotation, without a verb."""
    found = context.cue_behind
    if found is UNSET:
        found = _cue_behind(context)
    if found is None or found[0].match.voice != "preposition" or found[0].first != found[1]:
        return None
    return Claim(found[0].source, found[0])


def speaker_verb(context: Context) -> Claim | None:
    """`"We open on Monday," Ida Moen said.` -- the speaker, then the cue, right behind the quotation."""
    found = context.cue_behind
    if found is UNSET:
        found = _cue_behind(context)
    if found is None:
        return None
    cue, after = found
    source = cue.source
    if cue.first == after or source is None or source.first < after:
        return None
    if cue.lemma in PASSING and (source.first >= cue.last or cue.match.voice == "passive"):
        # `"...," Vesti quoted Moen as saying`, `"...," Moen was quoted as saying`
        near = cue.first - after <= _ASIDE and not context.stream.has(COMMA | QUOTE, after, cue.first)
        # `"...," the Vesti, a daily, was quoted as saying`
        near = near or bool(source.first == after and context.stream.flags[cue.first - 1] & COMMA)
        return Claim(source, cue) if near else None
    if cue.match.voice != "finite" and (cue.match.voice != "infinitive" or cue.first - source.last > 3):
        # "he said", "he likes to say"
        return None
    if not _leads_to(context, after, source):
        return None
    if context.stream.lows[after] == "as" and context.last_character != "," and not context.opens_sentence:
        # `The crowd chanted "Go home!" as Moen spoke.`
        return None
    if context.stream.flags[source.first] & RELATIVE:
        # `a "gift," which allows`
        return None
    if context.stream.has_stretch(after, cue.first):
        return None
    start = context.sentence.start
    if context.stream.lows[start] == "to" and "question" in context.stream.lows[start + 1 : start + 4]:
        # `To the question, "Do you stay?", Moen replied`
        return Claim(None)
    return Claim(source, cue)


def _leads_to(context: Context, after: int, source: Phrase) -> bool:
    """Say whether nothing but small words stands between the stretch and the source: `"We open," a tearful Moen`."""
    flags, lows = context.stream.flags, context.stream.lows
    if source.first == after:
        return True
    if (
        context.opens_sentence
        and context.last_character in ",?!"
        and source.first - after <= _DESCRIBED
        and flags[source.head] & CAPITAL
        and not context.stream.has(_NO_NOUN, after, source.first)
    ):
        # `"We open," former independent clerk Ida Moen`
        return True
    if source.first - after > 3:
        return False
    described = source.first - after == 2 and flags[after] & DETERMINER and flags[after + 1] & LOWER
    if described and flags[source.head] & CAPITAL:
        # `Moen called it "theft," a charge Vik denied`: that is no Vik who is a charge.
        return context.opens_sentence or not any(cue.source for cue in context.sentence.before(context.unit))
    if lows[after] == "though":
        # `Moen called it "theft", though Vik denied it`
        return False
    return all(
        flags[at] & ADVERB or lows[at] in ("as", "so", "former", "then") for at in range(after, source.first)
    )


def _cue_behind(context: Context) -> tuple[Cue, int] | None:
    """Return the first cue behind the stretch, and the unit where what stands behind the stretch starts."""
    found = context.cue_behind
    if found is UNSET:
        found = context.cue_behind = _find_cue_behind(context)
    return found


def _find_cue_behind(context: Context) -> tuple[Cue, int] | None:
    stream, unit, sentence = context.stream, context.unit, context.sentence
    flags = stream.flags
    after = unit + 1
    if after >= sentence.end:
        return None
    opens = context.opens_sentence
    opener = sentence.start
    while opener < unit and flags[opener] & _OPENING and not flags[opener] & SUBORDINATOR:
        opener += 1
    if not opens and context.last_character not in ",?!—–-." and not flags[after] & COMMA:
        near = next(sentence.behind(after), None) if stream.lows[after] in _ADVERBIAL else None
        if near is None or near.first != after or near.match.voice != "preposition":
            return None
    if (
        not opens
        and not flags[unit - 1] & COLON
        and any(
            cue.source is not None
            and (
                flags[opener] & SUBORDINATOR
                # "Reminded that she had called it \"a gift\", Moen laughed"
                or (stream.lows[opener] in _TOLD and not stream.has(COMMA, opener, cue.source.first))
                or (opens_beside(stream, cue.source) and not stream.has(COMMA, cue.last, unit))
            )
            for cue in sentence.before(unit)
        )
    ):
        # "While Moen called it \"a gift\", Vik said", "In May, when Moen called it": that clause has its own report.
        return None
    while after < sentence.end and flags[after] & _MARK:
        after += 1
    for cue in sentence.behind(after):
        if cue.first - after > _REACH or cue.source is None:
            return None
        if "q" not in cue.match.entry.frames and cue.match.voice != "preposition":
            return None
        return None if set_apart(context, cue) else (cue, after)
    return None
