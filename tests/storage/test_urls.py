import threading
from collections.abc import Iterator

import pytest

from builder.storage import cleaned, is_url, join, last_name, read_ahead
from builder.storage.ahead import AT_ONCE
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


def test_a_storage_is_asked_for_several_things_at_a_time_and_answers_in_their_order() -> None:
    together = threading.Barrier(AT_ONCE, timeout=20)
    given: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(3 * AT_ONCE):
            given.append(number)
            yield number

    def read(number: int) -> int:
        if number < AT_ONCE:
            together.wait()
        if number == 2 * AT_ONCE:
            raise OSError("gone")
        return -number

    read_so_far = read_ahead(read, numbers(), "s3://news/parts")
    assert next(read_so_far) == 0
    assert len(given) == AT_ONCE
    got = [0]
    with pytest.raises(OSError, match="gone"):
        got.extend(read_so_far)
    assert got == [-number for number in range(2 * AT_ONCE)]


def test_a_disk_is_read_one_file_after_the_other() -> None:
    threads = list(read_ahead(lambda _: threading.current_thread(), range(3), "parts"))
    assert threads == [threading.current_thread()] * 3
