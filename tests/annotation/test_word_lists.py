"""The word lists: what a line must have, in the package's own and in a user's folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from builder.annotation.lexicon import NEWS, Lexicon, load_lexicon
from builder.annotation.lexicon.lists import LISTS, fault_of, package_list
from builder.errors import QuotebuilderError


def test_every_list_of_the_package_is_known() -> None:
    folder = resources.files("builder.annotation.lexicon") / "en"
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{name}.txt" for name in LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_of_the_package_have_no_fault(name: str) -> None:
    lines = package_list("en", name)
    assert lines
    faults = [(line.number, fault_of(LISTS[name], line.columns)) for line in lines]
    assert [(number, fault) for number, fault in faults if fault is not None] == []


def test_a_list_of_ones_own_adds_to_the_packages(tmp_path: Path) -> None:
    (tmp_path / "cues.txt").write_text(
        "\ufeff# Mine.\n\nyammer\tsay\tqt # loudly\nby\tthink\tt\n", encoding="utf-8"
    )
    (tmp_path / "README.md").write_text("What these lists are for.")
    (tmp_path / ".backup").mkdir()
    lexicon = Lexicon(str(tmp_path))
    assert [cue.lemma for cue in lexicon.cue_verbs["yammered"]] == ["yammer"]
    assert [cue.lemma for cue in lexicon.cue_verbs["said"]] == ["say"]


def test_whatever_an_outlet_is_told_by_is_flagged(tmp_path: Path) -> None:
    lexicon = load_lexicon()
    named = [name.removeprefix("The ").split()[0] for name, _, _ in lexicon.outlets.values()]
    nouns = [noun.split()[-1] for noun in lexicon.outlet_nouns]
    shaped = ["KWXT", "northshore.com", "dzKM", "4QX", "VellinPost"]
    for word in [*named, *nouns, *lexicon.telling["hosted"], *shaped]:
        assert lexicon[word] & NEWS, word
    assert not any(lexicon[word] & NEWS for word in ("Moen", "harbour", ",", "“”", "1874"))
    (tmp_path / "outlets.txt").write_text("Moen Lookout\tpaper\n")
    assert Lexicon(str(tmp_path))["Moen"] & NEWS


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("cues.txt", "# Mine.\nyammer say qt\n", "cues.txt:2: a line here has the columns verb, kind, frames, ["),
        ("cues.txt", "yammer\t\tsay\tqt\n", "cues.txt:1: a line here has"),
        ("cues.txt", "\tsay\tqt\n", "cues.txt:1: a line here has"),
        ("cues.txt", "yammer\tsays\tqt\n", "cues.txt:1: 'says' does not fit the column kind; write one of say, write,"),
        ("cues.txt", "yammer\tsay\tqy\n", "cues.txt:1: 'y' does not fit the column frames; write one of q, t,"),
        ("titles.txt", "Archwarden\toffice\tx\n", "titles.txt:1: 'x' does not fit the column gender; write one of"),
        ("titles.txt", "Archwarden\n", "titles.txt:1: a line here has the columns title, class, [gender]"),
        ("telling_words.txt", "whisper\twhispered\n", "telling_words.txt:1: 'whisper' does not fit the column class"),
        ("outlet_kinds.txt", "gazette\tpaper wall\n", "outlet_kinds.txt:1: 'wall' does not fit the column kinds"),
        ("cue.txt", "yammer\tsay\tqt\n", "cue.txt: no word list is called that"),
        ("cues.tsv", "yammer\tsay\tqt\n", "cues.tsv: no word list is called that"),
        ("cues.txt", "yammer\tsay\tqt\udcff\n", "cues.txt: cannot read this word list"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(QuotebuilderError) as raised:
        Lexicon(str(tmp_path))
    assert str(raised.value).startswith(f"{tmp_path}/{said}")


def test_the_known_lists_are_named_where_a_file_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "cue.txt").write_text("yammer\tsay\tqt\n")
    with pytest.raises(QuotebuilderError, match=r"also_nouns\.txt, .*, cues\.txt, .*, works\.txt"):
        Lexicon(str(tmp_path))


def test_a_folder_without_lists_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="no word list in this folder; the lists are"):
        Lexicon(str(tmp_path))
    with pytest.raises(QuotebuilderError, match="cannot read this folder of word lists: No such file"):
        Lexicon(str(tmp_path / "nowhere"))
