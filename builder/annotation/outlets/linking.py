"""The outlet and the medium of each quotation: where its telling is looked for, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.outlets.clues.finding import Clues
from builder.annotation.outlets.naming.fullest import LongerNames
from builder.annotation.outlets.naming.listed import names_outlet
from builder.annotation.outlets.naming.publisher import publisher_name
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.described import Described
from builder.annotation.outlets.tellings.governors import Governors
from builder.annotation.outlets.tellings.interviews import Interviews
from builder.annotation.outlets.tellings.later import (
    INTERVIEWED,
    lead_in,
    name_opening,
    name_questions,
    settle,
)
from builder.annotation.outlets.tellings.occasions import OPENING, Occasions
from builder.annotation.outlets.tellings.others import Others
from builder.annotation.outlets.tellings.posts import share_posts
from builder.annotation.outlets.tellings.printed import filed, speaks_in_print
from builder.annotation.outlets.tellings.sharing import (
    among_others,
    dated,
    goes_on,
    parted,
    posts,
    told_other,
)
from builder.annotation.outlets.tellings.staged import Staged
from builder.annotation.outlets.tellings.stated import Stated
from builder.annotation.outlets.tellings.telling import Latest, Telling, is_known, merged, telling_of
from builder.annotation.outlets.tellings.whose import LEAD, Whose
from builder.annotation.outlets.tellings.writing import Writings
from builder.annotation.sentence.reports import Sentence
from builder.annotation.tokens import Stream
from builder.schema import Outlet


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
    name_opening(stream, linker.places, found, speakers, tellings)
    if any(clue.name is not None and clue.medium in INTERVIEWED for clue in linker.clues):
        name_questions(stream, found, speakers, tellings)
    share_posts(stream, linker.clues, found, speakers, tellings)
    longer = LongerNames(stream)
    # Quotations that go on from one telling share it.
    different = {id(telling): telling for telling in tellings if telling is not None}
    outlets = {number: _outlet(longer, telling) for number, telling in different.items()}
    return [outlets.get(id(telling)) for telling in tellings]


def _outlet(longer: LongerNames, telling: Telling) -> Outlet:
    span = longer.stream.span(telling.first, telling.last)
    name = telling.name and longer.fullest(telling.name, telling.first)
    return Outlet(name, telling.medium, span.start, span.end)


_NO_DAYS = frozenset[str]()
_WRITING = frozenset(("write", "report"))
SUBJECT = 1
"""The last paragraph, with the headline, that tells whom an article is about."""


def _same_name(one: str, other: str) -> bool:
    """Say whether the names differ by their article alone."""
    return one.removeprefix("The ") == other.removeprefix("The ")


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
        self.names = names
        self.places = places = Places(stream)
        self.publisher = publisher = publisher_name(stream.lexicon, publisher)
        clues = Clues(stream, places, publisher)
        self.clues = clues.found
        governors = Governors(stream, places, sentences, found, clues.found)
        whose = Whose(stream, places, found, speakers, names)
        self.stated = Stated(stream, places, governors, whose)
        self.described = Described(stream, whose)
        self.writings = Writings(stream, places, governors, whose, bodies)
        self.interviews = Interviews(stream, places, clues, whose, found, speakers)
        self.occasions = Occasions(stream, places, governors, whose, clues.hosts.programmes)
        self.staged = Staged(stream, places, clues.found)
        self.others = Others(stream, places, governors)
        self.whose = whose
        self.latest: dict[int, Latest] = {}
        self._hosted = self.interviews.quoted
        self._brackets = "[" in stream.text or "(" in stream.text

    def telling(self, number: int) -> Telling | None:
        """Return the telling of the quotation ``number``, and remember it for those that go on from it.

        The first source that tells one wins: the sentence of the quotation, other words of its speaker, the
        questions that it asks or answers, an occasion that the article tells elsewhere, the source itself where
        that is an outlet, and for what somebody "wrote" his paper or the noun for it. An occasion told elsewhere
        and such a noun are of this quotation alone.
        """
        quotation, speaker = self.found[number], self.speakers[number]
        within = quotation.paragraphs
        paragraph = within[0] if within else self.places.paragraph(quotation.unit)
        telling = self.stated.own(quotation)
        if self._hosted and telling is None:
            telling = self.interviews.answering(number)
        known: Latest | None = None
        if speaker is not None:
            telling, known = self._of_speaker(telling, number, speaker, paragraph)
            if telling is None and self.interviews.any:
                telling = self.interviews.asking(quotation, speaker) or self.interviews.asked(number)
        if telling is not None:
            if known is None or telling is not known.telling:
                telling = self._on_its_day(telling, quotation)
        elif self.others.any:
            telling = self.others.posted(quotation, paragraph)
        passing: Telling | None = None
        if telling is None and speaker is not None and self.occasions.any:
            passing = self.occasions.telling(quotation, speaker)
            if passing is not None and self._dated(quotation):
                passing = None
            telling = passing
        if telling is None or _lacks_paper(telling):
            telling = self._of_source(quotation, speaker) or telling
        if speaker is not None and quotation.cue is not None and quotation.cue.lemma in _WRITING:
            if telling is None or _lacks_paper(telling):
                telling = self.writings.own_paper(quotation, speaker) or telling
            if telling is None:
                telling = self.writings.going_on(quotation, speaker, paragraph)
            if telling is None:
                telling = passing = self.writings.unnamed_work(quotation)
        if telling is None:
            digest = filed(self.stream, quotation) if self._brackets else None
            return None if digest is None else telling_of(digest)
        if telling.medium == "social":
            self.others.remember(telling, quotation, paragraph)
        elif telling.medium == "publication":
            self.writings.remember(telling, paragraph)
        if _lacks_paper(telling):
            telling = self.writings.with_name(telling, quotation, speaker)
        if telling.medium == "interview" and speaker is not None:
            telling = self.interviews.named(telling, speaker)
        if telling.medium == "speech" and telling.name is None:
            telling = self.staged.with_network(telling)
        if speaker is not None:
            telling = self._spoken_by(telling, quotation, speaker)
        if speaker is not None and passing is None:
            self._remember(telling, number, speaker, paragraph, known)
        return telling

    def _of_speaker(
        self, telling: Telling | None, number: int, speaker: int, paragraph: int
    ) -> tuple[Telling | None, Latest | None]:
        """Return ``telling`` with what other words of its speaker add, and the latest telling that it goes on from.

        These are the sentences before it, the speaker's quotation before, also as somebody described, and the
        work that he is said to have written.
        """
        quotation = self.found[number]
        known = self.latest.get(speaker)
        if self.stream.lows[quotation.sentence.start] == "later" and parted(self.stream, quotation):
            return telling, None
        apart = False
        if known is not None:
            posted = known.telling.medium == "social"
            same = posted and telling is not None and telling.medium == "social"
            if telling is None and told_other(self.stream, known.telling, quotation):
                return None, None
            if telling is None and self._gone_on(known, number, paragraph):
                del self.latest[speaker]
                known = None
            elif not same and not goes_on(
                self.stream,
                known,
                self.found[known.number],
                quotation,
                paragraph,
                self.places.days(quotation.at) if posted or known.days else _NO_DAYS,
                posted and self._leads_in(known.telling),
            ):
                if not posts(known.telling.medium, quotation, apart=True):
                    # "she tweeted ... she said ... she added"
                    del self.latest[speaker]
                known = None
            else:
                apart = known.unit < self.places.start_of(quotation, quotation.at)
        if telling is None and apart and self._dated(quotation):
            known = None
        elif paragraph in self.stated.leading and (
            telling is None or telling.medium == "told" or _lacks_outlet(telling)
        ):
            telling = self._led(telling, quotation, speaker, paragraph)
        if telling is None and known is None:
            described = self.described
            if described.latest is not None:
                known = described.of(speaker, paragraph)
            if known is None and described.opening is not None and self.whose.has_name(speaker):
                known = described.named(quotation, speaker, paragraph)
            if known is None and described.unnamed is not None:
                known = described.insider(quotation, paragraph)
            if known is None and quotation.cue is not None and quotation.cue.lemma == "write":
                telling = self.writings.named_work(quotation, speaker)
        if known is not None:
            near = paragraph - known.paragraph <= LEAD
            again = telling is not None and is_known(self.stream, telling)
            telling = (
                known.telling
                if telling is None
                else merged(self.stream.lexicon, known.telling, telling, near, again)
            )
        return telling, known

    def _leads_in(self, telling: Telling) -> bool:
        """Say whether a sentence that quotes nothing tells of what is posted: "Moen took to Twitter on Monday."."""
        return self.places.sentence(telling.first)[0] not in self._quoting

    @cached_property
    def _quoting(self) -> set[int]:
        """Where the sentences start that quote something in marks."""
        return {self.places.start_of(quotation, quotation.at) for quotation in self.found if quotation.marked}

    def _gone_on(self, known: Latest, number: int, paragraph: int) -> bool:
        """Say whether many others have spoken since the speaker's telling; to its own publisher an article keeps."""
        own = self.publisher and (known.telling.name or "").lower().startswith(self.publisher.lower())
        if own or not among_others(known, self.speakers, number, paragraph):
            return False
        # An article comes back to what its subject said where it began.
        speaker, telling = self.speakers[number], known.telling
        opens = telling.name is not None and self.places.paragraph(telling.first) < OPENING
        subject = self.stream.paragraphs[min(SUBJECT, len(self.stream.paragraphs) - 1)][1]
        return not (opens and speaker is not None and self.whose.mentioned(0, subject, speaker))

    def _led(self, told: Telling | None, quotation: Found, speaker: int, paragraph: int) -> Telling | None:
        """Return the telling of a sentence before, or what an outlet was ``told`` as the interview named there."""
        led = self.stated.led(quotation, speaker, paragraph, self.latest.get(speaker))
        if led is not None and self._dated(quotation) and self.places.paragraph(led.first) != paragraph:
            # "spoke on Kanal 6. ... In 2012, she said"
            led = None
        if told is None:
            return led
        if led is None or led.medium != "interview":
            return told
        return merged(self.stream.lexicon, led, told, near=True)

    def _on_its_day(self, telling: Telling, quotation: Found) -> Telling:
        """Return the telling dated where it is from another day, and an interview where it is called one later."""
        if self._dated(quotation) or self._monthly(telling):
            telling = replace(telling, dated=True)
        return replace(telling, medium="interview") if self.interviews.is_one(telling) else telling

    def _of_source(self, quotation: Found, speaker: int | None) -> Telling | None:
        """Return the publication that speaks itself, or through its writer: "the newspaper said"."""
        name = None if speaker is None else self.names[speaker]
        clue = speaks_in_print(self.stream, self.places, quotation, name)
        return None if clue is None else telling_of(clue)

    def _spoken_by(self, telling: Telling, quotation: Found, speaker: int) -> Telling:
        """Return the telling as its speaker makes it: what a paper itself says is printed, a host has a programme."""
        name = self.names[speaker]
        if telling.medium in ("told", None) and telling.name and _same_name(telling.name, name):
            return replace(telling, medium="publication")
        if telling.medium == "statement" and telling.name is None and names_outlet(self.stream, name):
            # "The Lantern published a report, alleging"
            return replace(telling, name=name, medium="publication")
        if telling.medium == "publication" and telling.name != name and names_outlet(self.stream, name):
            return self._of_source(quotation, speaker) or telling
        if telling.medium == "broadcast" and telling.name is None:
            return self.occasions.hosted(speaker) or telling
        return telling

    def _remember(
        self, telling: Telling, number: int, speaker: int, paragraph: int, known: Latest | None
    ) -> None:
        quotation = self.found[number]
        letter = telling.medium == "statement" and not quotation.marked
        if letter and known is not None and known.telling.medium in ("speech", "press"):
            # "said at a rally ... sent him a letter demanding ... she said"
            return
        last = quotation.paragraphs[-1] if quotation.paragraphs else paragraph
        days = self.places.days(quotation.at)
        if not days and known is not None:
            days = known.days
        self.latest[speaker] = latest = Latest(telling, number, last, quotation.unit, days)
        self.described.remember(latest, quotation, speaker)

    def _dated(self, quotation: Found) -> bool:
        """Say whether the quotation is from another day than those around it."""
        return dated(self.stream, self.places, quotation)

    def _monthly(self, telling: Telling) -> bool:
        """Say whether the telling is of another month: "in a September debate", "an October Kanal 6 interview"."""
        before = self.stream.lows[max(0, telling.first - 3) : telling.first]
        return not self.stream.lexicon.telling["month"].isdisjoint(before)


def _lacks_outlet(telling: Telling) -> bool:
    """Say whether the telling is an interview, nobody knows with whom."""
    return telling.name is None and telling.medium == "interview"


def _lacks_paper(telling: Telling) -> bool:
    """Say whether the telling is of something published, nobody knows where."""
    return telling.name is None and telling.medium == "publication"
