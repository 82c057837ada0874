"""Text files: date lines, front matter, encodings, what is no article."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from builder.reading import files

STORY = "The council of Bellhaven met.\n\n“We need time,” said Ona Trellick."
SEEDS = Path(__file__).parents[2] / "../shared/seeds"


@pytest.mark.parametrize(
    ("written", "published", "text"),
    [
        (f"date 2023-11-02\n{STORY}", "2023-11-02", STORY),
        (f" date 2023-11-02 {STORY}", "2023-11-02", STORY),
        (f"\n\nDate: 2 November 2023\n\n{STORY}", "2023-11-02", STORY),
        (f"date 2023-11-02T10:00:00Z {STORY}", "2023-11-02", STORY),
        (STORY, None, STORY),
        (f"date 2023-13-45\n{STORY}", None, f"date 2023-13-45\n{STORY}"),
        (f"Date night in Bellhaven\n{STORY}", None, f"Date night in Bellhaven\n{STORY}"),
        (f"dated 2023-11-02\n{STORY}", None, f"dated 2023-11-02\n{STORY}"),
        (f"{STORY}\ndate 2023-11-02", None, f"{STORY}\ndate 2023-11-02"),
        (f"date 2023-11-02, Bellhaven\n{STORY}", "2023-11-02", f"Bellhaven\n{STORY}"),
    ],
)
def test_date_line(tmp_path, read, written, published, text):
    (tmp_path / "a.txt").write_text(written)
    [article], rejected = read(tmp_path / "a.txt")
    assert (article.published, article.text, rejected) == (published, text, [])
    assert (article.id, article.title, article.source) == ("a", None, str(tmp_path / "a.txt"))


def test_front_matter(tmp_path, read):
    (tmp_path / "a.txt").write_text(
        "---\nTitle: Harbour vote delayed\npublisher: The Bellhaven Gazette"
        "\nauthor: [Mara Quillon, Ib Strand]"
        "\npublished: 2023-11-02\nurl: https://gazette.example/1\nlanguage: en"
        "\nid: gazette-1\nmood: grey\n---\n\n"
        f"{STORY}\n"
    )
    [article], rejected = read(tmp_path / "a.txt")
    assert rejected == []
    assert article.text == STORY
    assert (article.id, article.title, article.publisher) == (
        "gazette-1",
        "Harbour vote delayed",
        "The Bellhaven Gazette",
    )
    assert (article.author, article.published) == ("Mara Quillon, Ib Strand", "2023-11-02")
    assert (article.url, article.language) == ("https://gazette.example/1", "en")


@pytest.mark.parametrize(
    ("written", "published", "text"),
    [
        (f"---\ntitle: A\n---\ndate 2023-11-02\n{STORY}", "2023-11-02", STORY),
        (f"---\ndate: 2023-11-03\n---\ndate 2023-11-02\n{STORY}", "2023-11-03", STORY),
        ("--- said nobody\n\nThat is all.", None, "--- said nobody\n\nThat is all."),
        ("---\nNothing follows.", None, "---\nNothing follows."),
        ("---\nA pause.\n---\nThe end.", None, "---\nA pause.\n---\nThe end."),
    ],
)
def test_front_matter_or_not(tmp_path, read, written, published, text):
    (tmp_path / "a.txt").write_text(written)
    [article], rejected = read(tmp_path / "a.txt")
    assert (article.published, article.text, rejected) == (published, text, [])


@pytest.mark.parametrize("block", ["title: a: b", "published: 2023-13-45", "title: [", "a: " + "[" * 3000])
def test_front_matter_that_is_not_yaml(tmp_path, read, block):
    path = tmp_path / "a.txt"
    path.write_text(f"---\n{block}\n---\n{STORY}")
    articles, [reason] = read(path)
    assert articles == []
    assert reason.startswith(f"{path}: the front matter is not YAML: ")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffHe left.".encode(), "He left."),
        (b"\xef\xbb\xbfdate 2023-11-02 He left.", "He left."),
        (b"One.\r\n\r\nTwo.\rThree.\r\n", "One.\n\nTwo.\nThree."),
        (b"He\0 left.\0", "He left."),
        (b"\x93We are late,\x94 he said \x96 in a caf\xe9.", "“We are late,” he said – in a café."),
        ("  \u2003He left.\u3000\n".encode(), "He left."),
        ("« Café »".encode(), "« Café »"),
    ],
)
def test_bytes(tmp_path, read, data, text):
    (tmp_path / "a.txt").write_bytes(data)
    [article], rejected = read(tmp_path / "a.txt")
    assert (article.text, rejected) == (text, [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b" \r\n\0\t", "no text"),
        (b"date 2023-11-02", "no text"),
        (
            "“Café”, he said. ".encode() + b"\xff",
            "not valid UTF-8 (byte 0xff at offset 22); save it as UTF-8",
        ),
        (b"caf\xe9 \x81", "not valid UTF-8 (byte 0xe9 at offset 3); save it as UTF-8"),
        ("He left.".encode("utf-16"), "not valid UTF-8 (it looks like UTF-16); save it as UTF-8"),
        (b"He said \xed\xa0\x80.\x00", "not valid UTF-8 (byte 0xed at offset 8); save it as UTF-8"),
    ],
)
def test_no_text(tmp_path, read, data, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read(path) == ([], [f"{path}: {reason}"])


def test_five_megabytes(tmp_path, read):
    (tmp_path / "a.txt").write_text("“Late,” he said. " * 300_000)
    [article], rejected = read(tmp_path / "a.txt")
    assert (len(article.text), rejected) == (5_099_999, [])


def test_longer_than_the_bound(tmp_path, read, monkeypatch):
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 1000)
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 1_000_000))
    articles, [reason] = read(path)
    assert articles == []
    assert reason.startswith(f"{path}: longer than 1,000 bytes; split it")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")
def test_unreadable_file(tmp_path, read):
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (tmp_path / "b.txt").write_text(STORY)
    [article], [reason] = read(tmp_path)
    assert article.id == "b"
    assert reason == f"{tmp_path}/a.txt: cannot be read: Input/output error"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_shared_seed(read):
    [article], rejected = read(SEEDS)
    assert rejected == []
    assert article.published == "2023-11-02"
    assert article.text.startswith("Iran denies")
    assert "\n\n" in article.text
