"""The language model as a system: from articles to annotated articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from builder.errors import JSON_ERRORS
from builder.evaluation.annotations import (
    AnnotatedAffiliation,
    AnnotatedArticle,
    AnnotatedCue,
    AnnotatedOutlet,
    AnnotatedQuotation,
    AnnotatedSpeaker,
)
from builder.evaluation.matching import overlap, shared
from builder.evaluation.systems.base import System, SystemOptions
from builder.evaluation.systems.llm.alignment import Alignment
from builder.evaluation.systems.llm.client import ChatClient
from builder.evaluation.systems.llm.pieces import cut, home
from builder.evaluation.systems.llm.prompts import (
    ANSWERS,
    Answer,
    AttributionAnswer,
    ExtractionAnswer,
    FoundQuotation,
    LinkedTo,
    LinksAnswer,
    SaidBy,
    messages,
    response_format,
)
from builder.evaluation.units import Stretch
from builder.schema import Article, Quotation, Span


class LlmSystem(System):
    """A model behind an OpenAI-compatible chat endpoint.

    ``notes`` count requests and answers from disk, tokens, refusals and answers of no use, and the strings
    returned that are not in the text ("not in the text: parts", of contents; a quotation without any of its
    parts in the text is left out).
    """

    def __init__(self, model: str, options: SystemOptions) -> None:
        super().__init__()
        self.model, self.options = model, options

    def predict(self, articles: Sequence[Article], task: str) -> Iterator[AnnotatedArticle]:
        """Yield each article as the model annotates it, in order; several requests are under way at once."""
        client = ChatClient(self.model, self.options)
        counts: Counter[str] = Counter()
        pool = ThreadPoolExecutor(self.options.concurrency)
        try:
            asked = [
                pool.submit(_annotate, client, article, task, self.options.piece) for article in articles
            ]
            for future in asked:
                article, counted = future.result()
                counts.update(counted)
                self.notes = {
                    "requests": client.asked,
                    "answers from disk": client.from_cache,
                    "prompt tokens": client.prompt_tokens,
                    "completion tokens": client.completion_tokens,
                    **dict(sorted(counts.items())),
                }
                yield article
        finally:
            pool.shutdown(cancel_futures=True)


def _annotate(
    client: ChatClient, article: Article, task: str, size: int
) -> tuple[AnnotatedArticle, Counter[str]]:
    """Ask about each piece of an article and put the answers together."""
    counts: Counter[str] = Counter()
    alignment = Alignment(article.text)
    pieces = cut(article.text, size)
    found: list[AnnotatedQuotation] = []
    given = dict(enumerate(article.quotations, 1))
    homes = {number: home(pieces, _hull(quotation)) for number, quotation in given.items()}
    decoder = msgspec.json.Decoder(ANSWERS[task])
    for n, (start, end) in enumerate(pieces):
        numbered = {number: quotation for number, quotation in given.items() if homes[number] == n}
        if task != "extraction" and not numbered:
            continue
        asked = messages(task, article.title, article.text[start:end], numbered)
        reply = client.ask(asked, response_format(task), lambda text: _decodes(decoder, text))
        if reply.text is None:
            counts[f"answers {reply.reason}"] += 1
            continue
        answer = decoder.decode(reply.text)
        if isinstance(answer, ExtractionAnswer):
            _add(found, _extracted(answer, Alignment(article.text[start:end]), start, counts), counts)
        else:
            found += _answered(answer, numbered, alignment, counts)
    return AnnotatedArticle(article.id, found), counts


def _decodes(decoder: msgspec.json.Decoder[Answer], text: str) -> bool:
    try:
        decoder.decode(text)
    except JSON_ERRORS:
        return False
    return True


def _hull(quotation: Quotation) -> Stretch:
    return quotation.spans[0].start, quotation.spans[-1].end


def _extracted(
    answer: ExtractionAnswer, alignment: Alignment, offset: int, counts: Counter[str]
) -> Iterator[AnnotatedQuotation]:
    """Find the quotations of an answer in the piece it is about, at ``offset`` of the article."""
    after = 0
    for quotation in answer.quotations:
        places: list[Stretch] = []
        for part in quotation.parts:
            place = alignment.find(part, after)
            if place is None or shared([place], sorted(places)):
                counts["not in the text: parts"] += 1
                continue
            places.append(place)
            after = place[1]
        counts["quotations returned"] += 1
        if places:
            yield _located(quotation, sorted(places), alignment, offset, counts)


def _located(
    quotation: FoundQuotation, places: list[Stretch], alignment: Alignment, offset: int, counts: Counter[str]
) -> AnnotatedQuotation:
    cue = None
    if quotation.cue and (place := alignment.find(quotation.cue, near=places[0][1])):
        cue = AnnotatedCue(place[0] + offset, place[1] + offset)
    counts["not in the text: cues"] += bool(quotation.cue) and cue is None
    spans = [Span(start + offset, end + offset) for start, end in places]
    return AnnotatedQuotation(
        spans=spans,
        type=quotation.type,
        marked=spans if quotation.type == "direct" else _marked(alignment.text, places, offset),
        cue=cue,
        speaker=_speaker(quotation, alignment, cue.start - offset if cue else places[0][1], offset, counts),
        affiliation=_affiliation(quotation),
        outlet=_outlet(quotation),
    )


def _marked(text: str, places: list[Stretch], offset: int) -> list[Span]:
    """Return the stretches between double marks inside the content of a mixed quotation."""
    found = []
    for start, end in places:
        marks = [i for i in range(max(0, start - 1), min(len(text), end + 1)) if text[i] in '"“”„«»']
        for opening, closing in zip(marks[::2], [*marks[1::2], end], strict=False):
            if (span := (max(opening + 1, start), min(closing, end)))[0] < span[1]:
                found.append(Span(span[0] + offset, span[1] + offset))
    return found


def _answered(
    answer: AttributionAnswer | LinksAnswer,
    numbered: dict[int, Quotation],
    alignment: Alignment,
    counts: Counter[str],
) -> Iterator[AnnotatedQuotation]:
    """Put the answers about numbered quotations to these quotations."""
    seen: set[int] = set()
    for each in answer.answers:
        if each.number not in numbered or each.number in seen:
            counts["answers to no question"] += 1
            continue
        seen.add(each.number)
        quotation = numbered[each.number]
        if isinstance(each, SaidBy):
            speaker = _speaker(each, alignment, _hull(quotation)[1], 0, counts)
            yield AnnotatedQuotation(spans=quotation.spans, type=quotation.type, speaker=speaker)
        else:
            yield AnnotatedQuotation(
                spans=quotation.spans,
                type=quotation.type,
                affiliation=_affiliation(each),
                outlet=_outlet(each),
            )


def _speaker(
    said: FoundQuotation | SaidBy, alignment: Alignment, near: int, offset: int, counts: Counter[str]
) -> AnnotatedSpeaker | None:
    if not said.speaker and not said.speaker_name:
        return None
    place = alignment.find(said.speaker, near=near) if said.speaker else None
    counts["not in the text: speakers"] += bool(said.speaker) and place is None
    name = said.speaker_name or said.speaker
    return AnnotatedSpeaker(name, place[0] + offset, place[1] + offset) if place else AnnotatedSpeaker(name)


def _affiliation(said: FoundQuotation | LinkedTo) -> AnnotatedAffiliation | None:
    return AnnotatedAffiliation(said.affiliation, said.role) if said.affiliation or said.role else None


def _outlet(said: FoundQuotation | LinkedTo) -> AnnotatedOutlet | None:
    return AnnotatedOutlet(said.outlet, said.medium) if said.outlet or said.medium else None


def _add(found: list[AnnotatedQuotation], more: Iterator[AnnotatedQuotation], counts: Counter[str]) -> None:
    """Add the quotations of a piece; of those that two pieces both have, the longer one stays."""
    earlier = list(found)
    for quotation in more:
        twin = max(earlier, key=lambda other: overlap(_places(other), _places(quotation)), default=None)
        if twin is None or not overlap(_places(twin), _places(quotation)):
            found.append(quotation)
            continue
        counts["found in two pieces"] += 1
        if _length(quotation) > _length(twin) and twin in found:
            found[found.index(twin)] = quotation


def _places(quotation: AnnotatedQuotation) -> list[Stretch]:
    return [(span.start, span.end) for span in quotation.spans]


def _length(quotation: AnnotatedQuotation) -> int:
    return sum(span.end - span.start for span in quotation.spans)
