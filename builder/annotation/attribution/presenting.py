"""The rule that reads what somebody presents themselves as: `The firm bills itself as "a leader in salt"`."""

from __future__ import annotations

from builder.annotation.attribution.leads import can_speak
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import CUE, ED, LOWER, PREPOSITION, VERB
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.sources import source_of
from builder.annotation.sentence.verb_groups import verb_group
from builder.annotation.sentence.voices import Voice

_SELF = frozenset(("himself", "herself", "itself", "themselves"))
_NEAR = 3
"""How many words stand between "as" and the stretch, or what it is part of, at most."""
_FAR = 4
"""How many words stand between "itself" and "as" at most: "sold itself to voters as"."""


def self_styled(context: Context) -> Claim | None:
    """`Ida Moen bills herself as "a friend of the town".` -- what somebody presents themselves as."""
    stream, unit, start = context.stream, context.unit, context.sentence.start
    lows, flags = stream.lows, stream.flags
    joint = unit - 1
    while joint > start and unit - joint < _NEAR and lows[joint] != "as" and flags[joint] & LOWER:
        joint -= 1
    if lows[joint] != "as" or not stream.text[stream.stretches[stream.stretch[unit]].start].islower():
        return None
    own = joint - 1
    while own > start + 1 and joint - own < _FAR and lows[own] not in _SELF:
        own -= 1
    verb = own - 1
    if lows[own] not in _SELF or verb <= start or not flags[verb] & LOWER or flags[verb] & PREPOSITION:
        return None
    if not (flags[verb] & (VERB | CUE | ED) or lows[verb].endswith(("s", "ing"))):
        return None
    entry = stream.lexicon.plain_cues["describe"]
    group = verb_group(stream, verb, own, entry, start, context.sentence.end)
    voice: Voice = "infinitive" if group.infinitive else "finite"
    if lows[verb].endswith("ing") and not group.helped:
        voice = "participle"
    match = CueMatch(group.first, verb, own, entry, voice, group.negated)
    source = source_of(stream, match, start, context.sentence.end)
    stands_for = source.antecedent if source is not None else None
    return Claim(source) if can_speak(stream, stands_for or source) else None
