from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from made_articles import articles

from builder.errors import Rejected
from builder.exporting import export
from builder.schema import Article

FIRST = """\
-DOCSTART-	O	O	O	O	O

The	O	O	O	O	O
harbour	O	O	O	O	O
of	O	O	O	O	O
Vellin	O	O	O	O	O
opened	O	O	O	O	O
on	O	O	O	O	O
Monday	O	O	O	O	O
.	O	O	O	O	O

“	O	O	O	O	O
The	B-direct	O	O	O	O
cranes	I-direct	O	O	O	O
are	I-direct	O	O	O	O
quiet	I-direct	O	O	O	O
,	I-direct	O	O	O	O
”	O	O	O	O	O
said	O	B-say	O	O	O
Ada	O	O	B-person	O	O
Brisk	O	O	I-person	O	O
,	O	O	O	O	O
a	O	O	O	O	O
planner	O	O	O	B-role	O
at	O	O	O	O	O
the	O	O	O	O	O
Vellin	O	O	O	B-name	O
Port	O	O	O	I-name	O
Office	O	O	O	I-name	O
,	O	O	O	O	O
in	O	O	O	O	O
an	O	O	O	O	O
interview	O	O	O	O	O
with	O	O	O	O	O
the	O	O	O	O	O
Vellin	O	O	O	O	B-interview
Courier	O	O	O	O	I-interview
"""


def test_columns(annotate_by_hand: Callable[..., Article], tmp_path: Path) -> None:
    export("conll", [annotate_by_hand("a"), annotate_by_hand("b")], tmp_path / "out.conll")
    written = (tmp_path / "out.conll").read_text("utf-8")
    assert written.startswith(FIRST)
    assert written.count("-DOCSTART-") == 2
    assert written.endswith("fell\tO\tO\tO\tO\tO\n.\tO\tO\tO\tO\tO\n\n")


def test_what_overlaps_is_reported(annotate_by_hand: Callable[..., Article], tmp_path: Path) -> None:
    article = annotate_by_hand("a")
    outer, inner = article.quotations[0], article.quotations[1]
    inner.spans = inner.marked = [type(outer.spans[0])(outer.spans[0].start + 4, outer.spans[0].end)]
    inner.type, inner.text = "direct", article.text[inner.spans[0].start : inner.spans[0].end]
    found: list[Rejected] = []
    export("conll", [article], tmp_path / "out.conll", on_problem=found.append)
    assert [rejected.reason for rejected in found] == [
        "annotation that overlaps another one in its column: quotations of a/2"
    ]


@given(st.lists(articles(), min_size=1, max_size=2, unique_by=lambda article: article.id))
@settings(max_examples=15, deadline=None)
def test_labels_are_iob2_and_tokens_are_whole(tmp_path_factory, made: list[Article]) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("conll") / "out.conll"
    export("conll", made, path)
    before = ["O"] * 5
    words: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if not line:
            before = ["O"] * 5
            continue
        token, *labels = line.split("\t")
        assert len(labels) == 5
        for label, last in zip(labels, before, strict=True):
            assert label[:2] in ("O", "B-", "I-")
            assert label[:2] != "I-" or last[2:] == label[2:]
        before = labels
        words.append(token)
    text = "".join("".join(article.text.split()) for article in made)
    assert "".join(word for word in words if word != "-DOCSTART-") == text
