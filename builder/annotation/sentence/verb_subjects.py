"""The subject of a finite cue: before it, before what stands in between, or behind it."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    DOCUMENT,
    END,
    LOWER,
    NUMBER,
    OPEN,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    WORD,
)  # fmt: skip
from builder.annotation.sentence.asides import (
    before_floating,
)
from builder.annotation.sentence.borrowing import made_to
from builder.annotation.sentence.clauses import open_relative, subject_around
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.inversion import INVERTING, inverted_subject, inverts, starts_clause
from builder.annotation.sentence.joined import JOINTS, joined_subject
from builder.annotation.sentence.parentheses import antecedent, around_parenthesis
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.right_before import SPEAKING, counted_before, subject_right_before
from builder.annotation.sentence.subjects import ends_with_comma
from builder.annotation.tokens import Stream

_OBJECTS = frozenset("naj")
_MARK = COMMA | CLOSE | DASH
_SMALL = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | RELATIVE | CALENDAR
_TIMES = frozenset(("last", "next", "late", "early", "yesterday", "today"))
_PAUSE = COMMA | DASH

_BETWEEN = RELATIVE | QUOTE | COMMA | DASH | CLOSE | CONJUNCTION | ADVERB | DETERMINER | NUMBER
"""What a word right before a cue is where that is not the end of its subject's phrase."""


def subject_of_verb(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    """Return the subject of the finite ``cue`` in the sentence, of which the units ``[start, end)`` are read."""
    flags, lows = stream.flags, stream.lows
    left = cue.first - 1
    if left < start:
        # Said Smith: "...", but "Asked about it, Moen"
        return None if cue.entry.particle else phrase_from(stream, cue.last, min(end, cue.last + 20))
    if not flags[left] & _BETWEEN:
        return subject_right_before(stream, cue, left, start, end)
    left = before_floating(stream, left, start)
    flag = flags[left]
    if left == start and (lows[left] in ("that", "this") or lows[left : left + 2] == ["all", "told"]):
        # "That said, all is well", "All told, it is well": this tells of no report.
        return None if cue.last < end and flags[cue.last] & COMMA else Phrase(left, left + 1, left)
    if flag & RELATIVE and (
        lows[left] in ("who", "which") or (lows[left] == "that" and flags[left - 1] & (LOWER | CAPITAL))
    ):
        stands_for = antecedent(stream, left, start)
        return _issuer(stream, cue, stands_for, start) or Phrase(left, left + 1, left, stands_for)
    if flag & QUOTE or (flag & _PAUSE and left > start and flags[left - 1] & QUOTE):
        subject = _behind_stretch(stream, cue, left, start, end)
        if subject is not None:
            return subject
    if flag & CONJUNCTION or (flag & ADVERB and lows[left] == "then"):
        # "prompted Vik to shrug and call"
        made = made_to(stream, cue, start) if cue.entry.form == "base" else None
        return made or subject_around(stream, left, start)
    if flag & COMMA and lows[cue.first] == "then":
        # "Moen hired Vik, who ran the bank, then called"
        return subject_around(stream, cue.first, start)
    if flag & _MARK:
        return _behind_mark(stream, cue, left, start, end)
    return counted_before(stream, left, start) or subject_right_before(stream, cue, left, start, end)


def _issuer(stream: Stream, cue: CueMatch, paper: Phrase | None, start: int) -> Phrase | None:
    """Return who puts out the ``paper`` that "that" stands for: for "Moen released a statement that said", Moen.

    Its author, where the paper has one: for "Vik released a letter from Moen that said", Moen.
    """
    if paper is None or stream.lows[paper.last] != "that" or cue.entry.kind not in ("say", "write"):
        return None
    lows, verb = stream.lows, paper.first - 1
    by = paper.head + 1
    authored = by < paper.last - 1 and lows[by] in ("by", "from") and stream.flags[paper.head] & DOCUMENT
    if authored and not cue.entry.frames.isdisjoint("tj"):
        # not "a bill by the board that would allow"
        return Phrase(by + 1, paper.last, paper.last - 1)
    if verb <= start:
        return None
    if lows[verb] not in stream.lexicon.clause["issuing"]:
        return None
    written = stream.flags[paper.head] & DOCUMENT or lows[paper.head] in stream.lexicon.works
    return subject_around(stream, verb, start) if written else None


def _behind_stretch(stream: Stream, cue: CueMatch, left: int, start: int, end: int) -> Phrase | None:
    """Return the subject of a cue right behind a stretch, which ends at ``left`` but for a comma or dash."""
    flags = stream.flags
    quote = left if flags[left] & QUOTE else left - 1
    if quote > start and ends_with_comma(stream, quote):
        # `Smith, who called it "a gift," said`: the marks close an aside.
        phrase = around_parenthesis(stream, quote, start)
        if phrase is not None:
            # `The hall, she hopes, "will open," said Ida Moen, the mayor.`
            named = _named_behind(stream, cue, end, unnamed=True)
            return phrase if named is None or not flags[named.head] & SPEAKING else named
    # `"...," said Smith`, unless the verb has no phrase behind it: `the film "Dust" says`.
    inverted = inverted_subject(stream, cue, end)
    if inverted is not None and flags[left] & COMMA and starts_clause(stream, inverted, end):
        # `Moen, who called it "a gift", said she would stay`
        return around_parenthesis(stream, left, start) or inverted
    if inverted is not None and _goes_on(stream, cue, quote, inverted, start, end):
        return subject_around(stream, left, start) or inverted
    return inverted


def _goes_on(stream: Stream, cue: CueMatch, quote: int, phrase: Phrase, start: int, end: int) -> bool:
    """Say whether the verb behind a stretch has ``phrase`` for its object: `called it "a gift," praised Vik and`."""
    if quote > start and stream.flags[quote - 1] & WORD and _takes_object(stream, cue, phrase, end):
        return True
    return (
        quote > start
        and bool(cue.entry.frames & _OBJECTS)
        and cue.entry.lemma not in INVERTING
        and not ("z" in cue.entry.frames and stream.flags[phrase.head] & CAPITAL)
        and bool(stream.flags[quote - 1] & WORD)
        and not (stream.flags[phrase.head] & SPEAKING and _closes(stream, phrase, end))
    )


def _takes_object(stream: Stream, cue: CueMatch, phrase: Phrase, end: int) -> bool:
    """Say whether what stands behind ``phrase`` makes it an object: "told | Vik | to go", "ruled | the law | void"."""
    behind, flags = phrase.last, stream.flags
    if behind + 1 >= end or cue.entry.lemma in INVERTING:
        return False
    if stream.lows[behind] == "to":
        return (
            "a" in cue.entry.frames and bool(flags[behind + 1] & LOWER) and not flags[behind + 1] & DETERMINER
        )
    plain = flags[behind] & LOWER and not flags[behind] & _SMALL and stream.lows[behind] not in _TIMES
    return bool(flags[behind] & QUOTE or plain)


def _behind_mark(stream: Stream, cue: CueMatch, left: int, start: int, end: int) -> Phrase | None:
    """Return the subject of a cue right behind the comma, bracket or dash at ``left``."""
    comma = stream.flags[left] & COMMA
    phrase = around_parenthesis(stream, left, start)
    if phrase is not None and not comma and phrase.first - start > 1:
        # "the guides who survived the fall - in which two died - have denied"
        relative = open_relative(stream, phrase.first, start)
        phrase = phrase if relative is None else antecedent(stream, relative, start) or phrase
    if comma:
        # "The hall opens on Monday, said Ida Moen, the mayor."
        inverted = _named_behind(stream, cue, end, unnamed=phrase is None)
        if inverted is not None:
            return inverted
    if phrase is not None or not comma:
        return None if phrase is None else _joined(stream, phrase, start)
    if inverts(stream, cue, end):
        inverted = inverted_subject(stream, cue, end)
        if inverted is None or not _takes_object(stream, cue, inverted, end):
            return inverted
    return subject_around(stream, left, start)


def _joined(stream: Stream, phrase: Phrase, start: int) -> Phrase:
    """Return all of a subject of whose last part a comma tells more: "Moen and | her deputy, Vik, | said"."""
    lows, joint = stream.lows, phrase.first - 1
    if lows[joint] not in JOINTS or (lows[joint] == "and" and stream.flags[joint - 1] & COMMA):
        return phrase
    return joined_subject(stream, phrase, start)


def _named_behind(stream: Stream, cue: CueMatch, end: int, *, unnamed: bool = False) -> Phrase | None:
    """Return the name, or any phrase if ``unnamed``, behind a verb that goes before its subject, if that closes."""
    if cue.entry.lemma not in INVERTING:
        return None
    inverted = inverted_subject(stream, cue, end)
    if inverted is None or not _closes(stream, inverted, end) or stream.flags[inverted.first] & SUBJECT:
        return None
    return inverted if unnamed or stream.flags[inverted.head] & CAPITAL else None


def _closes(stream: Stream, subject: Phrase, end: int) -> bool:
    """Say whether nothing of the clause follows a subject behind its verb."""
    if subject.last >= end or stream.lows[subject.last] == "as":
        return True
    telling = stream.flags[subject.head] & DOCUMENT and stream.lows[subject.last].endswith("ing")
    return bool(telling or stream.flags[subject.last] & (COMMA | END | OPEN | RELATIVE | DASH))
