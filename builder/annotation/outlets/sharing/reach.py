"""How far a telling reaches: which of its speaker's later quotations may go on from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from builder.annotation.attribution.grouping import Found
from builder.annotation.outlets.places import Places, differ
from builder.annotation.outlets.tellings.given import heard, posts, spoken, unlike
from builder.annotation.outlets.tellings.occasions import OPENING
from builder.annotation.outlets.tellings.telling import Telling
from builder.annotation.outlets.tellings.whose import Whose
from builder.annotation.tokens import Stream

POSTS_ON = 2
"""How many paragraphs may lie between two quotations of one post."""
UNNAMED = 3
"""How many paragraphs may lie between two quotations of an interview or a statement that no outlet is named for."""
SPEAKS_ON = 1
"""How many paragraphs may lie between two quotations of one speech: speakers give many, to anybody."""
FAR = 7
"""From how many paragraphs on a telling is over where others speak in between."""
OTHERS = 3
"""How many others these are."""
RECENT = 20
"""How many quotations before one are looked through for them."""
SUBJECT = 1
"""The last paragraph, with the headline, that tells whom an article is about."""


class Latest(msgspec.Struct, frozen=True, gc=False):
    """The telling of a speaker's latest quotation, with its number and the paragraph and unit it stands in."""

    telling: Telling
    number: int
    paragraph: int
    unit: int
    days: frozenset[str]
    """The days of the week that the telling is dated to."""


class Reach:
    """How far the tellings of one article reach, among its quotations ``found`` and other ``speakers``.

    ``publisher`` is the article's own, by its name.
    """

    def __init__(
        self,
        stream: Stream,
        places: Places,
        found: Sequence[Found],
        speakers: Sequence[int | None],
        whose: Whose,
        publisher: str | None,
    ) -> None:
        self.stream = stream
        self.places = places
        self.found = found
        self.speakers = speakers
        self.whose = whose
        self.publisher = publisher.lower() if publisher else None

    def covers(self, known: Latest, quotation: Found, paragraph: int) -> bool:
        """Say whether the quotation in ``paragraph`` can belong to the latest telling of its speaker.

        `told Vesti on Sunday ... On Friday, Moen called the plan "a gift."`: no.
        """
        telling, distance = known.telling, paragraph - known.paragraph
        medium = telling.medium
        if medium == "publication" and distance > SPEAKS_ON and self._left_work(telling, quotation):
            return False
        if unlike(medium, quotation):
            return False
        if known.days and differ(known.days, self.places.days(quotation.at)):
            return False
        if (
            medium == "social"
            and not posts(medium, quotation, apart=distance != 0)
            and not (distance == 1 and self._says_on(known, quotation))
        ):
            return False
        reach = _reach(telling)
        if reach is None:
            return True
        if reach == SPEAKS_ON and telling.name is None and heard(self.stream, quotation):
            return False
        return distance <= reach

    def _left_work(self, telling: Telling, quotation: Found) -> bool:
        """Say whether the quotation is said, and the telling a book: "wrote in her memoir ... On Friday she said"."""
        cue = quotation.cue
        if cue is None or cue.kind != "say" or cue.lemma == "write":
            return False
        near = self.stream.lows[max(0, telling.first - 4) : telling.last]
        return not self.stream.lexicon.telling["work"].isdisjoint(near)

    def _says_on(self, known: Latest, quotation: Found) -> bool:
        """Say whether what somebody "said" in the next paragraph is of the post that the quotation before is of.

        So it is where what was posted is "said", too, and where a sentence of its own leads to the post: "Moen took to
        Twitter".
        """
        if not spoken(quotation) or not self.places.days(quotation.at) <= known.days:
            return False
        before, first = self.found[known.number], known.telling.first
        if before.sentence.start <= first < before.sentence.end:
            return spoken(before) or not before.marked
        return bool(before.marked) and self.places.sentence(first)[0] not in self._quoting

    @cached_property
    def _quoting(self) -> set[int]:
        """Where the sentences start that quote something in marks."""
        return {self.places.start_of(quotation, quotation.at) for quotation in self.found if quotation.marked}

    def ends(self, known: Latest, number: int, paragraph: int) -> bool:
        """Say whether many others speak, and far, between a telling and its speaker's next quotation, ``number``.

        An interview, and what somebody wrote, is gone on with all the same; to its own publisher an article keeps, and
        it comes back to what its subject said where it began.
        """
        telling = known.telling
        if paragraph - known.paragraph < FAR or telling.medium in ("publication", "interview"):
            return False
        speaker, between = (
            self.speakers[number],
            self.speakers[max(known.number + 1, number - RECENT) : number],
        )
        if len({*between} - {speaker, None}) < OTHERS:
            return False
        if telling.name is None or speaker is None:
            return True
        if self.publisher and telling.name.lower().startswith(self.publisher):
            return False
        subject = self.stream.paragraphs[min(SUBJECT, len(self.stream.paragraphs) - 1)][1]
        opens = self.places.paragraph(telling.first) < OPENING
        return not (opens and self.whose.mentioned(0, subject, speaker))


def _reach(telling: Telling) -> int | None:
    """Return over how many paragraphs quotations may go on from a telling; None: without end."""
    if telling.dated and telling.medium == "interview" and telling.name is not None:
        return POSTS_ON
    if telling.dated or telling.medium is None:
        return SPEAKS_ON
    if telling.medium == "social":
        return POSTS_ON
    if telling.name is not None or telling.medium == "publication":
        return None
    return UNNAMED if telling.medium in ("interview", "statement") else SPEAKS_ON
