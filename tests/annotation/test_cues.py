"""Which words report, and whose reports they are."""

from __future__ import annotations

import pytest

from builder.annotation.lexicon import load_lexicon
from builder.annotation.lexicon.inflection import inflect
from builder.annotation.marks import find_stretches
from builder.annotation.sentence.finding import cues_of
from builder.annotation.tokens import Stream
from builder.paragraphs import paragraphs


def reports(sentence: str) -> list[tuple[str, str | None]]:
    """Return lemma and source of every cue of one sentence."""
    parts = paragraphs(sentence)
    stream = Stream(sentence, parts, find_stretches(sentence, parts), load_lexicon())
    return [
        (cue.lemma, None if cue.source is None else stream.string(cue.source.first, cue.source.last))
        for cue in cues_of(stream, 0, len(stream.words))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ida Moen said it rained.", ("say", "Ida Moen")),
        ("Ida Moen has also repeatedly said it rained.", ("say", "Ida Moen")),
        ("Ida Moen, the mayor of Oslo, Norway, said it rained.", ("say", "Ida Moen")),
        ("Ida Moen, who lives by the sea, said it rained.", ("say", "Ida Moen")),
        ("Ida Moen (R-Ohio) said it rained.", ("say", "Ida Moen")),
        ("Ida Moen on Monday said it rained.", ("say", "Ida Moen")),
        ("Ida Moen in her speech said it rained.", ("say", "Ida Moen")),
        ("On Monday, Ida Moen said it rained.", ("say", "Ida Moen")),
        ("In Oslo, Norway, Ida Moen said it rained.", ("say", "Ida Moen")),
        ("The clerk who led the court said it rained.", ("say", "The clerk")),
        ("A spokesman for the harbour board said it rained.", ("say", "A spokesman for the harbour board")),
        ("Officials briefed on the matter said it rained.", ("say", "Officials briefed on the matter")),
        ("Ida Moen rose and said it rained.", ("say", "Ida Moen")),
        ("Ida Moen went on to say it rained.", ("say", "Ida Moen")),
        ("Ida Moen left the hall, saying it rained.", ("say", "Ida Moen")),
        ("The plan was criticized by Ida Moen.", ("criticize", "Ida Moen")),
        ("The plan had been criticized by Ida Moen.", ("criticize", "Ida Moen")),
        ("Ruiz and her lawyer said it rained.", ("say", "Ruiz and her lawyer")),
        ("According to Ida Moen, it rained.", ("according to", "Ida Moen")),
        ("Ida Moen is confident that it rained.", ("confident", "Ida Moen")),
        ("Nobody believed Ida Moen's claim that it rained.", ("claim", "Ida Moen")),
        ("Several say that it rained.", ("say", "Several")),
        ("One reads that it rained.", ("read", "One")),
        ("Ida Moen deemed the hall a gift.", ("deem", "Ida Moen")),
        ("The committee points out that it rained.", ("point out", "The committee")),
    ],
)
def test_a_cue_finds_its_source(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in reports(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The reports of the board are long.",
        "Several states have long coasts.",
        "Roads differ from state to state.",
        "That is one reason the hall is late.",
        "A proposed hall stands by the sea.",
        "The United States is far away.",
        "It was the largest claim in years.",
    ],
)
def test_what_only_looks_like_a_cue(sentence: str) -> None:
    assert reports(sentence) == []


@pytest.mark.parametrize(
    ("lemma", "irregular", "forms"),
    [
        ("say", ("said",), {"say", "says", "said", "saying"}),
        ("deny", (), {"deny", "denies", "denied", "denying"}),
        ("quip", ("quipped",), {"quip", "quips", "quipped", "quipping"}),
        ("argue", (), {"argue", "argues", "argued", "arguing"}),
        ("write", ("wrote", "written"), {"write", "writes", "wrote", "written", "writing"}),
        ("stress", (), {"stress", "stresses", "stressed", "stressing"}),
        ("agree", (), {"agree", "agrees", "agreed", "agreeing"}),
    ],
)
def test_inflection(lemma: str, irregular: tuple[str, ...], forms: set[str]) -> None:
    assert {form.text for form in inflect(lemma, *irregular)} == forms
