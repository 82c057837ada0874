"""What words further on tell of the quotations before them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import not_

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import Lexicon
from builder.annotation.outlets.places import Places, differ
from builder.annotation.outlets.sharing.dating import dated
from builder.annotation.outlets.tellings.given import heard, unlike, wrote
from builder.annotation.outlets.tellings.telling import Telling, same_outlet
from builder.annotation.tokens import Stream
from builder.schema import Medium

INTERVIEWED: frozenset[Medium | None] = frozenset(("broadcast", "interview", "told"))
"""The media of words that somebody may have been asked for."""
OPENS = 1
"""The last paragraph, with the headline, that an article may tell of an interview in without a name."""
SOON = 3
"""Within how many paragraphs behind that the name follows."""
LEADS = 4
"""How many paragraphs before its telling is stated a quotation may stand."""
SUMMARY = 2
"""The last paragraph, with the headline, that quotes some of the words that are quoted in full further on."""
REPEATED = 10
"""How many characters of them tell that they are the same."""
MANY = 20
"""How many interviews of one speaker are told apart, and how many quotations searched for words repeated from them."""


def lead_in(
    stream: Stream,
    places: Places,
    found: Sequence[Found],
    speakers: Sequence[int | None],
    tellings: list[Telling | None],
) -> None:
    """Give quotations in ``tellings`` that come before their telling is stated that telling.

    `"We close," Moen said. ... "It is late," she told Kanal 6.` Of words that are quoted again, that of the whole
    comes first.
    """
    coming: dict[int | None, tuple[Telling, int, Found]] = {}
    whole: dict[int | None, list[tuple[Found, Telling]]] = {}
    # Those who have quotations with a telling and some without.
    wanting = set(compress(speakers, tellings)).intersection(compress(speakers, map(not_, tellings)))
    wanting.discard(None)
    for number in reversed([number for number, speaker in enumerate(speakers) if speaker in wanting]):
        speaker, telling, quotation = speakers[number], tellings[number], found[number]
        paragraph = places.paragraph(quotation.unit)
        if telling is None:
            if paragraph <= SUMMARY and speaker in whole:
                telling = tellings[number] = _in_full(stream, quotation, whole[speaker][-MANY:])
                if telling is not None:
                    continue
            known = coming.get(speaker)
            if known is None or not _leads(known[0], quotation, known[1] - paragraph):
                continue
            if quotation.cue is not None and wrote(known[2]) and not wrote(quotation):
                # "Moen said" is no part of what "she wrote in a letter"
                continue
            if dated(stream, places, quotation, news=True) or heard(stream, quotation):
                continue
            days = places.days(known[0].first)
            if days and differ(days, places.days(quotation.at)):
                continue
            if _comes_later(stream, places, known[0], quotation):
                continue
            telling = tellings[number] = known[0]
        coming[speaker] = telling, paragraph, quotation
        if quotation.type == "direct" and not telling.dated:
            whole.setdefault(speaker, []).append((quotation, telling))


def _in_full(stream: Stream, quotation: Found, whole: Sequence[tuple[Found, Telling]]) -> Telling | None:
    """Return the telling of the words of which the quotation repeats some ahead.

    `Moen called the pier "far too long." ... "It is far too long for us," she wrote on Facebook.`
    """
    if quotation.type != "mixed":
        return None
    parts = [stream.text[span.start : span.end].rstrip(" ,.;!?").lower() for span in quotation.marked]
    if any(len(part) < REPEATED for part in parts):
        return None
    for said, telling in whole:
        text = stream.text[said.spans[0].start : said.spans[-1].end].lower()
        if all(part in text for part in parts):
            return telling
    return None


def name_opening(
    stream: Stream,
    places: Places,
    found: Sequence[Found],
    speakers: Sequence[int | None],
    tellings: list[Telling | None],
) -> None:
    """Give an interview without a name that opens the article the name it has soon afterwards, in place.

    `"We close," Moen said in an interview Monday. / Sitting down with Kanal 6, Moen said it was "a gift."`
    """
    for number, telling in enumerate(tellings):
        if places.paragraph(found[number].unit) > OPENS:
            return
        if telling is not None and telling.name is None and telling.medium == "interview":
            break
    else:
        return
    last = number
    while last < len(found) and places.paragraph(found[last].unit) <= OPENS + SOON:
        last += 1
    coming: dict[int | None, tuple[Telling, int]] = {}
    for number in range(last - 1, -1, -1):
        telling, speaker, paragraph = tellings[number], speakers[number], places.paragraph(found[number].unit)
        if telling is None:
            continue
        if telling.name is not None:
            coming[speaker] = telling, paragraph
            continue
        # Not "in several interviews".
        bare = telling.medium == "interview" and not stream.lows[telling.last - 1].endswith("s")
        if speaker not in coming or not bare or telling.dated or paragraph > OPENS:
            continue
        named, behind = coming[speaker]
        days = places.days(telling.first), places.days(named.first)
        if behind - paragraph > SOON or named.dated or differ(*days):
            continue
        if named.medium in ("interview", "broadcast"):
            tellings[number] = replace(telling, name=named.name, first=named.first, last=named.last)


def name_questions(
    stream: Stream, found: Sequence[Found], speakers: Sequence[int | None], tellings: list[Telling | None]
) -> None:
    """Give a question between two answers of one telling that telling, in place, whoever asks.

    `Moen said on Kanal 6 that "we close." / Jo Vik asked, "Why?" / Moen said, "It pays."`
    """
    for number in [number for number, telling in enumerate(tellings[1:-1], 1) if telling is None]:
        before, behind = tellings[number - 1], tellings[number + 1]
        if before is None or behind is None:
            continue
        if before.name is None or before.name != behind.name:
            continue
        speaker = speakers[number - 1]
        if before.medium not in INTERVIEWED or speaker != speakers[number + 1] or speaker == speakers[number]:
            continue
        end = found[number].spans[-1].end
        if "?" in stream.text[end - 1 : end + 1] and not before.dated:
            tellings[number] = before


def _comes_later(stream: Stream, places: Places, coming: Telling, quotation: Found) -> bool:
    """Say whether another sentence tells of it as later: `"No," she said. ... Speaking to Vesti later, she said`."""
    start, end = places.sentence(coming.first)
    if start <= quotation.at < end:
        return False
    return not stream.lexicon.telling["later"].isdisjoint(stream.lows[start : min(end, coming.last + 4)])


def _leads(coming: Telling, quotation: Found, distance: int) -> bool:
    """Say whether the quotation can belong to ``coming``, stated so many paragraphs behind it."""
    if coming.dated or coming.medium in ("social", None) or unlike(coming.medium, quotation):
        return False
    if distance > LEADS:
        return False
    said = quotation.cue is None or quotation.cue.kind in ("say", "write")
    return coming.name is not None or said or quotation.type == "direct"


def settle(lexicon: Lexicon, tellings: list[Telling | None], speakers: Sequence[int | None]) -> None:
    """Make of what a speaker told an outlet the interview that other words call it, in place.

    `Moen told Vesti ... in the interview with Vesti, Moen said`
    """
    interviews: dict[int, list[str]] = {}
    for telling, speaker in zip(tellings, speakers, strict=True):
        if telling is not None and speaker is not None and telling.medium == "interview" and telling.name:
            names = interviews.setdefault(speaker, [])
            if telling.name not in names and len(names) < MANY:
                names.append(telling.name)
    if not interviews:
        return
    for number, (telling, speaker) in enumerate(zip(tellings, speakers, strict=True)):
        if telling is None or speaker is None or telling.medium != "told" or telling.dated:
            continue
        name = telling.name
        if name and any(same_outlet(lexicon, name, known) for known in interviews.get(speaker, ())):
            tellings[number] = replace(telling, medium="interview")
