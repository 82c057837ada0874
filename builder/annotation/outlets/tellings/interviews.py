"""Interviews told by who asks the questions, and by what the article calls them later."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.clues.finding import Clues
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.telling import Telling, is_known, same_outlet, telling_of
from builder.annotation.outlets.tellings.whose import Whose
from builder.annotation.tokens import Stream

FOLLOWS = 2
"""How many paragraphs later what an outlet was told may be called "the interview"."""

_MANY = 20
"""How many interviews with a name an article is searched for what an outlet was told."""
_REPLIES = frozenset(("answer", "counter", "reply", "respond", "retort"))


class Interviews:
    """The interviews of one article: the people of outlets who ask in it, by surname, and where it says so.

    ``any`` says whether there are such people, ``quoted`` whether they are among the speakers.
    """

    def __init__(
        self,
        stream: Stream,
        places: Places,
        clues: Clues,
        whose: Whose,
        found: Sequence[Found],
        speakers: Sequence[int | None],
    ) -> None:
        self.stream = stream
        self.places = places
        self.hosts = clues.hosts.of
        self.show = clues.hosts.show
        self.any = bool(self.hosts) or self.show is not None
        self.whose = whose
        self._named = clues.interviews
        named = [clue for clue in clues.found if clue.medium == "interview" and clue.name]
        # The first interview with a name, and the first with another.
        first = named[0] if named else None
        self._with_name = named[:_MANY]
        self._first = first, next((clue for clue in named if clue.name != named[0].name), None)
        self._latest: dict[int, Telling] = {}
        self._given: set[str] = set()
        self._of_speaker = {
            speaker: self.hosts[surname]
            for speaker, name in enumerate(whose.names if self.hosts else ())
            if (surname := name.rpartition(" ")[2]) in self.hosts
        }
        programmes = clues.hosts.programmes
        self._hosting = {
            speaker: Clue("broadcast", show.name, show.first, show.last, show.first)
            for speaker, name in enumerate(whose.names if programmes else ())
            if (show := programmes.get(name.rpartition(" ")[2].lower())) is not None
        }
        self.quoted = bool(self._of_speaker or self._hosting)
        self._found = found
        self._speakers = speakers

    def is_one(self, telling: Telling, speaker: int | None) -> bool:
        """Say whether what an outlet was told is called "the interview" soon afterwards.

        Or whether the article tells elsewhere of an interview with it, in a sentence that names the speaker.
        """
        if telling.medium != "told" or telling.name is None:
            return False
        if speaker is not None and any(
            same_outlet(self.stream.lexicon, telling.name, clue.name)
            and self.whose.mentioned(*self.places.sentence(clue.at), speaker)
            for clue in self._with_name
            if clue.name is not None
        ):
            return True
        if not self._named:
            return False
        place = bisect_left(self._named, self.places.sentence(telling.first)[1])
        return (
            place < len(self._named)
            and self.places.paragraph(self._named[place]) - self.places.paragraph(telling.first) <= FOLLOWS
        )

    def named(self, telling: Telling, speaker: int) -> Telling:
        """Return an interview, "the interview" with the name that the last one of the speaker had.

        Where nobody said anything in it yet, it is the only one with a name.
        """
        before = self._latest.get(speaker)
        if before is None and telling.name is None:
            before = self._sole(telling.first)
        if before is None or before.name is None or telling.name or not is_known(self.stream, telling):
            self._latest[speaker] = telling
            if telling.name and self.whose.has_name(speaker):
                self._given.add(telling.name)
            return telling
        return replace(telling, name=before.name, first=before.first, last=before.last)

    def _sole(self, unit: int) -> Telling | None:
        """Return the interview before ``unit`` if one alone has a name, unless somebody else with a name gave it."""
        first, other = self._first
        if first is None or first.at >= unit or first.name in self._given:
            return None
        return None if other is not None and other.at < unit else telling_of(first)

    def asking(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the interview that the speaker asks the questions of, or his article on it.

        `told Jo Vik of Kanal 6 ... "Why now?" Vik asked.`
        """
        clue = self._of_speaker.get(speaker)
        if clue is None and self.show is not None and self.show.name:
            # "on the Jo Vik Show ... Vik asked"
            clue = self.show if self.whose.surname(speaker) in self.show.name.split() else None
        if clue is None or clue.at > quotation.unit:
            return None
        if clue.name == self.whose.names[speaker] and not self._asks(quotation):
            # "radio host Jo Vik ... Vik said": wherever
            return None
        wrote = quotation.cue is not None and quotation.cue.kind == "write"
        return replace(telling_of(clue), medium="publication" if wrote else clue.medium)

    def _asks(self, quotation: Found) -> bool:
        """Say whether the quotation is a question: by its mark, or by its cue."""
        if quotation.cue is not None and quotation.cue.lemma == "ask":
            return True
        end = quotation.spans[-1].end
        return "?" in self.stream.text[end - 1 : end + 1]

    def answering(self, number: int) -> Telling | None:
        """Return the interview whose question stands right before the quotation.

        `"Why?" Vik asked. "It pays," Moen said.`
        """
        before, speaker = None if number == 0 else self._speakers[number - 1], self._speakers[number]
        if before is None or speaker is None or before == speaker:
            return None
        host = self._of_speaker.get(before) or self._hosting.get(before)
        if host is None:
            return None
        quotation, asked = self._found[number], self._found[number - 1]
        if self.places.paragraph(quotation.unit) - self.places.paragraph(asked.unit) > 1:
            return None
        replies = quotation.cue is not None and quotation.cue.lemma in _REPLIES
        if not replies and not self._asks(asked):
            # Who else speaks next may be at home.
            start, end = self.places.sentence(host.at)
            if not self.whose.mentioned(start, end, speaker):
                return None
        return telling_of(host)
