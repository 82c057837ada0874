"""The spaCy component: on blank and trained pipelines, in several processes, saved and loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.displacy import render
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from builder.annotation.component import make_quotations
from builder.annotation.pipeline import annotate_article
from builder.schema import Article

TRAINED = Path(__file__).parents[2].parent / "shared" / "models" / "en_news_sm"

TEXT = (
    "“The hall opens on Monday,” Ida Moen, the mayor of Selwick, told the Selwick Herald.\n\n"
    "Jo Vik called it “a gift” to the town. He said that it will stay open."
)
NOTHING = "The hall opens on Monday."


def pipeline(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotations", config=config)
    return nlp


def said(doc: Doc) -> list[tuple[str, str, str | None]]:
    return [(q.type, q.text, q.speaker.name if q.speaker else None) for q in doc._.quotations]


def test_the_component_finds_what_the_annotator_finds() -> None:
    doc = pipeline()(TEXT)
    article = annotate_article(Article(id="doc", text=TEXT))
    assert doc._.quotations == article.quotations
    assert doc._.speakers == article.speakers
    assert said(doc)[0] == ("direct", "The hall opens on Monday,", "Ida Moen")


def test_the_span_group_holds_the_parts_with_their_type() -> None:
    doc = pipeline()(TEXT)
    group = doc.spans["quotations"]
    assert [span.label_ for span in group] == [q.type for q in doc._.quotations for _ in q.spans]
    assert group[0].text == "The hall opens on Monday,"
    assert "direct" in render(doc, style="span", options={"spans_key": "quotations"}, jupyter=False)


def test_the_span_group_has_the_name_that_is_asked_for() -> None:
    doc = pipeline(spans_key="words")(TEXT)
    assert "quotations" not in doc.spans
    assert len(doc.spans["words"]) >= len(doc._.quotations) > 0


def test_a_part_that_cuts_a_token_is_widened_to_it() -> None:
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=["“The", "hall", "opens,”", "Ida", "Moen", "said."])
    nlp.get_pipe("quotations")(doc)
    assert [span.text for span in doc.spans["quotations"]] == ["“The hall opens,”"]
    assert doc._.quotations[0].text == "The hall opens,"


def test_double_apostrophes_are_an_option() -> None:
    text = "''The hall opens on Monday,'' Ida Moen said."
    assert pipeline(double_apostrophes=True)(text)._.quotations[0].type == "direct"
    assert all(not q.marked for q in pipeline()(text)._.quotations)


@pytest.mark.parametrize("text", ["", " ", NOTHING])
def test_a_text_without_quotations_has_none(text: str) -> None:
    doc = pipeline()(text)
    assert doc._.quotations == doc._.speakers == []
    assert len(doc.spans["quotations"]) == 0


def test_a_doc_that_the_component_has_not_seen_has_none() -> None:
    nlp = pipeline()
    assert nlp.make_doc(TEXT)._.quotations == []


def test_pipe_gives_what_one_call_gives() -> None:
    nlp = pipeline()
    assert [said(doc) for doc in nlp.pipe([TEXT, NOTHING, TEXT])] == [said(nlp(TEXT)), [], said(nlp(TEXT))]


def test_quotations_come_back_from_other_processes() -> None:
    nlp = pipeline()
    docs = list(nlp.pipe([TEXT, NOTHING] * 3, n_process=2, batch_size=2))
    assert [said(doc) for doc in docs] == [said(nlp(TEXT)), []] * 3
    assert docs[0].spans["quotations"][0].text == "The hall opens on Monday,"


def test_a_saved_pipeline_keeps_its_options(tmp_path: Path) -> None:
    nlp = pipeline(spans_key="words", double_apostrophes=True)
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.get_pipe_config("quotations")["double_apostrophes"] is True
    assert said(loaded(TEXT)) == said(nlp(TEXT))
    assert "words" in loaded(TEXT).spans
    again = spacy.blank("en").from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert said(again(TEXT)) == said(nlp(TEXT))


def test_docs_are_stored_with_their_quotations(tmp_path: Path) -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    path = tmp_path / "docs.spacy"
    DocBin(docs=[doc], store_user_data=True).to_disk(path)
    [back] = DocBin().from_disk(path).get_docs(nlp.vocab)
    assert said(back) == said(doc)
    assert said(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == said(doc)


@pytest.mark.skipif(not TRAINED.exists(), reason="../shared/models/en_news_sm is not here")
def test_the_component_works_at_the_end_of_a_trained_pipeline() -> None:
    nlp = spacy.load(TRAINED)
    nlp.add_pipe("quotations")
    doc = nlp(TEXT)
    assert doc.has_annotation("DEP")
    assert said(doc)[0] == ("direct", "The hall opens on Monday,", "Ida Moen")
    assert doc.spans["quotations"][0].label_ == "direct"


def test_the_factory_is_registered_by_the_package() -> None:
    assert Language.has_factory("quotations")
    assert make_quotations(spacy.blank("en"), "quotations", "quotations", False).spans_key == "quotations"


def test_importing_the_annotator_does_not_import_spacy() -> None:
    program = "import builder, builder.annotation.pipeline, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
