"""Participles: whose they are, since they have no subject of their own."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    ED,
    LOWER,
    NEGATION,
    OBJECT,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.accompanying import accompanies, named_with, names_beside
from builder.annotation.sentence.acting import acting
from builder.annotation.sentence.asides import before_floating
from builder.annotation.sentence.borrowing import made_to
from builder.annotation.sentence.clauses import subject_around
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.owners import owner_before
from builder.annotation.sentence.phrases import FUNCTION, WINDOW, Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.subjects import ends_with_comma, leads_to
from builder.annotation.tokens import Stream

_BEFORE_PAPER = frozenset(
    ("after", "before", "following", "amid", "despite", "over", "against", "says", "said")
)
"""What a paper stands behind whose words a participle then tells: "after a note telling", "says a note warning"."""
_RECEIVING = frozenset(("receive", "receives", "received", "receiving", "get", "gets", "got"))
_MADE = 7
"""How many words may stand between the verb by which words were made and the participle that tells them."""
_ARTICLE = DETERMINER | POSSESSIVE
_ACTED = ED | CUE | VERB
_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | OBJECT | RELATIVE
_SMALL = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB


def participle_subject(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    """Return whose the participle ``cue`` is: "a spokesman saying", "Speaking so, Moen", "Moen left, saying"."""
    flags, clause = stream.flags, stream.lexicon.clause
    left = cue.first - 1
    if left > start and stream.lows[left] == "from":
        # "did not stop Moen from saying"
        kept = _object_before(stream, left, start)
        if (
            kept is not None
            and not stream.lows[kept.head].endswith(("self", "selves"))
            and _is_object_of(stream, kept, clause["hindering"], start)
        ):
            return kept
    elif left > start and stream.lows[left] == "for":
        # "sued Moen for saying"
        punished = _object_before(stream, left, start)
        if punished is not None and _is_object_of(stream, punished, clause["punishing"], start):
            return punished
    elif left >= start:
        received = _received(stream, left + 1, start)
        if received is not None:
            return received
        if flags[left] & ED or stream.lows[left] in clause["perceiving"]:
            # "a voice is heard saying", "Moen was caught on tape saying"
            perceived = _perceived(stream, left, start)
            if perceived is not None:
                return perceived
        if flags[left] & ADVERB and stream.lows[left][-2:] == "ly" and left - 1 > start:
            # "with the clerk reportedly | saying"
            left -= 1
        left = before_floating(stream, left, start)
        phrase = _object_before(stream, left + 1, start)
        if phrase is not None and "with" in stream.lows[phrase.head : phrase.last]:
            phrase = named_with(stream, phrase)
        shown = None if phrase is None else _shown(stream, phrase)
        if shown is not None:
            return shown
        if phrase is not None and _is_object_of(stream, phrase, clause["perceiving"], start):
            # "heard Moen saying"
            return phrase
        if (
            phrase is not None
            and flags[left] & (LOWER | CAPITAL)
            and not flags[left] & _NO_NOUN
            and _reduced(stream, cue, phrase, left, start)
        ):
            return names_beside(stream, phrase, start) or phrase
    if left < start or _opens(stream, left, start):
        # "Speaking on Monday, Smith", "While praising it, Smith": the subject comes after a comma.
        return _behind_comma(stream, cue.last, end)
    author = _author(stream, left, start)
    if author is not None:
        return author
    made = made_to(stream, cue, start) if flags[left] & LOWER else None
    if made is not None and stream.lows[made.last] == "to":
        # "prompting the paper to run a cover saying", but "defended not letting Vik join by saying"
        denied = stream.lows[left] == "by" and flags[made.first - 2] & NEGATION
        if not denied:
            return made
    subject = subject_around(stream, cue.first, start)
    return subject if subject is None else acting(stream, subject, cue.first) or subject


def _author(stream: Stream, left: int, start: int) -> Phrase | None:
    """Return who made the words that a participle behind ``left`` tells of: "comments Moen made in May | saying"."""
    flags = stream.flags
    for at in range(left, max(start + 1, left - _MADE), -1):
        if flags[at] & (COMMA | CONJUNCTION):
            return None
        if flags[at] & _ACTED and not flags[at] & (CUE_NOUN | CAPITAL):
            author = phrase_before(stream, at, start)
            if author is None or author.first <= start:
                return None
            noun = author.first - 1
            named = flags[author.head] & (CAPITAL | SUBJECT | ROLE | ORGANIZATION)
            return author if named and flags[noun] & LOWER and flags[noun] & (CUE_NOUN | DOCUMENT) else None
    return None


def _shown(stream: Stream, phrase: Phrase) -> Phrase | None:
    """Return whose words are in what the phrase names: for "a recording of Moen | saying", Moen."""
    flags, lows = stream.flags, stream.lows
    words = flags[phrase.head] & (DOCUMENT | CUE_NOUN) and flags[phrase.head] & LOWER
    of = phrase.last - 1
    if words and of == phrase.head and flags[phrase.first - 1] & PREPOSITION:
        # "referring to Moen's letter | saying"
        owner = owner_before(stream, phrase.head, phrase.first, 3)
        return owner if owner is not None and not flags[owner.first] & POSSESSIVE else None
    while of > phrase.first and flags[of] & CAPITAL:
        of -= 1
    if of + 1 >= phrase.last:
        return None
    if lows[of] == "of":
        heard = lows[phrase.head] in stream.lexicon.clause["recording"]
    else:
        # "referring to a letter by Moen | saying"
        heard = bool(words) and lows[of] in ("by", "from")
    if not heard:
        return None
    return Phrase(of + 1, phrase.last, phrase.last - 1)


def _perceived(stream: Stream, verb: int, start: int) -> Phrase | None:
    """Return the subject of the passive whose participle stands at ``verb``, if it says that somebody is perceived."""
    flags = stream.flags
    at = verb - 1
    while at > start and flags[at] & ADVERB:
        at -= 1
    if stream.lows[verb] not in stream.lexicon.clause["perceiving"] or not flags[at] & BE:
        return None
    while at > start and flags[at] & AUXILIARY:
        at -= 1
    return phrase_before(stream, at + 1, start)


def _object_before(stream: Stream, end: int, start: int) -> Phrase | None:
    """Return the pronoun or phrase right before ``end`` that may be an object."""
    if stream.flags[end - 1] & OBJECT:
        return Phrase(end - 1, end, end - 1)
    return phrase_before(stream, end, start)


def _is_object_of(stream: Stream, phrase: Phrase, verbs: frozenset[str], start: int) -> bool:
    """Say whether one of ``verbs`` stands right before ``phrase``."""
    return phrase.first > start and stream.lows[phrase.first - 1] in verbs


def _reduced(stream: Stream, cue: CueMatch, phrase: Phrase, left: int, start: int) -> bool:
    """Say whether the participle right behind ``phrase`` tells what that does: "a spokesman saying"."""
    flags, lows = stream.flags, stream.lows
    first = phrase.first
    while (
        start < first
        and phrase.first - first < 2
        and flags[first - 1] & LOWER
        and not flags[first - 1] & FUNCTION
    ):
        # "with left-wing Mr Moen calling it"
        first -= 1
    return bool(
        (
            flags[left] & flags[phrase.head] & ROLE
            # "plans for clerks saying", "laughs from MPs adding": whoever said the rest
            and lows[phrase.first - 1] != "for"
            and not _is_addressed(stream, phrase)
            and cue.entry.lemma != "add"
            and not _acts_on(stream, cue, phrase)
        )
        # "a PAC backing Vik"
        or ((flags[left] & ORGANIZATION or stream.words[left].isupper()) and "x" in cue.entry.frames)
        # "with Moen calling it"
        or (first > start and accompanies(stream, first - 1, start) and not _is_instrument(stream, phrase))
        # "interrupted by a heckler shouting"
        or (lows[first - 1] == "by" and cue.entry.kind == "say" and flags[first - 2] & _ACTED)
        # "a sign saying"
        or (stream.lexicon.works.get(lows[left]) == "thing" and cue.entry.lemma in ("say", "read"))
        or _told_in(stream, cue, phrase)
        or lows[left] in stream.lexicon.clause["showing"]
        # "talk of Moen calling it"
        or (
            phrase.first > start
            and lows[phrase.first - 1] in ("of", "about")
            and flags[left] & flags[phrase.head] & CAPITAL
            and not flags[left] & (PLACE | CALENDAR | ORGANIZATION)
        )
    )


def _is_instrument(stream: Stream, phrase: Phrase) -> bool:
    """Say whether ``phrase`` is only what somebody answers with: "replied with | a statement | saying"."""
    flags = stream.flags
    paper = flags[phrase.head] & (DOCUMENT | CUE_NOUN) and flags[phrase.head] & LOWER
    return bool(paper) and stream.lows[phrase.first - 1] == "with" and not flags[phrase.first - 2] & COMMA


def _received(stream: Stream, end: int, start: int) -> Phrase | None:
    """Return the paper that ends before ``end``, if somebody gets it: "Moen received | a letter | accusing him"."""
    flags = stream.flags
    if not flags[end - 1] & (DOCUMENT | CUE_NOUN):
        return None
    paper = phrase_before(stream, end, start)
    got = paper is not None and paper.first > start and stream.lows[paper.first - 1] in _RECEIVING
    return paper if got else None


def _is_addressed(stream: Stream, phrase: Phrase) -> bool:
    """Say whether words of somebody else go to ``phrase``: "sent a letter to | voters | saying"."""
    flags, noun = stream.flags, phrase.first - 2
    if stream.lows[noun + 1] != "to":
        return False
    # "making | a pitch | to"
    return bool(flags[noun] & (CUE_NOUN | DOCUMENT) or (flags[noun] & CUE and flags[noun - 1] & _ARTICLE))


def _told_in(stream: Stream, cue: CueMatch, phrase: Phrase) -> bool:
    """Say whether the clause turns on words of others: "left after a note telling", not "issued a note saying"."""
    paper = stream.flags[phrase.head] & (DOCUMENT | CUE_NOUN) and stream.flags[phrase.head] & LOWER
    return bool(paper) and cue.entry.kind == "say" and stream.lows[phrase.first - 1] in _BEFORE_PAPER


def _acts_on(stream: Stream, cue: CueMatch, phrase: Phrase) -> bool:
    """Say whether the participle's object can be ``phrase``, whose it then is not: "met rebels accusing them"."""
    many = stream.words[phrase.head].endswith("s")
    return stream.lows[cue.last : cue.last + 1] in ([["them"]] if many else [["him"], ["her"]])


def _opens(stream: Stream, left: int, start: int) -> bool:
    """Say whether only small words stand before a participle in its sentence: "But after", "Instead of"."""
    flags = stream.flags
    return bool(flags[left] & (PREPOSITION | SUBORDINATOR)) and all(
        flags[at] & _SMALL or (at == start and flags[at] & CAPITAL and left - at == 1)
        for at in range(start, left)
    )


def _behind_comma(stream: Stream, at: int, end: int) -> Phrase | None:
    """Return the subject of the main clause that follows the opening participle before ``at``."""
    flags = stream.flags
    first: Phrase | None = None
    if stream.lows[at : at + 1] == ["that"] and at + 1 < end and flags[at + 1] & (PREPOSITION | SUBORDINATOR):
        # "Noting that in the north, | it rains, Moen"
        at = 1 + next((comma for comma in range(at, min(end, at + WINDOW)) if flags[comma] & COMMA), at)
    for comma in range(at, min(end, at + WINDOW)):
        if not (flags[comma] & COMMA or (flags[comma] & QUOTE and ends_with_comma(stream, comma))):
            continue
        phrase = phrase_from(stream, comma + 1, min(end, comma + 30))
        if phrase is None:
            continue
        first = first or phrase
        if leads_to(stream, phrase.last, end, AUXILIARY | VERB | CUE | ED | COMMA):
            return phrase
    return first
