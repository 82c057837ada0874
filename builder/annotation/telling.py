"""The outlet and the medium of each quotation: which clues tell them, and what shares one telling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from builder.annotation.clues import Clues, Places, hosts_of
from builder.annotation.grouping import Found
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    END,
    LOWER,
    NUMBER,
    POSSESSIVE_MARK,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.media import ON_AIR, Clue, means_at, occasion, titled
from builder.annotation.outlets import names_outlet, outlet_at, outlet_in
from builder.annotation.phrases import Phrase
from builder.annotation.reports import Cue, Sentence
from builder.annotation.tokens import Stream
from builder.schema import Medium, Outlet

LEAD = 1
"""How many paragraphs before a quotation a sentence may stand that tells how its words were given."""
GOES_ON = 6
"""How many paragraphs may lie between two quotations of one telling to an outlet or in writing."""
SPEAKS_ON = 1
"""How many paragraphs may lie between two quotations of one speech: speakers give many, to anybody."""

OPENING = 5
"""How many paragraphs, with the headline, tell what an article starts from."""
NEAR = 150
"""How many units back "the newspaper" may refer."""


class Telling(NamedTuple):
    """One occasion on which somebody spoke: the outlet, the medium and the units that stand for them."""

    name: str | None
    medium: Medium | None
    first: int
    last: int


class _Latest(NamedTuple):
    """The telling of a speaker's latest quotation, with the paragraph and the unit it stands in."""

    telling: Telling
    paragraph: int
    unit: int


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
        self.full_names = names
        self.places = Places(stream)
        self.clues = Clues(stream, self.places, publisher).found
        self.starts = [clue.at for clue in self.clues]
        self.cues = {sentence.start: sentence.cues for sentence in sentences}
        # Whose cue it is, as far as the quotations say.
        self.speaker_of = {
            quotation.cue.first: speaker
            for quotation, speaker in zip(found, speakers, strict=True)
            if quotation.cue is not None and speaker is not None
        }
        self.used = {quotation.cue.first for quotation in found if quotation.cue is not None}
        self.governors = [self._governor(clue) for clue in self.clues]
        self.hosts = hosts_of(stream)
        self.latest: dict[int, _Latest] = {}

    def telling(self, number: int) -> Telling | None:
        """Return the telling of the quotation ``number``, and remember it for those that go on from it."""
        quotation, speaker = self.found[number], self.speakers[number]
        paragraph = quotation.paragraphs[0] if quotation.paragraphs else self.places.paragraph(quotation.unit)
        telling = self._own(quotation)
        known = None
        if speaker is not None:
            known = self.latest.get(speaker)
            if known is not None and not _goes_on(known, quotation, paragraph):
                known = None
            telling = telling or self._led(quotation, speaker, paragraph)
            if telling is None and known is None:
                telling = self._written(quotation, speaker)
            if known is not None:
                telling = known.telling if telling is None else _same(known.telling, telling)
        if telling is None and speaker is not None and known is None:
            telling = self._scene(quotation, speaker)
            if telling is None:
                telling = self._hosted(speaker)
        itself = self._speaks_in_print(quotation, speaker)
        if telling is None or (telling.name is None and telling.medium == "publication"):
            telling = itself or telling
        if telling is not None and telling.name is None and telling.medium == "publication":
            telling = self._named_before(telling, quotation, speaker)
        if telling is not None and telling.medium == "speech":
            telling = self._aired(telling)
        if telling is not None and speaker is not None:
            last = quotation.paragraphs[-1] if quotation.paragraphs else paragraph
            self.latest[speaker] = _Latest(telling, last, quotation.unit)
        return telling

    def _clues_between(self, start: int, end: int) -> range:
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def _governor(self, clue: Clue) -> Cue | None:
        """Return the cue that ``clue`` belongs to: that of its verb, else the nearest it can go with."""
        start, _ = self.places.sentence(clue.at)
        cues = self.cues.get(start)
        if not cues:
            return None
        given = self.stream.lexicon.telling["given"]
        verb = clue.at if clue.verb is None else clue.verb
        for cue in cues:
            if cue.first <= verb < cue.last:
                return cue
        for cue in cues:
            if cue.last <= clue.at <= cue.last + 2 and self.stream.lows[cue.last - 1] not in given:
                return cue
        # Cues that report something here; where none does, all of them.
        cues = [cue for cue in cues if cue.first in self.used] or cues
        if clue.verb is not None:
            return next((cue for cue in reversed(cues) if cue.first < clue.at), cues[0])
        before = [cue for cue in cues if cue.first < clue.at]
        opens = self._opening(clue)
        if before and not opens and self._adverbial(before[-1], clue.at):
            return before[-1]
        following = [cue for cue in cues if cue.first >= clue.at and cue.source is not None]
        if opens:
            # "Asked on Kanal 6 why she left, Moen said": the report of the main clause.
            following = [cue for cue in following if cue.source is not None and cue.source.first >= clue.last]
            told = [cue for cue in following if cue.kind in ("say", "write") and _finite(cue)]
            return next(iter(told or following), None)
        if following and (not before or self._opens(clue.at, start)):
            return following[0]
        # `Vik said the debate was over on Kanal 6's "Late Hour."`: only the report can have been there.
        return before[0] if before and clue.name is not None and self._closing(clue) else None

    def _closing(self, clue: Clue) -> bool:
        """Say whether the clue is the last thing its sentence says, but for a time."""
        _, end = self.places.sentence(clue.at)
        flags = self.stream.flags
        return all(
            flags[unit] & (END | CALENDAR | QUOTE | ADVERB)
            for unit in range(clue.last, min(end, clue.last + 4))
        )

    def _opening(self, clue: Clue) -> bool:
        """Say whether the clue opens its sentence: "In an interview, Moen", "Asked on Kanal 6, Moen"."""
        start, _ = self.places.sentence(clue.at)
        lows = self.stream.lows
        words = self.stream.lexicon.telling
        if not words["opener"].isdisjoint(lows[start : start + 2]):
            return clue.at - start < 20
        return clue.at - start <= 1 or (
            clue.at - start <= 4
            and all(
                self.stream.flags[unit] & (CALENDAR | ADVERB | COMMA) or lows[unit] in words["time"]
                for unit in range(start, clue.at)
            )
        )

    def _adverbial(self, cue: Cue, at: int) -> bool:
        """Say whether what starts at ``at``, behind ``cue``, goes with it.

        No clause and no apposition stands between: "said Monday in an interview", `said it was "a gift" in an
        interview`; not "said she would speak at a rally", "said Ida Moen, a speaker at the rally".
        """
        flags = self.stream.flags
        if flags[at - 1] & QUOTE:
            return True
        apposed = False
        given = self.stream.lexicon.telling["given"]
        for unit in range(cue.last, at):
            flag = flags[unit]
            if self.stream.lows[unit] in given:
                continue
            if flag & (SUBORDINATOR | AUXILIARY | CUE | VERB | RELATIVE) and not flag & (
                CAPITAL | POSSESSIVE_MARK
            ):
                return False
            if flag & COMMA:
                apposed = bool(flags[unit + 1] & (DETERMINER | ROLE | NUMBER)) and unit + 1 < at
        return not apposed

    def _opens(self, at: int, start: int) -> bool:
        """Say whether a clause can start at ``at``."""
        return at == start or bool(self.stream.flags[at - 1] & (COMMA | CONJUNCTION | QUOTE | DASH))

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
        own = self._document(quotation)
        if own is not None:
            clues.append(own)
        return _merge(clues)

    def _goes_with(self, number: int, cue: Cue | None) -> bool:
        governor = self.governors[number]
        if governor is None:
            # Without a cue in its sentence a clue goes with whatever is quoted there.
            return not self.cues.get(self.places.sentence(self.clues[number].at)[0])
        if cue is None:
            return False
        if self._opening(self.clues[number]) and cue.first >= self.clues[number].last:
            return True
        if governor.first == cue.first:
            return True
        return governor.source is not None and cue.source is not None and governor.source == cue.source

    def _inside(self, quotation: Found, clue: Clue) -> bool:
        """Say whether the clue is part of what was said: inside the content, and not at its edge."""
        if self._closing(clue):
            return False
        start = self.stream.starts[clue.at]
        cue = quotation.cue
        for span in quotation.spans:
            if span.start <= start < span.end:
                return cue is None or not self._adverbial(cue, clue.at)
        return False

    def _document(self, quotation: Found) -> Clue | None:
        """Return the clue that the source is: `The letter said`, `according to a Vesti poll`."""
        source = quotation.source
        if source is None:
            return None
        source = source.antecedent or source
        stream = self.stream
        head = source.head
        for means in stream.lexicon.media.get(stream.lows[head], ()):
            size = len(means.before)
            if tuple(stream.lows[head - size : head]) != means.before:
                continue
            if means.medium not in ("statement", "publication", "social"):
                return None
            named = next(
                (
                    outlet
                    for unit in range(source.first, head)
                    if stream.flags[unit] & CAPITAL and (outlet := outlet_in(stream, unit, head)) is not None
                ),
                None,
            )
            if named is None and head + 1 < source.last and stream.lows[head + 1] in ("by", "from", "in"):
                named = outlet_in(stream, head + 2, source.last)
            if named is None and means.medium == "publication":
                named = titled(stream, head + 1, self.places.sentence(head)[1])
            if named is None:
                return Clue(means.medium, None, head, head + 1, source.first)
            medium: Medium = "publication" if stream.lows[head] in ("report", "reports") else means.medium
            return Clue(medium, named.name, named.first, named.last, source.first)
        return None

    def _speaks_in_print(self, quotation: Found, speaker: int | None) -> Telling | None:
        """Return the telling of an outlet that speaks, or whose writer does: `Vesti's Jo Doe wrote`."""
        source = quotation.source
        if source is None:
            return None
        source = source.antecedent or source
        stream = self.stream
        wrote = quotation.cue is not None and quotation.cue.kind == "write"
        last = source.last
        if wrote and last < len(stream.flags) and stream.flags[last] & COMMA:
            # "wrote Ida Moen, a columnist for Vesti"
            last = min(self.places.sentence(source.first)[1], last + 10)
        for unit in range(source.first, last):
            if stream.flags[unit] & CAPITAL:
                named = outlet_in(stream, unit, last)
                if named is None:
                    continue
                if named.kind != "platform" and (wrote or named.first <= source.head < named.last):
                    return Telling(named.name, "publication", named.first, named.last)
                break
        lone = source.last - source.first == 1 and stream.flags[source.head] & SUBJECT
        if lone and speaker is not None and names_outlet(stream, self.full_names[speaker]):
            return Telling(self.full_names[speaker], "publication", source.first, source.last)
        kind = stream.lexicon.outlet_nouns.get(stream.lows[source.head], "")
        if "noun" in kind and stream.lows[source.first] == "the":
            before = self._outlet_before(source.first)
            if before is not None:
                return Telling(before, "publication", source.first, source.last)
        return None

    def _outlet_before(self, unit: int) -> str | None:
        """Return the outlet named last before ``unit``: what "the newspaper" is."""
        for at in range(unit - 1, max(-1, unit - NEAR), -1):
            if self.stream.flags[at] & CAPITAL:
                named = outlet_at(self.stream, at, unit)
                if named is not None and named.kind not in ("platform", "programme"):
                    return named.name
        return None

    def _led(self, quotation: Found, speaker: int, paragraph: int) -> Telling | None:
        """Return the telling that a sentence before the quotation states of the same speaker."""
        floor = self.stream.paragraphs[max(0, paragraph - LEAD)][0]
        known = self.latest.get(speaker)
        if known is not None:
            floor = max(floor, known.unit)
        start, _ = self.places.sentence(quotation.unit)
        for number in reversed(self._clues_between(floor, start)):
            if self._of(number, speaker):
                clue = self.clues[number]
                first, last = self.places.sentence(clue.at)
                together = [
                    self.clues[other]
                    for other in self._clues_between(first, last)
                    if self.governors[other] is self.governors[number]
                ]
                return _merge(together)
        return None

    def _aired(self, telling: Telling) -> Telling:
        """Return the town hall as a broadcast where its sentence names the network: "aired on", "hosted by"."""
        stream = self.stream
        if stream.lows[telling.last - 1] not in stream.lexicon.telling["aired"]:
            return telling
        first, last = self.places.sentence(telling.first)
        for unit in range(first, last):
            if stream.flags[unit] & CAPITAL:
                named = outlet_at(stream, unit, last)
                if named is not None and named.kind in ON_AIR:
                    return Telling(named.name, "broadcast", named.first, named.last)
        return telling

    def _named_before(self, telling: Telling, quotation: Found, speaker: int | None) -> Telling:
        """Return the publication with the name it had before: "an op-ed in Vesti ... the op-ed said"."""
        stream = self.stream
        for number in range(bisect_left(self.starts, quotation.unit) - 1, -1, -1):
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

    def _hosted(self, speaker: int) -> Telling | None:
        """Return the programme whose host the article says the speaker is: "Jo Vik, host of the Late Hour"."""
        named = self.hosts.get(self.names[speaker])
        return None if named is None else Telling(named.name, "broadcast", named.first, named.last)

    def _scene(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the speech or the meeting with the press that the article starts from, for what is said later.

        "Ida Moen opened her campaign at a rally on Monday." tells of every "Moen said" that nothing else places.
        """
        if quotation.cue is None or quotation.cue.kind != "say":
            return None
        paragraphs = self.stream.paragraphs
        _, limit = paragraphs[min(OPENING, len(paragraphs)) - 1]
        for number in self._clues_between(0, min(limit, quotation.unit)):
            clue = self.clues[number]
            if clue.medium in ("speech", "press") and self._mentioned(
                *self.places.sentence(clue.at), speaker
            ):
                return Telling(None, clue.medium, clue.first, clue.last)
        return None

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
            if means is not None and means.medium in _WRITTEN and self._mentioned(first, last, speaker):
                clue = occasion(stream, means, max(first, unit - 6) - 1, unit, last, None)
                return Telling(clue.name, clue.medium, clue.first, clue.last)
        return None

    def _of(self, number: int, speaker: int) -> bool:
        """Say whether the sentence of the clue is about the words of ``speaker``."""
        clue, governor = self.clues[number], self.governors[number]
        start, end = self.places.sentence(clue.at)
        opening = self._opening(clue)
        if opening:
            subject = self._behind_comma(clue, end)
            if self._mentioned(subject, min(end, subject + 12), speaker):
                return True
            if any(
                cue.source is not None and cue.source.first >= clue.last and self._whose(cue, speaker)
                for cue in self.cues.get(start, ())
            ):
                return True
        if governor is not None:
            return self._whose(governor, speaker)
        if clue.medium in ("publication", "social") or (self.cues.get(start) and not opening):
            return False
        if any(self.stream.flags[unit] & (RELATIVE | SUBORDINATOR) for unit in range(start, clue.at)):
            return False
        return self._mentioned(start, end, speaker)

    def _whose(self, cue: Cue, speaker: int) -> bool:
        """Say whether ``cue`` reports words of ``speaker``."""
        whose = self.speaker_of.get(cue.first)
        if whose is not None:
            return whose == speaker
        return cue.source is not None and self._stands_for(cue.source, speaker)

    def _behind_comma(self, clue: Clue, end: int) -> int:
        """Return where the main clause starts behind the clue that opens the sentence."""
        if self.stream.flags[clue.last - 1] & QUOTE:
            return clue.last
        for unit in range(clue.last, min(end, clue.last + 25)):
            if self.stream.flags[unit] & (COMMA | QUOTE):
                return unit + 1
        return clue.last

    def _stands_for(self, source: Phrase, speaker: int) -> bool:
        if source.last - source.first == 1 and self.stream.flags[source.head] & SUBJECT:
            return True
        return self._mentioned(source.first, source.last, speaker)

    def _mentioned(self, start: int, end: int, speaker: int) -> bool:
        return self.names[speaker] in self.stream.lows[start:end]


def _same(before: Telling, telling: Telling) -> Telling:
    """Return ``telling`` with what the one before of the same speaker adds, if they are one.

    "an interview with Kanal 6 ... said in the interview"; "an interview with Kanal 6 ... told the station".
    """
    if telling.name is None and before.name is not None and telling.medium == before.medium:
        return telling._replace(name=before.name, first=before.first, last=before.last)
    if telling.name is not None and telling.name == before.name and telling.medium == "told":
        return telling._replace(medium=before.medium)
    return telling


def _goes_on(known: _Latest, quotation: Found, paragraph: int) -> bool:
    """Say whether the quotation in ``paragraph`` can belong to its speaker's latest telling.

    What somebody "wrote" does not go on from what was spoken.
    """
    spoken = known.telling.medium not in _WRITTEN
    if spoken and quotation.cue is not None and quotation.cue.kind == "write":
        return False
    passing = known.telling.name is None and known.telling.medium not in _WRITTEN
    limit = SPEAKS_ON if passing else GOES_ON
    return paragraph - known.paragraph <= limit


def _finite(cue: Cue) -> bool:
    return cue.match is None or cue.match.voice == "finite"


_WRITTEN: frozenset[Medium | None] = frozenset(("statement", "publication", "social"))
_WEAK: frozenset[Medium | None] = frozenset(("told", "broadcast", None))


def _merge(clues: Sequence[Clue]) -> Telling | None:
    """Return the telling that the clues of one cue make together: "told Kanal 6 in an interview".

    The first clue that says more than that an outlet heard it gives the medium; the first outlet is the
    outlet, but for words before an audience or the press, which nobody gave to an outlet.
    """
    if not clues:
        return None
    strong = next((clue for clue in clues if clue.medium not in _WEAK), None)
    if strong is not None and strong.verb is not None:
        # "told the court in a filing"
        strong = next((clue for clue in clues if clue.medium in _WRITTEN), strong)
        aired = next((clue for clue in clues if clue.medium == "broadcast" and clue.name is not None), None)
        if strong.medium == "speech" and aired is not None:
            # "told the audience on Kanal 6"
            strong = aired
    medium = (strong or clues[0]).medium
    if medium in ("speech", "press"):
        assert strong is not None
        return Telling(None, medium, strong.first, strong.last)
    named = next((clue for clue in clues if clue.name is not None), None)
    if named is None:
        named = strong or clues[0]
    if strong is None and any(clue.medium == "broadcast" for clue in clues):
        medium = "broadcast"
    return Telling(named.name, medium, named.first, named.last)
