import pytest

from builder.storage import cleaned, is_url, join, last_name
from builder.storage.urls import has_magic, without_secrets


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("seeds/a@b?c.txt", "seeds/a@b?c.txt"),
        ("s3://news/2024/a?b.jsonl", "s3://news/2024/a?b.jsonl"),
        ("s3://key:secret@news/a.jsonl", "s3://news/a.jsonl"),
        ("sftp://ada@host/a.jsonl", "sftp://ada@host/a.jsonl"),
        ("sftp://ada:pa@ss@host/a.jsonl", "sftp://host/a.jsonl"),
        ("https://token@host/a.jsonl", "https://host/a.jsonl"),
        ("https://host/a.jsonl?X-Signature=4f#part", "https://host/a.jsonl"),
        ("abfs://container@account.example/a", "abfs://container@account.example/a"),
        ("hf://datasets/bellhaven/news@main/a.jsonl", "hf://datasets/bellhaven/news@main/a.jsonl"),
    ],
)
def test_what_is_shown_of_a_url_has_no_secret(written: str, shown: str) -> None:
    assert cleaned(written) == shown
    assert without_secrets(f"GET {written!r} failed") == f"GET {shown!r} failed"


@pytest.mark.parametrize(
    ("place", "url", "name", "joined"),
    [
        ("s3://news/out/", True, "out", "s3://news/out/data/a"),
        ("memory://out", True, "out", "memory://out/data/a"),
        ("https://host/in/a.jsonl.gz?token=b.txt", True, "a.jsonl.gz", None),
        ("in/s3/out", False, "out", "in/s3/out/data/a"),
        ("bellhaven/news:articles", False, "news:articles", None),
        ("C:/news", False, "news", None),
    ],
)
def test_the_parts_of_a_place(place: str, url: bool, name: str, joined: str | None) -> None:
    assert is_url(place) == url
    assert last_name(place) == name
    assert joined is None or join(place, "data", "a") == joined


def test_a_question_mark_is_a_pattern_but_for_the_web() -> None:
    assert has_magic("s3://news/a?.txt")
    assert not has_magic("https://host/a.txt?b=[1]")
