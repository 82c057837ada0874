"""The protocol for gold in the data contract: whole quotations (or their parts), matched one to one."""

from __future__ import annotations

from builder.errors import QuotebuilderError
from builder.evaluation.annotations import AnnotatedArticle, AnnotatedQuotation, in_order
from builder.evaluation.comparison import Comparison, GoldArticle
from builder.evaluation.matching import best_of, one_to_one
from builder.evaluation.metrics import TASKS, TYPES
from builder.evaluation.protocols.base import Protocol
from builder.evaluation.units import LINKS, Stretch, Unit, in_text_order, trimmed, type_of, unit_of
from builder.schema import Article, Entity, Quotation, Span, Speaker, content

UNITS = ("quotation", "part")
_JUDGED = {
    "extraction": ("found", "cue", "speaker_mention", "speaker_name", *LINKS),
    "attribution": ("speaker_mention", "speaker_name"),
    "links": LINKS,
}


class ContractProtocol(Protocol):
    """Quotations matched one to one by overlap; where gold ones are given, each with the best answer.

    ``overlap`` (0 to 1) is the share of characters from which on two contents are the same quotation; with
    ``unit`` "part", every part of an interrupted quotation is compared on its own.
    """

    name = "contract"

    def __init__(self, task: str = "extraction", overlap: float = 0.5, unit: str = "quotation") -> None:
        if task not in TASKS:
            raise QuotebuilderError(f"no task {task!r}; there are {', '.join(TASKS)}")
        if not 0.0 < overlap <= 1.0:
            raise QuotebuilderError(f"the overlap {overlap} is not above 0 and at most 1")
        if unit not in UNITS:
            raise QuotebuilderError(f"no unit {unit!r}; there are {', '.join(UNITS)}")
        self.task, self.overlap, self.unit = task, overlap, unit
        self.metrics = TASKS[task]
        self.judged = (("quotations", _JUDGED[task]),)
        self.settings = {"task": task, "unit": unit} | ({"overlap": overlap} if task == "extraction" else {})

    def gold_article(self, annotated: AnnotatedArticle) -> GoldArticle:
        """Make the article that systems read, and the units of the comparison."""
        text = annotated.text or ""
        article = Article(
            **{
                name: getattr(annotated, name)
                for name in ("id", "title", "publisher", "author", "published", "url")
            },
            language=annotated.language,
            text=text,
        )
        if self.task != "extraction":
            _give(article, annotated, speakers=self.task == "links")
        return GoldArticle(article, {"quotations": self._units(annotated, text)})

    def compare(self, gold: GoldArticle, predicted: AnnotatedArticle) -> dict[str, Comparison]:
        """Match the quotations; for extraction also those of each type alone."""
        ours, theirs = gold.units["quotations"], self._units(predicted, gold.text)
        if self.task != "extraction":
            pairs = best_of(ours, theirs)
            answers = [theirs[j] for _, j in pairs]
            return {"quotations": Comparison(gold, ours, answers, [(i, n) for n, (i, _) in enumerate(pairs)])}
        whole = Comparison(gold, ours, theirs, one_to_one(ours, theirs, self.overlap))
        return {"quotations": whole} | {kind: self._of_type(whole, kind) for kind in TYPES}

    def _of_type(self, whole: Comparison, kind: str) -> Comparison:
        """Compare the quotations of one type alone."""
        ours = [i for i, unit in enumerate(whole.gold) if unit.type == kind]
        theirs = [j for j, unit in enumerate(whole.predicted) if unit.type == kind]
        gold, predicted = [whole.gold[i] for i in ours], [whole.predicted[j] for j in theirs]
        if all(a.type == b.type for a, b in whole.matched()):
            # Then what was best for all is best for each type.
            place = {j: n for n, j in enumerate(theirs)}
            answers = dict(whole.pairs)
            pairs = [(n, place[answers[i]]) for n, i in enumerate(ours) if i in answers]
        else:
            pairs = one_to_one(gold, predicted, self.overlap)
        return Comparison(whole.article, gold, predicted, pairs)

    def _units(self, article: AnnotatedArticle, text: str) -> list[Unit]:
        if self.unit == "part":
            units = [
                unit_of(quotation, text, (part,))
                for quotation in article.quotations
                for part in _parts(quotation, text)
            ]
        else:
            units = [unit_of(quotation, text, _parts(quotation, text)) for quotation in article.quotations]
        return in_text_order(units)


def _parts(quotation: AnnotatedQuotation, text: str) -> tuple[Stretch, ...]:
    return tuple([trimmed(text, (span.start, span.end)) for span in in_order(quotation.spans)])


def _give(article: Article, annotated: AnnotatedArticle, speakers: bool) -> None:
    """Put the gold quotations (and ``speakers``) into ``article`` for a system to complete."""
    entities: dict[str, Entity] = {}
    for gold in sorted(annotated.quotations, key=lambda quotation: sorted(quotation.spans)):
        spans = sorted(gold.spans)
        quotation = Quotation(
            id=f"{article.id}/{len(article.quotations) + 1}",
            type=gold.type or type_of(gold, article.text),
            text=content(article.text, spans),
            spans=spans,
            marked=sorted(gold.marked or []),
            cue=None, speaker=None, affiliation=None, outlet=None, confidence=0.0, rule="given",
        )  # fmt: skip
        speaker = gold.speaker
        if speakers and speaker and speaker.start is not None and speaker.end is not None:
            mention = article.text[speaker.start : speaker.end]
            name = speaker.name or mention
            key = speaker.entity or name
            entity = entities.setdefault(key, Entity(key, name, speaker.kind or "person", [], []))
            if (place := Span(speaker.start, speaker.end)) not in entity.mentions:
                entity.mentions = sorted([*entity.mentions, place])
            quotation.speaker = Speaker(
                entity.id, entity.name, entity.kind, mention, speaker.start, speaker.end
            )
        article.quotations.append(quotation)
    article.speakers = list(entities.values())
