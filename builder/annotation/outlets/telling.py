"""The outlet and the medium of each quotation: which clues tell them, and what shares one telling."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import COMMA, LOWER, OBJECT, QUOTE, RELATIVE, SUBJECT, SUBORDINATOR
from builder.annotation.outlets.bodies import names_outlet
from builder.annotation.outlets.clues import Clues, Places
from builder.annotation.outlets.governors import Governors, asks
from builder.annotation.outlets.interviews import Interviews
from builder.annotation.outlets.later import lead_in, settle
from builder.annotation.outlets.media import Clue, means_at, occasion, titled
from builder.annotation.outlets.occasions import Occasions, crowd
from builder.annotation.outlets.printed import NEAR, document, network_of, quoted_paper, speaks_in_print
from builder.annotation.outlets.sharing import (
    DESCRIBED,
    WRITTEN,
    Latest,
    Telling,
    dated,
    goes_on,
    heard,
    merged,
    telling_of,
    together,
    unlike,
)
from builder.annotation.outlets.whose import LEAD, Whose
from builder.annotation.sentence.borrowing import PASSING
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream
from builder.schema import Medium, Outlet


def outlets_of(
    stream: Stream,
    sentences: Sequence[Sentence],
    found: Sequence[Found],
    speakers: Sequence[int | None],
    names: Sequence[str],
    bodies: Sequence[Sequence[str]],
    publisher: str | None,
) -> list[Outlet | None]:
    """Return the outlet and medium of each quotation, or None where the text says nothing of them.

    ``found`` are the quotations in text order, ``speakers`` the number of each one's referent, ``names`` the
    referents' names, ``bodies`` those that they work for; ``sentences`` those with a cue or a stretch;
    ``publisher`` stands for "this newspaper".
    """
    if not found:
        return []
    linker = _Linker(stream, sentences, found, speakers, names, bodies, publisher)
    tellings = [linker.telling(number) for number in range(len(found))]
    lead_in(stream, linker.places, found, speakers, tellings)
    settle(stream.lexicon, tellings, speakers)
    return [None if telling is None else _outlet(stream, telling) for telling in tellings]


def _outlet(stream: Stream, telling: Telling) -> Outlet:
    span = stream.span(telling.first, telling.last)
    return Outlet(telling.name, telling.medium, span.start, span.end)


NEXT = 40
"""How many units behind it a quotation that somebody wrote is from what is named there, without a name."""
_IN_PRINT = frozenset(("write", "report"))


class _Linker:
    """Links the quotations of one article, in text order, to the clues of their tellings."""

    def __init__(
        self,
        stream: Stream,
        sentences: Sequence[Sentence],
        found: Sequence[Found],
        speakers: Sequence[int | None],
        names: Sequence[str],
        bodies: Sequence[Sequence[str]],
        publisher: str | None,
    ) -> None:
        self.stream = stream
        self.found = found
        self.speakers = speakers
        self.bodies = bodies
        self.places = Places(stream)
        clues = Clues(stream, self.places, publisher)
        self.governors = Governors(stream, self.places, sentences, found, clues.found)
        self.whose = Whose(stream, self.places, found, speakers, names)
        self.interviews = Interviews(stream, self.places, clues, self.whose, found, speakers)
        self.occasions = Occasions(stream, self.places, self.governors, self.whose, clues.programmes)
        self.latest: dict[int, Latest] = {}
        self.described: Latest | None = None

    def telling(self, number: int) -> Telling | None:
        """Return the telling of the quotation ``number``, and remember it for those that go on from it."""
        quotation, speaker = self.found[number], self.speakers[number]
        paragraph = quotation.paragraphs[0] if quotation.paragraphs else self.places.paragraph(quotation.unit)
        lexicon = self.stream.lexicon
        telling = self._own(quotation)
        known = None
        occasional = False
        if speaker is not None:
            known = self.latest.get(speaker)
            if known is not None and not goes_on(
                self.stream, known, quotation, paragraph, self.places.days(quotation.at)
            ):
                known = None
            if telling is None and known is not None and self._dated(quotation):
                known = None
            elif telling is None:
                telling = self._led(quotation, speaker, paragraph)
            elif telling.medium == "told":
                led = self._led(quotation, speaker, paragraph)
                if led is not None and led.medium == "interview":
                    telling = merged(lexicon, led, telling, near=True)
            if telling is None and known is None:
                known = self._described(speaker, paragraph)
            if telling is None and known is None:
                telling = self._written(quotation, speaker)
            if known is not None:
                near = paragraph - known.paragraph <= LEAD
                telling = known.telling if telling is None else merged(lexicon, known.telling, telling, near)
            if telling is None:
                telling = self.interviews.asking(quotation, speaker) or self.interviews.asked(number)
        if telling is not None and (self._dated(quotation) or self._monthly(telling)):
            telling = telling._replace(dated=True)
        if telling is not None and self.interviews.is_one(telling):
            telling = telling._replace(medium="interview")
        if telling is None and speaker is not None and known is None:
            telling = self.occasions.telling(quotation, speaker)
            if telling is not None and self._dated(quotation):
                telling = None
            occasional = telling is not None
        if telling is None or (telling.name is None and telling.medium == "publication"):
            name = None if speaker is None else self.whose.names[speaker]
            itself = speaks_in_print(self.stream, self.places, quotation, name)
            telling = telling if itself is None else telling_of(itself)
        if speaker is not None and quotation.cue is not None and quotation.cue.lemma in _IN_PRINT:
            if telling is None or (telling.name is None and telling.medium == "publication"):
                telling = self._for_paper(quotation, speaker) or telling
            if telling is None:
                telling = self._in_writing(quotation)
                occasional = True
        if telling is not None and telling.name is None and telling.medium == "publication":
            telling = self._named_before(telling, quotation, speaker)
        if telling is not None and telling.medium == "speech" and telling.name is None:
            network = network_of(self.stream, self.places, telling.first, telling.last)
            if network is not None:
                aired = self.stream.lows[telling.last - 1] in self.stream.lexicon.telling["aired"]
                medium: Medium = "broadcast" if aired else "speech"
                telling = Telling(network.name, medium, network.first, network.last)
        if telling is not None and speaker is not None and not occasional:
            last = quotation.paragraphs[-1] if quotation.paragraphs else paragraph
            days = self.places.days(quotation.at)
            if not days and known is not None:
                days = known.days
            self.latest[speaker] = latest = Latest(telling, last, quotation.unit, days)
            if (
                telling.name is not None
                and telling.medium != "publication"
                and self._describes(quotation, speaker)
            ):
                self.described = latest
        return telling

    def _dated(self, quotation: Found) -> bool:
        """Say whether the quotation is from another day than those around it."""
        return dated(self.stream, self.places, quotation)

    def _describes(self, quotation: Found, speaker: int) -> bool:
        """Say whether the source is only described, as one named before is: "the diplomat told Vesti"."""
        source = quotation.source
        if source is None or not self.whose.names[speaker] or self.stream.flags[source.head] & SUBJECT:
            return False
        # "the tall, soft-spoken diplomat" may be cut at its comma.
        definite = "the" in self.stream.lows[max(0, source.first - 4) : source.first + 1]
        return definite and not self.whose.has_name(speaker)

    def _described(self, speaker: int, paragraph: int) -> Latest | None:
        """Return the telling of somebody described who is the speaker: named before, and quoted next.

        `Ida Moen sat down. "We close," the diplomat told Vesti. ... "We stay," Moen said.`
        """
        known = self.described
        if (
            known is None
            or not self.whose.names[speaker]
            or paragraph - known.paragraph > DESCRIBED
            or known.telling.dated
        ):
            return None
        if not self.whose.has_name(speaker):
            return None
        before = self.stream.lows[max(0, known.unit - DESCRIBED * NEAR) : known.unit]
        if self.whose.calls[speaker].isdisjoint(before):
            return None
        self.described = None
        return known

    def _monthly(self, telling: Telling) -> bool:
        """Say whether the telling is of another month: "in a September debate", "an October Kanal 6 interview"."""
        before = self.stream.lows[max(0, telling.first - 3) : telling.first]
        return not self.stream.lexicon.telling["month"].isdisjoint(before)

    def _own(self, quotation: Found) -> Telling | None:
        """Return the telling that the sentence of the quotation or of its cue states."""
        cue = quotation.cue
        at = quotation.unit if cue is None else cue.first
        start, end = self.places.sentence(at)
        clues = [
            self.governors.clues[number]
            for number in self.governors.between(start, end)
            if self._goes_with(number, cue) and not self._inside(quotation, self.governors.clues[number])
        ]
        if cue is not None and cue.lemma == "write":
            clues = [clue for clue in clues if clue.medium not in ("speech", "press")]
        own = document(self.stream, self.places, quotation)
        if own is not None:
            clues.append(own)
        if not clues and cue is not None and cue.lemma in self.stream.lexicon.telling["spoken"]:
            clues.append(Clue("speech", None, cue.first, cue.last, cue.first))
        if not clues and (reaction := crowd(self.stream, self.places, quotation)) is not None:
            clues.append(reaction)
        return together(clues)

    def _goes_with(self, number: int, cue: Cue | None) -> bool:
        governor = self.governors.cues[number]
        if governor is None:
            # Without a cue in its sentence a clue goes with whatever is quoted there.
            return not self.governors.cues_near(self.governors.clues[number].at)
        if cue is None:
            return self.governors.unclaimed(governor)
        if (
            self.governors.opening(self.governors.clues[number])
            and cue.first >= self.governors.clues[number].last
        ):
            return True
        if governor.first == cue.first:
            return True
        if cue.first < self.governors.clues[number].at < governor.first:
            # "Moen said so, but rowed back in a tweet, arguing"
            return False
        return governor.source is not None and cue.source is not None and governor.source == cue.source

    def _inside(self, quotation: Found, clue: Clue) -> bool:
        """Say whether the clue is part of what was said: inside the content, and not at its edge."""
        if self.governors.closing(clue):
            return False
        start = self.stream.starts[clue.at]
        cue = quotation.cue
        for span in quotation.spans:
            if span.start <= start < span.end and cue is not None and clue.at < cue.first:
                # `"We close," it says in the letter, Moen said`
                return not self.governors.opening(clue)
            if span.start <= start < span.end:
                return cue is None or not self.governors.adverbial(cue, clue.at)
        return False

    def _led(self, quotation: Found, speaker: int, paragraph: int) -> Telling | None:
        """Return the telling that a sentence before the quotation states of the same speaker."""
        if not self.governors.clues:
            return None
        floor = self.stream.paragraphs[max(0, paragraph - LEAD)][0]
        known = self.latest.get(speaker)
        if known is not None:
            floor = max(floor, known.unit)
        start, _ = self.places.sentence(quotation.unit)
        for number in reversed(self.governors.between(floor, start)):
            if self._of(number, speaker) and not unlike(self.governors.clues[number].medium, quotation):
                clue = self.governors.clues[number]
                first, last = self.places.sentence(clue.at)
                clues = [
                    self.governors.clues[other]
                    for other in self.governors.between(first, last)
                    if self.governors.cues[other] is self.governors.cues[number]
                ]
                return self._fitting(together(clues), quotation)
        return None

    def _fitting(self, led: Telling | None, quotation: Found) -> Telling | None:
        """Return the telling stated before the quotation, unless this names another day or hearers of its own."""
        if led is None:
            return None
        days = self.places.days(led.first)
        own = self.places.days(quotation.at)
        if days and own and days.isdisjoint(own):
            return None
        passing = led.name is None and led.medium in ("press", "speech")
        return None if passing and heard(self.stream, quotation) else led

    def _named_before(self, telling: Telling, quotation: Found, speaker: int | None) -> Telling:
        """Return the publication with the name it had before: "an op-ed in Vesti ... the op-ed said"."""
        stream = self.stream
        for number in reversed(self.governors.between(0, quotation.unit)):
            clue = self.governors.clues[number]
            if clue.medium == "publication" and clue.name is not None:
                first, last = self.places.sentence(clue.at)
                noun = self.stream.lows[telling.last - 1]
                if noun in self.stream.lows[first:last] or (
                    speaker is not None and self.whose.mentioned(first, last, speaker)
                ):
                    return telling._replace(name=clue.name, first=clue.first, last=clue.last)
        noun = stream.lows[telling.last - 1]
        for unit in range(telling.first - 1, max(0, telling.first - NEAR), -1):
            if stream.lows[unit] == noun and stream.flags[unit + 1] & (QUOTE | COMMA):
                named = titled(stream, unit + 1, min(len(stream.flags), unit + 12))
                if named is not None:
                    return telling._replace(name=named.name, first=named.first, last=named.last)
        return telling

    def _written(self, quotation: Found, speaker: int) -> Telling | None:
        """Return what was written, for a quotation that somebody "wrote": the letter or book named before."""
        if quotation.cue is None or quotation.cue.lemma != "write":
            return None
        stream = self.stream
        start, _ = self.places.sentence(quotation.unit)
        for unit in range(start - 1, max(-1, start - NEAR), -1):
            if not stream.flags[unit] & LOWER or stream.lows[unit] not in stream.lexicon.media:
                continue
            first, last = self.places.sentence(unit)
            means = means_at(stream, unit, first)
            if means is not None and means.medium in WRITTEN and self.whose.mentioned(first, last, speaker):
                clue = occasion(stream, means, max(first, unit - 6) - 1, unit, last, None)
                return telling_of(clue)
        paper = quoted_paper(self.stream, self.places, start)
        return None if paper is None else telling_of(paper)

    def _for_paper(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the paper that the writer works for: "The Lantern's Jo Vik was there. ... Vik wrote"."""
        names = (self.whose.names[speaker], *self.bodies[speaker])
        paper = next((name for name in names if names_outlet(self.stream, name)), None)
        source = quotation.source
        return (
            None
            if paper is None or source is None
            else Telling(paper, "publication", source.first, source.last)
        )

    def _in_writing(self, quotation: Found) -> Telling | None:
        """Return how what somebody "wrote" was written, by the noun for it just before: "in emails"."""
        start, _ = self.places.sentence(quotation.unit)
        for unit in range(start - 1, max(-1, start - NEXT), -1):
            if self.stream.flags[unit] & LOWER and self.stream.lows[unit] in self.stream.lexicon.media:
                means = means_at(self.stream, unit, 0)
                letters = self.stream.lows[unit] in self.stream.lexicon.telling["correspondence"]
                if means is not None and (letters or means.medium in ("publication", "social")):
                    return Telling(None, means.medium, unit, unit + 1)
        cue = quotation.cue
        if cue is not None and cue.lemma == "write" and cue.match.entry.form == "s":
            # "Moen writes": what can be read still
            return Telling(None, "publication", cue.first, cue.last)
        return None

    def _of(self, number: int, speaker: int) -> bool:
        """Say whether the sentence of the clue is about the words of ``speaker``."""
        clue, governor = self.governors.clues[number], self.governors.cues[number]
        start, end = self.places.sentence(clue.at)
        opening = self.governors.opening(clue)
        if opening:
            subject = self.governors.main_clause(clue)
            # "In a debate, while others called for war, Moen"
            reach = 30 if self.stream.lows[subject : subject + 1] == ["while"] else 12
            if self.whose.mentioned(subject, min(end, subject + reach), speaker):
                return True
            if any(
                cue.source is not None and cue.source.first >= clue.last and self.whose.said_by(cue, speaker)
                for cue in self.governors.cues_near(clue.at)
            ):
                return True
        passed_on = governor is not None and governor.lemma in PASSING
        if governor is not None and (
            passed_on or self.whose.reported(governor) or self.whose.said_by(governor, speaker)
        ):
            return self.whose.said_by(governor, speaker)
        if clue.medium in ("publication", "social"):
            return False
        if asks(clue):
            return True
        # "Few spoke up, although Moen appeared on Kanal 6"
        apart = governor is None and self.stream.has(SUBORDINATOR, start, clue.at)
        if self.governors.reports_near(clue.at) and not opening and not apart:
            return False
        lows, flags = self.stream.lows, self.stream.flags
        for unit in range(clue.at - 1, start - 1, -1):
            if lows[unit] in self.whose.calls[speaker]:
                return True
            if flags[unit] & (RELATIVE | SUBORDINATOR) and not self.stream.has(OBJECT, unit + 1, unit + 3):
                # "a man who spoke at a rally", but "a man who heckled her at a rally"
                return False
        return self.whose.mentioned(start, end, speaker) or self.whose.meant(start, clue.at, speaker)
