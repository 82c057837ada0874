"""Whose cue it is: from a reporting verb to the phrase that stands for its source."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DOCUMENT,
    END,
    FIRST_NAME,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
)  # fmt: skip
from builder.annotation.sentence.asides import aside_before, before_floating, before_prepositions, before_time
from builder.annotation.sentence.borrowing import (
    infinitive_subject,
    is_passed_on,
    made_to,
    participle_subject,
    passed_on,
)
from builder.annotation.sentence.clauses import open_relative, subject_around
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.inversion import INVERTING, inverted_subject, inverts, pronoun_with_verb
from builder.annotation.sentence.parentheses import antecedent, around_parenthesis, can_lead
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream


def source_of(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    """Return the phrase that stands for the source of ``cue`` in the sentence ``[start, end)``.

    The subject of a finite verb, before it ("Smith, the mayor, said") or behind it (`"...," said Smith`); the
    antecedent of a relative ("Smith, who said"); the subject shared by joined verbs ("Smith rose and said");
    for participles and infinitives the subject of the clause they hang on ("Smith left, saying"; "Smith went
    on to say"); for passives what follows "by".
    """
    start = max(start, cue.first - WINDOW)
    passed = passed_on(stream, cue, end)
    if passed is not None:
        return passed
    if is_passed_on(stream, cue, end):
        source = _subject(stream, cue, start, end)
    elif cue.voice in ("passive", "by"):
        source = _agent(stream, cue, end)
    elif cue.voice == "infinitive":
        source = infinitive_subject(stream, cue, start)
    elif cue.voice == "participle":
        source = participle_subject(stream, cue, start, end)
    else:
        source = _subject(stream, cue, start, end)
    if source is None or not _can_speak(stream, source):
        return None
    return _poll(stream, source, start) or source


_POLLS = frozenset(("poll", "survey", "polls", "surveys"))
_SHARES = frozenset(("percent", "%", "cent"))


def _poll(stream: Stream, source: Phrase, start: int) -> Phrase | None:
    """Return the poll that a share of people was asked in, named before it: "In the Acme poll, 31% of voters said"."""
    flags, lows = stream.flags, stream.lows
    first = max(start, source.first - 3)
    if _SHARES.isdisjoint(lows[first : source.last]):
        return None
    if not any(
        lows[at] in ("percent", "%") or (lows[at] == "cent" and lows[at - 1] == "per")
        for at in range(first, source.last)
    ):
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
        flag & (ROLE | ORGANIZATION | DOCUMENT | SUBJECT | OBJECT | SOMEBODY | RELATIVE | QUANTITY | NUMBER)
    ) or (low.endswith("s") and not low.endswith("ss"))


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


def _subject(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    flags, lows = stream.flags, stream.lows
    left = cue.first - 1
    if left < start and cue.entry.particle:
        # "Asked about it, Moen"
        return None
    if left < start:
        # Said Smith: "..."
        return phrase_from(stream, cue.last, min(end, cue.last + 20))
    left = before_floating(stream, left, start)
    flag = flags[left]
    if left == start and lows[left] in ("that", "this"):
        return Phrase(left, left + 1, left)
    if flag & RELATIVE and (
        lows[left] in ("who", "which") or (lows[left] == "that" and flags[left - 1] & (LOWER | CAPITAL))
    ):
        return Phrase(left, left + 1, left, antecedent(stream, left, start))
    if flag & QUOTE or (flag & (COMMA | DASH) and left > start and flags[left - 1] & QUOTE):
        quote = left if flag & QUOTE else left - 1
        if quote > start and stream.stretches[stream.stretch[quote]].last_character == ",":
            # `Smith, who called it "a gift," said`: the marks close an aside.
            phrase = around_parenthesis(stream, quote, start)
            if phrase is not None:
                return phrase
        # `"...," said Smith`, unless the verb has no phrase behind it: `the film "Dust" says`.
        inverted = inverted_subject(stream, cue, end)
        if inverted is not None and flag & COMMA and pronoun_with_verb(stream, inverted, end):
            # `Moen, who called it "a gift", said she would stay`
            return around_parenthesis(stream, left, start) or inverted
        if inverted is not None:
            return inverted
    if flag & CONJUNCTION or (flag & ADVERB and lows[left] == "then"):
        # "prompted Vik to shrug and call"
        made = made_to(stream, cue, start) if cue.entry.form == "base" else None
        return made or subject_around(stream, left, start)
    if flag & COMMA and cue.entry.lemma in INVERTING:
        # "The hall opens on Monday, said Ida Moen, the mayor."
        inverted = inverted_subject(stream, cue, end)
        if (
            inverted is not None
            and not flags[inverted.first] & SUBJECT
            and (flags[inverted.head] & CAPITAL or around_parenthesis(stream, left, start) is None)
            and (
                inverted.last >= end
                or flags[inverted.last] & (COMMA | END | OPEN | RELATIVE | DASH)
                or lows[inverted.last] == "as"
            )
        ):
            return inverted
    if flag & (COMMA | CLOSE | DASH):
        phrase = around_parenthesis(stream, left, start)
        if phrase is not None:
            return phrase
        if flag & COMMA:
            return (
                inverted_subject(stream, cue, end)
                if inverts(stream, cue, end)
                else subject_around(stream, left, start)
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
        return Phrase(left - 2, left + 1, left - 2, antecedent(stream, left - 2, start))
    before = before_time(stream, left, start)
    if before < left and flags[before] & RELATIVE and lows[before] in ("who", "which"):
        return Phrase(before, before + 1, before, antecedent(stream, before, start))
    phrase = phrase_before(stream, before + 1, start)
    if phrase is None:
        if flag & (CAPITAL | LOWER) and not flag & (PREPOSITION | SUBORDINATOR):
            return clause_subject(stream, start, cue.first)
        return inverted_subject(stream, cue, end) if inverts(stream, cue, end) else None
    link, head = flags[phrase.first - 1], flags[phrase.head]
    # "Vik hit Moen after the mayor called it": a clause of its own
    clause = head & SUBJECT or (link & SUBORDINATOR and head & (ROLE | ORGANIZATION | CAPITAL))
    if link & PREPOSITION and not clause and phrase.first - 1 > start:
        whole = before_prepositions(stream, phrase, start)
        if whole is not None:
            return whole
    aside = aside_before(stream, phrase, start)
    if aside is not None:
        # "Moen in her speech said", "who in an interview with Acme said": the occasion stands between.
        if lows[aside - 1] == "who":
            return Phrase(aside - 1, aside, aside - 1, antecedent(stream, aside - 1, start))
        name = phrase_before(stream, aside, start)
        if name is not None and flags[name.head] & (CAPITAL | SUBJECT) and can_lead(stream, name, start):
            return name
    relative = open_relative(stream, phrase.first, start)
    if relative is not None:
        outer = antecedent(stream, relative, start)
        if outer is not None:
            return _described(stream, outer, start)
    return _joined(stream, phrase, start)


def _described(stream: Stream, phrase: Phrase, start: int) -> Phrase:
    """Return the name that ``phrase`` describes behind a comma: for "Moen, the clerk who", Moen."""
    flags = stream.flags
    comma = phrase.first - 1
    if comma <= start or not flags[comma] & COMMA or flags[phrase.head] & CAPITAL:
        return phrase
    name = phrase_before(stream, comma, start)
    if name is None or not flags[name.head] & CAPITAL or not can_lead(stream, name, start):
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
        if first is None:
            break
        # "a study by Moen and Vik found"
        authored = flags[first.head] & DOCUMENT and flags[first.last - 1] & flags[phrase.head] & CAPITAL
        if not authored and not flags[first.head] & (CAPITAL | ROLE | SUBJECT | SOMEBODY):
            break
        opener = COMMA | QUOTE | SUBORDINATOR | DASH | COLON | CONJUNCTION
        if first.first > start and not flags[first.first - 1] & opener:
            break
        phrase = Phrase(first.first, phrase.last, first.head)
    return phrase
