from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.conversion import ConversionReport, file_name, id_of_file, new_folder, whole_file
from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("harbor_2021-03-04", "harbor_2021-03-04"),
        ("a/b", "a=2Fb"),
        ("NUL", "=4EUL"),
        ("com1.2024", "=63om1.2024"),
        ("console", "console"),
        ("..", "=2E."),
        (".hidden", "=2Ehidden"),
        ("../../etc/passwd", "=2E.=2F..=2Fetc=2Fpasswd"),
        ("C:\\x", "C=3A=5Cx"),
        ("Øre", "=C3=98re"),
        ("a=2Fb", "a=3D2Fb"),
        ("", "==e3b0c44298fc1c14"),
    ],
)
def test_file_name_is_safe(identifier: str, name: str) -> None:
    assert file_name(identifier) == name


@given(st.text(max_size=400))
def test_file_names_are_no_paths_and_tell_ids_apart(identifier: str) -> None:
    name = file_name(identifier)
    assert Path(name).name == name
    assert len(name) <= 120
    assert name.isascii()
    if "==" not in name:
        assert id_of_file(name) == identifier


@given(st.text(max_size=30), st.text(max_size=30))
def test_different_ids_get_different_names(one: str, other: str) -> None:
    assert (file_name(one) == file_name(other)) == (one == other)


@pytest.mark.parametrize("name", ["10% off", "a=zz", "plain.name", "a=FF", "1342_brat"])
def test_a_name_from_elsewhere_is_its_own_id(name: str) -> None:
    assert id_of_file(name) == name


def test_whole_file_leaves_nothing_behind_when_it_fails(tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.jsonl"
    with whole_file(target) as file:
        file.write(b"first")
    with pytest.raises(ZeroDivisionError), whole_file(target) as file:
        file.write(b"second" * (1 // 0))
    assert [path.name for path in target.parent.iterdir()] == ["out.jsonl"]
    assert target.read_bytes() == b"first"


def test_whole_file_says_what_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(QuotebuilderError, match="cannot be written"), whole_file(tmp_path / "file" / "out"):
        pass


def test_new_folder_takes_an_empty_one_and_refuses_a_full_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with new_folder(tmp_path / "empty") as folder:
        (folder / "a").write_text("a")
    assert (tmp_path / "empty" / "a").read_text() == "a"
    with pytest.raises(QuotebuilderError, match="exists already"), new_folder(tmp_path / "empty"):
        pass
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path / "other") as folder:
        (folder / "a").write_text("a" * (1 // 0))
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_report_counts_by_kind() -> None:
    heard: list[Rejected] = []
    report = ConversionReport(heard.append)
    report.converted(Article(id="a", text="b"))
    for name in ("E1", "E2"):
        report.problem(Rejected("a.ann", 3, f"quotation without content: {name} in a"))
    assert report.problems == {"quotation without content": 2}
    assert report.lines() == [
        "1 articles, 0 quotations, 0 with a speaker",
        "2 not converted: quotation without content (first: a.ann:3: quotation without content: E1 in a)",
    ]
    assert [rejected.reason[-7:] for rejected in heard] == ["E1 in a", "E2 in a"]
