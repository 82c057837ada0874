"""What the evaluation reads of an annotated article: the data contract, with nearly everything optional.

A prediction needs ``id`` and ``quotations`` with ``spans``; whatever else a system does not predict may be
absent. Gold needs ``text`` as well. `check_offsets` and `check_ids` turn what does not fit into clear errors.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from builder.errors import QuotebuilderError
from builder.reading.sources import named_file
from builder.reading.typed_lines import typed_lines
from builder.schema import Article, QuotationType, Span, SpeakerKind


class AnnotatedCue(msgspec.Struct, gc=False):
    """A cue as far as it is known: at least where it stands."""

    start: int
    end: int
    text: str | None = None


class AnnotatedSpeaker(msgspec.Struct, gc=False):
    """A speaker as far as it is known: where the mention stands, the full name, the entity."""

    name: str | None = None
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    kind: SpeakerKind | None = None
    mention: str | None = None


class AnnotatedAffiliation(msgspec.Struct, gc=False):
    """The body a speaker belongs to and the role there, as far as they are known."""

    name: str | None = None
    role: str | None = None


class AnnotatedOutlet(msgspec.Struct, gc=False):
    """The outlet the words were given to and the medium, as far as they are known."""

    name: str | None = None
    medium: str | None = None


class AnnotatedQuotation(msgspec.Struct, gc=False):
    """A quotation of which only ``spans`` must be given. Offsets are code points of the article's text."""

    spans: list[Span]
    type: QuotationType | None = None
    text: str | None = None
    marked: list[Span] | None = None
    cue: AnnotatedCue | None = None
    speaker: AnnotatedSpeaker | None = None
    affiliation: AnnotatedAffiliation | None = None
    outlet: AnnotatedOutlet | None = None
    confidence: float | None = None
    rule: str | None = None
    id: str | None = None
    verified: bool = False


class AnnotatedArticle(msgspec.Struct):
    """An article with its quotations, gold or predicted."""

    id: str
    quotations: list[AnnotatedQuotation]
    text: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    verified: bool = False


Row = TypeVar("Row", bound=msgspec.Struct)

# msgspec ends its messages with the place: "Expected `int`, got `str` - at `$.quotations[0].spans[1].start`".
_PLACE = re.compile(r"^(?P<what>.*?) - at `\$\.?(?P<field>.*)`$", re.DOTALL)


def read_rows(
    path: str | os.PathLike[str],
    kind: type[Row],
    misfit: Callable[[Mapping[str, Any]], str | None] = lambda row: None,
) -> Iterator[Row]:
    """Yield the rows of the JSONL file (also ``.gz``, ``.zst``) at ``path``, or URL, decoded as ``kind``.

    Raises `QuotebuilderError` naming file, line, article and field where a row is not JSON or not of that
    form; ``misfit`` may know better what such a row is.
    """

    def wrong(place: str, line: bytes, error: Exception) -> QuotebuilderError:
        if isinstance(error, msgspec.ValidationError):
            row = msgspec.json.decode(line)
            row = row if isinstance(row, dict) else {}
            article = row["id"] if isinstance(row.get("id"), str) else None
            if (known := misfit(row)) is not None:
                return QuotebuilderError(f"{place}: {_named(article)}{known}")
            return _misfit(place, article, error)
        what = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "not a JSON object"
        return QuotebuilderError(f"{place}: {what}: {error}")

    for _, row in typed_lines(named_file(os.fspath(path)), msgspec.json.Decoder(kind), wrong):
        yield row


def as_annotated(article: object, source: str) -> AnnotatedArticle:
    """Convert an `Article`, a mapping in its form, or an `AnnotatedArticle` into an `AnnotatedArticle`.

    ``source`` names where it comes from in the `QuotebuilderError` that anything else raises.
    """
    if isinstance(article, AnnotatedArticle):
        return article
    if isinstance(article, Article | Mapping):
        try:
            return msgspec.convert(article, AnnotatedArticle, from_attributes=True)
        except msgspec.ValidationError as error:
            name = article.get("id") if isinstance(article, Mapping) else article.id
            raise _misfit(source, name if isinstance(name, str) else None, error) from None
    raise QuotebuilderError(
        f"{source}: expected articles or dicts in their form, got {type(article).__name__}"
    )


def _misfit(where: str, article: str | None, error: msgspec.ValidationError) -> QuotebuilderError:
    found = _PLACE.match(str(error))
    what = (
        f"field {found['field']}: {found['what']}"
        if found and found["field"]
        else str(error).split(" - at")[0]
    )
    return QuotebuilderError(f"{where}: {_named(article)}{what}")


def _named(article: str | None) -> str:
    return "" if article is None else f"article {article!r}: "


def by_id(articles: Iterable[Any], source: str) -> dict[str, Any]:
    """Return ``articles`` (anything with an ``id``) by id; `QuotebuilderError` where one occurs twice."""
    found: dict[str, Any] = {}
    for article in articles:
        if article.id in found:
            raise QuotebuilderError(
                f"{source}: article {article.id!r}: field id: occurs twice; keep one of them"
            )
        found[article.id] = article
    return found


def check_ids(
    gold: Mapping[str, object], predicted: Mapping[str, object], source: str, allow_missing: bool
) -> int:
    """Check that predictions are about the gold's articles; return how many gold articles have none.

    Raises `QuotebuilderError` for an article that gold does not have, and, unless ``allow_missing``, for a
    gold article without a prediction.
    """
    unknown = [name for name in predicted if name not in gold]
    if unknown:
        raise QuotebuilderError(
            f"{source}: article {unknown[0]!r}: field id: not in the gold"
            + (f", like {len(unknown) - 1} more" if len(unknown) > 1 else "")
            + "; give the predictions for the articles of this gold and split only"
        )
    missing = [name for name in gold if name not in predicted]
    if missing and not allow_missing:
        raise QuotebuilderError(
            f"{source}: article {missing[0]!r}: field id: no prediction for it"
            + (f" and {len(missing) - 1} more" if len(missing) > 1 else "")
            + "; predict them too (a row with no quotations is fine), or give --allow-missing"
        )
    return len(missing)


def check_offsets(article: AnnotatedArticle, text: str, source: str) -> None:
    """Check that what ``article`` says of offsets and words fits ``text``.

    Raises `QuotebuilderError` naming the article and the field of the first misfit.
    """
    size = len(text)

    def misfit(field: str, what: str) -> QuotebuilderError:
        return QuotebuilderError(f"{source}: article {article.id!r}: field {field}: {what}")

    def check(field: str, start: int, end: int) -> None:
        if not 0 <= start < end <= size:
            raise misfit(
                field,
                f"[{start}, {end}) is not a stretch of the text (0 to {size}); "
                "offsets count Unicode code points, and end is exclusive",
            )

    # White space at the end, which readers leave out, moves no offset.
    if article.text is not None and article.text != text and article.text.rstrip() != text.rstrip():
        here = next((i for i, (a, b) in enumerate(zip(article.text, text, strict=False)) if a != b), None)
        where = min(len(article.text), size) if here is None else here
        raise misfit(
            "text", f"differs from the gold's from code point {where} on; predict on the gold's own text"
        )
    for i, quotation in enumerate(article.quotations):
        name = f"quotations[{i}]"
        if not quotation.spans:
            raise misfit(f"{name}.spans", "is empty; a quotation needs at least one span")
        for field, spans in (("spans", quotation.spans), ("marked", quotation.marked)):
            last = 0
            for span in in_order(spans or ()):
                if not last <= span.start < span.end <= size:
                    check(f"{name}.{field}", span.start, span.end)
                    raise misfit(
                        f"{name}.{field}", f"[{span.start}, {span.end}) overlaps another of its spans"
                    )
                last = span.end
        if quotation.text is not None:
            says = " ".join([text[span.start : span.end] for span in in_order(quotation.spans)])
            if quotation.text != says and quotation.text.split() != says.split():
                raise misfit(
                    f"{name}.text",
                    f"is {_short(quotation.text)}, but its spans hold {_short(says)}; "
                    "offsets count Unicode code points, not bytes, and leave enclosing marks out",
                )
        if (cue := quotation.cue) is not None:
            check(f"{name}.cue", cue.start, cue.end)
        if (speaker := quotation.speaker) is not None and speaker.start is not None:
            if speaker.end is None:
                raise misfit(f"{name}.speaker.end", "is absent, though start is there")
            check(f"{name}.speaker", speaker.start, speaker.end)
        if quotation.confidence is not None and not 0.0 <= quotation.confidence <= 1.0:
            raise misfit(f"{name}.confidence", f"{quotation.confidence} is not between 0 and 1")


def in_order(spans: Sequence[Span]) -> Sequence[Span]:
    """Return spans in text order."""
    return spans if len(spans) < 2 else sorted(spans)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")
