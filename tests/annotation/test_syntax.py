"""The parse of a trained pipeline: both label schemes, the rules that read it, and what it leaves alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from spacy.tokens import Doc
from spacy.vocab import Vocab

import builder
from builder.annotation.lexicon import load_lexicon
from builder.annotation.marks import find_stretches
from builder.annotation.parse.main_clauses import leads, subject_behind
from builder.annotation.parse.subjects import subject_of, trusted_source
from builder.annotation.parse.syntax import Piece, Syntax
from builder.annotation.parse.trained import PIECE, load_pipeline, parse
from builder.annotation.parse.verbs import parsed_cue, quoting
from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.annotation.sentence.cues import find_cue
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream
from builder.errors import QuotebuilderError
from builder.paragraphs import paragraphs
from builder.schema import Article, CueKind, violations

TRAINED = Path(__file__).parents[2].parent / "shared" / "models" / "en_news_sm"
needs_model = pytest.mark.skipif(not TRAINED.exists(), reason="../shared/models/en_news_sm is not here")
VOCAB = Vocab()


def parsed(table: str) -> Doc:
    """Build a Doc from words, each written word/CLASS/label/number of its head (counted from 1; 0 for the root)."""
    rows = [word.rsplit("/", 3) for word in table.split()]
    heads = [int(row[3]) - 1 if row[3] != "0" else number for number, row in enumerate(rows)]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=heads,
    )


def tree(doc: Doc) -> tuple[Stream, Syntax]:
    text = doc.text
    parts = paragraphs(text)
    stream = Stream(text, parts, find_stretches(text, parts), load_lexicon())
    return stream, Syntax(stream, [Piece(doc, 0)])


def reported(doc: Doc | str) -> list[tuple[str, str | None, str]]:
    """Return rule, source and content of what is found; in a string, without any parse."""
    text = doc if isinstance(doc, str) else doc.text
    article = annotate_article(Article(id="a", text=text), doc=None if isinstance(doc, str) else doc)
    return [(q.rule, q.speaker.mention if q.speaker else None, q.text) for q in article.quotations]


PASSIVES = {
    "ClearNLP": "The/DET/det/2 plan/NOUN/nsubjpass/4 was/AUX/auxpass/4 praised/VERB/ROOT/0 by/ADP/agent/4 "
    "Ida/PROPN/compound/7 Moen/PROPN/pobj/5 in/ADP/prep/4 Selwick/PROPN/pobj/8 ./PUNCT/punct/4",
    "UD 1": "The/DET/det/2 plan/NOUN/nsubjpass/4 was/AUX/auxpass/4 praised/VERB/ROOT/0 by/ADP/case/7 "
    "Ida/PROPN/compound/7 Moen/PROPN/nmod/4 in/ADP/case/9 Selwick/PROPN/nmod/4 ./PUNCT/punct/4",
    "UD 2": "The/DET/det/2 plan/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 praised/VERB/ROOT/0 by/ADP/case/6 "
    "Ida/PROPN/obl:agent/4 Moen/PROPN/flat/6 in/ADP/case/9 Selwick/PROPN/obl/4 ./PUNCT/punct/4",
}


@pytest.mark.parametrize("scheme", PASSIVES)
def test_both_label_schemes_say_the_same(scheme: str) -> None:
    stream, syntax = tree(parsed(PASSIVES[scheme]))
    verb = stream.words.index("praised")
    agent = stream.words.index("Moen" if scheme != "UD 2" else "Ida")
    assert (syntax.relations[agent], syntax.heads[agent]) == (
        "oblique" if scheme == "UD 1" else "agent",
        verb,
    )
    assert syntax.relations[stream.words.index("plan")] == "passive-subject"
    place = stream.words.index("Selwick")
    assert (syntax.relations[place], syntax.heads[place]) == ("oblique", verb)
    assert subject_of(stream, syntax, verb) is None


RELATIVES = {
    "ClearNLP": "Jo/PROPN/compound/2 Vik/PROPN/nsubj/8 ,/PUNCT/punct/2 who/PRON/nsubj/5 rose/VERB/relcl/2 "
    "and/CCONJ/cc/5 spoke/VERB/conj/5 left/VERB/ROOT/0 saying/VERB/advcl/8 nothing/PRON/dobj/9",
    "UD": "Jo/PROPN/compound/2 Vik/PROPN/nsubj/8 ,/PUNCT/punct/2 who/PRON/nsubj/5 rose/VERB/acl:relcl/2 "
    "and/CCONJ/cc/7 spoke/VERB/conj/5 left/VERB/ROOT/0 saying/VERB/advcl/8 nothing/PRON/obj/9",
}


@pytest.mark.parametrize("scheme", RELATIVES)
@pytest.mark.parametrize(
    ("verb", "subject", "antecedent", "path"),
    [
        ("rose", "who", "Jo Vik", ()),
        ("spoke", "who", "Jo Vik", ("joined",)),
        ("left", "Jo Vik", None, ()),
        ("saying", "Jo Vik", None, ("adverbial",)),
    ],
)
def test_verbs_share_subjects(
    scheme: str, verb: str, subject: str, antecedent: str | None, path: tuple[str, ...]
) -> None:
    stream, syntax = tree(parsed(RELATIVES[scheme]))
    found = subject_of(stream, syntax, stream.words.index(verb))
    assert found is not None
    assert (stream.string(found.phrase.first, found.phrase.last), found.path) == (subject, path)
    behind = found.phrase.antecedent
    assert (behind and stream.string(behind.first, behind.last)) == antecedent


def test_a_phrase_has_its_complements_but_not_what_is_set_off() -> None:
    doc = parsed(
        "The/DET/det/3 old/ADJ/amod/3 head/NOUN/nsubj/10 of/ADP/case/6 the/DET/det/6 guild/NOUN/nmod/3 ,/PUNCT/punct/3 "
        "Ida/PROPN/compound/9 Moen/PROPN/appos/3 spoke/VERB/ROOT/0"
    )
    found = subject_of(*tree(doc), 9)
    assert found is not None
    assert (found.phrase.first, found.phrase.last, found.phrase.head) == (0, 6, 2)


@pytest.mark.parametrize(("relation", "reports"), [("acl/2", False), ("relcl/2", False), ("ROOT/0", True)])
def test_a_subject_shared_on_the_way_is_none_where_the_words_tell_nobody(
    relation: str, reports: bool
) -> None:
    subject = "nsubj/3" if reports else "dep/1"
    table = f"Crews/NOUN/dep/2 pun/NOUN/{subject} intended/VERB/{relation} and/CCONJ/cc/3 repeat/VERB/conj/3"
    stream, syntax = tree(parsed(table))
    cue = parsed_cue(stream, syntax, 2, None, 0, 5)
    assert cue is not None
    assert (trusted_source(stream, syntax, cue, None) is not None) == reports


def speaker(text: str, doc: Doc | None = None) -> str | None:
    """Return the name of who speaks the only words between marks."""
    (quotation,) = [q for q in annotate_article(Article(id="a", text=text), doc=doc).quotations if q.marked]
    return quotation.speaker.name if quotation.speaker else None


MAIN = (
    "The/DET/det/2 mayor/NOUN/{mayor} ,/PUNCT/punct/2 Ida/PROPN/{ida} Moen/PROPN/{moen} ,/PUNCT/punct/2 "
    "was/AUX/{was} {seen}/VERB/ROOT/0 before/SCONJ/mark/12 Jo/PROPN/compound/11 Vik/PROPN/nsubj/12 left/VERB/advcl/8"
)


@pytest.mark.parametrize(
    "labels",
    [
        {"mayor": "nsubjpass/8", "ida": "compound/5", "moen": "appos/2", "was": "auxpass/8", "seen": "seen"},
        {"mayor": "nsubj:pass/8", "ida": "appos/2", "moen": "flat/4", "was": "aux:pass/8", "seen": "seen"},
        {"mayor": "nsubj/8", "ida": "compound/5", "moen": "appos/2", "was": "aux/8", "seen": "leaving"},
    ],
    ids=["ClearNLP and UD 1", "UD 2", "active"],
)
def test_the_subject_of_the_main_clause_leads(labels: dict[str, str]) -> None:
    stream, syntax = tree(parsed(MAIN.format(**labels)))
    ida, jo = stream.words.index("Ida"), stream.words.index("Jo")
    assert leads(syntax, ida, ida + 2)
    assert not leads(syntax, jo, jo + 2)


@pytest.mark.parametrize("relation", ["dobj", "nmod:poss", "dep", "compound"])
def test_what_is_no_subject_does_not_lead(relation: str) -> None:
    stream, syntax = tree(parsed(f"Ida/PROPN/compound/2 Moen/PROPN/{relation}/3 left/VERB/ROOT/0"))
    assert not leads(syntax, 0, 2)
    assert len(stream.words) == 3


MET = (
    "Before/ADP/case/3 Jo/PROPN/compound/3 Berg/PROPN/nmod/9 ,/PUNCT/punct/9 Ida/PROPN/compound/6 "
    "Moen/PROPN/{}/9 in/ADP/case/8 spring/NOUN/nmod/9 met/VERB/ROOT/0 the/DET/det/11 woman/NOUN/dobj/9 "
    "Kari/PROPN/compound/13 Vik/PROPN/nsubj/14 called/VERB/acl:relcl/11 ./PUNCT/punct/9 “/PUNCT/punct/18 "
    "We/PRON/nsubj/18 stay/VERB/ccomp/22 ,/PUNCT/punct/22 ”/PUNCT/punct/22 she/PRON/nsubj/22 said/VERB/ROOT/0 "
    "./PUNCT/punct/22"
)


@pytest.mark.parametrize(("relation", "name"), [("nsubj", "Ida Moen"), ("dep", "Kari Vik")])
def test_a_pronoun_stands_for_the_subject_of_the_main_clause(relation: str, name: str) -> None:
    doc = parsed(MET.format(relation))
    assert speaker(doc.text, doc) == name
    assert speaker(doc.text) == "Kari Vik"


CALLED = (
    "Kari/PROPN/compound/2 Vik/PROPN/nsubj/3 left/VERB/ROOT/0 ./PUNCT/punct/3 In/ADP/{} what/PRON/dobj/8 "
    "she/PRON/nsubj/8 called/VERB/{} “/PUNCT/punct/8 a/DET/det/11 whim/NOUN/xcomp/8 ”/PUNCT/punct/8 "
    ",/PUNCT/punct/16 {}/PROPN/compound/15 Moen/PROPN/nsubj/16 rose/VERB/ROOT/0 ./PUNCT/punct/16"
)


@pytest.mark.parametrize(
    ("preposition", "clause", "first", "name"),
    [
        ("case/8", "advcl/16", "Ida", "Ida Moen"),
        ("prep/16", "pcomp/5", "Ida", "Ida Moen"),
        # "she" is no Per
        ("case/8", "advcl/16", "Per", "Kari Vik"),
        # no clause that opens another
        ("case/8", "parataxis/16", "Ida", "Kari Vik"),
    ],
)
def test_a_pronoun_in_a_clause_before_the_main_one_stands_for_the_subject_behind(
    preposition: str, clause: str, first: str, name: str
) -> None:
    doc = parsed(CALLED.format(preposition, clause, first))
    assert speaker(doc.text, doc) == name
    assert speaker(doc.text) == "Kari Vik"


@pytest.mark.parametrize(("relation", "found"), [("nsubj", True), ("nmod:poss", False)])
def test_only_a_subject_looks_ahead(relation: str, found: bool) -> None:
    table = f"As/SCONJ/mark/3 she/PRON/{relation}/3 rose/VERB/advcl/5 Moen/PROPN/nsubj/5 left/VERB/ROOT/0"
    stream, syntax = tree(parsed(table))
    assert (subject_behind(syntax, 1) == stream.words.index("Moen")) == found


@pytest.mark.parametrize(("words", "ahead"), [(1, True), (6, False)])
def test_a_pronoun_looks_ahead_from_the_start_of_its_clause(words: int, ahead: bool) -> None:
    verb = words + 2
    late = " ".join(f"now/ADV/advmod/{verb}" for _ in range(words))
    table = f"{late} she/PRON/nsubj/{verb} rose/VERB/advcl/{verb + 2} Moen/PROPN/nsubj/{verb + 2} left/VERB/ROOT/0"
    stream, syntax = tree(parsed(table))
    assert (subject_behind(syntax, words) is not None) == ahead
    assert stream.words[words] == "she"


IN_FACT = (
    "Officials/NOUN/nsubj/5 have/AUX/aux/5 in/ADP/case/4 fact/NOUN/nmod/5 said/VERB/ROOT/0 that/SCONJ/mark/9 "
    "the/DET/det/8 pier/NOUN/nsubj/9 leaks/VERB/ccomp/5 ./PUNCT/punct/5"
)


def test_the_parse_finds_the_subject_before_an_aside() -> None:
    assert reported(parsed(IN_FACT)) == [("that-clause", "Officials", "the pier leaks")]
    assert reported(parsed(IN_FACT).text) == []


def test_the_word_right_before_the_verb_stays_its_subject() -> None:
    table = (
        "Rowers/NOUN/nsubj/5 cheered/VERB/dep/5 as/SCONJ/mark/5 Moen/PROPN/dep/5 said/VERB/ROOT/0 that/SCONJ/mark/9 "
        "the/DET/det/8 pier/NOUN/nsubj/9 leaks/VERB/ccomp/5 ./PUNCT/punct/5"
    )
    assert reported(parsed(table)) == [("that-clause", "Moen", "the pier leaks")]


ASIDE = (
    "Moen/PROPN/appos/4 ,/PUNCT/punct/4 who/PRON/nsubj/4 runs/VERB/acl:relcl/1 the/DET/det/6 charity/NOUN/dobj/4 "
    "Strand/PROPN/nsubj/9 ,/PUNCT/punct/9 said/VERB/ROOT/0 that/SCONJ/mark/13 the/DET/det/12 pier/NOUN/nsubj/13 "
    "leaks/VERB/ccomp/9 ./PUNCT/punct/9"
)


def test_the_end_of_an_aside_is_no_subject() -> None:
    assert reported(parsed(ASIDE)) == [("that-clause", "Moen", "the pier leaks")]


def test_a_time_inside_the_cue_is_no_subject() -> None:
    table = (
        "Moen/PROPN/dep/3 yesterday/NOUN/nsubj/3 said/VERB/ROOT/0 that/SCONJ/mark/7 the/DET/det/6 pier/NOUN/nsubj/7 "
        "leaks/VERB/ccomp/3 ./PUNCT/punct/3"
    )
    assert reported(parsed(table)) == [("that-clause", "Moen", "the pier leaks")]


ASKED = (
    "{}/VERB/advcl/8 whether/SCONJ/mark/5 the/DET/det/4 pier/NOUN/nsubj/5 leaks/VERB/ccomp/1 ,/PUNCT/punct/8 "
    "Moen/PROPN/nsubj/8 shrugged/VERB/ROOT/0 ./PUNCT/punct/8"
)


def test_whoever_was_asked_did_not_ask() -> None:
    assert reported(parsed(ASKED.format("Asked"))) == []


POLL = (
    "The/DET/det/2 poll/NOUN/dep/5 {}/{}/nummod/4 skippers/NOUN/nsubj/5 said/VERB/ROOT/0 that/SCONJ/mark/9 "
    "the/DET/det/8 pier/NOUN/nsubj/9 leaks/VERB/ccomp/5 ./PUNCT/punct/5"
)


@pytest.mark.parametrize(("first", "kind", "head"), [("nine", "NUM", "poll"), ("angry", "ADJ", "skippers")])
def test_a_poll_reports_what_a_number_of_people_told_it(first: str, kind: str, head: str) -> None:
    stream, syntax = tree(parsed(POLL.format(first, kind)))
    cue = find_cue(stream, 4, 0, 10)
    assert cue is not None
    source = trusted_source(stream, syntax, cue, Phrase(0, 2, 1))
    assert source is not None
    assert stream.words[source.head] == head


def test_a_report_ends_where_the_parse_sets_something_apart() -> None:
    table = (
        "Moen/PROPN/nsubj/2 thought/VERB/{}/11 the/DET/det/4 hall/NOUN/nsubj/6 was/AUX/cop/6 full/ADJ/ccomp/2 "
        ",/PUNCT/punct/11 the/DET/det/9 doors/NOUN/nsubj/11 were/AUX/aux/11 shut/VERB/{} ./PUNCT/punct/11"
    )
    apart = parsed(table.format("ccomp", "ROOT/0"))
    inside = parsed(table.format("ROOT", "conj/6").replace("thought/VERB/ROOT/11", "thought/VERB/ROOT/0"))
    assert reported(apart) == [("bare-clause", "Moen", "the hall was full")]
    assert reported(inside) == [("bare-clause", "Moen", "the hall was full , the doors were shut")]


GOVERNED = (
    "{}/PRON/nsubj/4 did/AUX/aux/4 well/ADV/advmod/4 state/VERB/ROOT/0 the/DET/det/6 pier/NOUN/{}/7 "
    "leaks/VERB/ccomp/4 ./PUNCT/punct/4"
)


@pytest.mark.parametrize(
    ("subject", "relation", "content"),
    [("She", "nsubj", ["the pier leaks"]), ("It", "nsubj", []), ("She", "dep", [])],
)
def test_a_clause_that_a_verb_governs_has_a_subject_and_somebody_to_say_it(
    subject: str, relation: str, content: list[str]
) -> None:
    found = reported(parsed(GOVERNED.format(subject, relation)))
    assert [text for rule, _, text in found if rule == "parsed-clause"] == content


TOPICS = {
    "ClearNLP": "She/PRON/nsubj/2 spoke/VERB/ROOT/0 at/ADP/prep/2 length/NOUN/pobj/3 about/ADP/prep/2 "
    "the/DET/det/7 hall/NOUN/pobj/5 ./PUNCT/punct/2",
    "UD 1": "She/PRON/nsubj/2 spoke/VERB/ROOT/0 at/ADP/case/4 length/NOUN/nmod/2 about/ADP/case/7 "
    "the/DET/det/7 hall/NOUN/nmod/2 ./PUNCT/punct/2",
    "UD 2": "She/PRON/nsubj/2 spoke/VERB/ROOT/0 at/ADP/case/4 length/NOUN/obl/2 about/SCONJ/mark/7 "
    "the/DET/det/7 hall/VERB/advcl/2 ./PUNCT/punct/2",
}


@pytest.mark.parametrize("scheme", TOPICS)
def test_what_a_cue_is_about_is_reported(scheme: str) -> None:
    assert reported(parsed(TOPICS[scheme])) == [("parsed-topic", "She", "the hall")]
    assert reported(parsed(TOPICS[scheme].replace("about", "inside"))) == []
    assert reported(parsed(TOPICS[scheme]).text) == []


@pytest.mark.parametrize(
    ("governor", "content"),
    [("struggled/VERB/ROOT/0", ["the plan"]), ("free/ADJ/ROOT/0", []), ("struggled/NOUN/ROOT/0", [])],
)
def test_an_infinitive_reports_where_another_verb_governs_it(governor: str, content: list[str]) -> None:
    table = (
        f"She/PRON/nsubj/2 {governor} to/PART/mark/4 defend/VERB/xcomp/2 the/DET/det/6 plan/NOUN/dobj/4 "
        "./PUNCT/punct/2"
    )
    assert [text for _, _, text in reported(parsed(table))] == content


# What the parse hangs on the cue ends the report; the same words hung inside of it ({}) do not.
ENDS = {
    "relative": (
        "She/PRON/nsubj/2 thought/VERB/ROOT/0 Moen/PROPN/nsubj/4 sold/VERB/ccomp/2 the/DET/det/6 hall/NOUN/dobj/4 "
        ",/PUNCT/punct/6 which/PRON/nsubj/9 leaked/VERB/{}/6 badly/ADV/advmod/9 ./PUNCT/punct/2",
        ("acl:relcl", "relcl"),
        ("conj",),
        ("Moen sold the hall", ", which leaked badly"),
    ),
    "circumstance": (
        "She/PRON/nsubj/2 praised/VERB/ROOT/0 the/DET/det/4 hall/NOUN/dobj/2 amid/ADP/case/6 applause/NOUN/nmod/{} "
        "./PUNCT/punct/2",
        ("2",),
        ("4",),
        ("the hall", " amid applause"),
    ),
    "next verb": (
        "She/PRON/nsubj/2 refused/VERB/ROOT/0 to/PART/mark/4 sell/VERB/xcomp/2 halls/NOUN/dobj/4 and/CCONJ/cc/{0} "
        "build/VERB/conj/{0} boats/NOUN/dobj/7 ./PUNCT/punct/2",
        ("2",),
        ("4",),
        ("to sell halls", " and build boats"),
    ),
}


@pytest.mark.parametrize("kind", ENDS)
def test_a_report_ends_before_what_hangs_on_its_cue(kind: str) -> None:
    table, outside, inside, (content, rest) = ENDS[kind]
    for way in outside:
        assert [text for _, _, text in reported(parsed(table.format(way)))] == [content]
    for way in inside:
        texts = [text.replace(" ,", ",") for _, _, text in reported(parsed(table.format(way)))]
        assert texts == [content + rest]


@pytest.mark.parametrize(
    ("joint", "contents"),
    [(",/PUNCT/punct/2 and/CCONJ/cc/2", ["the hall was full"]), ("of/ADP/case/6 what/PRON/nmod/6", [])],
)
def test_a_report_ends_before_a_clause_that_quotes(joint: str, contents: list[str]) -> None:
    table = (
        f"She/PRON/nsubj/2 said/VERB/ROOT/0 the/DET/det/4 hall/NOUN/nsubj/6 was/AUX/cop/6 full/ADJ/ccomp/2 {joint} "
        "called/VERB/conj/2 it/PRON/dobj/9 \u201c/PUNCT/punct/13 a/DET/det/13 joy/NOUN/xcomp/9 \u201d/PUNCT/punct/13 "
        "./PUNCT/punct/2"
    )
    doc = parsed(table)
    found = annotate_article(Article(id="a", text=doc.text), doc=doc).quotations
    assert [quotation.text for quotation in found if quotation.type == "indirect"] == contents


@pytest.mark.parametrize(
    ("verb", "lead", "content"),
    [
        ("found", "a/DET/det/6 wide/ADJ/amod/6", ["a wide lead for Moen"]),
        ("found", "no/DET/det/6 real/ADJ/dep/2", []),
        ("held", "a/DET/det/6 wide/ADJ/amod/6", []),
    ],
)
def test_a_finding_is_told_in_several_words(verb: str, lead: str, content: list[str]) -> None:
    tail = "for/ADP/case/8 Moen/PROPN/nmod/6" if "amod" in lead else "for/ADP/case/8 Moen/PROPN/nmod/2"
    table = f"Skippers/NOUN/nsubj/3 soon/ADV/advmod/3 {verb}/VERB/ROOT/0 {lead} lead/NOUN/dobj/3 {tail} ./PUNCT/punct/3"
    assert [text for rule, _, text in reported(parsed(table)) if rule == "parsed-object"] == content


REPORTED = (
    "The/DET/det/2 closure/NOUN/nsubjpass/5 was/AUX/auxpass/5 first/ADV/advmod/5 reported/VERB/ROOT/0 by/ADP/case/9 "
    "the/DET/det/9 Selwick/PROPN/compound/9 Herald/PROPN/nmod/5 ./PUNCT/punct/5"
)


def test_the_subject_of_a_passive_is_what_its_agent_reports() -> None:
    assert reported(parsed(REPORTED)) == [("passive-subject", "Selwick Herald", "The closure")]


BY_THE_SEA = (
    "The/DET/det/2 hall/NOUN/nsubjpass/7 near/ADP/case/5 the/DET/det/5 sea/NOUN/nmod/2 was/AUX/auxpass/7 "
    "condemned/VERB/ROOT/0 by/ADP/case/10 Ida/PROPN/compound/10 Moen/PROPN/nmod/7 ./PUNCT/punct/7"
)


def test_a_passive_has_its_whole_subject() -> None:
    assert reported(parsed(BY_THE_SEA)) == [("passive-subject", "Ida Moen", "The hall near the sea")]
    assert reported(parsed(BY_THE_SEA).text) == [("passive-subject", "Ida Moen", "the sea")]


def test_a_noun_is_no_verb() -> None:
    table = (
        "Moen/PROPN/nsubj/2 left/VERB/ROOT/0 the/DET/det/5 rival/ADJ/amod/5 claims/NOUN/dobj/2 she/PRON/nsubj/7 "
        "made/VERB/acl:relcl/5 ./PUNCT/punct/2"
    )
    assert reported(parsed(table)) == []
    as_verb = table.replace("claims/NOUN/dobj/2", "claims/VERB/ccomp/2")
    assert [rule for rule, _, _ in reported(parsed(as_verb))] != []


def test_a_participle_before_its_noun_does_not_report() -> None:
    table = (
        "Moen/PROPN/nsubj/2 left/VERB/ROOT/0 the/DET/det/5 praised/VERB/amod/5 hall/NOUN/dobj/2 "
        "early/ADV/advmod/2 ./PUNCT/punct/2"
    )
    assert reported(parsed(table)) == []


SAYING = (
    "Moen/PROPN/nsubj/2 met/VERB/ROOT/0 Vik/PROPN/dobj/2 {}saying/VERB/advcl/2 that/SCONJ/mark/{} the/DET/det/{} "
    "pier/NOUN/nsubj/{} leaks/VERB/ccomp/{} ./PUNCT/punct/2"
)


def test_a_participle_behind_a_comma_is_the_main_subject_s() -> None:
    without = parsed(SAYING.format("", 8, 7, 8, 4))
    with_comma = parsed(SAYING.format(",/PUNCT/punct/2 ", 9, 8, 9, 5))
    assert [found[1:] for found in reported(without)] == [("Moen", "the pier leaks")]
    assert [found[1:] for found in reported(with_comma)] == [("Moen", "the pier leaks")]


BESIDE = (
    "Moen/PROPN/nsubj/2 said/VERB/ROOT/0 that/SCONJ/mark/6 the/DET/det/5 hall/NOUN/nsubj/6 leaked/VERB/ccomp/2 "
    "and/CCONJ/cc/{0} Vik/PROPN/nsubj/9 says/VERB/conj/{0} it/PRON/nsubj/11 dried/VERB/ccomp/9 ./PUNCT/punct/2"
)


@pytest.mark.parametrize(
    ("head", "contents"),
    [("2", ["the hall leaked", "it dried"]), ("6", ["the hall leaked and Vik says it dried"])],
)
def test_a_report_ends_before_one_that_stands_beside_it(head: str, contents: list[str]) -> None:
    assert [text for _, _, text in reported(parsed(BESIDE.format(head)))] == contents


@pytest.mark.parametrize(
    ("relation", "found"), [("nsubj", [("object", "The skit", "the plan")]), ("dep", [])]
)
def test_a_thing_reports_where_it_is_the_subject(relation: str, found: list[tuple[str, str, str]]) -> None:
    table = f"The/DET/det/2 skit/NOUN/{relation}/3 ridiculed/VERB/ROOT/0 the/DET/det/5 plan/NOUN/dobj/3 ./PUNCT/punct/3"
    assert reported(parsed(table)) == found


@pytest.mark.parametrize(
    ("noun", "head"), [("sailors", "sailors"), ("pictures", "Vik"), ("drawings", "Vik"), ("nobody", "nobody")]
)
def test_people_report_by_the_participle_behind_them_and_things_do_not(noun: str, head: str) -> None:
    table = (
        f"Vik/PROPN/nsubj/2 made/VERB/ROOT/0 films/NOUN/dobj/2 of/ADP/case/5 {noun}/NOUN/nmod/3 "
        "praising/VERB/acl/5 the/DET/det/8 hall/NOUN/dobj/6 ./PUNCT/punct/2"
    )
    stream, syntax = tree(parsed(table))
    cue = find_cue(stream, 5, 0, 9)
    assert cue is not None
    source = trusted_source(stream, syntax, cue, Phrase(0, 1, 0))
    assert source is not None
    assert stream.words[source.head] == head


@pytest.mark.parametrize(("word", "speaks"), [("that", False), ("who", True)])
def test_that_which_shows_what_something_is_does_not_report(word: str, speaks: bool) -> None:
    table = (
        f"Crews/NOUN/ROOT/0 {word}/PRON/nsubj/3 admit/VERB/acl:relcl/1 their/PRON/poss/5 haste/NOUN/dobj/3 "
        "rose/VERB/dep/1"
    )
    stream, syntax = tree(parsed(table))
    cue = find_cue(stream, 2, 0, 6)
    assert cue is not None
    assert (trusted_source(stream, syntax, cue, None) is not None) == speaks


@pytest.mark.parametrize(("verb", "keeps"), [("think", False), ("read", True)])
def test_an_imperative_has_its_object_behind_it(verb: str, keeps: bool) -> None:
    table = (
        "Prices/NOUN/nsubj/2 fell/VERB/ROOT/0 (/PUNCT/punct/4 "
        f"{verb}/VERB/parataxis/2 Ida/PROPN/dobj/4 )/PUNCT/punct/4"
    )
    stream, syntax = tree(parsed(table))
    cue = parsed_cue(stream, syntax, 3, None, 0, 6)
    assert cue is not None
    assert (trusted_source(stream, syntax, cue, Phrase(4, 5, 4)) is not None) == keeps


@pytest.mark.parametrize(("guess", "keeps"), [(Phrase(0, 1, 0), False), (Phrase(2, 3, 2), True)])
def test_a_verb_that_only_the_parse_knows_has_no_distant_subject_by_the_words(
    guess: Phrase, keeps: bool
) -> None:
    table = "Moen/PROPN/dep/2 went/VERB/ROOT/0 crews/NOUN/dep/2 worry/VERB/dep/2 ./PUNCT/punct/2"
    stream, syntax = tree(parsed(table))
    cue = parsed_cue(stream, syntax, 3, None, 0, 5)
    assert cue is not None
    assert trusted_source(stream, syntax, cue, guess, parsed=True) == (guess if keeps else None)
    assert trusted_source(stream, syntax, cue, guess) == guess


@pytest.mark.parametrize(
    ("words", "is_verb"),
    [
        ("The/DET/det/2 photo/NOUN/nsubj/3", True),
        ("The/DET/det/2 photo/NOUN/compound/3", False),
        ("Photos/NOUN/nsubj/3 were/AUX/cop/3", False),
    ],
)
def test_what_has_a_subject_and_nothing_that_nouns_have_is_a_verb(words: str, is_verb: bool) -> None:
    table = f"{words} quotes/NOUN/ROOT/0 the/DET/det/5 mayor/NOUN/dobj/3 ./PUNCT/punct/3"
    stream, syntax = tree(parsed(table))
    assert (parsed_cue(stream, syntax, 2, None, 0, 6) is not None) == is_verb


@pytest.mark.parametrize(
    ("subject", "is_verb"), [("hall/NOUN", False), ("Vik/PROPN", True), ("they/PRON", True)]
)
def test_a_noun_before_called_is_what_is_called_so(subject: str, is_verb: bool) -> None:
    table = f"Near/ADP/case/2 {subject}/nsubj/3 called/VERB/ROOT/0 Moen/PROPN/compound/5 House/PROPN/dobj/3"
    stream, syntax = tree(parsed(table))
    assert (parsed_cue(stream, syntax, 2, None, 0, 5) is not None) == is_verb


@pytest.mark.parametrize(
    ("verb", "contents"),
    [
        ("was/AUX/auxpass/8 stolen/VERB/ccomp/6", ["was stolen"]),
        ("letters/NOUN/nsubj/8 vanish/VERB/ccomp/6", []),
    ],
)
def test_a_relative_clause_out_of_a_report_is_reported(verb: str, contents: list[str]) -> None:
    table = (
        f"Moen/PROPN/nsubj/2 sent/VERB/ROOT/0 papers/NOUN/dobj/2 that/PRON/nsubj/8 Vik/PROPN/nsubj/6 "
        f"said/VERB/acl:relcl/3 {verb} ./PUNCT/punct/2"
    )
    assert [text for rule, _, text in reported(parsed(table))] == contents
    assert reported(parsed(table).text) == []


@pytest.mark.parametrize(("relation", "reports"), [("dobj", False), ("ccomp", True)])
def test_a_noun_in_a_noun_s_place_is_no_verb(relation: str, reports: bool) -> None:
    table = f"Vik/PROPN/nsubj/2 met/VERB/ROOT/0 Moen/PROPN/compound/4 claims/NOUN/{relation}/2 the/DET/det/6 "
    stream, syntax = tree(parsed(table + "pier/NOUN/dobj/2"))
    guess = find_cue(stream, 3, 0, 6)
    assert guess is not None
    assert (parsed_cue(stream, syntax, 3, guess, 0, 6) == guess) == reports


QUOTED = (
    "It/PRON/nsubj/2 quoted/VERB/ROOT/0 {}/NOUN/dobj/2 as/SCONJ/mark/5 saying/VERB/{}/2 {} ./PUNCT/punct/2"
)


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("that/SCONJ/mark/8 rain/NOUN/nsubj/8 fell/VERB/ccomp/5", "advcl"),
        ("rain/NOUN/nsubj/7 fell/VERB/ccomp/5", "acl"),
    ],
)
def test_who_is_quoted_speaks(words: str, relation: str) -> None:
    assert [source for _, source, _ in reported(parsed(QUOTED.format("sailors", relation, words)))] == [
        "sailors"
    ]


# A name beside the verb that is the object of a verb in between does not speak; one that has none in between does.
DESCRIBED = (
    "The/DET/det/2 skipper/NOUN/dep/5 {} Brask/PROPN/nsubj/5 said/VERB/ROOT/0 that/SCONJ/mark/8 rain/NOUN/nsubj/8 "
    "fell/VERB/ccomp/5 ./PUNCT/punct/5"
)


@pytest.mark.parametrize(
    ("between", "head"),
    [("leading/VERB/acl/2", "skipper"), ("friend/NOUN/dep/2", "Brask")],
)
def test_what_describes_the_subject_is_none(between: str, head: str) -> None:
    stream, syntax = tree(parsed(DESCRIBED.format(between)))
    cue = find_cue(stream, 4, 0, 9)
    assert cue is not None
    source = trusted_source(stream, syntax, cue, Phrase(0, 2, 1))
    assert source is not None
    assert stream.words[source.head] == head


@pytest.mark.parametrize(("first", "speaks"), [("Moen/PROPN", True), ("It/PRON", False)])
def test_it_speaks_only_where_it_is_the_subject(first: str, speaks: bool) -> None:
    stream, syntax = tree(parsed(f"{first}/dep/2 suggests/VERB/ROOT/0 rain/NOUN/dobj/2"))
    cue = find_cue(stream, 1, 0, 3)
    assert cue is not None
    assert (trusted_source(stream, syntax, cue, Phrase(0, 1, 0)) is not None) == speaks


@pytest.mark.parametrize(
    ("relation", "kind", "governs"),
    [("ROOT/0", "say", True), ("ROOT/0", "show", False), ("advcl/4", "say", False)],
)
def test_a_verb_that_only_the_parse_knows_quotes_in_a_main_clause(
    relation: str, kind: CueKind, governs: bool
) -> None:
    stream, syntax = tree(parsed(f"Crews/NOUN/nsubj/2 warn/VERB/{relation} and/CCONJ/cc/2 sail/VERB/ROOT/0"))
    match = parsed_cue(stream, syntax, 1, None, 0, 4)
    assert match is not None
    cue = Cue(1, 2, "warn", kind, Phrase(0, 1, 0), match)
    sentence = quoting(syntax, Sentence(0, 4, [cue], 0))
    assert (sentence.cues, sentence.reporting) == ([cue] if governs else [], [cue])
    told = replace(cue, match=replace(match, parsed=False))
    assert quoting(syntax, Sentence(0, 4, [told], 0)).cues == [told]


@pytest.mark.parametrize(("relation", "contents"), [("ROOT/0", ["to leave"]), ("acl:relcl/1", [])])
def test_whoever_wants_something_in_a_relative_clause_reports_nothing(
    relation: str, contents: list[str]
) -> None:
    table = f"Crews/NOUN/nsubj/2 wanted/VERB/{relation} to/PART/mark/4 leave/VERB/xcomp/2 ./PUNCT/punct/2"
    assert [text for _, _, text in reported(parsed(table))] == contents


def test_the_name_behind_an_inverted_verb_stays_its_subject() -> None:
    table = (
        "The/DET/det/2 pier/NOUN/nsubj/6 is/AUX/cop/4 old/ADJ/dep/6 ,/PUNCT/punct/6 said/VERB/ROOT/0 "
        "Ida/PROPN/compound/8 Moen/PROPN/dobj/6 ./PUNCT/punct/6"
    )
    assert reported(parsed(table)) == [("clause-before", "Ida Moen", "The pier is old")]


def test_a_verb_beside_a_quotation_stays_one() -> None:
    words = "“/PUNCT/punct/3 We/PRON/nsubj/3 stay/VERB/ROOT/0 ,/PUNCT/punct/3 ”/PUNCT/punct/3 Moen/PROPN/compound/7 "
    assert reported(parsed(words + "claims/NOUN/dep/3 ./PUNCT/punct/3"))[0][:2] == ("speaker-verb", "Moen")


def test_without_a_parse_nothing_changes() -> None:
    text = "“We stay,” Ida Moen said. Officials have in fact said that the pier leaks."
    assert reported(spacy.blank("en")(text)) == reported(text)


def test_entities_tell_what_unknown_names_are() -> None:
    stream, syntax = tree(parsed("Brask/PROPN/nsubj/2 said/VERB/ROOT/0 Brask/PROPN/dobj/2"))
    syntax.entities[:] = ["ORG", "", "ORG"]
    assert syntax.kind_of([(0, 1), (2, 3)]) == "organization"
    assert not syntax.is_person(0, 3)
    syntax.entities[2] = "PERSON"
    assert syntax.is_person(0, 3)
    assert not syntax.is_person(0, 2)
    assert syntax.kind_of([(0, 1), (2, 3)]) is None
    assert syntax.kind_of([(1, 2)]) is None
    assert syntax.kind_of([(0, 1)]) is None
    syntax.entities[:] = ["GPE", "", "GPE"]
    assert syntax.kind_of([(0, 1), (2, 3)]) is None
    assert len(stream.words) == 3


WORDS = (
    "Moen",
    "said",
    "that",
    "who",
    "praised",
    "by",
    "the",
    "pier",
    ",",
    "“",
    "”",
    ".",
    "and",
    "to",
    "is",
    "Vik",
)
LABELS = (
    "nsubj",
    "nsubjpass",
    "ccomp",
    "xcomp",
    "conj",
    "acl:relcl",
    "prep",
    "pobj",
    "agent",
    "dobj",
    "aux",
    "dep",
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS), st.sampled_from(LABELS), st.sampled_from(("VERB", "NOUN", "PROPN", "AUX"))
        ),
        min_size=1,
        max_size=40,
    ),
    st.data(),
)
def test_any_tree_keeps_the_contract(words: list[tuple[str, str, str]], data: st.DataObject) -> None:
    # Every word hangs on one before it, whichever way round that is read.
    heads = [data.draw(st.integers(0, max(0, number - 1))) for number in range(len(words))]
    doc = Doc(
        VOCAB,
        words=[word for word, _, _ in words],
        deps=[label for _, label, _ in words],
        pos=[pos for _, _, pos in words],
        heads=heads,
    )
    assert violations(annotate_article(Article(id="a", text=doc.text), doc=doc)) == []


@pytest.mark.parametrize(
    ("word", "label", "deep"), [("said", "ccomp", True), ("said", "conj", False), ("saying", "acl", False)]
)
def test_a_deep_or_wide_tree_takes_no_longer_than_its_length(word: str, label: str, deep: bool) -> None:
    def seconds(size: int) -> float:
        doc = Doc(
            VOCAB,
            words=[word] * size,
            pos=["VERB"] * size,
            deps=[label] * size,
            heads=[max(0, number - 1) if deep else 0 for number in range(size)],
        )
        start = time.process_time()
        annotate_article(Article(id="a", text=doc.text), doc=doc)
        return time.process_time() - start

    seconds(100)
    small = max(seconds(2000), seconds(2000), 0.02)
    assert min(seconds(8000), seconds(8000)) < 10 * small


def test_a_pipeline_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(
        QuotebuilderError, match=r"cannot load the spaCy pipeline 'no_such_pipeline'.*spacy download"
    ):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_without_a_parser_is_a_clear_error(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(QuotebuilderError, match="has no parser"):
        list(builder.annotate("Moen left.", spacy_model=str(tmp_path / "blank")))


@needs_model
def test_a_long_text_is_parsed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PIECE >= 50_000
    monkeypatch.setattr("builder.annotation.parse.trained.PIECE", 2000)
    line = "Officials have in fact said that the pier leaks.\n"
    pieces = parse(line * (2000 // len(line) + 5), str(TRAINED))
    assert len(pieces) == 2
    assert pieces[1].start % len(line) == 0
    assert pieces[1].doc.text.startswith("Officials")


@needs_model
def test_the_option_and_the_component_agree() -> None:
    text = "The closure was first reported by the Selwick Herald."
    nlp = spacy.load(TRAINED)
    nlp.add_pipe("quotations")
    (article,) = builder.annotate(text, spacy_model=str(TRAINED))
    assert [q.text for q in article.quotations] == ["The closure"]
    assert [q.text for q in nlp(text)._.quotations] == ["The closure"]
    options = AnnotationOptions(spacy_model=str(TRAINED))
    assert annotate_article(Article(id="a", text=text), options).quotations[0].rule == "passive-subject"


@needs_model
def test_the_annotator_adds_little_to_the_time_of_the_pipeline() -> None:
    text = (
        "Ida Moen said on Monday that the pier leaks. “We open in May,” she told the Selwick Herald.\n\n" * 40
    )
    nlp = load_pipeline(str(TRAINED))
    article = Article(id="a", text=text)
    doc = nlp(text)
    annotate_article(article, doc=doc)
    theirs, ours = [], []
    for _ in range(3):
        # The least counts: a look for garbage takes longer than either.
        start = time.process_time()
        nlp(text)
        middle = time.process_time()
        annotate_article(article, doc=doc)
        theirs.append(middle - start)
        ours.append(time.process_time() - middle)
    assert min(ours) < 0.25 * min(theirs)
