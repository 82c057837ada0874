from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from builder.errors import QuotebuilderError
from builder.reading.corpora import FORMATS, import_corpus, import_to_file
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
def test_samples_are_converted_whole(format: str, imported: Any, tmp_path: Path) -> None:
    found = imported(format, SHARED / format)
    assert found.rejected == []
    report = import_to_file(format, SHARED / format, tmp_path / "out.jsonl")
    assert (report.articles, report.quotations, report.with_speaker) == SAMPLES[format]
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Article) for line in lines] == found.articles


def document(text: str, **more: str) -> str:
    return msgspec.json.encode({"text": text, "quotes": [], **more}).decode()


def test_ids_are_unique(files: Any, tmp_path: Path) -> None:
    path = files({"a.json": document("One.", id="x"), "b.json": document("Two.", id="x")})
    report = import_to_file("citron", path, tmp_path / "out.jsonl")
    assert (report.articles, report.problems) == (1, {"id that was there already": 1})


def test_nothing_converted_leaves_no_file(files: Any, tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="no article could be converted"):
        import_to_file("citron", files({"a.json": "{}"}), tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_unknown_format_and_option(tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="no such corpus format; there are citron"):
        import_corpus("parc", tmp_path, print)
    with pytest.raises(QuotebuilderError, match="--annotator is for polnear"):
        import_corpus("pdnc", tmp_path, print, annotator="x")


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_folder_is_an_error(format: str, tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="in this folder or below"):
        list(import_corpus(format, tmp_path, print))
