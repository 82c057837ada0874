from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from builder.errors import QuotebuilderError
from builder.reading.corpora import FORMATS, import_corpus
from builder.schema import Article

SHARED = Path(__file__).parents[4] / "shared" / "corpora"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the samples in ../shared/corpora are not here")

# Sample: articles, quotations, with a speaker.
SAMPLES = {
    "polnear": (2, 17, 17),
    "litbank": (2, 81, 81),
    "pdnc": (1, 550, 550),
    "german-wikinews": (4, 35, 33),
    "citron": (1, 2, 2),
}


@needs_shared
@pytest.mark.parametrize("format", SAMPLES)
def test_samples_are_converted_whole(format: str, imported: Any) -> None:
    found = imported(format, SHARED / format)
    assert found.rejected == []
    quotations = [quotation for article in found.articles for quotation in article.quotations]
    with_speaker = [quotation for quotation in quotations if quotation.speaker]
    assert (len(found.articles), len(quotations), len(with_speaker)) == SAMPLES[format]
    for article in found.articles:
        assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article


def document(text: str, **more: str) -> str:
    return msgspec.json.encode({"text": text, "quotes": [], **more}).decode()


def test_ids_are_unique(imported: Any, files: Any) -> None:
    path = files({"a.json": document("One.", id="x"), "b.json": document("Two.", id="x")})
    found = imported("citron", path)
    assert [article.text for article in found.articles] == ["One."]
    assert found.kinds == ["id that was there already"]


def test_nothing_converted_is_an_error_that_says_why(files: Any) -> None:
    with pytest.raises(
        QuotebuilderError, match=r"from citron; the first reason is .*a\.json: file of an unknown"
    ):
        import_corpus("citron", files({"a.json": "{}"}), print)


def test_unknown_format_and_option(tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="no such corpus format; there are citron"):
        import_corpus("parc", tmp_path, print)
    with pytest.raises(QuotebuilderError, match="--annotator is for polnear"):
        import_corpus("pdnc", tmp_path, print, annotator="x")


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_folder_is_an_error(format: str, tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="in this folder or below"):
        list(import_corpus(format, tmp_path, print))
