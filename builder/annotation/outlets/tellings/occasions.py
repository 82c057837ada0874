"""Occasions told in other words than "at a rally": remarks made elsewhere, a scene, an author who met the speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import ADVERB, BE, CALENDAR, CAPITAL, SUBJECT
from builder.annotation.outlets.clues.clue import WRITTEN, Clue
from builder.annotation.outlets.naming.listed import Named
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.court import Court
from builder.annotation.outlets.tellings.given import heard
from builder.annotation.outlets.tellings.governors import Governors
from builder.annotation.outlets.tellings.relayed import relayed
from builder.annotation.outlets.tellings.telling import Telling, telling_of
from builder.annotation.outlets.tellings.whose import Whose, attends
from builder.annotation.tokens import Stream

NARRATES = 3
"""How often an author who interviews is in the article."""
MANY = 40
"""How many occasions of remarks are remembered."""
OPENING = 5
"""How many paragraphs, with the headline, tell what an article starts from."""

LEAD = 3
"""The last paragraph, with the headline, that may tell of the appearance on the air that an article is about."""

_MADE = frozenset(("came", "made"))


class Occasions:
    """The occasions that one article tells once for quotations that stand elsewhere in it.

    ``programmes`` are those that speakers host, by the hosts' surnames in lower case; ``any`` says whether the
    article may tell of any occasion.
    """

    def __init__(
        self,
        stream: Stream,
        places: Places,
        governors: Governors,
        whose: Whose,
        programmes: Mapping[str, Named],
    ) -> None:
        self.stream = stream
        self.places = places
        self.governors = governors
        self.whose = whose
        self.programmes = programmes
        self.remarks = [clue for clue in governors.clues if _of_remarks(stream, places, clue)][:MANY]
        _, self.opening = stream.paragraphs[min(OPENING, len(stream.paragraphs)) - 1]
        _, lead = stream.paragraphs[min(LEAD, len(stream.paragraphs) - 1)]
        self.scenes = [
            number
            for number, clue in enumerate(governors.clues)
            if clue.at < self.opening
            and (
                clue.medium in ("speech", "press")
                or (
                    clue.name is not None
                    and clue.medium in ("broadcast", "interview")
                    and (clue.at < lead or governors.positions.opening(clue))
                )
            )
        ]
        self._opened = self._scenes_before(self.opening) if self.scenes else []
        self.relays = bool(places.noted["relay"])
        self._set: dict[tuple[int, int], bool] = {}
        self.court = Court(stream, places, self.opening)
        self.narrated = _narrated(stream, places)
        self.any = bool(
            self.remarks
            or self.scenes
            or programmes
            or self.relays
            or self.court.clue is not None
            or self.narrated is not None
        )

    def telling(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the occasion of the quotation that its sentence and those before it do not tell."""
        telling = (
            (self._remarks(quotation, speaker) if self.remarks else None)
            or (self._scene(quotation, speaker) if self.scenes else None)
            or (self.hosted(speaker) if self.programmes else None)
        )
        if telling is not None:
            return telling
        clue = relayed(self.stream, self.places, quotation) if self.relays else None
        if clue is None and self.court.clue is not None:
            clue = self.court.hears(quotation)
        if clue is None and self.narrated is not None and self._in_presence(quotation):
            clue = self.narrated
        return None if clue is None else telling_of(clue)

    def _remarks(self, quotation: Found, speaker: int) -> Telling | None:
        """Return where the article says that ``speaker`` made these remarks, before or after them."""
        if quotation.cue is not None and (quotation.cue.kind != "say" or heard(self.stream, quotation)):
            return None
        for clue in self.remarks:
            start, end = self.places.sentence(clue.at)
            if self.whose.mentioned(start, end, speaker) or (
                self.whose.before(start) == speaker and not self.stream.has(SUBJECT, start, clue.at)
            ):
                return telling_of(clue)
        return None

    def _scene(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the speech, the meeting with the press or, where it opens a sentence, the interview of the opening.

        "Ida Moen spoke at a rally on Monday." tells of every "Moen said" that nothing else places.
        """
        if quotation.cue is None or quotation.cue.kind != "say":
            return None
        late = quotation.unit >= self.opening
        for number in self._opened if late else self._scenes_before(quotation.unit):
            sets = self._set.get((number, speaker))
            if sets is None:
                sets = self._set[number, speaker] = self._sets(number, speaker)
            if sets:
                if heard(self.stream, quotation) or _placed(self.stream, quotation.cue.last):
                    return None
                return telling_of(self.governors.clues[number])
        return None

    def _scenes_before(self, unit: int) -> list[int]:
        """Return the numbers of the scenes before ``unit``."""
        near = self.governors.between(0, unit)
        return self.scenes[bisect_left(self.scenes, near.start) : bisect_left(self.scenes, near.stop)]

    def _sets(self, number: int, speaker: int) -> bool:
        """Say whether the clue says where ``speaker`` is: not "Moen may skip debates", but "at a rally"."""
        clue, governor = self.governors.clues[number], self.governors.cues[number]
        first, last = self.places.sentence(clue.at)
        if not self.whose.mentioned(first, last, speaker):
            return self._debates(clue, speaker)
        if governor is not None and self.whose.said_by(governor, speaker):
            return True
        if clue.verb is not None and governor is not None and self.whose.reported(governor):
            # "Vik told reporters that Moen"
            return False
        heard_by = next((unit for unit in range(first, clue.at) if attends(self.stream, unit)), None)
        if heard_by is not None and not self.whose.mentioned(heard_by, clue.at, speaker):
            return False
        if clue.verb is None and clue.name is None and self.stream.lows[clue.last - 1].endswith("s"):
            return False
        # Speakers without a name ("a party leader") are mentioned too easily.
        return self.whose.has_name(speaker)

    def _debates(self, clue: Clue, speaker: int) -> bool:
        """Say whether the clue is a debate that other words of the speaker are from."""
        debate = self.stream.lows[clue.last - 1]
        if debate != "debate":
            return False
        numbers = self.governors.between(0, len(self.stream.flags))
        return any(
            self.stream.lows[self.governors.clues[number].last - 1] == debate
            and (cue := self.governors.cues[number]) is not None
            and self.whose.said_by(cue, speaker)
            for number in numbers
        )

    def _in_presence(self, quotation: Found) -> bool:
        """Say whether the words are told as they are spoken: "she says", or in marks without a cue."""
        cue = quotation.cue
        if cue is None:
            return True
        return cue.kind == "say" and cue.match.entry.form == "s"

    def hosted(self, speaker: int) -> Telling | None:
        """Return the programme that the speaker hosts: "Jo Vik, host of the Late Hour"."""
        named = self.programmes.get(self.whose.surname(speaker).lower())
        return None if named is None else Telling(named.name, "broadcast", named.first, named.last)


def _of_remarks(stream: Stream, places: Places, clue: Clue) -> bool:
    """Say whether the clue is where remarks were made that stand elsewhere in the article.

    "Moen made the remarks at a briefing", "Her comments came in an interview", "Moen was speaking on Kanal 6".
    """
    if clue.medium in WRITTEN:
        return False
    lows, words = stream.lows, stream.lexicon.telling
    start, end = places.sentence(clue.at)
    first, last = max(start, clue.at - 12), min(clue.at + 1, end - 1)
    near = lows[first:last]
    if words["holding"].isdisjoint(near) and _MADE.isdisjoint(near):
        return False
    for unit in range(first, last):
        low = lows[unit]
        if low == "made" and not words["remark"].isdisjoint(lows[unit + 1 : unit + 4]):
            return True
        if low in _MADE and not words["remark"].isdisjoint(lows[max(start, unit - 4) : unit]):
            return True
        if low in words["holding"]:
            before = unit - 2 if stream.flags[unit - 1] & ADVERB else unit - 1
            if before >= start and stream.flags[before] & BE and lows[before] in ("was", "were"):
                return True
    return False


def _placed(stream: Stream, at: int) -> bool:
    """Say whether what follows a cue at ``at`` names another place: "said in Oslo", "said Moen at Bolt College"."""
    for unit in range(at, min(at + 3, len(stream.flags) - 1)):
        if stream.lows[unit] in ("in", "at"):
            return bool(stream.flags[unit + 1] & CAPITAL and not stream.flags[unit + 1] & CALENDAR)
    return False


def _narrated(stream: Stream, places: Places) -> Clue | None:
    """Return the clue that the author met whom the article quotes: "She tells me", `"Is it true?" I ask`.

    Outside of quotation marks, "I" and "me" are the author, who interviews in the present tense.
    """
    lows, words = stream.lows, stream.lexicon.telling
    units = places.noted["author"]
    if len(units) < NARRATES:
        return None
    for unit in units:
        near = lows[unit + 1 : unit + 2] if lows[unit] == "i" else lows[unit - 1 : unit]
        if not words["narrating"].isdisjoint(near):
            return Clue("interview", None, unit, unit + 1, unit)
    return None
