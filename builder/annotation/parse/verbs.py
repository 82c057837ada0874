"""Which words are reporting verbs, by the parse."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.lexicon import BE, NEGATION
from builder.annotation.parse.syntax import VERBAL, Syntax
from builder.annotation.sentence.cues import CueMatch, cue_entry
from builder.annotation.sentence.reports import Sentence
from builder.annotation.sentence.voices import Voice
from builder.annotation.tokens import Stream

_NO_REPORT = frozenset(("auxiliary", "passive-auxiliary", "copula", "amod", "compound"))
_PREDICATES = frozenset(("ROOT", "clause", "relative", "adverbial", "joined"))
_TELLING = frozenset(("ROOT", "adverbial", "open-clause", "parataxis"))
"""What a verb is that tells of what happens."""
_NOUN_PLACES = frozenset(("subject", "object", "oblique"))
_NEAR = 6
"""How many units from a stretch between marks a word is taken for a verb that governs it."""
_QUOTING = frozenset(("ROOT", "clause", "parataxis"))
_OF_NOUNS = ("copula", "det", "amod", "possessor", "compound")
_HELPING = frozenset(("auxiliary", "passive-auxiliary", "negation", "adverb", "mark"))


def parsed_cue(
    stream: Stream, syntax: Syntax, at: int, guess: CueMatch | None, start: int, end: int
) -> CueMatch | None:
    """Return the cue whose verb is the unit ``at`` of the sentence ``[start, end)``, if the parse says it is a verb.

    ``guess`` is what the words alone say. It stays unless the parse has a noun in a noun's place, far from marks.
    """
    if guess is None:
        return _match(stream, syntax, at, end) if _is_verb(syntax, at) else None
    noun = (
        syntax.classes[at] in ("NOUN", "PROPN")
        and syntax.relations[at] in _NOUN_PLACES
        and stream.lows[at] in stream.lexicon.also_nouns
        and stream.lows[guess.last : guess.last + 1] != ["that"]
        and not stream.has_stretch(max(start, guess.first - _NEAR), min(end, guess.last + _NEAR))
    )
    return None if noun and syntax.subject(at) is None else guess


def _is_verb(syntax: Syntax, at: int) -> bool:
    """Say whether the unit is a verb by its class, or by what hangs on it: a subject, and nothing that nouns have."""
    if syntax.classes[at] in VERBAL:
        return True
    return (
        syntax.classes[at] in ("NOUN", "ADJ")
        and syntax.relations[at] in _PREDICATES
        and syntax.subject(at) is not None
        and syntax.child(at, *_OF_NOUNS) is None
    )


def _match(stream: Stream, syntax: Syntax, at: int, end: int) -> CueMatch | None:
    """Read the form of the verb at ``at`` from what helps it."""
    if syntax.relations[at] in _NO_REPORT:
        return None
    entry, last = cue_entry(stream, at, end)
    if entry is None:
        return None
    subject = syntax.subject(at)
    if (
        "j" in entry.frames
        and entry.form == "past"
        and (subject is None or syntax.classes[subject] == "NOUN")
    ):
        # "the hall called Moen House"
        return None
    first = at
    children = syntax.children(at)
    helping = [child for child in children if child < at and syntax.relations[child] in _HELPING]
    while first - 1 in helping:
        first -= 1
    helpers = range(first, at)
    negated = any(stream.flags[helper] & NEGATION for helper in helpers)
    voice: Voice
    if any(syntax.relations[child] in ("passive-auxiliary", "passive-subject") for child in children):
        voice = "passive"
    elif any(stream.lows[helper] == "to" for helper in helpers):
        if entry.form != "base":
            return None
        voice = "infinitive"
    elif entry.form == "ing":
        voice = "finite" if any(stream.flags[helper] & BE for helper in helpers) else "participle"
    elif entry.form in ("past", "participle") and syntax.relations[at] == "modifier":
        voice = "by"
    else:
        voice = "finite"
    return CueMatch(first, at, last, entry, voice, negated, parsed=True)


def quoting(syntax: Syntax, sentence: Sentence) -> Sentence:
    """Return ``sentence`` with those cues alone that may govern a quotation between marks, and all as ``reporting``.

    Of the verbs that the parse alone knows, "say", and verbs of saying or writing in main and reported clauses that
    have a subject of their own: what shows something is too often a noun ("the radio show").
    """
    cues = [
        cue
        for cue in sentence.cues
        if not cue.match.parsed
        or cue.lemma == "say"
        or (
            cue.kind in ("say", "write")
            and syntax.relations[cue.match.verb] in _QUOTING
            and syntax.subject(cue.match.verb) is not None
        )
    ]
    return replace(sentence, cues=cues, reporting=sentence.cues)


def is_controlled(syntax: Syntax, verb: int) -> bool:
    """Say whether a verb that tells of what happens governs the infinitive ``verb``: "struggled to defend".

    Not so "hard to defend", "was hired to defend" or "those who met to discuss".
    """
    head = syntax.heads[verb]
    return (
        syntax.relations[verb] == "open-clause"
        and head >= 0
        and syntax.classes[head] == "VERB"
        and syntax.relations[head] in _TELLING
        and syntax.child(head, "passive-auxiliary", "passive-subject") is None
    )
