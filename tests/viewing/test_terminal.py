import io
from collections.abc import Callable

import msgspec
import pytest

from builder.schema import Article, Span
from builder.viewing.terminal import marks, show


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def drawn(article: Article) -> str:
    file = io.StringIO()
    show(article, file)
    return file.getvalue()


def test_brackets_stand_where_there_are_no_colours(annotate_by_hand: Callable[..., Article]) -> None:
    lines = drawn(annotate_by_hand(title="Quiet cranes", publisher="Vellin Courier")).splitlines()
    assert lines[:2] == ["Quiet cranes", "Vellin Courier"]
    assert (
        "“[1: The cranes are quiet,]” <said> {Ada Brisk}, a (planner) at the (Vellin Port Office), in an "
        "interview with the |Vellin Courier|. “[1: They will stay so.]”"
    ) in lines
    assert (
        "{Critics} <called> [2: it “a toy harbour.”] [3: Fishers expect more noise], "
        "<according to> {the office}."
    ) in lines
    assert "[quotation]  {speaker}  <cue>  (affiliation)  |outlet|" in "\n".join(lines)


def test_the_table_has_every_link(annotate_by_hand: Callable[..., Article]) -> None:
    rows: list[list[str]] = [[]]
    for line in drawn(annotate_by_hand()).split("┡")[1].splitlines()[1:]:
        if not line.startswith("│"):
            rows.append([])
            continue
        parts = [part.strip() for part in line.strip("│").split("│")]
        rows[-1] = [
            f"{before} {part}".strip() for before, part in zip(rows[-1] or [""] * 8, parts, strict=True)
        ]
    assert rows[0] == [
        "1",
        "direct",
        "The cranes are quiet, They will stay so.",
        "Ada Brisk",
        "Vellin Port Office, planner",
        "Vellin Courier, interview",
        "said",
        "quote-cue-name 0.95",
    ]
    assert rows[1][3:7] == ["Critics", "-", "-", "called"]
    assert rows[2][3:6] == ["Vellin Port Office (the office)", "-, planner", "-"]


def test_colours_where_the_terminal_has_them(
    annotate_by_hand: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = drawn(annotate_by_hand())
    assert "\x1b[1;36mAda Brisk" in coloured
    assert "{Ada Brisk}" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "{Ada Brisk}" in drawn(annotate_by_hand())


def test_an_article_cannot_steer_the_terminal(
    annotate_by_hand: Callable[..., Article], text_by_hand: str
) -> None:
    evil = "\x1b[2J\x1b]0;gone\x07[bold]not markup[/bold] :smile:\n\n"
    article = annotate_by_hand(text=evil + text_by_hand, title="T\x1b[31m\nnext", publisher="\x9bP")
    first = article.quotations[0]
    first.rule = "r\x1b[0m"
    assert first.speaker is not None
    first.speaker = msgspec.structs.replace(first.speaker, name="A\x1b[1m", mention="\x1b[1mA")
    out = drawn(article)
    assert not {"\x1b", "\x07", "\x9b"} & set(out)
    assert "[bold]not markup[/bold] :smile:" in out


def test_marks_are_inside_the_text_and_sorted(annotate_by_hand: Callable[..., Article]) -> None:
    article = annotate_by_hand()
    found = marks(article)
    assert found == sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.n))
    assert all(0 <= mark.start < mark.end <= len(article.text) for mark in found)
    assert {mark.kind for mark in found} == {"quotation", "speaker", "cue", "affiliation", "outlet"}


def test_what_was_kept_out_is_listed(annotate_by_hand: Callable[..., Article]) -> None:
    file = io.StringIO()
    show(annotate_by_hand(), file, kept_out=[(Span(4, 11), "a scare quote")])
    assert "kept out: harbour (a scare quote)" in file.getvalue()


def test_an_article_without_quotations_says_so() -> None:
    assert "No quotation found." in drawn(Article(id="a", text="Rain fell."))
