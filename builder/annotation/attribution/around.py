"""Rules that read the sentences and paragraphs around a stretch whose own sentence links it to nobody."""

from __future__ import annotations

from builder.annotation.attribution.colons import led_to
from builder.annotation.attribution.headlines import repeated
from builder.annotation.attribution.leads import asked_one, can_speak, is_person, lead, reports
from builder.annotation.attribution.nearby import fragment, in_report, introduced, says_i
from builder.annotation.attribution.pointing import so_said
from builder.annotation.attribution.sieve import Claim, Context, Neighbour, Rule, claim_of
from builder.annotation.lexicon import (
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    OBJECT,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    RELATIVE,
    ROLE,
    SUBJECT,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.phrases import WINDOW, Phrase, few_words
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_LONG = 25
_SPEAKING = CAPITAL | ROLE | SUBJECT | ORGANIZATION | DOCUMENT


def same_quotation(context: Context) -> Claim | None:
    """`"We open on Monday. / "And we stay open," Moen said.` -- a new paragraph goes on in an open quotation."""
    stretch = context.stream.stretches[context.stream.stretch[context.unit]]
    if not stretch.continues or context.previous is None:
        return None
    return Claim(context.previous.link.source, context.previous.link.cue)


def goes_on(context: Context) -> Claim | None:
    """`"We open," Moen said. "And we stay open."` -- a quotation for a sentence, behind another of the paragraph."""
    if context.previous is None or not context.same_paragraph:
        return None
    stretch = context.stream.stretches[context.stream.stretch[context.unit]]
    long = stretch.end - stretch.start > _LONG and context.opens_sentence
    if context.opens_sentence and context.previous.sentence.end < context.sentence.start:
        since = max(context.previous.sentence.end, context.sentence.start - WINDOW)
        between = lead(context.stream, since, context.sentence.start, None)
        if (
            between is not None
            and between.source is not None
            and is_person(context.stream, between.source)
            and not (between.cue is None and context.stream.lows[between.source.first] == "they")
        ):
            # `"We open," Moen said. She was not worried. "We stay."`, but "They lie far apart."
            return None
    if context.alone and _another_closes(context):
        return None
    split = context.previous.link.rule == "any-verb" and context.previous.sentence is context.sentence
    if split and context.stream.flags[context.unit - 1] & COMMA:
        # `"Fools," Moen bayed, "we open."`
        return Claim(context.previous.link.source)
    # `"We open," Moen said. That makes it "a good day for the town".`
    fewest = 2 if _is_bare(context) else 5
    says_more = not context.sentence.cues and not few_words(context.stream, context.unit, fewest)
    source = context.previous.link.source
    says_more = says_more and source is not None and bool(context.stream.flags[source.head] & _SPEAKING)
    if context.alone or long or says_more or _lone_participle(context.sentence):
        return _whose(context.stream, context.previous)
    return None


def _is_bare(context: Context) -> bool:
    """Say whether the words go on right behind a quotation, with nothing of the writer's own: `It is "a good day".`."""
    stream, start = context.stream, context.sentence.start
    return (
        context.unit == start + 2
        and bool(stream.flags[start] & SUBJECT and stream.flags[start + 1] & BE)
        and context.previous is not None
        and context.previous.sentence.end == start
        and stream.text[stream.stretches[stream.stretch[context.unit]].start].islower()
    )


def _whose(stream: Stream, previous: Neighbour) -> Claim:
    """Return who goes on behind a quotation: Moen behind `According to Vesti, Moen said it was "a gift."`."""
    link = previous.link
    if link.cue is not None and link.cue.match.voice == "preposition":
        for cue in previous.sentence.before(previous.unit):
            if cue.kind == "say" and cue.match.voice == "finite" and is_person(stream, cue.source):
                return Claim(cue.source, cue)
    if link.cue is not None and link.cue.first < previous.unit:
        for cue in previous.sentence.before(link.cue.first):
            if (
                cue.kind == "say"
                and cue.match.voice == "finite"
                and cue.source != link.source
                and is_person(stream, cue.source)
                and cue.source is not None
                and not stream.flags[cue.source.first] & RELATIVE
            ):
                # `Moen rejected Vik's claim that it is "late". "We are on time."`
                return Claim(cue.source, cue)
    return Claim(link.source, link.cue)


def _another_closes(context: Context) -> bool:
    """Say whether the sentence before ends with another's report: `"We open," Moen said, and Vik agreed.`."""
    previous, stream = context.previous, context.stream
    if previous is None or previous.link.cue is None or not previous.sentence.cues:
        return False
    last = previous.sentence.cues[-1]
    source = last.source
    if source is None or last.match.voice != "finite" or not is_person(stream, source):
        return False
    behind = (
        previous.unit < previous.link.cue.last < source.first and not stream.flags[source.first] & RELATIVE
    )
    return behind and bool(stream.flags[source.first - 1] & CONJUNCTION)


def _lone_participle(sentence: Sentence) -> bool:
    """Say whether a participle stands for a whole sentence: `Adding: "We stay."`."""
    return bool(sentence.cues) and (
        sentence.cues[0].first == sentence.start and sentence.cues[0].match.voice == "participle"
    )


def goes_before(context: Context) -> Claim | None:
    """`"We stay." "We always stay," Moen said.` -- the next quotation, right behind it, has a speaker.

    One farther behind counts where nothing before says whose the words are: `"We stay." It rained. "We do," Moen said.`
    """
    start, paragraph = context.sentence.start, context.sentence.paragraph
    if not context.alone or (start and context.stream.flags[start - 1] & COLON):
        # `Moen quotes Vik: "We stay."`
        return None
    previous = context.previous
    led = (
        start > context.stream.paragraphs[paragraph][0]
        or context.paragraph_before is not None
        or (previous is not None and previous.sentence.paragraph == paragraph - 1)
    )
    for link in context.ahead(right_behind=led):
        if link.rule in ("speaker-verb", "verb-speaker"):
            return Claim(link.source, link.cue)
    return None


def sentence_before(context: Context) -> Claim | None:
    """`Moen was not worried. "We stay."` -- the source or subject of the sentence before, in the same paragraph."""
    first = context.stream.paragraphs[context.sentence.paragraph][0]
    exclaimed = context.opens_sentence and context.last_character in "?!"
    if not (context.alone or exclaimed) or context.sentence.start <= first:
        return None
    stream, start = context.stream, context.sentence.start
    claim = lead(stream, max(first, start - WINDOW), start, None)
    if claim is not None and _asks(context, claim.cue):
        return _asked(context, claim)
    if stream.words[start - 1] == "?":
        return _answered(context, claim)
    return claim if claim is not None and reports(stream, claim) else None


def _answered(context: Context, lead_to: Claim | None) -> Claim | None:
    """`Her answer? "We stay."`, `Was she worried? "No."`, `And if it rains? "We stay."`: who answers a question."""
    stream, end = context.stream, context.sentence.start
    start = stream.sentences(max(stream.paragraphs[context.sentence.paragraph][0], end - WINDOW), end)[-1][0]
    verbs = stream.having(AUXILIARY, start, end)
    verbless = all(stream.flags[at] & POSSESSIVE_MARK for at in verbs)
    if verbless and lead_to is not None and can_speak(stream, lead_to.source):
        return lead_to
    for at in range(start, end):
        if stream.lows[at] in ("he", "she"):
            return Claim(Phrase(at, at + 1, at))
    previous = context.previous
    if previous is not None and previous.sentence.paragraph >= context.sentence.paragraph - 1:
        return Claim(previous.link.source, previous.link.cue)
    # "What does Moen think of it?"
    asked = (phrase_from(stream, at + 1, end) for at in verbs[:1] if at + 1 < end)
    return next((Claim(source) for source in asked if source is not None and is_person(stream, source)), None)


def _wonders(stream: Stream, outer: Cue, cue: Cue) -> bool:
    """Say whether ``outer`` asks something that ``cue``, of the same source, is part of."""
    return outer.lemma in stream.lexicon.clause["asking"] and outer.source == cue.source


def lead_in(context: Context) -> Claim | None:
    """`Moen put it in one sentence: / "We stay."` -- the paragraph before closes with a colon."""
    number = context.sentence.paragraph - 1
    if not context.alone or number < 0:
        return None
    first, last = context.stream.paragraphs[number]
    if last <= first or not context.stream.flags[last - 1] & COLON:
        return None
    claim = lead(context.stream, max(first, last - WINDOW), last, context.paragraph_before)
    if claim is not None and claim.cue is not None:
        return claim
    start = context.stream.sentences(max(first, last - WINDOW), last)[-1][0]
    source = led_to(context.stream, start, last - 1)
    return claim_of(source)


def next_paragraph(context: Context) -> Claim | None:
    """`"We open," Moen said. / "And we stay open."` -- a quotation for a paragraph, behind one with a quotation."""
    previous = context.previous
    if previous is None or not context.alone or previous.sentence.paragraph != context.sentence.paragraph - 1:
        return None
    stream = context.stream
    last = stream.paragraphs[previous.sentence.paragraph][1]
    if previous.sentence.end < last and previous.link.source is not None:
        # `"We open," Moen said. Vik was not sure.`: whoever the paragraph ends with goes on.
        closing = lead(stream, max(previous.sentence.end, last - WINDOW), last, context.paragraph_before)
        if closing is not None and _asks(context, closing.cue):
            return _asked(context, closing)
        if closing is not None and is_person(stream, closing.source):
            return closing
    claim = _whose(stream, previous)
    return None if previous.link.source is not None and not reports(stream, claim) else claim


def _asks(context: Context, cue: Cue | None) -> bool:
    """Say whether the report asks something that the quotation answers: it is no question itself."""
    return (
        cue is not None
        and cue.lemma in context.stream.lexicon.clause["asking"]
        and context.last_character != "?"
    )


def _asked(context: Context, question: Claim) -> Claim | None:
    """Return who answers: the one asked by name, or who was quoted last if that is not who asks."""
    stream, cue, previous = context.stream, question.cue, context.previous
    if cue is not None and question.source is not None and stream.lows[question.source.first] in ("i", "we"):
        # "I ask whether she is worried."
        for at in range(cue.last, min(cue.last + 6, context.sentence.start)):
            if stream.lows[at] in ("he", "she"):
                return Claim(Phrase(at, at + 1, at))
    if cue is not None and cue.last < len(stream.flags) and stream.flags[cue.last] & OBJECT:
        return Claim(Phrase(cue.last, cue.last + 1, cue.last))
    if cue is not None and cue.last < len(stream.flags) and stream.flags[cue.last] & (CAPITAL | DETERMINER):
        source = phrase_from(stream, cue.last, min(len(stream.flags), cue.last + WINDOW))
        if source is not None and is_person(stream, source):
            return Claim(source)
    return None if previous is None else Claim(previous.link.source, previous.link.cue)


def _speaks(context: Context, cue: Cue) -> bool:
    """Say whether the source of a report can go on: no paper, no "it", and no body that says no clause or "I"."""
    stream, source = context.stream, cue.source
    if source is None:
        return False
    head = stream.flags[source.head]
    if head & (PLACE | DOCUMENT | CALENDAR) or stream.lows[source.head] == "it":
        return False
    return not head & ORGANIZATION or ("z" in cue.match.entry.frames and not says_i(context))


def reported_before(context: Context) -> Claim | None:
    """`Moen said that all was well. / "We stay."` -- the paragraph before ends with a report without marks."""
    before, stream = context.paragraph_before, context.stream
    if before is None or not context.alone or stream.paragraphs[before.paragraph][1] != before.end:
        return None
    asked = asked_one(stream, before.cues, before.start)
    if asked is not None:
        return Claim(asked)
    for cue in reversed(before.cues):
        if cue.kind in ("say", "write") and cue.match.voice != "noun" and _speaks(context, cue):
            cue = outer_report(stream, before.cues, cue)
            asking = next((other for other in before.before(cue.first) if _wonders(stream, other, cue)), cue)
            claim = Claim(asking.source, asking)
            return _asked(context, claim) if _asks(context, asking) else claim
    return None


RULES: tuple[Rule, ...] = (
    same_quotation,
    so_said,
    repeated,
    fragment,
    goes_on,
    goes_before,
    in_report,
    sentence_before,
    lead_in,
    next_paragraph,
    reported_before,
    introduced,
)
"""The rules of this module in the order they are tried."""
