"""Whose cue it is: from a reporting verb to the phrase that stands for its source."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    FIRST_NAME,
    ING,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.phrases import (
    WINDOW,
    Phrase,
    clause_subject,
    opens_participle,
    phrase_before,
    phrase_from,
)
from builder.annotation.tokens import Stream


def source_of(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    """Return the phrase that stands for the source of ``cue`` in the sentence ``[start, end)``.

    The subject of a finite verb, before it ("Smith, the mayor, said") or behind it (`"...," said Smith`); the
    antecedent of a relative ("Smith, who said"); the subject shared by joined verbs ("Smith rose and said");
    for participles and infinitives the subject of the clause they hang on ("Smith left, saying"; "Smith went
    on to say"); for passives what follows "by".
    """
    start = max(start, cue.first - WINDOW)
    if cue.voice in ("passive", "by"):
        source = _agent(stream, cue, end)
    elif cue.voice == "infinitive":
        source = _made_to(stream, cue, start) or _subject_around(stream, cue.first, start)
    elif cue.voice == "participle":
        source = _participle_subject(stream, cue, start, end)
    else:
        source = _subject(stream, cue, start, end)
    return source if source is not None and _can_speak(stream, source) else None


def _can_speak(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase can be a source: no lone adverb, adjective or singular noun without an article."""
    if phrase.last - phrase.first > 1 or phrase.antecedent is not None:
        return True
    flag, low = stream.flags[phrase.first], stream.lows[phrase.first]
    if flag & CAPITAL:
        return not (low.endswith("ly") and len(low) > 6 and not flag & FIRST_NAME)
    return bool(
        flag & (ROLE | ORGANIZATION | DOCUMENT | SUBJECT | SOMEBODY | RELATIVE | QUANTITY | NUMBER)
    ) or (low.endswith("s") and not low.endswith("ss"))


_SUBJECT_START = (
    CAPITAL | DETERMINER | POSSESSIVE | SUBJECT | SOMEBODY | QUANTITY | NUMBER | ROLE | ORGANIZATION | QUOTE
)
_ASIDE = frozenset(("in", "at", "on", "during", "after", "before", "through"))
_INVERTING = frozenset(("say", "write", "add", "argue", "insist", "explain", "predict"))


def _agent(stream: Stream, cue: CueMatch, end: int) -> Phrase | None:
    lows = stream.lows
    for at in range(cue.last, min(end, cue.last + 8)):
        if lows[at] == "by":
            return phrase_from(stream, at + 1, end)
        if stream.flags[at] & QUOTE and at + 1 < end and lows[at + 1] == "by":
            # called "the capital of rain" by its people
            continue
        if stream.flags[at] & (COMMA | QUOTE | COLON):
            return None
    return None


# What makes somebody say something: "it prompted Moen to say".
_MAKING = frozenset(
    "prompt prompts prompted prompting lead leads led leading force forces forced forcing cause causes caused causing "
    "inspire inspires inspired inspiring push pushes pushed pushing compel compels compelled compelling drove driving "
    "provoke provokes provoked provoking".split()  # noqa: SIM905
)


def _made_to(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    """Return who is made to speak: for "leading Moen to say", "prompted Vik to joke and call", the name there."""
    lows = stream.lows
    for at in range(cue.first - 1, max(start, cue.first - 20), -1):
        if lows[at] in _MAKING and at + 1 < cue.first:
            phrase = phrase_from(stream, at + 1, cue.first)
            return phrase if phrase is not None and phrase.last <= cue.first else None
        if stream.flags[at] & (COMMA | COLON | SEMICOLON | QUOTE):
            return None
    return None


def _subject(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    flags, lows = stream.flags, stream.lows
    left = cue.first - 1
    if left < start:
        # Said Smith: "..."
        return phrase_from(stream, cue.last, min(end, cue.last + 20))
    left = _before_floating(stream, left, start)
    flag = flags[left]
    if flag & RELATIVE and (
        lows[left] in ("who", "which") or (lows[left] == "that" and flags[left - 1] & LOWER)
    ):
        return Phrase(left, left + 1, left, _antecedent(stream, left, start))
    if flag & QUOTE or (flag & (COMMA | DASH) and left > start and flags[left - 1] & QUOTE):
        quote = left if flag & QUOTE else left - 1
        if quote > start and stream.stretches[stream.stretch[quote]].last_character == ",":
            # `Smith, who called it "a gift," said`: the marks close an aside.
            phrase = _around_parenthesis(stream, quote, start)
            if phrase is not None:
                return phrase
        # `"...," said Smith`, unless the verb has no phrase behind it: `the film "Dust" says`.
        inverted = _inverted(stream, cue, end)
        if inverted is not None:
            return inverted
    if flag & CONJUNCTION or (flag & ADVERB and lows[left] == "then"):
        return _subject_around(stream, left, start)
    if flag & COMMA and cue.entry.lemma in _INVERTING:
        # "The hall opens on Monday, said Ida Moen, the mayor."
        inverted = _inverted(stream, cue, end)
        if (
            inverted is not None
            and not flags[inverted.first] & SUBJECT
            and (inverted.last >= end or flags[inverted.last] & (COMMA | END | OPEN | RELATIVE | DASH))
        ):
            return inverted
    if flag & (COMMA | CLOSE | DASH):
        phrase = _around_parenthesis(stream, left, start)
        if phrase is not None:
            return phrase
        if flag & COMMA:
            return (
                _inverted(stream, cue, end)
                if _inverts(stream, cue, end)
                else _subject_around(stream, left, start)
            )
        return None
    before = _before_time(stream, left, start)
    if before < left and flags[before] & RELATIVE and lows[before] in ("who", "which"):
        return Phrase(before, before + 1, before, _antecedent(stream, before, start))
    phrase = phrase_before(stream, before + 1, start)
    if phrase is None:
        if flag & (CAPITAL | LOWER) and not flag & (PREPOSITION | SUBORDINATOR):
            return clause_subject(stream, start, cue.first)
        return _inverted(stream, cue, end) if _inverts(stream, cue, end) else None
    if phrase.first - 1 > start and lows[phrase.first - 1] in _ASIDE and flags[phrase.head] & LOWER:
        # "Moen in her speech said": the place or the occasion stands between.
        name = phrase_before(stream, phrase.first - 1, start)
        if name is not None and flags[name.head] & (CAPITAL | SUBJECT) and _can_lead(stream, name, start):
            return name
    relative = _open_relative(stream, phrase.first, start)
    if relative is not None:
        outer = _antecedent(stream, relative, start)
        if outer is not None:
            return _described(stream, outer, start)
    return _joined(stream, phrase, start)


def _before_floating(stream: Stream, left: int, start: int) -> int:
    """Return the last unit before "all", "both" or "each" that ends at ``left``: for "Moen and Vik both", Vik."""
    flags = stream.flags
    if left - 1 <= start or stream.lows[left] not in ("all", "both", "each"):
        return left
    before = left - 1
    while before > start and flags[before] & AUXILIARY:
        before -= 1
    named = flags[before] & (CAPITAL | LOWER | CLOSE) and not flags[before] & (
        PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | VERB | CUE
    )
    return before if named or (before < left - 1 and flags[before] & COMMA) else left


def _before_time(stream: Stream, at: int, start: int) -> int:
    """Return the last unit before the times that end at ``at``: for "Moen on Monday", "Moen at the time", Moen."""
    flags = stream.flags
    while at > start and flags[at] & (CALENDAR | NUMBER):
        look = at
        while look > start and (
            flags[look] & (CALENDAR | NUMBER | DETERMINER | ADVERB | QUANTITY)
            or stream.lows[look] in ("than", "last", "next")
        ):
            look -= 1
        if look > start and flags[look] & PREPOSITION:
            look -= 1
        if look == at or (not flags[at] & CALENDAR and flags[look] & (COMMA | CLOSE)):
            break
        at = look
    while at > start and flags[at] & AUXILIARY:
        at -= 1
    return at


def _described(stream: Stream, phrase: Phrase, start: int) -> Phrase:
    """Return the name that ``phrase`` describes behind a comma: for "Moen, the clerk who", Moen."""
    flags = stream.flags
    comma = phrase.first - 1
    if comma <= start or not flags[comma] & COMMA or flags[phrase.head] & CAPITAL:
        return phrase
    name = phrase_before(stream, comma, start)
    if name is None or not flags[name.head] & CAPITAL or not _can_lead(stream, name, start):
        return phrase
    return name


def _joined(stream: Stream, phrase: Phrase, start: int) -> Phrase:
    """Return the whole of a joined subject: for "Ruiz and her lawyer said", all three."""
    flags, lows = stream.flags, stream.lows
    for _ in range(4):
        joint = phrase.first - 1
        if joint <= start or lows[joint] not in ("and", "or", "&"):
            break
        at = joint - 1 if flags[joint - 1] & COMMA else joint
        first = phrase_before(stream, at, start)
        if first is None or not flags[first.head] & (CAPITAL | ROLE | SUBJECT | SOMEBODY):
            break
        opener = COMMA | QUOTE | SUBORDINATOR | DASH | COLON | CONJUNCTION
        if first.first > start and not flags[first.first - 1] & opener:
            break
        phrase = Phrase(first.first, phrase.last, first.head)
    return phrase


def _inverts(stream: Stream, cue: CueMatch, end: int) -> bool:
    """Say whether the subject stands behind the verb: "said Moen", not ", the clerk, said she left"."""
    flags = stream.flags
    if cue.last >= end or not flags[cue.last] & (CAPITAL | DETERMINER | POSSESSIVE | ROLE | SUBJECT):
        return False
    phrase = phrase_from(stream, cue.last, end)
    if phrase is None or phrase.last >= end:
        return True
    follows = flags[phrase.last]
    return not follows & (AUXILIARY | VERB | CUE | ED) or bool(follows & CAPITAL)


def _inverted(stream: Stream, cue: CueMatch, end: int) -> Phrase | None:
    at = cue.last
    if at < end and stream.flags[at] & ADVERB and not stream.flags[at] & SOMEBODY:
        at += 1
    if at >= end or not (
        stream.flags[at] & _SUBJECT_START
        or stream.words[at].endswith("s")
        or _describes_name(stream, at, end)
    ):
        return None
    own = stream.flags[at] & POSSESSIVE and at + 1 < end and stream.flags[at + 1] & (LOWER | CAPITAL)
    if stream.flags[at] & OBJECT and not stream.flags[at] & SUBJECT and not own:
        return None
    return phrase_from(stream, at, end)


def _describes_name(stream: Stream, at: int, end: int) -> bool:
    """Say whether a small word starts what stands before a name or role: "said former clerk Moen"."""
    flags = stream.flags
    for look in range(at, min(end, at + 3)):
        flag = flags[look]
        if look > at and flag & (CAPITAL | ROLE):
            return True
        if not flag & LOWER or flag & (
            PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | VERB | CUE
        ):
            break
    return False


def _antecedent(stream: Stream, relative: int, start: int) -> Phrase | None:
    """Return the phrase that the relative pronoun at ``relative`` stands for."""
    before = relative
    if before > start and stream.flags[before - 1] & PREPOSITION:
        before -= 1
    if before > start and stream.flags[before - 1] & (COMMA | CLOSE | DASH):
        inner = before - 1
        if stream.flags[inner] & COMMA:
            # "Smith, the mayor, who said": the apposition stands between.
            outer = _around_parenthesis(stream, inner, start)
            if outer is not None:
                return outer
        before = inner
    return phrase_before(stream, before, start)


def _open_relative(stream: Stream, phrase: int, start: int) -> int | None:
    """Return the relative pronoun whose clause ends before the verb: "the man who led the team said"."""
    flags, lows = stream.flags, stream.lows
    verbs = 0
    at = phrase - 1
    while at >= start and phrase - at < 25:
        flag = flags[at]
        if flag & (COMMA | SEMICOLON | COLON | QUOTE | CONJUNCTION):
            return None
        if lows[at] == "who":
            return at if verbs else None
        if flag & (AUXILIARY | VERB | ED | CUE):
            verbs += 1
        at -= 1
    return None


def _inside_relative(stream: Stream, at: int, start: int) -> int | None:
    """Return the "who" in whose clause the unit ``at`` stands: "Vik, who came out and endorsed"."""
    flags = stream.flags
    verbs = 0
    for look in range(at - 1, max(start, at - 15), -1):
        flag = flags[look]
        if flag & (COMMA | SEMICOLON | COLON | QUOTE | DASH) or stream.lows[look] == "that":
            return None
        if stream.lows[look] == "who":
            return look if verbs == 1 else None
        verbs += bool(flag & (AUXILIARY | VERB | ED | CUE)) and not flags[look + 1] & (VERB | ED | CUE)
    return None


def _subject_around(stream: Stream, at: int, start: int) -> Phrase | None:
    """Return the subject of the clause around ``at``: whose a joined verb, participle or infinitive there is."""
    relative = _inside_relative(stream, at, start)
    if relative is not None:
        return Phrase(relative, relative + 1, relative, _antecedent(stream, relative, start))
    boundary = _clause_start(stream, at, start)
    return clause_subject(stream, boundary, at) or (
        clause_subject(stream, start, at) if boundary != start else None
    )


_CLAUSE_OPENERS = frozenset(
    ("that", "because", "while", "but", "when", "as", "if", "although", "though", "where")
)


def _clause_start(stream: Stream, at: int, start: int) -> int:
    """Return where the clause that goes on at ``at`` starts: after a joint that a new subject follows."""
    flags, lows = stream.flags, stream.lows
    look = at - 1
    while look > start:
        flag = flags[look]
        if flag & (SEMICOLON | COLON) or lows[look] in _CLAUSE_OPENERS:
            follows = SUBJECT | CAPITAL | DETERMINER | POSSESSIVE | QUANTITY | ADVERB
            if lows[look] in ("though", "although", "while", "when"):
                follows |= PREPOSITION
            if look + 1 < at and flags[look + 1] & follows:
                return look + 1
        if (
            flag & CONJUNCTION
            and flags[look - 1] & COMMA
            and flags[look + 1] & (SUBJECT | DETERMINER | CAPITAL)
        ):
            return look + 1
        look -= 1
    return start


def _around_parenthesis(stream: Stream, closing: int, start: int) -> Phrase | None:
    """Return the phrase before the apposition, relative clause or bracket that closes at ``closing``."""
    flags = stream.flags
    if flags[closing] & CLOSE:
        at = closing
        while at > start and not flags[at] & OPEN:
            at -= 1
        if at <= start:
            return None
        if flags[at - 1] & COMMA:
            return _around_parenthesis(stream, at - 1, start)
        return phrase_before(stream, at, start)
    if flags[closing] & DASH:
        at = closing - 1
        while at > start and not flags[at] & DASH:
            at -= 1
        return phrase_before(stream, at, start) if at > start else None
    if flags[closing - 1] & CLOSE:
        return _around_parenthesis(stream, closing - 1, start)
    # Commas: of the phrases that a comma follows, take the leftmost that what comes next can describe.
    best: Phrase | None = None
    at = closing - 1
    while at > start and closing - at < WINDOW:
        flag = flags[at]
        if flag & CLOSE:
            opening = at
            while opening > start and at - opening < 14 and not flags[opening] & OPEN:
                opening -= 1
            at = opening if flags[opening] & OPEN else at
        if flag & (SEMICOLON | COLON) and at < closing - 1:
            break
        if flag & QUOTE and at == start:
            break
        if flag & COMMA and _describes(stream, at + 1, closing):
            phrase = phrase_before(stream, at, start)
            if phrase is not None and _can_lead(stream, phrase, start):
                best = phrase
        at -= 1
    return best


def _describes(stream: Stream, at: int, closing: int) -> bool:
    """Say whether an apposition or a relative clause can start at ``at``."""
    flag = stream.flags[at]
    low = stream.lows[at]
    if flag & SUBJECT or low in ("if", "because", "that"):
        return False
    return bool(
        flag
        & (
            DETERMINER
            | RELATIVE
            | ROLE
            | NUMBER
            | QUANTITY
            | POSSESSIVE
            | ING
            | ED
            | LOWER
            | CAPITAL
            | PREPOSITION
        )
    )


def _can_lead(stream: Stream, phrase: Phrase, start: int) -> bool:
    """Say whether the clause can start with ``phrase``: it stands first, or behind an opener."""
    if phrase.first <= start:
        return True
    flags, lows = stream.flags, stream.lows
    before = flags[phrase.first - 1]
    if before & (COMMA | DASH | SEMICOLON | COLON | CONJUNCTION | QUOTE | CLOSE | OPEN):
        # A list of descriptions is no start: "a lawyer, a father and a poet, said".
        strong = flags[phrase.first] & (CAPITAL | SUBJECT | DETERMINER | POSSESSIVE | SOMEBODY | QUANTITY)
        return bool(strong) and (
            not before & COMMA or phrase.first - 1 <= start or _opener(stream, phrase.first - 1, start)
        )
    reports = before & CUE and not lows[phrase.first - 1].endswith("ing")
    return bool(before & (SUBORDINATOR | ADVERB) or reports) or lows[phrase.first - 1] in ("that", "as")


def _opener(stream: Stream, comma: int, start: int) -> bool:
    """Say whether the units before the comma are an introduction, not a name with its description."""
    flags = stream.flags
    at = start
    while at < comma and flags[at] & (CONJUNCTION | COMMA):
        at += 1
    if at >= comma:
        return True
    flag = flags[at]
    return (
        bool(flag & (PREPOSITION | SUBORDINATOR | ADVERB | ING | ED | QUOTE))
        or (comma - at <= 2 and not flag & CAPITAL)
        or (bool(flag & CAPITAL) and opens_participle(stream, at, comma))
    )


def _participle_subject(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    flags = stream.flags
    left = cue.first - 1
    if (
        left >= start
        and flags[left] & (LOWER | CAPITAL)
        and not flags[left] & (PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | RELATIVE)
    ):
        phrase = phrase_before(stream, cue.first, start)
        if phrase is not None and (
            (flags[left] & ROLE and flags[phrase.head] & ROLE)
            or ((flags[left] & ORGANIZATION or stream.words[left].isupper()) and "x" in cue.entry.frames)
            or (phrase.first > start and stream.lows[phrase.first - 1] == "with")
        ):
            # "a spokesman saying", "a PAC backing Vik", "with Moen calling it"
            return phrase
    if left < start or (flags[left] & PREPOSITION and left - 1 < start):
        # "Speaking on Monday, Smith": the subject comes after the comma.
        at = cue.last
        while at < end and not flags[at] & COMMA:
            at += 1
        return phrase_from(stream, at + 1, min(end, at + 30)) if at < end else None
    return _subject_around(stream, cue.first, start)
