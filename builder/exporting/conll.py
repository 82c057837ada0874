"""CoNLL columns in IOB2, a token a line, for sequence labellers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from builder.conversion import ConversionReport, whole_file
from builder.errors import Rejected
from builder.exporting.layers import LAYERS, Place, Tokenizer, places, token_span
from builder.schema import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OUTSIDE = "O"


def write(articles: Iterable[Article], output: Path, report: ConversionReport) -> None:
    """Write the file ``output``: tab-separated, the token and then a column for each of `LAYERS`.

    ``-DOCSTART-`` begins an article, a blank line ends a paragraph (at every line break). Labels are those of
    `builder.exporting.docbin`, with ``B-`` and ``I-``; what goes on over a blank line begins anew. A token
    has one label a layer: of overlapping annotations the one that begins first, and of these the longest,
    stays, and the other is reported.
    """
    tokenizer = Tokenizer()
    start = "\t".join(["-DOCSTART-", *[_OUTSIDE] * len(LAYERS)])
    with whole_file(output) as file:
        for article in articles:
            doc = tokenizer.doc(article)
            lines = [start, "", *_rows(doc, _columns(article, doc, report)), ""]
            while lines[-2:] == ["", ""]:
                lines.pop()
            file.write("".join(f"{line}\n" for line in lines).encode("utf-8"))


def _columns(article: Article, doc: Doc, report: ConversionReport) -> list[list[str]]:
    """Return the labels of every token, a list a layer: ``B-`` with the first token of each span."""
    columns = {layer: [_OUTSIDE] * len(doc) for layer in LAYERS}
    found = {place for quotation in article.quotations for place in places(quotation)}
    reported: set[tuple[str, str]] = set()
    taken: dict[str, dict[int, Place]] = {layer: {} for layer in LAYERS}
    for place in sorted(found, key=lambda place: (place.start, -place.end, place)):
        span = token_span(doc, place)
        if span is None:
            continue
        column, owners = columns[place.layer], taken[place.layer]
        others = {owner for token in range(span.start, span.end) if (owner := owners.get(token)) is not None}
        if others:
            same = all((other.start, other.end) == (place.start, place.end) for other in others)
            if not same and (place.layer, place.quotation) not in reported:
                reported.add((place.layer, place.quotation))
                where = article.source or article.id
                reason = (
                    f"annotation that overlaps another one in its column: {place.layer} of {place.quotation}"
                )
                report.problem(Rejected(where, None, reason))
            continue
        for token in range(span.start, span.end):
            owners[token] = place
            column[token] = f"{'B' if token == span.start else 'I'}-{place.label}"
    return [columns[layer] for layer in LAYERS]


def _rows(doc: Doc, columns: list[list[str]]) -> Iterable[str]:
    begins = True
    for token in doc:
        if token.is_space:
            if "\n" in token.text or "\r" in token.text:
                if not begins:
                    yield ""
                begins = True
            continue
        labels = [column[token.i] for column in columns]
        if begins:
            labels = [f"B-{label[2:]}" if label[0] == "I" else label for label in labels]
        begins = False
        yield "\t".join([token.text, *labels])
