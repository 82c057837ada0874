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
    NEGATION,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
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
    ends_with_comma,
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
        source = (
            _owner_of(stream, cue, start)
            or _made_to(stream, cue, start)
            or _subject_around(stream, cue.first, start)
        )
    elif cue.voice == "participle":
        source = _participle_subject(stream, cue, start, end)
    else:
        source = _subject(stream, cue, start, end)
    if source is None or not _can_speak(stream, source):
        return None
    return _poll(stream, source, start) or source


_POLLS = frozenset(("poll", "survey", "polls", "surveys"))


def _poll(stream: Stream, source: Phrase, start: int) -> Phrase | None:
    """Return the poll that a share of people was asked in, named before it: "In the Acme poll, 31% of voters said"."""
    flags, lows = stream.flags, stream.lows
    near = range(max(start, source.first - 3), source.last)
    if not any(lows[at] in ("percent", "%") or (lows[at] == "cent" and lows[at - 1] == "per") for at in near):
        return None
    for at in range(source.first - 1, start - 1, -1):
        if lows[at] in _POLLS:
            return phrase_before(stream, at + 1, start)
        if flags[at] & QUOTE:
            break
    return None


def _can_speak(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase can be a source: no lone adverb, adjective or singular noun without an article."""
    if phrase.last - phrase.first > 1 or phrase.antecedent is not None:
        return True
    flag, low = stream.flags[phrase.first], stream.lows[phrase.first]
    if flag & CAPITAL:
        after = stream.flags[phrase.last] if phrase.last < len(stream.flags) else 0
        adverb = low.endswith("ly") and len(low) > 6 and not flag & FIRST_NAME
        return not adverb or bool(after & (CUE | AUXILIARY | ADVERB))
    return bool(
        flag & (ROLE | ORGANIZATION | DOCUMENT | SUBJECT | SOMEBODY | RELATIVE | QUANTITY | NUMBER)
    ) or (low.endswith("s") and not low.endswith("ss"))


_SUBJECT_START = (
    CAPITAL | DETERMINER | POSSESSIVE | SUBJECT | SOMEBODY | QUANTITY | NUMBER | ROLE | ORGANIZATION | QUOTE
)
_ASIDE = frozenset(("in", "at", "on", "during", "after", "before", "through"))
_OBJECTS = frozenset("naj")
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
    [
        "prompt",
        "prompts",
        "prompted",
        "prompting",
        "lead",
        "leads",
        "led",
        "leading",
        "force",
        "forces",
        "forced",
        "forcing",
        "cause",
        "causes",
        "caused",
        "causing",
        "inspire",
        "inspires",
        "inspired",
        "inspiring",
        "push",
        "pushes",
        "pushed",
        "pushing",
        "compel",
        "compels",
        "compelled",
        "compelling",
        "drove",
        "driving",
        "provoke",
        "provokes",
        "provoked",
        "provoking",
        "allow",
        "allows",
        "allowed",
        "allowing",
        "enable",
        "enables",
        "enabled",
        "enabling",
        "require",
        "requires",
        "required",
        "requiring",
        "permit",
        "permits",
        "permitted",
        "permitting",
        "leave",
        "leaves",
        "leaving",
        "let",
        "lets",
    ]
)


# Nouns with an infinitive of whose they are: "Moen's failure to say", "his refusal to call".
_POWERS = frozenset(
    [
        "ability",
        "inability",
        "failure",
        "decision",
        "willingness",
        "unwillingness",
        "desire",
        "attempt",
        "attempts",
        "effort",
        "efforts",
        "plan",
        "plans",
        "refusal",
        "reluctance",
        "right",
        "intention",
        "promise",
        "pledge",
        "vow",
        "threat",
        "offer",
        "readiness",
        "chance",
        "opportunity",
    ]
)


def _owner_of(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    flags = stream.flags
    noun = cue.first - 1
    if noun <= start or stream.lows[noun] not in _POWERS:
        return None
    at = noun - 1
    while (
        at > start and noun - at < 3 and flags[at] & LOWER and not flags[at] & (POSSESSIVE | POSSESSIVE_MARK)
    ):
        at -= 1
    if flags[at] & POSSESSIVE_MARK:
        return phrase_before(stream, at, start)
    return Phrase(at, at + 1, at) if flags[at] & POSSESSIVE else None


def _made_to(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    """Return who is made to speak: for "leading Moen to say", "prompted Vik to joke and call", the name there."""
    lows = stream.lows
    for at in range(cue.first - 1, max(start, cue.first - 20), -1):
        if lows[at] in _MAKING and at + 1 < cue.first:
            phrase = phrase_from(stream, at + 1, cue.first)
            return phrase if phrase is not None and phrase.last <= cue.first else None
        if lows[at] == "for" and at + 1 < cue.first:
            # "it is rare for a judge to say"
            phrase = phrase_from(stream, at + 1, cue.first)
            if phrase is not None and phrase.last == cue.first:
                return phrase
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
    if left == start and lows[left] in ("that", "this"):
        return Phrase(left, left + 1, left)
    if flag & RELATIVE and (
        lows[left] in ("who", "which") or (lows[left] == "that" and flags[left - 1] & (LOWER | CAPITAL))
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
        if inverted is not None and flag & COMMA and _has_verb(stream, inverted, end):
            # `Moen, who called it "a gift", said she would stay`
            return _around_parenthesis(stream, left, start) or inverted
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
            and (
                inverted.last >= end
                or flags[inverted.last] & (COMMA | END | OPEN | RELATIVE | DASH)
                or lows[inverted.last] == "as"
            )
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
    if flag & NUMBER and left - 2 >= start:
        if lows[left - 1] == "in" and flags[left - 2] & (NUMBER | QUANTITY):
            # "4 in 10 say"
            return Phrase(left - 2, left + 1, left)
        if lows[left - 1] in ("least", "most", "than", "about", "nearly", "some", "over", "almost"):
            return Phrase(left, left + 1, left)
    if lows[left] == "whom" and left - 2 >= start and lows[left - 1] == "of":
        # "Moen and Vik, both of whom said"
        return Phrase(left - 2, left + 1, left - 2, _antecedent(stream, left - 2, start))
    before = _before_time(stream, left, start)
    if before < left and flags[before] & RELATIVE and lows[before] in ("who", "which"):
        return Phrase(before, before + 1, before, _antecedent(stream, before, start))
    phrase = phrase_before(stream, before + 1, start)
    if phrase is None:
        if flag & (CAPITAL | LOWER) and not flag & (PREPOSITION | SUBORDINATOR):
            return clause_subject(stream, start, cue.first)
        return _inverted(stream, cue, end) if _inverts(stream, cue, end) else None
    aside = _aside(stream, phrase, start)
    if aside is not None:
        # "Moen in her speech said", "who in an interview with Acme said": the occasion stands between.
        if lows[aside - 1] == "who":
            return Phrase(aside - 1, aside, aside - 1, _antecedent(stream, aside - 1, start))
        name = phrase_before(stream, aside, start)
        if name is not None and flags[name.head] & (CAPITAL | SUBJECT) and _can_lead(stream, name, start):
            return name
    relative = _open_relative(stream, phrase.first, start)
    if relative is not None:
        outer = _antecedent(stream, relative, start)
        if outer is not None:
            return _described(stream, outer, start)
    return _joined(stream, phrase, start)


def _aside(stream: Stream, phrase: Phrase, start: int) -> int | None:
    """Return where the occasion that ends with ``phrase`` starts: at "in" for "in a speech", "in a talk with Vik"."""
    flags, lows = stream.flags, stream.lows
    before = phrase.first - 1
    if before <= start:
        return None
    if flags[phrase.head] & CAPITAL:
        if lows[before] not in ("with", "to", "on", "at", "for"):
            return None
        inner = phrase_before(stream, before, start)
        if inner is None or not flags[inner.head] & LOWER or flags[inner.head] & (ROLE | ORGANIZATION):
            return None
        before = inner.first - 1
    return before if before > start and lows[before] in _ASIDE else None


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
    while at > start and flags[at] & (CALENDAR | NUMBER) and not flags[at] & ROLE:
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
    if cue.entry.frames & _OBJECTS and cue.entry.lemma not in _INVERTING:
        # "Moen described the strike"
        return False
    if cue.last >= end or not flags[cue.last] & (CAPITAL | DETERMINER | POSSESSIVE | ROLE | SUBJECT):
        return False
    phrase = phrase_from(stream, cue.last, end)
    if phrase is None or phrase.last >= end:
        return True
    follows = flags[phrase.last]
    return not follows & (AUXILIARY | VERB | CUE | ED) or bool(follows & CAPITAL)


def _has_verb(stream: Stream, pronoun: Phrase, end: int) -> bool:
    """Say whether the phrase is a pronoun with a verb behind it: "said she would"."""
    flags = stream.flags
    return bool(
        flags[pronoun.first] & SUBJECT
        and pronoun.last < end
        and flags[pronoun.last] & (AUXILIARY | VERB | CUE | ED | ADVERB | NEGATION)
    )


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
    if at - 2 >= start and stream.flags[at - 2] & SUBJECT and stream.flags[at - 1] & LOWER:
        # "he likes to say"
        return Phrase(at - 2, at - 1, at - 2)
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
    """Return where the clause that goes on at ``at`` starts: after a joint that a new subject follows.

    What goes on behind a comma goes on from the main clause: in "Moen told us what Vik wanted, calling it", Moen
    calls, not Vik.
    """
    flags, lows = stream.flags, stream.lows
    trails = bool(flags[at] & COMMA or flags[at - 1] & COMMA)
    look = at - 1
    while look > start:
        flag = flags[look]
        if flag & (SEMICOLON | COLON) or lows[look] in _CLAUSE_OPENERS:
            apart = (
                not trails or flag & (SEMICOLON | COLON) or flags[look - 1] & COMMA or lows[look] in _PARTING
            )
            if apart and look + 1 < at and _starts_clause(stream, look, at):
                return look + 1
        if (
            flag & CONJUNCTION
            and flags[look - 1] & COMMA
            and flags[look + 1] & (SUBJECT | DETERMINER | CAPITAL)
        ):
            return look + 1
        look -= 1
    return start


_PARTING = frozenset(("while", "but", "though", "although"))


def _starts_clause(stream: Stream, opener: int, at: int) -> bool:
    """Say whether a subject follows the ``opener`` of a clause that ends before ``at``."""
    flags, low = stream.flags, stream.lows[opener]
    first = opener + 1
    follows = SUBJECT | CAPITAL | DETERMINER | POSSESSIVE | QUANTITY | ADVERB
    if low in ("though", "although", "while", "when"):
        follows |= PREPOSITION
    if low == "as" and flags[first] & (DETERMINER | POSSESSIVE):
        # "as the senator left", but "as the best candidate"
        phrase = phrase_from(stream, first, at)
        return (
            phrase is not None
            and phrase.last < at
            and bool(flags[phrase.last] & (AUXILIARY | VERB | CUE | ED))
        )
    counted = low == "where" and any(flags[n] & (NUMBER | QUANTITY) for n in (first, first + 1))
    return bool(flags[first] & follows) or counted or _describes_name(stream, first, at)


def _around_parenthesis(stream: Stream, closing: int, start: int) -> Phrase | None:
    """Return the phrase before the apposition, relative clause or bracket that closes at ``closing``."""
    flags, lows = stream.flags, stream.lows
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
        if flag & COMMA and flags[at - 1] & RELATIVE and lows[at - 1] in ("who", "which") and at - 1 > start:
            # "Moen, who, on Monday, said"
            return Phrase(at - 1, at, at - 1, _antecedent(stream, at - 1, start))
        if flag & COMMA and best is not None and _goes_on(stream, at + 1):
            # "As Vik, the clerk, left, Moen, the mayor, said": another clause ends there.
            break
        if flag & COMMA and _describes(stream, at + 1, closing):
            phrase = phrase_before(stream, at, start)
            if phrase is not None and _can_lead(stream, phrase, start):
                opens = flags[phrase.first - 1] if phrase.first > start else 0
                if best is not None and opens & SUBORDINATOR and phrase.first - 1 <= start + 1:
                    # "After the talks ended, Moen, the clerk, said"
                    break
                strong = CAPITAL | SUBJECT | DETERMINER | POSSESSIVE | SOMEBODY | QUANTITY | NUMBER
                if best is None or flags[phrase.first] & strong:
                    best = phrase
        at -= 1
    return best


def _goes_on(stream: Stream, at: int) -> bool:
    """Say whether a finite verb stands at ``at``."""
    flag = stream.flags[at]
    return bool(flag & (VERB | AUXILIARY | CUE)) and not flag & (
        ROLE | ORGANIZATION | DOCUMENT | ING | CAPITAL
    )


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
    return (
        bool(before & (SUBORDINATOR | ADVERB | QUESTION | RELATIVE) or reports)
        or lows[phrase.first - 1] == "as"
    )


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


def _accompanies(stream: Stream, at: int, start: int) -> bool:
    """Say whether "with" stands at ``at``, or an "and" that goes on from one: ", with Moen calling it and Vik saying"."""
    lows = stream.lows
    if lows[at] != "and":
        return lows[at] == "with"
    return any(
        lows[look] == "with" and stream.flags[look - 1] & COMMA
        for look in range(at - 1, max(start, at - 30), -1)
    )


# Nouns of things that show or say something by themselves: "polls showing".
_TELLING = frozenset(
    (
        "poll",
        "polls",
        "survey",
        "surveys",
        "calls",
        "documents",
        "records",
        "data",
        "figures",
        "results",
        "signs",
    )
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
        if phrase is not None and _reduced(stream, cue, phrase, start):
            return phrase
    if left < start or _opens(stream, left, start):
        # "Speaking on Monday, Smith", "While praising it, Smith": the subject comes after a comma.
        return _behind_comma(stream, cue.last, end)
    return _subject_around(stream, cue.first, start)


def _reduced(stream: Stream, cue: CueMatch, phrase: Phrase, start: int) -> bool:
    """Say whether the participle right behind ``phrase`` tells what that does: "a spokesman saying"."""
    flags, lows = stream.flags, stream.lows
    left = cue.first - 1
    return bool(
        (flags[left] & ROLE and flags[phrase.head] & ROLE)
        # "a PAC backing Vik"
        or ((flags[left] & ORGANIZATION or stream.words[left].isupper()) and "x" in cue.entry.frames)
        # "with Moen calling it"
        or (phrase.first > start and _accompanies(stream, phrase.first - 1, start))
        # "a sign saying"
        or (stream.lexicon.works.get(lows[left]) == "thing" and cue.entry.lemma in ("say", "read"))
        or lows[left] in _TELLING
        # "talk of Moen calling it"
        or (
            phrase.first > start
            and lows[phrase.first - 1] in ("of", "about")
            and flags[left] & CAPITAL
            and not flags[left] & (PLACE | CALENDAR | ORGANIZATION)
        )
    )


def _opens(stream: Stream, left: int, start: int) -> bool:
    """Say whether only small words stand before a participle in its sentence: "But after", "Instead of"."""
    flags = stream.flags
    small = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB
    return bool(flags[left] & (PREPOSITION | SUBORDINATOR)) and all(
        flags[at] & small or (at == start and flags[at] & CAPITAL and left - at == 1)
        for at in range(start, left)
    )


def _behind_comma(stream: Stream, at: int, end: int) -> Phrase | None:
    """Return the subject of the main clause that follows the opening participle before ``at``."""
    flags = stream.flags
    first: Phrase | None = None
    for comma in range(at, min(end, at + WINDOW)):
        if not (flags[comma] & COMMA or (flags[comma] & QUOTE and ends_with_comma(stream, comma))):
            continue
        phrase = phrase_from(stream, comma + 1, min(end, comma + 30))
        if phrase is None:
            continue
        first = first or phrase
        after = phrase.last
        while after < end and flags[after] & (ADVERB | NEGATION):
            after += 1
        if after >= end or flags[after] & (AUXILIARY | VERB | CUE | ED | COMMA):
            return phrase
    return first
