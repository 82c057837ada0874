"""How the words of a quotation were given, as its cue says: in writing or out loud, and to whom."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import CAPITAL, CUE, DETERMINER, LOWER, OBJECT, POSSESSIVE, VERB
from builder.annotation.outlets.clues.clue import WRITTEN
from builder.annotation.outlets.tellings.telling import Telling
from builder.annotation.tokens import Stream
from builder.schema import Medium

_SPOKEN = frozenset(("say", "tell", "ask", "speak", "insist"))


def heard(stream: Stream, quotation: Found) -> bool:
    """Say whether the cue names somebody who hears the words: `Moen told the victims' families`.

    Whoever it is, it is no audience and no outlet, or the words would have a telling of their own.
    """
    cue = quotation.cue
    if cue is None or cue.lemma != "tell" or cue.last >= len(stream.flags):
        return False
    flag = stream.flags[cue.last]
    return bool(flag & (CAPITAL | DETERMINER | POSSESSIVE)) or (
        # "told friends"
        bool(flag & LOWER) and not flag & (OBJECT | CUE | VERB) and stream.lows[cue.last].endswith("s")
    )


def told_other(stream: Stream, telling: Telling, quotation: Found) -> bool:
    """Say whether the cue names another hearer than an outlet: "told Vesti ... told the police", not "the host"."""
    cue = quotation.cue
    if telling.name is None or telling.medium not in ("told", "interview"):
        return False
    if cue is None or cue.lemma != "tell" or cue.last + 2 >= len(stream.flags):
        return False
    words = stream.lexicon.telling
    if stream.lows[cue.last] in words["private"]:
        return True
    if not stream.flags[cue.last] & DETERMINER or stream.flags[cue.last] & OBJECT:
        return False
    behind = stream.lows[cue.last + 1 : cue.last + 3]
    hosts = words["host"] | words["staff"] | {"interviewer", "moderator", "presenter"}
    return hosts.isdisjoint(behind) and not any(low in stream.lexicon.outlet_nouns for low in behind)


def wrote(quotation: Found) -> bool:
    """Say whether somebody "wrote" the quotation."""
    return quotation.cue is not None and quotation.cue.lemma == "write"


def unlike(medium: Medium | None, quotation: Found) -> bool:
    """Say whether the quotation is written and the medium spoken: "wrote" is no part of an interview."""
    return medium not in WRITTEN and wrote(quotation)


def posts(medium: Medium | None, quotation: Found, apart: bool) -> bool:
    """Say whether the quotation can be of a post before it: what somebody "said" paragraphs ``apart`` is none."""
    if not apart or medium != "social" or quotation.cue is None:
        return True
    return not spoken(quotation) and quotation.cue.kind != "think"


def spoken(quotation: Found) -> bool:
    """Say whether somebody "said" the quotation, as one does out loud."""
    return quotation.cue is not None and quotation.cue.lemma in _SPOKEN
