"""Rules that read the rest of the sentence a stretch stands in, where no cue stands right beside it."""

from __future__ import annotations

from builder.annotation.attribution.actors import actor, lights, state
from builder.annotation.attribution.colons import colon
from builder.annotation.attribution.governing import governing_cue
from builder.annotation.attribution.headlines import headed
from builder.annotation.attribution.later import cue_later
from builder.annotation.attribution.presenting import self_styled
from builder.annotation.attribution.sieve import Claim, Context, Rule
from builder.annotation.attribution.wordings import predicated, relative, remark, wording
from builder.annotation.lexicon import COMMA, CONJUNCTION, HAVE, PREPOSITION, SUBJECT, SUBORDINATOR
from builder.annotation.sentence.reports import Cue

_OPENING = PREPOSITION | SUBORDINATOR
_NEW_CLAUSE = SUBORDINATOR | SUBJECT
_WHY = frozenset(("because", "when", "while", "though", "although", "as", "since"))


def noun_cue(context: Context) -> Claim | None:
    """`Nobody trusts Ida Moen's claim that the hall is "a gift".` -- a noun that reports, with its owner."""
    for cue in context.sentence.before(context.unit):
        if cue.match.voice == "noun" and context.unit <= cue.last + 20 and cue.source is not None:
            return None if _left(context, cue) else Claim(cue.source, cue)
    return None


def _left(context: Context, noun: Cue) -> bool:
    """Say whether a clause of its own starts behind the ``noun``: "welcomed her appeal, and though Vik was".

    Or whether others say it of the noun: "Her comments have been called", "Her comments drew a rebuke".
    """
    flags, unit, start = context.stream.flags, context.unit, context.sentence.start
    if flags[start] & _OPENING and flags[unit - 1] & COMMA and unit - 1 > noun.last:
        # `Despite Vik's call to leave, "..."`
        return True
    drawn = context.stream.lows[noun.last] in context.stream.lexicon.clause["drawing"]
    return (
        drawn
        or bool(flags[noun.last] & HAVE)
        or any(
            (flags[at] & COMMA and flags[at + 1] & CONJUNCTION and flags[at + 2] & _NEW_CLAUSE)
            or (context.stream.lows[at] in _WHY and flags[at + 1] & SUBJECT)
            for at in range(noun.last, context.unit - 2)
        )
    )


RULES: tuple[Rule, ...] = (
    governing_cue,
    cue_later,
    headed,
    noun_cue,
    wording,
    remark,
    relative,
    colon,
    lights,
    state,
    predicated,
    self_styled,
    actor,
)
"""The rules of these files in the order they are tried."""
LONE: tuple[Rule, ...] = (headed,)
"""Those of them that may link a stretch which is alone in its sentence."""
