"""The annotator as a whole: the contract on any text, one real article, and time."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.schema import Article, violations

SHARED = Path(__file__).parents[2].parent / "shared"

MARKS = "“ ” \" ' ‘ ’ « » `` '' — - : , . ? ! ( ) 6' 12\" é 😀 \u0301 \u200f 's ’s"
NAMES = "Ida Moen Vik Oslo Acme Board Mr. Ms. Sen. (D-Ohio) D-Ohio U.S. CNN Monday al-Rashidi Foreign Minister Trade"
SMALL = "said says told according to that and who the mayor of spokesman he she they we I in an interview with on by"
OTHERS = (
    "claim confident adding be ministry view his tweeted reporters statement wrote former for at which asked"
)
WORDS = [*MARKS.split(" "), *NAMES.split(" "), *SMALL.split(" "), *OTHERS.split(" "), "\n\n", "\n"]

prose = st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=300), prose), st.booleans())
@example("0:\n0", False)
@example("0,said MAYOR", False)
@example("confident B“0“'s", False)
@example("“We stay,” said her lawyer, Brask Holdings", False)
@example("“No,” she said of the former minister,", False)
@example("“We stay,” said Ida Moen, 41, of Selwick and", False)
@example("Jonas Holt, who specializes in tides, wasn’t optimistic about", False)
@example("The Selwick  Board said it would stay.\n\n“Ask the Selwick Board and", False)
def test_any_text_keeps_the_contract(text: str, double_apostrophes: bool) -> None:
    options = AnnotationOptions(double_apostrophes=double_apostrophes)
    article = annotate_article(Article(id="a", text=text), options)
    assert violations(article) == []
    assert annotate_article(Article(id="a", text=text), options) == article
    assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article


def test_annotating_again_changes_nothing() -> None:
    article = annotate_article(Article(id="a", text="“We open,” said Ida Moen, the mayor of Oslo."))
    assert annotate_article(article) == article


def test_an_article_leaves_no_cycles_behind() -> None:
    # Objects in cycles would stay until Python looks for garbage, which a build seldom does.
    text = "Mayor Ida Moen left. A clerk shrugged. “We stay,” she said. Her brother said “no” to Oslo Radio."
    annotate_article(Article("0", text))
    gc.collect()
    gc.disable()
    try:
        annotate_article(Article("0", text))
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_two_apostrophes_are_marks_on_request() -> None:
    article = Article(id="a", text="''We open on Monday,'' said Ida Moen.")
    (as_indirect,) = annotate_article(article).quotations
    (as_direct,) = annotate_article(article, AnnotationOptions(double_apostrophes=True)).quotations
    assert (as_indirect.type, as_direct.type) == ("indirect", "direct")
    assert as_indirect.text == as_direct.text == "We open on Monday,"
    assert as_indirect.speaker == as_direct.speaker


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="../shared is not there")
def test_one_real_article() -> None:
    (path,) = (SHARED / "seeds").glob("000_*.txt")
    text = path.read_text(encoding="utf-8").strip().removeprefix("date 2023-11-02").strip()
    article = annotate_article(Article(id="a", text=text))
    marked = [found for found in article.quotations if found.type != "indirect"]

    def links(number: int) -> tuple[str | None, ...]:
        found = marked[number]
        speaker, affiliation, outlet = found.speaker, found.affiliation, found.outlet
        return (
            found.type,
            speaker and speaker.name,
            speaker and speaker.mention,
            affiliation and affiliation.name,
            affiliation and affiliation.role,
            outlet and outlet.name,
            outlet and outlet.medium,
        )

    institute = "German Institute for International and Security Affairs"
    assert len(marked) == 4
    assert marked[0].text == "Iran does not want the war “to spread out.”"
    assert links(0) == ("mixed", "Amir-Abdollahian", "Amir-Abdollahian", None, None, "CNN", "interview")
    azizi = ("Hamidreza Azizi", institute, "visiting fellow", "Al-Monitor", "told")
    assert links(1) == ("direct", azizi[0], "Hamidreza Azizi", *azizi[1:])
    assert links(2) == ("direct", azizi[0], "he", *azizi[1:])
    assert len(marked[2].spans) == 2
    assert links(3) == (
        "direct",
        "Turkey’s Foreign Ministry",
        "the ministry",
        "Turkey",
        None,
        None,
        "statement",
    )
    indirect = {
        found.speaker.name: found
        for found in article.quotations
        if found.type == "indirect" and found.speaker
    }
    assert "8,525 Palestinians" in indirect["Health Ministry"].text
    assert indirect["Health Ministry"].affiliation is not None
    assert indirect["Health Ministry"].affiliation.name == "Hamas"
    assert "The Israeli death toll has reached 1,538" in indirect["Kan"].text
    assert indirect["Kan"].affiliation is not None
    assert indirect["Kan"].affiliation.name in ("Israel", "Israeli")


TWO_GENDERS = """date 2024-05-06

Kesk Moen, chairwoman and council spokesman, met Tavik Vik, spokeswoman and board chairman, in Selwick on Monday.

“We stay,” she told the Selwick Herald.

“We go,” he said.
"""


def test_the_seed_of_hashing_changes_nothing(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(TWO_GENDERS, encoding="utf-8")
    command = [sys.executable, "-m", "builder", "annotate", "-q", str(story)]
    said = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True, capture_output=True
        ).stdout
        for seed in range(4)
    }
    assert len(said) == 1
    assert b"We stay" in said.pop()


ENDLESS = {
    "marks": '" ',
    "quotations": "“We stay,” he said. ",
    "quotations in a sentence": "“we stay” and ",
    "unclosed": "“We stay ",
    "cues": "said ",
    "commas": "Moen, ",
    "capitals": "Moen ",
    "reports": "Moen said that ",
    "pronouns": "he ",
    "apostrophes": "'tis ",
    "brackets": "((",
    "nested": "“‘",
    "dashes": "— ",
    "of": "of the Board ",
    "names": "Ida Moen, the mayor of Oslo, said “we open” to reporters. ",
    "paragraphs": "“We open.\n\n",
    "space": " \u2003\n",
    "combining": "e\u0301\u0301",
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_time_grows_with_the_length_and_no_faster(kind: str) -> None:
    unit = ENDLESS[kind]

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        annotate_article(Article(id="a", text=text))
        return time.process_time() - start

    seconds(2_000)
    small = max(min(seconds(10_000) for _ in range(2)), 1e-3)
    assert seconds(80_000) < 8 * small * 3 + 0.2
