"""The outlet and the medium of each quotation: which clues tell them, and what shares one telling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    FIRST_NAME,
    LOWER,
    NATIONALITY,
    OBJECT,
    ORGANIZATION,
    PLACE,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.outlets.clues import Clues, Places
from builder.annotation.outlets.governors import Governors
from builder.annotation.outlets.media import Clue, means_at, occasion, titled
from builder.annotation.outlets.occasions import court_of, crowd, narrated, of_remarks, out_of_court, relayed
from builder.annotation.outlets.printed import NEAR, document, network_of, quoted_paper, speaks_in_print
from builder.annotation.outlets.sharing import (
    DESCRIBED,
    WRITTEN,
    Latest,
    Telling,
    dated,
    goes_on,
    heard,
    leads,
    merged,
    settle,
    telling_of,
    together,
    unlike,
    weekdays,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream
from builder.schema import Medium, Outlet

LEAD = 1
"""How many paragraphs before a quotation a sentence may stand that tells how its words were given."""
OPENING = 5
"""How many paragraphs, with the headline, tell what an article starts from."""
MANY = 40
"""How many clues are looked at for one quotation, so that an endless sentence costs no more."""
REACH = 100
"""How many units of a sentence are searched for a name."""


def outlets_of(
    stream: Stream,
    sentences: Sequence[Sentence],
    found: Sequence[Found],
    speakers: Sequence[int | None],
    names: Sequence[str],
    publisher: str | None,
) -> list[Outlet | None]:
    """Return the outlet and medium of each quotation, or None where the text says nothing of them.

    ``found`` are the quotations in text order, ``speakers`` the number of each one's referent, ``names`` the
    referents' names; ``sentences`` those with a cue or a stretch; ``publisher`` stands for "this newspaper".
    """
    if not found:
        return []
    linker = _Linker(stream, sentences, found, speakers, names, publisher)
    tellings = [linker.telling(number) for number in range(len(found))]
    linker.lead_in(tellings)
    settle(stream.lexicon, tellings, speakers)
    return [None if telling is None else _outlet(stream, telling) for telling in tellings]


def _outlet(stream: Stream, telling: Telling) -> Outlet:
    span = stream.span(telling.first, telling.last)
    return Outlet(telling.name, telling.medium, span.start, span.end)


class _Linker:
    """Links the quotations of one article, in text order, to the clues of their tellings."""

    def __init__(
        self,
        stream: Stream,
        sentences: Sequence[Sentence],
        found: Sequence[Found],
        speakers: Sequence[int | None],
        names: Sequence[str],
        publisher: str | None,
    ) -> None:
        self.stream = stream
        self.found = found
        self.speakers = speakers
        self.names = [name.split()[-1].lower() if name else "" for name in names]
        self.calls = [_called(stream, name) for name in names]
        self.full_names = names
        self.places = Places(stream)
        clues = Clues(stream, self.places, publisher)
        self.programmes = clues.programmes
        self.hosts = clues.hosts
        self.interviews = clues.interviews
        # Whose cue it is, as far as the quotations say.
        self.speaker_of = {
            quotation.cue.first: speaker
            for quotation, speaker in zip(found, speakers, strict=True)
            if quotation.cue is not None and speaker is not None
        }
        self.governing = Governors(stream, self.places, sentences, found)
        self.clues = [clue for clue in clues.found if not self.governing.in_subject(clue)]
        self.starts = [clue.at for clue in self.clues]
        self.governors = [self.governing.governor(clue) for clue in self.clues]
        self.remarks = [clue for clue in self.clues if of_remarks(stream, self.places, clue)][:MANY]
        _, opening = stream.paragraphs[min(OPENING, len(stream.paragraphs)) - 1]
        self.court = court_of(stream, opening)
        self.adjourned = len(stream.flags) if self.court is None else self._adjourned(self.court.at)
        self.narrated = narrated(stream)
        self.latest: dict[int, Latest] = {}
        self.described: Latest | None = None

    def _adjourned(self, unit: int) -> int:
        """Return where the article leaves the court that it reports from at ``unit``: "Outside court, Moen said"."""
        for number in range(self.places.paragraph(unit), len(self.stream.paragraphs)):
            for start, end in self.stream.sentences_of(number):
                if out_of_court(self.stream, start, end):
                    return start
        return len(self.stream.flags)

    def telling(self, number: int) -> Telling | None:
        """Return the telling of the quotation ``number``, and remember it for those that go on from it."""
        quotation, speaker = self.found[number], self.speakers[number]
        paragraph = quotation.paragraphs[0] if quotation.paragraphs else self.places.paragraph(quotation.unit)
        lexicon = self.stream.lexicon
        telling = self._own(quotation)
        elsewhen = dated(self.stream, self.places, quotation)
        days = self._days(quotation)
        known = None
        if speaker is not None:
            known = self.latest.get(speaker)
            if known is not None and not goes_on(self.stream, known, quotation, paragraph, days):
                known = None
            if telling is None and known is not None and elsewhen:
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
                telling = self._asking(quotation, speaker) or self._asked(number)
        if telling is not None and (elsewhen or self._monthly(telling)):
            telling = telling._replace(dated=True)
        if telling is not None and self._is_interview(telling):
            telling = telling._replace(medium="interview")
        if telling is None and speaker is not None and known is None and not elsewhen:
            telling = self._occasion(quotation, speaker)
        if telling is None or (telling.name is None and telling.medium == "publication"):
            name = None if speaker is None else self.full_names[speaker]
            itself = speaks_in_print(self.stream, self.places, quotation, name)
            telling = telling if itself is None else telling_of(itself)
        if telling is not None and telling.name is None and telling.medium == "publication":
            telling = self._named_before(telling, quotation, speaker)
        if telling is not None and telling.medium == "speech" and telling.name is None:
            network = network_of(self.stream, self.places, telling.first, telling.last)
            if network is not None:
                aired = self.stream.lows[telling.last - 1] in self.stream.lexicon.telling["aired"]
                medium: Medium = "broadcast" if aired else "speech"
                telling = Telling(network.name, medium, network.first, network.last)
        if telling is not None and speaker is not None:
            last = quotation.paragraphs[-1] if quotation.paragraphs else paragraph
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

    def _days(self, quotation: Found) -> frozenset[str]:
        """Return the days of the week that the sentence of the quotation, or of its cue, names."""
        at = quotation.unit if quotation.cue is None else quotation.cue.first
        return weekdays(self.stream, *self.places.sentence(at))

    def _describes(self, quotation: Found, speaker: int) -> bool:
        """Say whether the source is only described, as one named before is: "the diplomat told Vesti"."""
        source = quotation.source
        if source is None or not self.names[speaker]:
            return False
        # "the bespectacled, 71-year-old diplomat" may be cut at its comma.
        definite = "the" in self.stream.lows[max(0, source.first - 4) : source.first + 1]
        return definite and not self.full_names[speaker].split()[-1][0].isupper()

    def _described(self, speaker: int, paragraph: int) -> Latest | None:
        """Return the telling of somebody described who is the speaker: named before, and quoted next.

        `Ida Moen sat down. "We close," the diplomat told Vesti. ... "We stay," Moen said.`
        """
        known = self.described
        if (
            known is None
            or not self.names[speaker]
            or paragraph - known.paragraph > DESCRIBED
            or known.telling.dated
        ):
            return None
        if not self.full_names[speaker].split()[-1][:1].isupper():
            return None
        before = self.stream.lows[max(0, known.unit - DESCRIBED * NEAR) : known.unit]
        if self.calls[speaker].isdisjoint(before):
            return None
        self.described = None
        return known

    def lead_in(self, tellings: list[Telling | None]) -> None:
        """Give quotations in ``tellings`` that come before their telling is stated that telling.

        `"We close," Moen said. ... "It is late," she told Kanal 6.`
        """
        coming: dict[int, tuple[Telling, int, bool]] = {}
        for number in range(len(tellings) - 1, -1, -1):
            speaker, telling, quotation = self.speakers[number], tellings[number], self.found[number]
            if speaker is None:
                continue
            paragraph = self.places.paragraph(quotation.unit)
            if telling is None:
                known = coming.get(speaker)
                if known is None or not leads(known[0], quotation, known[1] - paragraph):
                    continue
                if known[2] and quotation.cue is not None and quotation.cue.lemma != "write":
                    # "Moen said" is no part of what "she wrote in a letter"
                    continue
                if dated(self.stream, self.places, quotation) or heard(self.stream, quotation):
                    continue
                days = weekdays(self.stream, *self.places.sentence(known[0].first))
                if days and (own := self._days(quotation)) and days.isdisjoint(own):
                    continue
                telling = tellings[number] = known[0]
            wrote = quotation.cue is not None and quotation.cue.lemma == "write"
            coming[speaker] = telling, paragraph, wrote

    def _monthly(self, telling: Telling) -> bool:
        """Say whether the telling is of another month: "in a September debate", "an October Kanal 6 interview"."""
        before = self.stream.lows[max(0, telling.first - 3) : telling.first]
        return not self.stream.lexicon.telling["month"].isdisjoint(before)

    def _is_interview(self, telling: Telling) -> bool:
        """Say whether what an outlet was told is called "the interview" soon afterwards."""
        if telling.medium != "told" or telling.name is None or not self.interviews:
            return False
        place = bisect_left(self.interviews, self.places.sentence(telling.first)[1])
        return (
            place < len(self.interviews)
            and self.places.paragraph(self.interviews[place]) - self.places.paragraph(telling.first) <= 2
        )

    def _asking(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the interview that the speaker asks the questions of, or his article on it.

        `told Jo Vik of Kanal 6 ... "Why now?" Vik asked.`
        """
        surname = self.full_names[speaker].split()[-1] if self.full_names[speaker] else ""
        clue = self.hosts.get(surname)
        if clue is None or clue.at > quotation.unit:
            return None
        wrote = quotation.cue is not None and quotation.cue.kind == "write"
        return telling_of(clue)._replace(medium="publication" if wrote else clue.medium)

    def _asked(self, number: int) -> Telling | None:
        """Return the interview whose questions the quotation answers.

        `After Kanal 6's Jo Vik asked about the pier, Moen said "it stays."`, `"Why?" Vik asked. "It pays," Moen said.`
        """
        quotation = self.found[number]
        if not self.hosts:
            return None
        if quotation.cue is not None:
            start, _ = self.places.sentence(quotation.cue.first)
            asked = self.stream.lexicon.telling["asked"]
            for unit in range(max(start, quotation.cue.first - REACH), quotation.cue.first - 1):
                host = self.hosts.get(self.stream.words[unit])
                if host is not None and self.stream.lows[unit + 1] in asked:
                    return telling_of(host)
        before = None if number == 0 else self.speakers[number - 1]
        if before is None or before == self.speakers[number] or not self.full_names[before]:
            return None
        host = self.hosts.get(self.full_names[before].split()[-1])
        near = self.places.paragraph(quotation.unit) - self.places.paragraph(self.found[number - 1].unit) <= 1
        return telling_of(host) if host is not None and near else None

    def _clues_between(self, start: int, end: int) -> range:
        """Return the numbers of the clues in the units ``[start, end)``: the last, where there are many."""
        last = bisect_left(self.starts, end)
        return range(max(bisect_left(self.starts, start), last - MANY), last)

    def _own(self, quotation: Found) -> Telling | None:
        """Return the telling that the sentence of the quotation or of its cue states."""
        cue = quotation.cue
        at = quotation.unit if cue is None else cue.first
        start, end = self.places.sentence(at)
        clues = [
            self.clues[number]
            for number in self._clues_between(start, end)
            if self._goes_with(number, cue) and not self._inside(quotation, self.clues[number])
        ]
        if cue is not None and cue.lemma == "write":
            clues = [clue for clue in clues if clue.medium not in ("speech", "press")]
        own = document(self.stream, self.places, quotation)
        if own is not None:
            clues.append(own)
        if not clues and (reaction := crowd(self.stream, self.places, quotation)) is not None:
            clues.append(reaction)
        return together(clues)

    def _goes_with(self, number: int, cue: Cue | None) -> bool:
        governor = self.governors[number]
        if governor is None:
            # Without a cue in its sentence a clue goes with whatever is quoted there.
            return not self.governing.cues_near(self.clues[number].at)
        if cue is None:
            return False
        if self.governing.opening(self.clues[number]) and cue.first >= self.clues[number].last:
            return True
        if governor.first == cue.first:
            return True
        return governor.source is not None and cue.source is not None and governor.source == cue.source

    def _inside(self, quotation: Found, clue: Clue) -> bool:
        """Say whether the clue is part of what was said: inside the content, and not at its edge."""
        if self.governing.closing(clue):
            return False
        start = self.stream.starts[clue.at]
        cue = quotation.cue
        for span in quotation.spans:
            if span.start <= start < span.end:
                return cue is None or not self.governing.adverbial(cue, clue.at)
        return False

    def _led(self, quotation: Found, speaker: int, paragraph: int) -> Telling | None:
        """Return the telling that a sentence before the quotation states of the same speaker."""
        floor = self.stream.paragraphs[max(0, paragraph - LEAD)][0]
        known = self.latest.get(speaker)
        if known is not None:
            floor = max(floor, known.unit)
        start, _ = self.places.sentence(quotation.unit)
        for number in reversed(self._clues_between(floor, start)):
            if self._of(number, speaker) and not unlike(self.clues[number].medium, quotation):
                clue = self.clues[number]
                first, last = self.places.sentence(clue.at)
                clues = [
                    self.clues[other]
                    for other in self._clues_between(first, last)
                    if self.governors[other] is self.governors[number]
                ]
                return together(clues)
        return None

    def _named_before(self, telling: Telling, quotation: Found, speaker: int | None) -> Telling:
        """Return the publication with the name it had before: "an op-ed in Vesti ... the op-ed said"."""
        stream = self.stream
        for number in reversed(self._clues_between(0, quotation.unit)):
            clue = self.clues[number]
            if clue.medium == "publication" and clue.name is not None:
                first, last = self.places.sentence(clue.at)
                noun = self.stream.lows[telling.last - 1]
                if noun in self.stream.lows[first:last] or (
                    speaker is not None and self._mentioned(first, last, speaker)
                ):
                    return telling._replace(name=clue.name, first=clue.first, last=clue.last)
        noun = stream.lows[telling.last - 1]
        for unit in range(telling.first - 1, max(0, telling.first - NEAR), -1):
            if stream.lows[unit] == noun and stream.flags[unit + 1] & (QUOTE | COMMA):
                named = titled(stream, unit + 1, min(len(stream.flags), unit + 12))
                if named is not None:
                    return telling._replace(name=named.name, first=named.first, last=named.last)
        return telling

    def _occasion(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the occasion of the quotation that its sentence and those before it do not tell."""
        for telling in (
            self._remarks(quotation, speaker),
            self._scene(quotation, speaker),
            self._hosted(speaker),
        ):
            if telling is not None:
                return telling
        clue = relayed(self.stream, self.places, quotation) or self._in_court(quotation)
        if clue is None and self.narrated is not None and self._in_presence(quotation):
            clue = self.narrated
        return None if clue is None else telling_of(clue)

    def _remarks(self, quotation: Found, speaker: int) -> Telling | None:
        """Return where the article says that ``speaker`` made these remarks, before or after them."""
        if quotation.cue is not None and (quotation.cue.kind != "say" or heard(self.stream, quotation)):
            return None
        for clue in self.remarks:
            start, end = self.places.sentence(clue.at)
            if self._mentioned(start, end, speaker) or (
                self._before(start) == speaker and not self.stream.has(SUBJECT, start, clue.at)
            ):
                return telling_of(clue)
        return None

    def _in_court(self, quotation: Found) -> Clue | None:
        """Return the court that the article reports from, until it leaves it."""
        if self.court is None or quotation.unit >= self.adjourned:
            return None
        if quotation.cue is not None and quotation.cue.kind != "say":
            return None
        return self.court

    def _in_presence(self, quotation: Found) -> bool:
        """Say whether the words are told as they are spoken: "she says", or in marks without a cue."""
        cue = quotation.cue
        if cue is None:
            return True
        return cue.kind == "say" and cue.match.entry.form == "s"

    def _hosted(self, speaker: int) -> Telling | None:
        """Return the programme that the speaker hosts: "Jo Vik, host of the Late Hour"."""
        named = self.programmes.get(self.names[speaker])
        return None if named is None else Telling(named.name, "broadcast", named.first, named.last)

    def _scene(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the speech or the meeting with the press that the article starts from.

        "Ida Moen spoke at a rally on Monday." tells of every "Moen said" that nothing else places.
        """
        if quotation.cue is None or quotation.cue.kind != "say" or heard(self.stream, quotation):
            return None
        paragraphs = self.stream.paragraphs
        _, limit = paragraphs[min(OPENING, len(paragraphs)) - 1]
        for number in self._clues_between(0, min(limit, quotation.unit)):
            clue = self.clues[number]
            if clue.medium in ("speech", "press") and self._sets(number, speaker):
                return telling_of(clue)
        return None

    def _sets(self, number: int, speaker: int) -> bool:
        """Say whether the clue says where ``speaker`` is: not "Moen may skip debates", but "at a rally"."""
        clue, governor = self.clues[number], self.governors[number]
        first, last = self.places.sentence(clue.at)
        if not self._mentioned(first, last, speaker):
            return False
        if governor is not None and self._whose(governor, speaker):
            return True
        if clue.verb is None and self.stream.lows[clue.last - 1].endswith("s"):
            return False
        # Speakers without a name ("a party leader") are mentioned too easily.
        return self.full_names[speaker].split()[-1][:1].isupper()

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
            if means is not None and means.medium in WRITTEN and self._mentioned(first, last, speaker):
                clue = occasion(stream, means, max(first, unit - 6) - 1, unit, last, None)
                return telling_of(clue)
        paper = quoted_paper(self.stream, self.places, start)
        return None if paper is None else telling_of(paper)

    def _of(self, number: int, speaker: int) -> bool:
        """Say whether the sentence of the clue is about the words of ``speaker``."""
        clue, governor = self.clues[number], self.governors[number]
        start, end = self.places.sentence(clue.at)
        opening = self.governing.opening(clue)
        if opening:
            subject = self.governing.main_clause(clue)
            # "In a debate, while others called for war, Moen"
            reach = 30 if self.stream.lows[subject : subject + 1] == ["while"] else 12
            if self._mentioned(subject, min(end, subject + reach), speaker):
                return True
            if any(
                cue.source is not None and cue.source.first >= clue.last and self._whose(cue, speaker)
                for cue in self.governing.cues_near(clue.at)
            ):
                return True
        if governor is not None and (governor.first in self.speaker_of or self._whose(governor, speaker)):
            return self._whose(governor, speaker)
        if clue.medium in ("publication", "social") or (self.governing.reports_near(clue.at) and not opening):
            return False
        lows, flags = self.stream.lows, self.stream.flags
        for unit in range(clue.at - 1, start - 1, -1):
            if lows[unit] in self.calls[speaker]:
                return True
            if flags[unit] & (RELATIVE | SUBORDINATOR) and not flags[unit + 1] & OBJECT:
                return False
        return self._mentioned(start, end, speaker) or self._meant(start, clue.at, speaker)

    def _meant(self, start: int, end: int, speaker: int) -> bool:
        """Say whether a pronoun in the units ``[start, end)`` goes back to ``speaker``, quoted or named just before.

        "Ida Moen was late. ... Now she scolded a man who heckled her at a rally."
        """
        pronouns = self.stream.having(SUBJECT, start, end)
        if not pronouns or self.stream.lows[pronouns[0]] not in ("he", "she"):
            return False
        before = self._before(start)
        if before is not None:
            return before == speaker
        floor, _ = self.stream.paragraphs[max(0, self.places.paragraph(start) - LEAD)]
        return self._mentioned(floor, start, speaker)

    def _whose(self, cue: Cue, speaker: int) -> bool:
        """Say whether ``cue`` reports words of ``speaker``."""
        whose = self.speaker_of.get(cue.first)
        if whose is not None:
            return whose == speaker
        return cue.source is not None and self._stands_for(cue.source, speaker)

    def _stands_for(self, source: Phrase, speaker: int) -> bool:
        if source.last - source.first == 1 and self.stream.flags[source.head] & SUBJECT:
            start, _ = self.stream.paragraphs[self.places.paragraph(source.head)]
            return self._before(source.head) == speaker or self._mentioned(start, source.head, speaker)
        return self._mentioned(source.first, source.last, speaker)

    def _before(self, unit: int) -> int | None:
        """Return the speaker of the last quotation before ``unit``."""
        number = bisect_left(self.found, unit, key=attrgetter("unit"))
        return self.speakers[number - 1] if number else None

    def _mentioned(self, start: int, end: int, speaker: int) -> bool:
        return not self.calls[speaker].isdisjoint(self.stream.lows[start : min(end, start + REACH)])


def _called(stream: Stream, name: str) -> frozenset[str]:
    """Return the words, in lower case, that a speaker's ``name`` is cut down to: the last, or the first.

    The first is a family name in much of Asia: "Ouyang Wenjing" is "Ouyang", where "Ida Moen" is "Moen".
    """
    words = name.split()
    if not words:
        return frozenset()
    first, last = stream.lexicon[words[0]], stream.lexicon[words[-1]]
    given = first & (FIRST_NAME | TITLE | NATIONALITY | PLACE | ORGANIZATION | ROLE) or not first & CAPITAL
    body = last & (ORGANIZATION | ROLE) or not last & CAPITAL
    family = len(words) in (2, 3) and not given and not body
    return frozenset(word.lower() for word in ((words[0], words[-1]) if family else words[-1:]))
