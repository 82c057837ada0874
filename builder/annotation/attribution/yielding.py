"""Cues that may only tell what somebody does, or may do, so that a report behind them has the words."""

from __future__ import annotations

from builder.annotation.lexicon import DETERMINER, MODAL, NUMBER, POSSESSIVE, QUANTITY
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_NO_WORDS = ("think", "show", "other")
"""The kinds of cues that need no words."""
_TO_DO = frozenset(("agree", "decline", "volunteer"))
"""Verbs whose infinitive is an act more than words: "agreed to pay"; but "promised to pay"."""
_ACTING = frozenset("oat")
"""Frames of verbs that only make somebody do or believe something: "refused to", "convinced the board"."""
_SPOKEN = frozenset("qt")
_NAMING = frozenset("nj")
_THING = DETERMINER | NUMBER | POSSESSIVE | QUANTITY


def yields(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether a report behind the stretch at ``unit`` has its words, where there is one.

    `The board refused to "pay twice", | Moen said`, `The town added two guards along the "long wall", | Moen said`,
    `The army may call it "a war", | Moen said`; but `The board called it "a joke", Moen said`.
    """
    match = cue.match
    frames, lows = match.entry.frames, stream.lows
    if cue.kind in _NO_WORDS or match.negated:
        return True
    if match.voice == "passive":
        # "are allowed to", but `called "a gift" by Moen`
        return frames.isdisjoint(_NAMING)
    if match.voice != "finite" or cue.last >= unit:
        return False
    if lows[cue.last] == "to" and cue.lemma in _TO_DO:
        return True
    if frames <= _ACTING:
        return "that" not in lows[cue.last : unit]
    if frames <= _SPOKEN and stream.flags[cue.last] & _THING:
        return "that" not in lows[cue.last : unit]
    return stream.has(MODAL, match.first, match.verb)
