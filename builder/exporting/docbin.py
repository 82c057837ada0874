"""A spaCy ``DocBin``: tokenized documents with a span group for each layer of the annotation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from builder.conversion import ConversionReport, whole_file
from builder.exporting.layers import LAYERS, Tokenizer, places, token_span
from builder.schema import Article

if TYPE_CHECKING:
    from spacy.tokens import Span

_COLUMNS = ("id", "title", "publisher", "author", "published", "url", "language")


def write(articles: Iterable[Article], output: Path, report: ConversionReport) -> None:
    """Write the file ``output``, to be read with ``DocBin().from_disk(output).get_docs(vocab)``.

    ``doc.spans`` has the groups of `LAYERS`. A span's ``label_`` is the quotation's type, the cue's kind, the
    speaker's kind, ``name`` or ``role``, the outlet's medium or ``name``; its ``id_`` the quotation's id; a
    speaker's ``kb_id_`` the entity's. A span that begins or ends within a token takes in the token.
    ``doc.user_data["article"]`` holds what is known of the article. A DocBin is in memory as a whole.
    """
    from spacy.tokens import DocBin

    tokenizer = Tokenizer()
    documents = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for article in articles:
        doc = tokenizer.doc(article)
        groups: dict[str, list[Span]] = {layer: [] for layer in LAYERS}
        for quotation in article.quotations:
            for place in places(quotation):
                span = token_span(doc, place)
                if span is not None:
                    groups[place.layer].append(span)
        for layer, spans in groups.items():
            doc.spans[layer] = spans
        doc.user_data["article"] = {column: getattr(article, column) for column in _COLUMNS}
        documents.add(doc)
    with whole_file(output) as file:
        file.write(documents.to_bytes())
