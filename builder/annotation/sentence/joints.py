"""Joints: what keeps a report out of another that stands before it."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DASH,
    ED,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.sentence.clauses import PARTING
from builder.annotation.sentence.insertions import BESIDES, opens_beside, starts_aside
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_ASKED = frozenset(("why", "how", "what", "if", "whether", "when", "where", "who"))
_CLAUSAL = frozenset("tz")
_OTHERS = frozenset(("others", "some", "another"))
RELATIVES = frozenset(("who", "whom", "which"))


def stands_apart(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether a joint between the report ``other`` and the ``source`` of ``cue`` keeps it out of that report."""
    flags, lows = stream.flags, stream.lows
    opener = lows[source.first - 1]
    leads = PREPOSITION | COMMA | DASH if opener in ("which", "whom") else PREPOSITION
    if opener == "which" and cue.kind == "think" and not flags[source.first - 3] & COMMA:
        # "a world in which people want"
        leads = COMMA | DASH
    if (
        opener in ("which", "whom", "what")
        and flags[source.first - 2] & leads
        and not tells_of(stream, other, source)
    ):
        # "Moen said it was closed, which he called"
        return True
    if (
        source.antecedent is not None
        and (
            flags[source.first - 1] & (COMMA | DASH)
            # "Moen asked them to leave after the release of a report that found"
            or (
                "t" not in other.match.entry.frames
                and not BESIDES.isdisjoint(lows[other.last : source.antecedent.first])
            )
        )
    ):
        return True
    if source.antecedent is not None and _is_another(stream, other, source.antecedent):
        # "nurses who feared it and clerks | who called it"
        return True
    if (
        flags[source.first - 1] & CONJUNCTION
        and cue.kind == "say"
        and lows[source.first] in _OTHERS
        and other.source is not None
        and (flags[other.source.first] | flags[other.source.first - 2]) & (QUANTITY | SOMEBODY)
    ):
        # "Some said it was late and | others said"
        return True
    closed = cue.last < len(flags) and flags[cue.last] & COMMA
    if flags[other.last] & COMMA and other.last + 1 == source.first and closed:
        # "Moen believes, she said, that": the report between commas is the outer one
        return True
    if (
        cue.match.voice == "infinitive"
        and flags[source.first - 2] & COMMA
        and opener[-3:] == "ing"
        and opener in stream.lexicon.clause["making"]
    ):
        # "Nobody claimed it, leading Moen to call"
        return True
    if (opener == "with" and cue.match.voice in ("participle", "infinitive")) or in_apposition(
        stream, source
    ):
        return True
    if (
        cue.kind in ("say", "write")
        and flags[source.first - 1] & CONJUNCTION
        and flags[source.first] & SUBJECT
    ):
        # "Moen said it was late and she called it"
        return True
    if lows[other.last] in BESIDES or (lows[other.last] == "nothing" and opener in BESIDES):
        # "Moen said as Vik yelled", "Moen said nothing when Vik yelled"
        return True
    if (
        opener in BESIDES
        and lows[other.last] != "that"
        and (cue.kind == "say" or (opener == "because" and flags[source.first] & SUBJECT))
        and (
            flags[source.first - 2] & COMMA
            or (
                opener != "because" and not stream.has(AUXILIARY | ED | SUBJECT, other.last, source.first - 1)
            )
        )
    ):
        # "Moen asked about the talk, when Vik called it", "Moen announced the cuts after Vik called them"
        return True
    if opener == "where" and flags[source.first - 2] & COMMA and lows[other.last] != "that":
        # "Moen told the meeting, where Vik had called it"
        return True
    if (
        other.kind == "think"
        and cue.kind == "say"
        and other.source is not None
        and lows[other.source.first - 1] in _ASKED
        and lows[other.source.first - 2] == "asked"
    ):
        # "Asked why she thought it was late Moen said"
        return True
    if lows[other.last] == "to" and flags[source.first - 1] & CONJUNCTION:
        # "Moen pledged to visit every town and she called it"
        return True
    if cue.kind == "think" and other.kind == "say" and _goes_on_thinking(stream, source):
        return False
    if flags[source.first - 1] & COMMA and starts_aside(stream, other, source):
        # "Moen said that, while she liked it, she found it"
        return False
    if _joint_between(stream, other, source, cue):
        return True
    if other.source is None or not stream.has(COMMA, other.last, source.first):
        return False
    if lows[other.source.first - 1] in RELATIVES:
        # "Her tone, which Moen found odd, changed when she called it"
        return True
    if other.match.voice == "participle" and lows[other.source.first - 1] == "with":
        # "with Moen saying so, Vik called it"
        return True
    return opens_beside(stream, other.source)


def _is_another(stream: Stream, other: Cue, antecedent: Phrase) -> bool:
    """Say whether a list or an apposition parts a relative clause, of the ``antecedent``, from the report ``other``.

    "clerks who feared it and | nurses | who said", "half said it was late, about | the same number | who said"
    """
    flags, lows, joint = stream.flags, stream.lows, antecedent.first - 1
    if joint <= other.last or other.source is None:
        return False
    if flags[joint] & COMMA or (flags[joint] & (ADVERB | PREPOSITION) and flags[joint - 1] & COMMA):
        return bool(flags[other.source.first] & (RELATIVE | QUANTITY | NUMBER))
    # but "clerks who say nurses and | bakers | who called it"
    clausal = other.match.entry.frames & _CLAUSAL and not flags[other.last] & OBJECT
    return bool(flags[joint] & CONJUNCTION and lows[other.source.first] == "who" and not clausal)


def _goes_on_from(stream: Stream, other: Cue, source: Phrase) -> int:
    """Return where the last clause of the report ``other`` starts: behind "but that" for "said it was, but that"."""
    first, lows = other.last, stream.lows
    aside = lows[source.first - 1] == "as"
    # "and that, as she said, it was": the aside has its own report
    if not aside and "t" in other.match.entry.frames and "that" in lows[first + 1 : source.first]:
        for at in range(source.first - 1, first, -1):
            if lows[at] == "that" and stream.flags[at - 1] & CONJUNCTION:
                return at + 1
    return first


def tells_of(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether ``other`` says something of what ``source`` names: "Moen warned of what she called"."""
    says = stream.lows[source.first - 1] == "what" and other.kind in ("say", "write")
    return says and not stream.flags[source.first - 3] & COMMA


def in_apposition(stream: Stream, source: Phrase) -> bool:
    """Say whether the clause of ``source`` describes a noun behind a comma: "..., a move Vik called"."""
    flags, lows = stream.flags, stream.lows
    noun = source.first - 1
    if lows[noun] == "that":
        noun -= 1
    at = noun
    while at > 1 and noun - at < 4 and flags[at] & LOWER and lows[at] not in ("a", "an"):
        if flags[at] & (PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY):
            return False
        at -= 1
    return at < noun and lows[at] in ("a", "an") and bool(flags[at - 1] & (COMMA | DASH))


def _goes_on_thinking(stream: Stream, source: Phrase) -> bool:
    """Say whether a report goes on with what somebody thinks: "Moen said it was late | but she felt"."""
    flags = stream.flags
    return bool(flags[source.first - 1] & CONJUNCTION and not flags[source.first - 2] & COMMA)


def _goes_on_behind(stream: Stream, unit: int, source: Phrase, cue: Cue) -> bool:
    """Say whether the clause of the stretch at ``unit`` goes on behind it: `said Vik was "drunk" | when he called`."""
    if source.first == unit + 2 and stream.lows[unit + 1] == "and" and cue.kind == "say":
        # `said it was "fine" and | Vik called it`
        return False
    stretch = stream.stretches[stream.stretch[unit]]
    return stretch.last_character.isalnum() and not stream.flags[unit + 1] & COMMA


def _joint_between(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether what stands between a report and the ``source`` of another joins both: "..., but Vik"."""
    flags, lows = stream.flags, stream.lows
    between = range(_goes_on_from(stream, other, source), source.first)
    whole = lows[source.first - 1] == "that" and "t" in other.match.entry.frames
    joined = any(
        (
            flags[at] & QUOTE
            and not whole
            and not (at > other.last and _goes_on_behind(stream, at, source, cue))
        )
        or flags[at] & (SEMICOLON | OPEN)
        # but "Moen said she would stay while Vik wants": what is only wanted is part of the contrast
        or (lows[at] in PARTING and (cue.kind != "think" or flags[at - 1] & (COMMA | DASH)))
        or (flags[at] & CONJUNCTION and flags[at - 1] & (COMMA | DASH))
        for at in between
    )
    if joined or not flags[source.first - 1] & COMMA:
        return joined
    # "In 2010, Moen said, Vik called it", but "Asked what Moen said, Vik called it"
    inserted = other.source is not None and other.source.first > 0 and flags[other.source.first - 1] & COMMA
    return len(between) > 1 or not inserted
