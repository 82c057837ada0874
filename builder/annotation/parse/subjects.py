"""Whose verb it is, by the parse: the subject of a verb, and whether to trust it above what the words alone say."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from builder.annotation.lexicon import (
    CALENDAR,
    COMMA,
    CUE_NOUN,
    DASH,
    DOCUMENT,
    NUMBER,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
    ROLE,
    SOMEBODY,
)
from builder.annotation.parse.syntax import NOMINAL, VERBAL, Syntax
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.tokens import Stream

_BEFORE = frozenset(
    (
        "det",
        "amod",
        "compound",
        "possessor",
        "nummod",
        "predet",
        "det:predet",
        "quantmod",
        "nmod",
        "nn",
        "negation",
    )
)
_BEHIND = frozenset(("compound", "flat", "name", "flat:name", "mwe", "fixed"))
_RELATIVES = frozenset(("who", "which", "that"))
_SHARING = frozenset(("joined", "open-clause", "adverbial", "predicate"))
STEPS = 8
"""How many verbs are climbed in search of a subject."""


class Subject(NamedTuple):
    """The phrase of a verb's subject, and what the verbs on the way to it are to each other (none: it is its own)."""

    phrase: Phrase
    path: tuple[str, ...]


def subject_of(stream: Stream, syntax: Syntax, verb: int) -> Subject | None:
    """Return the subject of the unit ``verb``.

    Verbs without one share that of the verb they are joined to or hang on ("Moen rose and said", "went on to say",
    "left, saying"); a participle behind a noun has the noun for its subject, a relative pronoun an antecedent.
    """
    relations, heads = syntax.relations, syntax.heads
    path: list[str] = []
    at = verb
    for _ in range(STEPS):
        subject = syntax.subject(at)
        if subject is not None and not (relations[subject] == "passive-subject" and at == verb):
            if stream.lows[subject] in _RELATIVES and relations[at] == "relative":
                phrase: Phrase | None = Phrase(
                    subject, subject + 1, subject, phrase_around(stream, syntax, heads[at])
                )
            else:
                phrase = phrase_around(stream, syntax, subject)
            return None if phrase is None else Subject(phrase, tuple(path))
        relation, head = relations[at], heads[at]
        if subject is not None or head < 0:
            return None
        path.append(relation)
        if relation == "modifier":
            phrase = phrase_around(stream, syntax, head)
            return None if phrase is None else Subject(phrase, tuple(path))
        if relation not in _SHARING:
            return None
        at = head
    return None


def governs(syntax: Syntax, verb: int, phrase: Phrase) -> bool:
    """Say whether a unit of ``phrase`` is the subject of ``verb`` by the parse."""
    subject = syntax.subject(verb)
    return subject is not None and phrase.first <= subject < phrase.last


def trusted_source(
    stream: Stream, syntax: Syntax, cue: CueMatch, guess: Phrase | None, *, parsed: bool = False
) -> Phrase | None:
    """Return the source of ``cue``: by the parse where it is the surer, else ``guess``, what the words alone say.

    A parser errs in long sentences, and so the phrase right before the verb stays, if it is a noun at all.
    ``parsed`` says that only the parse knows ``cue`` for a verb: what the words then say of its subject is little.
    """
    if cue.voice in ("passive", "by", "noun", "preposition"):
        return guess
    subject = subject_of(stream, syntax, cue.verb)
    if subject is None and guess is not None:
        # Of "it", a parser misses no subject: "to make it show that" has none.
        far = (parsed and guess.last != cue.first) or stream.lows[guess.head] == "it"
        return None if far or _addressed(stream, syntax, cue, guess) else guess
    if subject is None or not _can_report(stream, syntax, cue, subject.phrase):
        return guess
    if guess is None:
        # Of "Asked about it, Moen left", "is hard to deny" and "has to do (pun intended)", the words say rightly that
        # nobody named reports; "that" behind words for no report is a thing: "the mischief that shows how it went".
        unnamed = subject.path or stream.lows[subject.phrase.head] in ("that", "which")
        return None if unnamed or cue.voice == "infinitive" else subject.phrase
    head = subject.phrase.head
    if guess.first <= head < guess.last or guess.antecedent is not None:
        return guess
    if guess.last < cue.first and stream.flags[guess.last] & COMMA and stream.flags[cue.first - 1] & COMMA:
        # "Moen, who chairs the Brask Society, said": a parser takes a name of the aside, right before the verb.
        return guess
    if stream.flags[guess.head] & (DOCUMENT | CUE_NOUN) and stream.has(
        NUMBER | QUANTITY, subject.phrase.first, subject.phrase.last
    ):
        # "In a poll, 8 percent of the skippers said": the poll reports.
        return guess
    nominal = syntax.classes[guess.head] in NOMINAL
    if guess.first >= cue.last:
        # "..., said Moen", "quoted a sailor as saying": who stands behind the verb stays.
        return guess
    if guess.last == cue.first and nominal and not _aside(stream, syntax, guess, subject):
        return guess
    nearer = guess.head < head < cue.verb and syntax.classes[head] in NOMINAL
    if cue.voice == "infinitive":
        return subject.phrase if nearer and "modifier" not in subject.path else guess
    if cue.voice == "participle":
        # "Moen left the mayor saying nothing", but "told the mayor, saying", "told the mayor to answer by saying"
        close = subject.path[:1] == ("adverbial",) and not stream.flags[cue.first - 1] & (
            COMMA | DASH | PREPOSITION
        )
        # "The film shows Moen praising the hall", but "issued a statement praising the hall"
        person = subject.path == ("modifier",) and subject.phrase.last == cue.first
        person = person and _is_person(stream, syntax, head)
        return subject.phrase if nearer and (close or person) else guess
    if subject.path or stream.flags[guess.head] & RELATIVE:
        return guess
    # "An aide who wanted tea said", "the skipper leading the fleet said": the object of a verb that describes.
    described = any(syntax.classes[at] in VERBAL for at in range(guess.last, head))
    return subject.phrase if not nominal or (nearer and not described) else guess


def _can_report(stream: Stream, syntax: Syntax, cue: CueMatch, subject: Phrase) -> bool:
    """Say whether the head of ``subject`` is a noun beside the cue that names no time: not "yesterday" or "*"."""
    head = subject.head
    nominal = syntax.classes[head] in NOMINAL or syntax.classes[head] == "DET"
    return nominal and not stream.flags[head] & CALENDAR and not cue.first <= head < cue.last


def _addressed(stream: Stream, syntax: Syntax, cue: CueMatch, guess: Phrase) -> bool:
    """Say whether ``guess`` is the object of an imperative: "(think Ida Moen)"; "read the sign" is an inversion."""
    return (
        cue.entry.form == "base"
        and guess.first >= cue.last
        and stream.lows[cue.verb] not in stream.lexicon.unchanged
        and (syntax.relations[guess.head], syntax.heads[guess.head]) == ("object", cue.verb)
    )


def _is_person(stream: Stream, syntax: Syntax, unit: int) -> bool:
    """Say whether ``unit`` is a person's name or a noun for people."""
    noun = stream.flags[unit] & (ROLE | SOMEBODY) or stream.lows[unit] == "those"
    return bool(noun) or syntax.is_person(unit, unit + 1)


def _aside(stream: Stream, syntax: Syntax, guess: Phrase, subject: Subject) -> bool:
    """Say whether ``guess`` is a noun behind a preposition, right behind the verb's own subject: "Moen in part"."""
    return (
        not subject.path
        and syntax.relations[guess.head] == "oblique"
        and bool(stream.flags[guess.first - 1] & PREPOSITION)
        and guess.first - 3 <= subject.phrase.last < guess.first
    )


def phrase_around(stream: Stream, syntax: Syntax, head: int) -> Phrase | None:
    """Return the noun phrase of the unit ``head``: what modifies and complements it, without what is set off."""
    if head < 0 or head in stream.stretch:
        return None
    first = head
    children = syntax.children(head)
    for child in children[bisect_left(children, head - WINDOW) : bisect_left(children, head)]:
        if syntax.relations[child] in _BEFORE:
            first = min(first, syntax.extent(child)[0])
    return Phrase(first, _end(syntax, head, joined=True), head)


def _end(syntax: Syntax, noun: int, *, joined: bool = False) -> int:
    """Return where the phrase of ``noun`` ends: behind its complements and what is joined to it."""
    last = noun + 1
    for child in syntax.children(noun):
        if child < last:
            continue
        relation = syntax.relations[child]
        if relation in _BEHIND and child == last:
            last = child + 1
        elif relation == "oblique" or (joined and relation == "joined"):
            if syntax.extent(child)[0] > last + (relation == "joined"):
                break
            last = max(last, _end(syntax, child))
        elif relation not in ("joint", "case", "possessor"):
            break
    return last
