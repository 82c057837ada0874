"""Cues that may only tell what somebody does, or may do, so that a report behind them has the words."""

from __future__ import annotations

from builder.annotation.lexicon import COMMA, CONJUNCTION, DETERMINER, ED, MODAL, NUMBER, POSSESSIVE, QUANTITY
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_NO_WORDS = ("think", "show", "other")
"""The kinds of cues that need no words."""
_TO_DO = frozenset(("agree", "decline", "volunteer"))
"""Verbs whose infinitive is an act more than words: "agreed to pay"; but "promised to pay"."""
_NEAR = 4
"""How many units behind a verb its infinitive may start: "agreed on Monday to pay"."""
_ACTING = frozenset("oat")
"""Frames of verbs that only make somebody do or believe something: "refused to", "convinced the board"."""
_SPOKEN = frozenset("qt")
_PAST = frozenset(("led", "drove", "made", "left", "let"))
_NAMING = frozenset("nj")
_THING = DETERMINER | NUMBER | POSSESSIVE | QUANTITY


def yields(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether a report behind the stretch at ``unit`` has its words, where there is one.

    `The board refused to "pay twice", | Moen said`, `The town added two guards along the "long wall", | Moen said`,
    `The army may call it "a war", | Moen said`; but `The board called it "a joke", Moen said`.
    """
    match = cue.match
    frames, lows = match.entry.frames, stream.lows
    if cue.kind in _NO_WORDS or match.negated or _closes(stream, cue):
        return True
    if match.voice == "passive":
        # "are allowed to", but `called "a gift" by Moen`
        return frames.isdisjoint(_NAMING)
    if match.voice == "infinitive":
        return lows[cue.first - 1] in stream.lexicon.clause["failing"] or _is_made_to(stream, cue)
    if match.voice != "finite":
        return False
    if stream.has(MODAL, match.first, match.verb) or cue.lemma in stream.lexicon.clause["doing"]:
        return True
    if cue.last >= unit:
        return False
    if cue.lemma in _TO_DO and "to" in lows[cue.last : min(unit, cue.last + _NEAR)]:
        return True
    acts = frames <= _ACTING or (frames <= _SPOKEN and bool(stream.flags[cue.last] & _THING))
    return acts and "that" not in lows[cue.last : unit]


def _closes(stream: Stream, cue: Cue) -> bool:
    """Say whether the cue closes a report, and another clause follows: "It is quiet, Vesti reported, while here"."""
    source = cue.source
    lead = cue.first if source is None else min(cue.first, source.first)
    last = cue.last + 1
    return (
        lead > 0
        and bool(stream.flags[lead - 1] & COMMA)
        and last < len(stream.flags)
        and bool(stream.flags[last - 1] & COMMA)
        and bool(stream.flags[last] & CONJUNCTION or stream.lows[last] == "while")
    )


def _is_made_to(stream: Stream, cue: Cue) -> bool:
    """Say whether somebody has to do, or may do, what the infinitive says: "The rule forces banks | to disclose"."""
    source = cue.source
    if source is None or source.last != cue.first or not source.first:
        return False
    making = stream.lows[source.first - 1]
    # "prompted Moen to say": so she did
    past = stream.flags[source.first - 1] & ED or making in _PAST
    return not past and making in stream.lexicon.clause["making"]
