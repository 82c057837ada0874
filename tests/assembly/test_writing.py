import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import datasets
import pytest
import yaml

from builder.assembly.build import Build
from builder.assembly.replacing import replacing
from builder.assembly.rows import article_rows
from builder.assembly.shards import Format, ShardForm, parse_size
from builder.assembly.writing import dataset_writer
from builder.errors import QuotebuilderError, Rejected
from builder.reading import read_annotated
from builder.schema import Article

TURNS = ("train", "train", "train", "validation", "test")


def write(
    output: Path, articles: list[Article], splits: tuple[str, ...] = TURNS, form: ShardForm | None = None
) -> Build:
    """Write a dataset whose articles go to ``splits`` in turn."""
    with replacing(output) as folder, dataset_writer(output, folder, form) as writer:
        for number, article in enumerate(articles):
            writer.write(article_rows(article, splits[number % len(splits)]))
        return writer.finish(version="0", options={}, inputs=[], texts_sha256="")


@pytest.fixture
def corpus(annotate_by_hand: Callable[..., Article], text_by_hand: str) -> list[Article]:
    """Return forty articles, each with a text of its own; the last ten without quotations."""
    articles = [
        annotate_by_hand(f"a{n}", f"Number {n}.\n\n{text_by_hand}", published="2024-03-04") for n in range(30)
    ]
    return articles + [Article(id=f"b{n}", text=f"Nobody says anything in text {n}.") for n in range(10)]


def load(output: Path, configuration: str, cache: Path) -> Any:
    return datasets.load_dataset(str(output), configuration, cache_dir=str(cache))


def test_both_configurations_load(tmp_path: Path, corpus: list[Article]) -> None:
    build = write(tmp_path / "out", corpus)
    articles = load(tmp_path / "out", "articles", tmp_path / "cache")
    quotations = load(tmp_path / "out", "quotations", tmp_path / "cache")
    assert set(articles) == set(quotations) == {"train", "validation", "test"}
    assert sum(split.num_rows for split in articles.values()) == 40
    assert sum(split.num_rows for split in quotations.values()) == 90
    for split, counts in build.counts.items():
        assert (articles[split].num_rows, quotations[split].num_rows) == (counts.articles, counts.quotations)
    direct = quotations["train"].features["type"].str2int("direct")
    row = next(row for row in quotations["train"] if row["type"] == direct)
    assert row["speaker"]["name"] == "Ada Brisk"
    assert row["published"].isoformat() == "2024-03-04"
    article = next(a for a in articles["train"] if a["id"] == row["article_id"])
    assert article["quotations"][0]["outlet"] == row["outlet"]
    assert row["outlet"] == {"name": "Vellin Courier", "medium": "interview", **span_of(row["outlet"])}
    assert article["text"][row["context_start"] :].startswith(row["context"])


def span_of(link: dict[str, Any]) -> dict[str, int]:
    return {"start": link["start"], "end": link["end"]}


def test_streaming_gives_the_same_rows(tmp_path: Path, corpus: list[Article]) -> None:
    write(tmp_path / "out", corpus)
    for configuration in ("articles", "quotations"):
        whole = load(tmp_path / "out", configuration, tmp_path / "cache")
        stream = datasets.load_dataset(str(tmp_path / "out"), configuration, streaming=True)
        assert {name: list(split) for name, split in stream.items()} == {
            name: list(split) for name, split in whole.items()
        }
        assert stream["train"].features == whole["train"].features


def test_columns_that_are_null_in_a_split_have_their_type(
    tmp_path: Path, annotate_by_hand: Callable[..., Article]
) -> None:
    article = annotate_by_hand()
    for quotation in article.quotations:
        quotation.outlet = quotation.affiliation = quotation.cue = quotation.speaker = None
    article.speakers = []
    write(tmp_path / "bare", [article], ("train",))
    write(tmp_path / "full", [annotate_by_hand(title="T", published="2024-03-04")], ("train",))
    for configuration in ("articles", "quotations"):
        bare = load(tmp_path / "bare", configuration, tmp_path / "cache")["train"]
        full = load(tmp_path / "full", configuration, tmp_path / "cache")["train"]
        assert bare.features == full.features
    assert bare[0]["outlet"] is None
    assert bare[0]["published"] is None


def test_an_empty_split_is_neither_written_nor_listed(
    tmp_path: Path, annotate_by_hand: Callable[..., Article]
) -> None:
    write(tmp_path / "out", [annotate_by_hand()], ("validation",))
    files = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.jsonl"))
    assert files == [
        "data/articles/validation-00000-of-00001.jsonl",
        "data/quotations/validation-00000-of-00001.jsonl",
    ]
    assert set(load(tmp_path / "out", "quotations", tmp_path / "cache")) == {"validation"}


def test_a_dataset_without_quotations_has_articles_alone(tmp_path: Path) -> None:
    write(tmp_path / "out", [Article(id="a", text="Rain fell.")], ("train",))
    assert load(tmp_path / "out", "articles", tmp_path / "cache")["train"][0]["text"] == "Rain fell."
    assert "No quotation was found" in (tmp_path / "out" / "README.md").read_text()
    assert not (tmp_path / "out" / "data" / "quotations").exists()


def test_quotations_are_the_default(tmp_path: Path, corpus: list[Article]) -> None:
    write(tmp_path / "out", corpus, ("train",))
    loaded = datasets.load_dataset(str(tmp_path / "out"), cache_dir=str(tmp_path / "cache"))
    assert loaded["train"].num_rows == 90


def test_build_json_says_what_is_there(tmp_path: Path, corpus: list[Article]) -> None:
    output = tmp_path / "out"
    write(output, corpus)
    said = json.loads((output / "build.json").read_text())
    assert list(said["counts"]) == ["train", "validation", "test"]
    assert said["files"]
    for name, shard in said["files"].items():
        data = (output / name).read_bytes()
        assert shard["sha256"] == hashlib.sha256(data).hexdigest()
        assert (shard["bytes"], shard["rows"]) == (len(data), data.count(b"\n"))


def test_the_card_keeps_its_form_whatever_an_article_holds(
    tmp_path: Path, annotate_by_hand: Callable[..., Article]
) -> None:
    article = annotate_by_hand(title="```\n---\n# not a heading", url="https://x.example/<script>")
    write(tmp_path / "out", [article], ("train",))
    _, metadata, body = (tmp_path / "out" / "README.md").read_text().split("---\n", 2)
    assert [config["config_name"] for config in yaml.safe_load(metadata)["configs"]] == [
        "quotations",
        "articles",
    ]
    fence = next(line for line in body.splitlines() if line.endswith("json"))
    assert fence == "````json"
    assert body.count("\n````\n") == 1


@pytest.mark.parametrize("configuration", ["articles", "quotations"])
def test_parquet_loads_as_the_same_rows(tmp_path: Path, corpus: list[Article], configuration: str) -> None:
    loaded = {}
    for format_ in get_args(Format):
        write(tmp_path / format_, corpus, form=ShardForm(format_, 30_000))
        loaded[format_] = load(tmp_path / format_, configuration, tmp_path / "cache")
    assert loaded["jsonl"]["train"].features == loaded["parquet"]["train"].features
    for split, rows in loaded["jsonl"].items():
        assert list(loaded["parquet"][split]) == list(rows)
    stream = datasets.load_dataset(str(tmp_path / "parquet"), configuration, streaming=True)
    assert list(stream["train"]) == list(loaded["jsonl"]["train"])


@pytest.mark.parametrize("format_", get_args(Format))
def test_shards_are_bounded_and_read_back_in_order(
    tmp_path: Path, corpus: list[Article], format_: Any
) -> None:
    output = tmp_path / "out"
    build = write(output, corpus, ("train",), ShardForm(format_, 40_000))
    names = [name for name, shard in build.files.items() if shard.configuration == "articles"]
    assert len(names) > 1
    assert names[0].endswith(f"train-00000-of-{len(names):05}.{format_}")
    for name, shard in build.files.items():
        data = (output / name).read_bytes()
        assert len(data) == shard.bytes <= 40_000
        assert hashlib.sha256(data).hexdigest() == shard.sha256
    assert list(read_annotated(output)) == corpus
    assert sorted(str(p.relative_to(output)) for p in (output / "data").rglob("*.*")) == sorted(build.files)


def test_an_article_longer_than_a_shard_has_one_of_its_own(tmp_path: Path, corpus: list[Article]) -> None:
    build = write(tmp_path / "out", corpus, ("train",), ShardForm("jsonl", 1))
    assert sum(shard.configuration == "articles" for shard in build.files.values()) == len(corpus)
    assert load(tmp_path / "out", "articles", tmp_path / "cache")["train"]["id"] == [a.id for a in corpus]


def test_rejected_records_are_beside_the_dataset(tmp_path: Path, corpus: list[Article]) -> None:
    output = tmp_path / "out"
    with replacing(output) as folder, dataset_writer(output, folder) as writer:
        writer.write(article_rows(corpus[0], "train"))
        writer.write_rejected(
            [Rejected("a.jsonl", 3, "no text", '{"title": "T"}'), Rejected("b", None, "gone")]
        )
        build = writer.finish(version="0", options={}, inputs=[], texts_sha256="")
    assert build.rejected == 2
    assert [json.loads(line) for line in (output / "rejected.jsonl").read_text().splitlines()] == [
        {"file": "a.jsonl", "line": 3, "reason": "no text", "record": {"title": "T"}},
        {"file": "b", "line": None, "reason": "gone", "record": None},
    ]
    write(output, corpus)
    assert not (output / "rejected.jsonl").exists()


@pytest.mark.parametrize(
    ("size", "expected"), [("500MB", 500_000_000), ("1 gib", 2**30), ("1.5KB", 1500), (77, 77), ("10", 10)]
)
def test_sizes_are_read(size: str | int, expected: int) -> None:
    assert parse_size(size) == expected


@pytest.mark.parametrize("size", ["", "0", "-1", "MB", "5 parsecs", 0])
def test_what_is_no_size_is_refused(size: str | int) -> None:
    with pytest.raises(QuotebuilderError, match="such as 500MB"):
        parse_size(size)
