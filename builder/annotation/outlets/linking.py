"""The outlet and the medium of each quotation: where its telling is looked for, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.outlets.clues.finding import Clues
from builder.annotation.outlets.naming.fullest import LongerNames
from builder.annotation.outlets.naming.listed import names_outlet
from builder.annotation.outlets.naming.publisher import publisher_name
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.sharing.continued import Continued
from builder.annotation.outlets.sharing.dating import dated, in_month
from builder.annotation.outlets.sharing.later import (
    INTERVIEWED,
    lead_in,
    name_opening,
    name_questions,
    settle,
)
from builder.annotation.outlets.sharing.others import Others
from builder.annotation.outlets.sharing.posts import share_posts
from builder.annotation.outlets.sharing.reach import Latest, Reach
from builder.annotation.outlets.tellings.governors import Governors
from builder.annotation.outlets.tellings.interviews import Interviews
from builder.annotation.outlets.tellings.leading import Leading
from builder.annotation.outlets.tellings.occasions import Occasions
from builder.annotation.outlets.tellings.printed import filed, speaks_in_print
from builder.annotation.outlets.tellings.staged import Staged
from builder.annotation.outlets.tellings.stated import Stated
from builder.annotation.outlets.tellings.telling import Telling, is_unnamed, telling_of
from builder.annotation.outlets.tellings.whose import Whose
from builder.annotation.outlets.tellings.writing import Writings
from builder.annotation.sentence.reports import Sentence
from builder.annotation.tokens import Stream
from builder.schema import Outlet

_WRITING = frozenset(("write", "report"))


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
        self.writings = Writings(stream, places, governors, whose, bodies)
        self.interviews = Interviews(stream, places, clues, whose, found, speakers)
        self.occasions = Occasions(stream, places, governors, whose, clues.hosts.programmes)
        self.staged = Staged(stream, places, clues.found)
        self.others = Others(stream, places, governors)
        reach = Reach(stream, places, found, speakers, whose, publisher)
        leading = Leading(stream, places, governors, whose)
        self.continued = Continued(stream, places, found, reach, leading, self.writings, whose)
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
            telling, known = self.continued.telling(telling, number, speaker, paragraph)
            if telling is None and self.interviews.any:
                telling = self.interviews.asking(quotation, speaker)
        if telling is not None and (known is None or telling is not known.telling):
            telling = self._on_its_day(telling, quotation, speaker)
        passing = False
        if telling is None or is_unnamed(telling, "publication"):
            telling, passing = self._elsewhere(telling, quotation, speaker, paragraph)
        if telling is None:
            digest = filed(self.stream, quotation) if self._brackets else None
            return None if digest is None else telling_of(digest)
        telling = self._completed(telling, quotation, speaker, paragraph)
        if speaker is not None:
            telling = self._spoken_by(telling, quotation, speaker)
            if not passing:
                self.continued.remember(telling, number, speaker, paragraph, known)
        return telling

    def _elsewhere(
        self, telling: Telling | None, quotation: Found, speaker: int | None, paragraph: int
    ) -> tuple[Telling | None, bool]:
        """Return what neither the sentences around nor the speaker's other words tell, and whether it is passing.

        ``telling`` is what they tell: nothing, or that it was published. A passing one is of this quotation alone.
        """
        passing = False
        if telling is None and self.others.any:
            telling = self.others.posted(quotation, paragraph)
        if telling is None and speaker is not None and self.occasions.any:
            telling = self.occasions.telling(quotation, speaker)
            if telling is not None and dated(self.stream, self.places, quotation):
                telling = None
            passing = telling is not None
        if telling is None or is_unnamed(telling, "publication"):
            telling = self._of_source(quotation, speaker) or telling
        if speaker is None or quotation.cue is None or quotation.cue.lemma not in _WRITING:
            return telling, passing
        if telling is None or is_unnamed(telling, "publication"):
            telling = self.writings.own_paper(quotation, speaker) or telling
        if telling is None:
            telling = self.writings.going_on(quotation, speaker, paragraph)
        if telling is None:
            return self.writings.unnamed_work(quotation), True
        return telling, passing

    def _completed(self, telling: Telling, quotation: Found, speaker: int | None, paragraph: int) -> Telling:
        """Return the telling with the name that it has elsewhere, and note what others may go on from."""
        medium = telling.medium
        if medium == "social":
            self.others.remember(telling, quotation, paragraph)
        elif medium == "publication":
            self.writings.remember(telling, paragraph)
            if telling.name is None:
                return self.writings.with_name(telling, quotation, speaker)
        elif medium == "interview":
            if speaker is not None:
                return self.interviews.named(telling, speaker)
        elif medium == "speech" and telling.name is None:
            return self.staged.with_network(telling)
        return telling

    def _on_its_day(self, telling: Telling, quotation: Found, speaker: int | None) -> Telling:
        """Return the telling dated where it is from another day, and an interview where it is called one."""
        if dated(self.stream, self.places, quotation, news=True) or in_month(self.stream, telling):
            telling = replace(telling, dated=True)
        return replace(telling, medium="interview") if self.interviews.is_one(telling, speaker) else telling

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


def _same_name(one: str, other: str) -> bool:
    """Say whether the names differ by their article alone."""
    return one.removeprefix("The ") == other.removeprefix("The ")
