"""The card: honest without editing, and what people write into it survives a rebuild."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from huggingface_hub import DatasetCard

from builder.assembly.build import Build, Licences
from builder.assembly.card import card, lengths_plot
from builder.assembly.card.accuracy import accuracy
from builder.assembly.folder import CARD_FILE
from builder.assembly.replacing import replacing
from builder.assembly.rows import article_rows
from builder.assembly.writing import dataset_writer
from builder.schema import Article

Corpus = list[Article]


def build(
    output: Path,
    articles: Corpus,
    licences: Licences | None = None,
    inputs: Sequence[dict[str, Any]] = (),
) -> Build:
    with replacing(output) as folder, dataset_writer(output, folder) as writer:
        for article in articles:
            writer.write(article_rows(article, "train"))
        return writer.finish(
            version="0",
            options={"split": {"train": "1"}},
            inputs=list(inputs),
            texts_sha256="ab",
            licences=licences,
        )


@pytest.fixture
def corpus(annotate_by_hand: Callable[..., Article], text_by_hand: str) -> Corpus:
    return [
        annotate_by_hand(
            f"a{n}", f"Number {n}.\n\n{text_by_hand}", publisher="Vellin Herald", published="2024-03-04"
        )
        for n in range(3)
    ]


def read(output: Path) -> str:
    return (output / CARD_FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "said",
    [
        "9 quotations from 3 news articles",
        "| Vellin Herald | 3 |",
        "| 2024 | 3 |",
        "| Ada Brisk | ",
        "| Vellin Courier | ",
        "![How many words the articles and the quotations have](lengths.png)",
        "No person has checked the rows.",
        "The licence of the dataset is unknown",
        '"article_id": "a0"',
    ],
)
def test_the_card_says_what_there_is(tmp_path: Path, corpus: Corpus, said: str) -> None:
    build(tmp_path / "out", corpus)
    assert said in read(tmp_path / "out")
    assert (tmp_path / "out" / "lengths.png").read_bytes().startswith(b"\x89PNG")


def test_licences_are_those_that_the_user_states(tmp_path: Path, corpus: Corpus) -> None:
    build(tmp_path / "out", corpus, Licences("cc-by-4.0", {"Port Letter": "cc0-1.0"}))
    text = read(tmp_path / "out")
    assert DatasetCard(text).data.license == "cc-by-4.0"
    assert "| Port Letter | cc0-1.0 |" in text
    assert "| Vellin Herald | unknown |" in text


def test_edits_survive_a_rebuild_and_generated_blocks_are_renewed(tmp_path: Path, corpus: Corpus) -> None:
    output = tmp_path / "out"
    build(output, corpus[:1])
    edited = (
        read(output)
        .replace("# Quotations from news text", "# Harbour quotations\n\nGathered by the Harbour Desk.")
        .replace("pretty_name: Quotations from news text", "pretty_name: Harbour quotations\nviewer: false")
        .replace("from 1 news articles", "from heaps of articles")
    )
    edited = re.sub(
        r"<!-- generated: citation -->.*<!-- end of citation -->", "Cite us kindly.", edited, flags=re.S
    )
    (output / CARD_FILE).write_text(edited, encoding="utf-8")
    build(output, corpus)
    text = read(output)
    data = yaml.safe_load(text.split("---\n")[1])
    assert "Gathered by the Harbour Desk." in text
    assert "from 3 news articles" in text
    assert "heaps" not in text
    assert "Cite us kindly." in text
    assert "bibtex" not in text
    assert (data["pretty_name"], data["viewer"]) == ("Harbour quotations", False)
    assert data["dataset_info"][0]["splits"][0]["num_examples"] in (3, 9)


def test_a_card_without_blocks_is_written_anew(tmp_path: Path, corpus: Corpus) -> None:
    output = tmp_path / "out"
    build(output, corpus)
    (output / CARD_FILE).write_text("---\nlanguage: [\n---\nNothing.", encoding="utf-8")
    build(output, corpus)
    assert "# Quotations from news text" in read(output)


@pytest.mark.parametrize("metadata", ["x: 2024-13-45", "x: " + "[" * 1200, "x: !!python/name:os.getcwd"])
def test_metadata_that_is_no_yaml_is_written_anew(tmp_path: Path, corpus: Corpus, metadata: str) -> None:
    output = tmp_path / "out"
    build(output, corpus)
    first = read(output)
    (output / CARD_FILE).write_text(first.replace("---\n", f"---\n{metadata}\n", 1), encoding="utf-8")
    build(output, corpus)
    assert read(output) == first


def test_markup_in_names_stays_text(tmp_path: Path, corpus: Corpus) -> None:
    for article in corpus:
        article.publisher = "<script>alert(1)</script> | **Herald**"
    build(tmp_path / "out", corpus)
    assert "| &lt;script&gt;alert(1)&lt;/script&gt; \\| \\*\\*Herald\\*\\* | 3 |" in read(tmp_path / "out")


def test_an_article_cannot_end_a_generated_block(
    tmp_path: Path, annotate_by_hand: Callable[..., Article], text_by_hand: str
) -> None:
    end = "<!-- end of row -->\n\n![](https://evil.example)\n\n"
    corpus = [annotate_by_hand("a", end + text_by_hand, title=f"{end} ```", publisher=end)]
    name = f"{end}`{end}"
    build(tmp_path / "out", corpus, inputs=[{"name": name}])
    first = read(tmp_path / "out")
    assert "evil.example" in first
    build(tmp_path / "out", corpus, inputs=[{"name": name}])
    assert read(tmp_path / "out") == first
    assert first.count("<!-- end of row -->") == 1
    assert not re.search(r"^!\[\]", first, re.MULTILINE)


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path, corpus: Corpus) -> None:
    statistics = build(tmp_path / "out", corpus).statistics
    assert lengths_plot(statistics) == lengths_plot(statistics)
    assert card(build(tmp_path / "two", corpus), None) == card(build(tmp_path / "three", corpus), None)


def test_the_measured_figures_come_with_the_package() -> None:
    measured = accuracy()
    assert measured.articles > 0
    assert all(0 < figure.low <= figure.value <= figure.high <= 100 for figure in measured.figures)
