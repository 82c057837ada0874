from __future__ import annotations

from typing import Any

import msgspec
import pytest

from builder.errors import QuotebuilderError

TEXT = (
    "The ferry of Vellin stays ashore. 😀\n\n"
    "“The hull is thin,” said Ada Brisk, a diver. “We wait.”\n\n"
    "She believes the paint\nis old and “quite bad”. The owners and the crew deny all of that.\n"
)


def bound(number: int, kind: str, *words: str, claim: str | None = None) -> str:
    offsets = ";".join(f"{TEXT.index(part)} {TEXT.index(part) + len(part)}" for part in words)
    return f"T{number}\t{kind} {offsets}\t{' '.join(words) if claim is None else claim}\n"


ANNOTATION = (
    bound(1, "Content", "“The hull is thin,”", "“We wait.”")
    + bound(2, "Cue", "said")
    + bound(3, "Source", "Ada Brisk, a diver")
    + bound(4, "Attribution", "said")
    + "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
    + bound(5, "Source", "She")
    + bound(6, "Cue", "believes")
    + bound(7, "Content", "the paint\nis old and “quite bad”")
    + "E2\tAttribution:T6 Content:T7 Cue:T6 Source:T5\n"
    + bound(8, "Discuss", "deny")
    + bound(9, "Source", "The owners")
    + bound(10, "Source", "the crew")
    + bound(11, "Content", "all of that")
    + "E3\tAttribution-no-cue:T8 Content:T11 Source:T9 Source2:T10\n"
    + "A1\tHedged E3\n#1\tAnnotatorNotes E3\tor perhaps the union\n*\tEquiv T3 T5\n"
)
METADATA = (
    "compartment\tfilename\tannotators\tpublisher\tpublication_date\tauthor\ttitle\twire\n"
    'dev\tferry\tx1|x2\tvellin-courier\t2021-05-04\tNone\tThe "Thin" Hull\tNone\n'
)


def corpus(**changes: str) -> dict[str, str]:
    return {
        "dev/text/ferry.txt": TEXT,
        "dev/attributions/ferry_x1.ann": ANNOTATION,
        "dev/attributions/ferry_x2.ann": "",
        "metadata.tsv": METADATA,
        **changes,
    }


def test_article(imported: Any, files: Any) -> None:
    path = files(corpus())
    (article,), rejected = imported("polnear", path)
    assert rejected == []
    assert (article.id, article.title, article.publisher, article.published, article.author) == (
        "ferry",
        'The "Thin" Hull',
        "vellin-courier",
        "2021-05-04",
        None,
    )
    assert article.text == TEXT
    assert article.language == "en"
    assert article.source == "dev/attributions/ferry_x1.ann"
    extra = article.extra
    assert (extra["corpus"], extra["compartment"], extra["annotator"], extra["annotators"]) == (
        "polnear",
        "dev",
        "x1",
        ["x1", "x2"],
    )
    assert extra["lines"] == ["*\tEquiv T3 T5"]
    assert "speaker.name" in extra["assumed"]


def test_quotations(imported: Any, files: Any) -> None:
    (article,), _ = imported("polnear", files(corpus()))
    direct, mixed, indirect = article.quotations
    assert (direct.type, direct.text) == ("direct", "The hull is thin, We wait.")
    assert (direct.cue.text, direct.speaker.mention, direct.speaker.name) == (
        "said",
        "Ada Brisk, a diver",
        "Ada Brisk",
    )
    assert (direct.confidence, direct.rule, direct.extra) == (1.0, "polnear", msgspec.UNSET)
    assert (mixed.type, mixed.text) == ("mixed", "the paint\nis old and “quite bad”")
    assert [TEXT[span.start : span.end] for span in mixed.marked] == ["quite bad"]
    assert mixed.speaker.mention == "She"
    assert mixed.speaker.entity != direct.speaker.entity
    assert (indirect.type, indirect.cue, indirect.speaker.mention) == ("indirect", None, "The owners")
    assert indirect.extra["event"] == "Attribution-no-cue"
    assert [TEXT[s["start"] : s["end"]] for s in indirect.extra["source"]] == ["The owners", "the crew"]
    assert indirect.extra["AnnotatorNotes"] == ["or perhaps the union"]
    assert indirect.extra["Hedged"] == [""]


def test_annotators(imported: Any, files: Any) -> None:
    path = files(corpus())
    (article,), rejected = imported("polnear", path, annotator="x2")
    assert (article.quotations, article.extra["annotator"], rejected) == ([], "x2", [])
    articles, (rejected,) = imported("polnear", path, annotator="x9")
    assert articles == []
    assert rejected.reason == "article not annotated by x9: ferry, but by x1, x2"


def test_brat_layout_and_single_file(imported: Any, files: Any) -> None:
    path = files({"a/ferry.txt": TEXT, "a/ferry.ann": ANNOTATION, "a/annotation.conf": ""})
    (article,), rejected = imported("polnear", path)
    assert (article.id, len(article.quotations), rejected) == ("ferry", 3, [])
    assert "annotator" not in article.extra
    assert imported("polnear", path / "a" / "ferry.ann").articles[0].quotations == article.quotations


FAULTS = [
    (bound(1, "Content", "“We wait.”", claim="“We waited.”"), "span whose text is not at its offsets", 1),
    ("T1\tContent 5 9999\tferry\n", "span whose text is not at its offsets", 1),
    ("E1\tAttribution:T4 Content:T1\n", "event with an unknown or impossible span", 1),
    (bound(2, "Cue", "said") + "E1\tAttribution:T2 Cue:T2\n", "quotation without content", 2),
    (bound(1, "Content", "😀") + "E1\tAttribution:T1 Content:T1\n", "quotation without a word", 2),
    ("E7\t\n", "event without a span", 1),
]


@pytest.mark.parametrize(("annotation", "kind", "line"), FAULTS)
def test_what_can_not_be_converted_is_named(
    imported: Any, files: Any, annotation: str, kind: str, line: int
) -> None:
    path = files(corpus(**{"dev/attributions/ferry_x1.ann": annotation}))
    (article,), (rejected,) = imported("polnear", path)
    assert article.quotations == []
    assert rejected.reason.startswith(kind + ":")
    assert rejected.line == line
    assert rejected.file.endswith("ferry_x1.ann")


def test_lonely_files(imported: Any, files: Any) -> None:
    path = files(
        corpus(**{"dev/text/alone.txt": "Nobody spoke.", "dev/attributions/lost_x1.ann": ANNOTATION})
    )
    found = imported("polnear", path)
    assert [article.id for article in found.articles] == ["ferry"]
    assert sorted(found.kinds) == ["annotation without a text", "text without an annotation"]


def test_not_utf8(imported: Any, files: Any) -> None:
    path = files(corpus())
    (path / "dev" / "text" / "ferry.txt").write_bytes(b"\xff\xfe")
    assert imported("polnear", path).kinds == ["file is not UTF-8"]


def test_nothing_there(imported: Any, files: Any) -> None:
    with pytest.raises(QuotebuilderError, match=r"no \*\.ann"):
        imported("polnear", files({"readme.md": ""}))
    with pytest.raises(QuotebuilderError, match="no such file"):
        imported("polnear", files({}) / "nowhere")
