from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from builder.errors import QuotebuilderError
from builder.exporting import FORMATS, export
from builder.schema import Article

Make = Callable[..., Article]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_writes_and_reports(format: str, annotate_by_hand: Make, tmp_path: Path) -> None:
    report = export(format, [annotate_by_hand("a"), annotate_by_hand("b")], tmp_path / "out")
    assert (report.articles, report.quotations, report.with_speaker) == (2, 6, 6)
    assert report.problems == {}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_articles_give_the_same_bytes(format: str, annotate_by_hand: Make, tmp_path: Path) -> None:
    def bytes_of(path: Path) -> dict[str, bytes]:
        files = [path] if path.is_file() else sorted(path.iterdir())
        return {file.name: file.read_bytes() for file in files}

    for name in ("one/out", "two/out"):
        export(format, [annotate_by_hand("a"), annotate_by_hand("b")], tmp_path / name)
    assert bytes_of(tmp_path / "one" / "out") == bytes_of(tmp_path / "two" / "out")


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_ids_stay_in_the_folder(format: str, annotate_by_hand: Make, tmp_path: Path) -> None:
    articles = [annotate_by_hand(name) for name in ("../../up", "/etc/x", "a\x00b", "x" * 300, "C:\\y")]
    report = export(format, articles, tmp_path / "deep" / "out")
    assert report.articles == 5
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_what_breaks_the_contract_is_left_out(annotate_by_hand: Make, tmp_path: Path) -> None:
    broken = annotate_by_hand("broken")
    broken.quotations[0].text = "something else"
    report = export("citron", [broken, annotate_by_hand("a"), annotate_by_hand("a")], tmp_path / "out")
    assert report.articles == 1
    assert report.problems == {"article breaks the data contract": 1, "id that was there already": 1}
    with pytest.raises(QuotebuilderError, match="no article to export"):
        export("citron", [broken], tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="no such export format; there are brat"):
        export("word", [], tmp_path / "out")


def test_citron_leaves_out_what_it_can_not_read(annotate_by_hand: Make, tmp_path: Path) -> None:
    article = annotate_by_hand("a")
    article.quotations[0].cue = None
    article.quotations[1].speaker = None
    report = export("citron", [article], tmp_path / "out")
    assert report.problems == {
        "quotation without a cue, which Citron requires": 1,
        "quotation without a speaker, which Citron requires": 1,
    }
    (quote,) = json.loads((tmp_path / "out" / "a.json").read_bytes())["quotes"]
    # The properties of Citron's data_format.md.
    assert set(quote) == {"id", "cue", "sources", "contents", "coreferences", "confidence"}
    assert [place["text"] for place in quote["sources"] + quote["coreferences"]] == [
        "the office",
        "Vellin Port Office",
    ]


def test_citron_contents_include_their_marks(annotate_by_hand: Make, tmp_path: Path) -> None:
    article = annotate_by_hand("a")
    export("citron", [article], tmp_path / "out")
    document = json.loads((tmp_path / "out" / "a.json").read_bytes())
    assert [[place["text"] for place in quote["contents"]] for quote in document["quotes"]] == [
        ["“The cranes are quiet,”", "“They will stay so.”"],
        ["it “a toy harbour.”"],
        ["Fishers expect more noise"],
    ]
    for quote in document["quotes"]:
        for place in [quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]]:
            assert article.text[place["start"] : place["end"]] == place["text"]


def test_brat_files(annotate_by_hand: Make, tmp_path: Path) -> None:
    article = annotate_by_hand("a")
    export("brat", [article], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.ann",
        "a.txt",
        "annotation.conf",
        "metadata.tsv",
    ]
    lines = (tmp_path / "out" / "a.ann").read_text("utf-8").splitlines()
    assert lines[:9] == [
        "T1\tContent 41 64;159 179\t“The cranes are quiet,” “They will stay so.”",
        "T2\tCue 65 69\tsaid",
        "T3\tSource 70 79\tAda Brisk",
        "T4\tAffiliation 98 116\tVellin Port Office",
        "T5\tOutlet 143 157\tVellin Courier",
        "T6\tAttribution 65 69\tsaid",
        "E1\tAttribution:T6 Content:T1 Cue:T2 Source:T3 Affiliation:T4 Outlet:T5",
        "A1\tType E1 direct",
        "#1\tAnnotatorNotes E1\tspeaker: Ada Brisk (person); affiliation: planner, Vellin Port Office; "
        "outlet: Vellin Courier, interview",
    ]


def test_extra_of_an_import_does_not_hinder(annotate_by_hand: Make, tmp_path: Path) -> None:
    article = annotate_by_hand("a")
    article.extra = {"corpus": "polnear"}
    assert export("label-studio", [msgspec.convert(msgspec.to_builtins(article), Article)], tmp_path / "out")
