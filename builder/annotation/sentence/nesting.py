"""Reports inside each other: which of them the writer makes."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    LOWER,
    OPEN,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.sentence.reports import Cue, cues_before
from builder.annotation.tokens import Stream

# How many reports inside each other are followed.
_NESTED = 8
_CLAUSAL = frozenset("tz")
_MARKED = frozenset("q")
# What opens a clause that stands beside a report, not inside it.
_BESIDES = frozenset(("as", "when", "after", "before", "because", "while", "since", "although", "though"))
_CONDITIONS = frozenset(("if", "unless", "until", "once"))
_RELATIVES = frozenset(("who", "whom", "which"))
_ASIDES = frozenset(("who", "whom", "which", "whose"))
_CONTENT = frozenset(("that", "whether", "how", "why", "where", "way"))
# How many units what is told of may have before its clause.
_OBJECT = 8
_PARTS = COMMA | SEMICOLON | QUOTE | CONJUNCTION
_NESTING = frozenset(("what", "who", "whom", "which", "that", "whether"))


def outer_report(stream: Stream, cues: list[Cue], cue: Cue) -> Cue:
    """Return the cue of the report that the writer makes: for "Moen said Vik called it", Moen's.

    A report inside another's clause, or in a relative clause that tells which one is meant ("rivals who said"),
    belongs to whoever is quoted with it; behind a joint ("..., and Vik called it") it stands for itself.
    """
    for _ in range(_NESTED):
        outer = _enclosing(stream, cues, cue)
        if outer is None:
            break
        cue = outer
    return cue


def left_behind(stream: Stream, cue: Cue, unit: int, start: int) -> int:
    """Return where the relative clause or the aside of ``cue`` starts, if it ended before ``unit``, or else ``unit``.

    "Moen said the strike, | which Vik had ordered, was": what follows is not Vik's.
    """
    flags, lows = stream.flags, stream.lows
    if unit - cue.first > WINDOW or not stream.has(COMMA | DASH, cue.last, unit):
        return unit
    if cue.source is not None and _opens_aside(stream, cue.source.first - 1):
        # "Moen said that because Vik wants power, | the lake"
        comma = cue.last
        while not flags[comma] & (COMMA | DASH | QUOTE):
            comma += 1
        main = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | SOMEBODY | QUANTITY
        return cue.source.first - 1 if flags[comma] & COMMA and flags[comma + 1] & main else unit
    start = max(start, cue.first - WINDOW)
    opener = cue.first - 1
    while opener > start and not flags[opener] & (COMMA | DASH):
        if flags[opener] & QUOTE:
            return unit
        opener -= 1
    first = opener + 1
    if flags[first] & PREPOSITION:
        first += 1
    if opener <= start or lows[first] not in _ASIDES:
        return unit
    # "who said the plan, drawn up in May, was": a comma behind one noun phrase does not end what is claimed.
    verbs = lows[cue.match.verb] not in stream.lexicon.clause["claiming"]
    for at in range(cue.last, unit - 1):
        verbs = verbs or bool(flags[at] & (AUXILIARY | VERB | ED | CUE))
        if flags[at] & QUOTE:
            break
        if flags[at] & (COMMA | DASH):
            after = at + 1
            while after < unit - 1 and flags[after] & ADVERB:
                after += 1
            verb = flags[after] & (AUXILIARY | VERB | ED | CUE) and not lows[after].endswith("ing")
            if (verb and flags[after] & LOWER and (verbs or at == cue.last)) or lows[after] in (
                "to",
                "as",
                "that",
            ):
                return opener
    return unit


def judged(stream: Stream, cues: list[Cue], noun: Cue) -> bool:
    """Say whether the report of ``noun`` is what another judges: "dismissed Vik's claim that it rains as"."""
    if noun.source is None:
        return False
    return any(
        other.source is not None
        and other.kind == "say"
        and not other.match.entry.frames.isdisjoint("naj")
        and other.match.voice != "noun"
        and not stream.has(_PARTS, other.last, noun.first)
        for other in cues_before(cues, min(noun.first, noun.source.first))
    )


def _enclosing(stream: Stream, cues: list[Cue], cue: Cue) -> Cue | None:
    """Return the report that ``cue`` stands inside of, if there is one."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None:
        return None
    near = cues_before(cues, cue.first)
    for other in near:
        if other.source is not None and (
            _interrupts(stream, other, source, cue)
            or _introduces(stream, other, source)
            or (
                flags[source.first - 1] & COMMA
                and other.last < source.first
                and _starts_aside(stream, other, source)
                and not stream.has(QUOTE | SEMICOLON, other.last, source.first)
            )
        ):
            return other
    for other in reversed(near):
        if other.source is None or other.last > source.first or other.source.first >= source.first:
            continue
        if other.match.voice == "noun" and lows[other.last] != "that":
            continue
        if (
            cue.match.voice == "participle"
            and other.last == source.first
            and lows[other.match.verb] in stream.lexicon.clause["perceiving"]
        ):
            # "The tape shows Moen calling it"
            break
        marked = other.match.entry.frames == _MARKED
        clausal = other.match.entry.frames & _CLAUSAL or (
            not marked
            and (
                flags[source.first] & RELATIVE
                or (other.kind == "say" and _in_object(stream, other, source, cue))
                or _tells_how(stream, other, source)
            )
        )
        nested = (
            lows[source.first - 1] in _NESTING
            and (
                not flags[source.first - 2] & PREPOSITION
                or _tells_of(stream, other, source)
                or (lows[source.first - 1] == "which" and cue.kind == "think")
            )
            and (lows[source.first - 1] in ("that", "whether") or not marked)
        )
        if not clausal and not nested:
            continue
        if source.first - other.last > 40 or _stands_apart(stream, other, source, cue):
            break
        if flags[source.first - 1] & COMMA and _inside_opening(stream, near, other):
            # "Although Vik said she was happy, | Moen called it"
            break
        return other
    return None


def _inside_opening(stream: Stream, near: list[Cue], report: Cue) -> bool:
    """Say whether ``report`` stands in the clause of another that opens a clause beside: "After Vik said | she hoped"."""
    return any(
        other.source is not None
        and other.last <= report.first
        and _opens_beside(stream, other.source)
        and not stream.has(COMMA, other.last, report.first)
        for other in near
    )


def _interrupts(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether the report ``other`` stands between commas inside that of ``cue``: "The paper, Moen said, called"."""
    if other.source is None:
        return False
    flags = stream.flags
    first, last = other.source.first, other.last
    if other.match.voice == "preposition":
        # "The paper, according to Moen, called"
        first, last = other.first, other.source.last
    return source.last < first and last < cue.first and bool(flags[first - 1] & COMMA and flags[last] & COMMA)


def _introduces(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether the clause of ``source`` is what ``other`` introduces: "According to the board, Vik called it"."""
    flags, lows = stream.flags, stream.lows
    if other.match.voice != "preposition" or other.source is None or other.source.last >= source.first:
        return False
    comma = other.source.last
    while comma < source.first and not flags[comma] & COMMA:
        comma += 1
    opens = (
        other.first == 0
        or not flags[other.first - 1] & (LOWER | CAPITAL)
        or flags[other.first - 1] & CONJUNCTION
    )
    return (
        bool(opens)
        and comma < source.first
        and comma - other.source.last < 12
        and not any(
            flags[at] & (QUOTE | SEMICOLON)
            or lows[at] in ("while", "but", "although", "though")
            or (flags[at] & CONJUNCTION and flags[at - 1] & COMMA)
            for at in range(comma, source.first)
        )
    )


def _in_object(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether ``cue`` is part of what ``other`` is about: "criticised Vik's plan to call", "the law Vik called"."""
    if source.first == other.last:
        return cue.match.voice in ("participle", "infinitive")
    if source.first - other.last > 4 or cue.match.voice != "finite":
        return False
    flags = stream.flags
    no_noun = PREPOSITION | CONJUNCTION | SUBORDINATOR | COMMA | AUXILIARY | VERB | QUOTE | ADVERB
    return bool(flags[other.last] & (DETERMINER | POSSESSIVE)) and not stream.has(no_noun, other.last, source.first)


def _in_apposition(stream: Stream, source: Phrase) -> bool:
    """Say whether the clause of ``source`` describes a noun behind a comma: "..., a move Vik called", "a claim that"."""
    flags, lows = stream.flags, stream.lows
    noun = source.first - 1
    if lows[noun] == "that":
        noun -= 1
    if lows[noun] == "something":
        return bool(flags[noun - 1] & (COMMA | DASH))
    at = noun
    while at > 1 and noun - at < 4 and flags[at] & LOWER and lows[at] not in ("a", "an"):
        if flags[at] & (PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY):
            return False
        at -= 1
    return at < noun and lows[at] in ("a", "an") and bool(flags[at - 1] & (COMMA | DASH))


def _tells_how(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether a clause with ``source`` follows ``other`` or its object: "praised how Vik", "the idea that Vik"."""
    flags, lows = stream.flags, stream.lows
    for at in range(other.last, min(source.first, other.last + _OBJECT)):
        if flags[at] & _PARTS:
            return False
        if lows[at] in _CONTENT and "x" not in other.match.entry.frames:
            return True
    return False


def _tells_of(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether ``other`` says something of what ``source`` names: "Moen warned of what she called"."""
    says = stream.lows[source.first - 1] == "what" and other.kind in ("say", "write")
    return says and not stream.flags[source.first - 3] & COMMA


def _stands_apart(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether a joint between the report ``other`` and the ``source`` of ``cue`` keeps it out of that report."""
    flags, lows = stream.flags, stream.lows
    opener = lows[source.first - 1]
    leads = PREPOSITION | COMMA | DASH if opener in ("which", "whom") else PREPOSITION
    if opener == "which" and cue.kind == "think" and not flags[source.first - 3] & COMMA:
        # "a world in which people want"
        leads = COMMA | DASH
    if opener in ("which", "whom", "what") and flags[source.first - 2] & leads and not _tells_of(stream, other, source):
        # "Moen said it was closed, which he called"
        return True
    if source.antecedent is not None and flags[source.first - 1] & (COMMA | DASH):
        return True
    closed = cue.last < len(flags) and flags[cue.last] & COMMA
    if flags[other.last] & COMMA and other.last + 1 == source.first and closed:
        # "Moen believes, she said, that": the report between commas is the outer one
        return True
    if (opener == "with" and cue.match.voice == "participle") or _in_apposition(stream, source):
        return True
    if (
        cue.kind in ("say", "write")
        and flags[source.first - 1] & CONJUNCTION
        and flags[source.first] & SUBJECT
    ):
        # "Moen said it was late and she called it"
        return True
    if lows[other.last] in _BESIDES or (lows[other.last] == "nothing" and opener in _BESIDES):
        # "Moen said as Vik yelled", "Moen said nothing when Vik yelled"
        return True
    if opener in stream.lexicon.clause["making"] and flags[source.first - 2] & COMMA:
        # "Moen announced the cuts, prompting Vik to call them"
        return True
    if (
        opener in _BESIDES
        and lows[other.last] != "that"
        and (
            flags[source.first - 2] & COMMA
            # "Moen announced the cuts after Vik called them"
            or (cue.kind == "say" and not stream.has(AUXILIARY | VERB | CUE | ED, other.last, source.first))
        )
    ):
        # "Moen asked about the talk, when Vik called it"
        return True
    if lows[other.last] == "to" and flags[source.first - 1] & CONJUNCTION:
        # "Moen pledged to visit every town and she called it"
        return True
    if cue.kind == "think" and other.kind == "say" and _goes_on_thinking(stream, source):
        return False
    if flags[source.first - 1] & COMMA and _starts_aside(stream, other, source):
        # "Moen said that, while she liked it, she found it"
        return False
    if _joint_between(stream, other, source):
        return True
    if other.source is None or not stream.has(COMMA, other.last, source.first):
        return False
    if lows[other.source.first - 1] in _RELATIVES:
        # "Her tone, which Moen found odd, changed when she called it"
        return True
    if other.match.voice == "participle" and lows[other.source.first - 1] == "with":
        # "with Moen saying so, Vik called it"
        return True
    return _opens_beside(stream, other.source)


def _goes_on_thinking(stream: Stream, source: Phrase) -> bool:
    """Say whether a report goes on with what somebody thinks: "Moen said it was late | but she felt"."""
    flags = stream.flags
    return bool(flags[source.first - 1] & CONJUNCTION and not flags[source.first - 2] & COMMA)


def _opens_aside(stream: Stream, at: int) -> bool:
    """Say whether an aside inside a report starts at ``at``: at "if" for "said that if it rained", "said if it rained"."""
    lows = stream.lows
    if lows[at] not in _CONDITIONS and lows[at] not in _BESIDES:
        return False
    claims = (
        lows[at] not in ("as", "after", "before", "since")
        and lows[at - 1] in stream.lexicon.clause["claiming"]
    )
    return claims or lows[at - 1] == "that"


def _starts_aside(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether an aside stands between the "that" of the report ``other`` and the ``source`` inside it.

    "Moen said that, while she liked it, she found", "Moen said that if it rained, Vik would".
    """
    if _opens_aside(stream, other.last):
        return True
    for at in range(other.last, min(other.last + _OBJECT, source.first - 2)):
        if stream.lows[at] == "that":
            return (
                bool(stream.flags[at + 1] & (COMMA | SUBORDINATOR | PREPOSITION))
                or stream.lows[at + 1] in _BESIDES
            )
    return False


def _joint_between(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether what stands between a report and the ``source`` of another joins both: "..., but Vik"."""
    flags, lows = stream.flags, stream.lows
    between = range(other.last, source.first)
    whole = lows[source.first - 1] == "that" and "t" in other.match.entry.frames
    joined = any(
        (flags[at] & QUOTE and not whole)
        or flags[at] & (SEMICOLON | OPEN)
        or lows[at] in ("while", "but", "although", "though")
        or (flags[at] & CONJUNCTION and flags[at - 1] & COMMA)
        for at in between
    )
    if joined or not flags[source.first - 1] & COMMA:
        return joined
    # "In 2010, Moen said, Vik called it", but "Asked what Moen said, Vik called it"
    inserted = other.source is not None and other.source.first > 0 and flags[other.source.first - 1] & COMMA
    return len(between) > 1 or not inserted


def _opens_beside(stream: Stream, source: Phrase) -> bool:
    """Say whether ``source`` opens a clause beside the one it stands in: "After Moen said so, Vik called it"."""
    flags, lows = stream.flags, stream.lows
    before = source.first - 1
    while before > 0 and source.first - before < 6 and flags[before] & (ADVERB | PREPOSITION):
        if lows[before] in _BESIDES:
            break
        before -= 1
    return lows[before] in _BESIDES or lows[before] in _CONDITIONS
