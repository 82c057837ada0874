"""What each kind of decision does to an annotated article."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from builder import annotate
from builder.annotation.pipeline import annotate_article
from builder.corrections.applying import Corrected, apply_corrections
from builder.corrections.decisions import AnyDecision, Placed, text_digest
from builder.schema import Article, Span, content, violations

TEXT = (
    "The ferry to Ormsay stayed in port on Monday.\n\n"
    "“The engine is cold,” said Petra Lund, a spokeswoman for Ormsay Ferries. “It will be cold tomorrow.”\n\n"
    "Tove Arndal, the harbour master, told the Ormsay Post that the pier was safe. “We check it daily,” she said.\n\n"
    "The café sells a cake called “the anchor”. Passengers shrugged, for they had time."
)


def at(words: str, text: str = TEXT) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def decision(kind: str, *words: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    spans = {} if kind == "complete" else {"spans": [at(one, text) for one in words], "text": " ".join(words)}
    return {"decision": kind, "article": "a", "text_sha256": text_digest(text), **spans, **more}


def accept(*words: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    return decision(
        "accept", *words, text=text, **{"speaker": None, "affiliation": None, "outlet": None, **more}
    )


def corrected(*decisions: dict[str, Any], text: str = TEXT, article: Article | None = None) -> Corrected:
    article = article or annotate_article(Article("a", text))
    before = msgspec.json.encode(article)
    placed = [
        Placed(n, "file", n + 1, msgspec.json.decode(json.dumps(one), type=AnyDecision))
        for n, one in enumerate(decisions)
    ]
    result = apply_corrections(article, placed)
    assert msgspec.json.encode(article) == before
    assert violations(result.article) == []
    return result


def facts(result: Corrected, words: str) -> dict[str, Any]:
    """Return what matters of the quotation with ``words``."""
    (found,) = [one for one in result.article.quotations if words in one.text]
    return {
        "text": found.text,
        "type": found.type,
        "speaker": found.speaker and found.speaker.name,
        "mention": found.speaker and found.speaker.mention,
        "affiliation": found.affiliation and (found.affiliation.name, found.affiliation.role),
        "outlet": found.outlet and (found.outlet.name, found.outlet.medium),
        "verified": found.verified,
        "rule": found.rule,
    }


ENGINE = ("The engine is cold,", "It will be cold tomorrow.")
DAILY = "We check it daily,"
TOVE = {"name": "Tove Arndal", "kind": "person"}


def test_the_rules_find_what_the_tables_below_correct() -> None:
    found = corrected()
    assert facts(found, "engine") == {
        "text": " ".join(ENGINE),
        "type": "direct",
        "speaker": "Petra Lund",
        "mention": "Petra Lund",
        "affiliation": ("Ormsay Ferries", "spokeswoman"),
        "outlet": None,
        "verified": False,
        "rule": "verb-speaker",
    }
    assert facts(found, "daily")["speaker"] == "Tove Arndal"
    assert not any("anchor" in one.text for one in found.article.quotations)


@pytest.mark.parametrize(
    ("made", "words", "expected"),
    [
        # Another speaker, who is known: with the mention nearest by, and what is known of an affiliation.
        (
            decision("speaker", *ENGINE, speaker={"name": "Tove Arndal"}),
            "engine",
            {"speaker": "Tove Arndal", "affiliation": (None, "harbour master"), "rule": "correction"},
        ),
        # The one who is mentioned there.
        (
            decision("speaker", *ENGINE, speaker=at("Tove Arndal")),
            "engine",
            {"speaker": "Tove Arndal", "mention": "Tove Arndal"},
        ),
        # Somebody the rules do not know, with the words that stand for them here.
        (
            decision("speaker", DAILY, speaker={"name": "Ormsay Post", "kind": "organization", **at("she")}),
            "daily",
            {"speaker": "Ormsay Post", "mention": "she", "affiliation": None},
        ),
        (
            decision("speaker", DAILY, speaker={"kind": "group", **at("Passengers")}),
            "daily",
            {"speaker": "Passengers", "mention": "Passengers"},
        ),
        (
            decision("speaker", DAILY, speaker={"name": "Passengers", "kind": "group", "mention": "they"}),
            "daily",
            {"speaker": "Passengers", "mention": "they"},
        ),
        # Nobody, and then nobody's affiliation.
        (
            decision("speaker", *ENGINE, speaker=None),
            "engine",
            {"speaker": None, "affiliation": None, "rule": "correction"},
        ),
        # Named by a stretch of it.
        (decision("speaker", "It will be cold tomorrow.", speaker=None), "engine", {"speaker": None}),
        (
            decision("affiliation", DAILY, affiliation={"name": "Ormsay Ferries", "role": None}),
            "daily",
            {"affiliation": ("Ormsay Ferries", None), "speaker": "Tove Arndal"},
        ),
        (
            decision("affiliation", *ENGINE, affiliation={"role": "spokeswoman"}),
            "engine",
            {"affiliation": (None, "spokeswoman"), "rule": "verb-speaker"},
        ),
        (decision("affiliation", *ENGINE, affiliation=None), "engine", {"affiliation": None}),
        (
            decision("outlet", DAILY, outlet={"name": "Ormsay Post", "medium": "interview"}),
            "daily",
            {"outlet": ("Ormsay Post", "interview")},
        ),
        (
            decision("outlet", *ENGINE, outlet={"medium": "statement", **at("said")}),
            "engine",
            {"outlet": (None, "statement")},
        ),
        # The extent; marks and white space around it do not count.
        (
            decision("extent", *ENGINE, new_spans=[at("“The engine is cold,” ")]),
            "engine",
            {"text": "The engine is cold,", "type": "direct", "speaker": "Petra Lund"},
        ),
        (
            decision("extent", DAILY, new_spans=[at("“We check it daily,” she said")]),
            "daily",
            {"text": "“We check it daily,” she said", "type": "mixed"},
        ),
        (
            decision("missed", "a cake called “the anchor”", speaker=None),
            "anchor",
            {"type": "mixed", "speaker": None, "rule": "correction"},
        ),
        (decision("missed", "“the anchor”", speaker=None), "anchor", {"text": "the anchor", "type": "direct"}),
        # Missed no more.
        (
            decision("missed", DAILY, speaker={"name": "Petra Lund"}),
            "daily",
            {"speaker": "Petra Lund", "affiliation": ("Ormsay Ferries", "spokeswoman")},
        ),
        # All of it.
        (
            accept(*ENGINE, speaker={"name": "Petra Lund"}, outlet={"name": "Ormsay Post"}),
            "engine",
            {"speaker": "Petra Lund", "affiliation": None, "outlet": ("Ormsay Post", None), "rule": "verb-speaker"},
        ),
        # The rules have another extent today.
        (
            accept("The engine is cold,", speaker={"name": "Petra Lund"}),
            "engine",
            {"text": "The engine is cold,", "speaker": "Petra Lund"},
        ),
        # The rules no longer find it.
        (accept("the anchor"), "anchor", {"type": "direct", "speaker": None}),
    ],
)  # fmt: skip
def test_a_decision_changes_a_quotation(made: dict[str, Any], words: str, expected: dict[str, Any]) -> None:
    result = corrected(made)
    assert result.unapplied == []
    found = facts(result, words)
    assert found == found | expected | {"verified": True}
    others = [one for one in result.article.quotations if words not in one.text]
    assert not any(one.verified for one in others)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (decision("speaker", "The café", speaker=None), "no quotation is found there any more"),
        (decision("outlet", "stayed in port on Monday", outlet=None), "no quotation is found there any more"),
        (decision("speaker", DAILY, speaker={"name": "Ola Vind"}), "give the kind"),
        (decision("speaker", DAILY, speaker={"name": "Ola Vind", "kind": "person"}), "nowhere says 'Ola Vind'"),
        (decision("speaker", DAILY, speaker={**at("she"), "mention": "he"}), "the text says 'she', not 'he'"),
        (decision("speaker", DAILY, speaker={**TOVE, "start": 9000, "end": 9001}), "not a stretch of the text"),
        (decision("affiliation", DAILY, affiliation={"role": "ministers"}), "nowhere says 'ministers'"),
        (
            decision("affiliation", DAILY, affiliation={"name": "Ormsay Ferries", **at("Ormsay Post")}),
            "the text says 'Ormsay Post', not 'Ormsay Ferries'",
        ),
        (decision("outlet", DAILY, outlet={"name": "Vellin Herald"}), "nowhere says 'Vellin Herald'"),
        (decision("outlet", DAILY, outlet={"medium": "social"}), "a medium alone has no place"),
        (decision("extent", DAILY, new_spans=[{"start": 3, "end": 9000}]), "beyond the end of the text"),
        (decision("extent", DAILY, new_spans=[at("\n\n")]), "no words"),
        ({**decision("not-a-quotation", DAILY), "text": "We check it"}, "the text says 'We check it daily,'"),
        ({**decision("complete"), "text_sha256": text_digest(TEXT + " ")}, "not the one that was corrected"),
        (accept(DAILY, cue={**at("she"), "text": "said", "lemma": "say", "kind": "say"}), "not 'said'"),
    ],
)  # fmt: skip
def test_a_decision_that_does_not_apply_changes_nothing(made: dict[str, Any], reason: str) -> None:
    result = corrected(made)
    ((number, said),) = result.unapplied
    assert number == 0
    assert reason in said
    assert result.article == corrected().article


def test_what_is_no_quotation_goes_and_the_others_move_up() -> None:
    result = corrected(decision("not-a-quotation", *ENGINE))
    assert [one.id for one in result.article.quotations] == ["a/1", "a/2"]
    assert [one.name for one in result.article.speakers] == ["Tove Arndal"]
    # What the rules no longer find needs no decision any more.
    assert corrected(decision("not-a-quotation", "a cake called")).unapplied == []


def test_a_complete_article_has_what_was_decided_on_and_no_more() -> None:
    result = corrected(decision("complete"), accept(*ENGINE, speaker={"name": "Petra Lund"}))
    assert [one.text for one in result.article.quotations] == [" ".join(ENGINE)]
    assert result.article.verified
    assert result.left_out == 2
    assert not corrected(accept(DAILY)).article.verified


@pytest.mark.parametrize(
    ("decisions", "texts"),
    [
        # The last wins, whatever each is about.
        ([decision("not-a-quotation", DAILY), accept(DAILY)], [DAILY]),
        ([accept(DAILY), decision("not-a-quotation", DAILY)], []),
        ([decision("not-a-quotation", DAILY), decision("speaker", DAILY, speaker=None)], [DAILY]),
        # An extent is known by its old name and by its new one.
        (
            [
                decision("extent", DAILY, new_spans=[at("check it daily")]),
                decision("speaker", DAILY, speaker=None),
                decision("outlet", "check it daily", outlet=None),
                decision("extent", DAILY, new_spans=[at("it daily")]),
            ],
            ["it daily"],
        ),
        # A missed one that has the place of another, in both orders.
        ([decision("not-a-quotation", DAILY), decision("missed", "check it daily", speaker=None)], ["check it daily"]),
        ([decision("missed", "check it daily", speaker=None), decision("not-a-quotation", DAILY)], ["check it daily"]),
    ],
)  # fmt: skip
def test_decisions_follow_each_other(decisions: list[dict[str, Any]], texts: list[str]) -> None:
    result = corrected(*decisions)
    assert result.unapplied == []
    assert [one.text for one in result.article.quotations if "daily" in one.text] == texts


def test_quotations_that_the_rules_join_come_apart_again() -> None:
    first, second = (accept(words, speaker={"name": "Petra Lund"}) for words in ENGINE)
    result = corrected(first, second)
    assert [one.text for one in result.article.quotations[:2]] == list(ENGINE)
    assert (result.unapplied, result.left_out) == ([], 0)
    # Of one alone, the words are not there twice.
    alone = corrected(first)
    assert [one.text for one in alone.article.quotations[:2]] == [ENGINE[0], "the pier was safe"]
    assert alone.left_out == 1


def test_a_quotation_that_the_rules_part_is_one_again() -> None:
    text = "“The tide is early,” said Petra Lund. She paused.\n\n“It will be late,” Lund said."
    apart = annotate_article(Article("a", text))
    assert len(apart.quotations) == 2
    both = accept("The tide is early,", "It will be late,", text=text, speaker={"name": "Petra Lund"})
    result = corrected(both, text=text)
    assert [one.text for one in result.article.quotations] == ["The tide is early, It will be late,"]
    assert result.left_out == 1


def test_an_affiliation_follows_to_the_speaker_and_leaves_with_them() -> None:
    ferries = {"name": "Ormsay Ferries", "role": "skipper"}
    given = decision("affiliation", DAILY, affiliation=ferries)
    for decisions in ([given], [given, decision("speaker", DAILY, speaker={"name": "Petra Lund"})]):
        result = corrected(*decisions)
        found = next(one for one in result.article.quotations if one.text == DAILY)
        assert found.speaker is not None
        assert found.affiliation is not None
        entity = next(one for one in result.article.speakers if one.id == found.speaker.entity)
        assert entity.affiliations[0] == found.affiliation
        others = [one for one in result.article.speakers if one is not entity]
        assert not any(found.affiliation in one.affiliations for one in others)
    result = corrected(decision("affiliation", *ENGINE, affiliation=None))
    assert next(one for one in result.article.speakers if one.name == "Petra Lund").affiliations == []


def test_a_kind_holds_for_everything_its_bearer_said() -> None:
    text = "“We wait,” said Ormsay Ferries. “We hope,” said Ormsay Ferries."
    before = annotate_article(Article("a", text))
    name = before.speakers[0].name
    made = decision("speaker", "We wait,", text=text, speaker={"name": name, "kind": "group"})
    result = corrected(made, text=text)
    assert {one.speaker.kind for one in result.article.quotations if one.speaker} == {"group"}


def test_two_apostrophes_are_marks_where_the_options_say_so() -> None:
    text = "''We wait,'' said Petra Lund."
    article = annotate_article(Article("a", text))
    missed = decision("missed", "We wait", text=text, speaker=None)
    placed = [Placed(0, "f", 1, msgspec.json.decode(json.dumps(missed), type=AnyDecision))]
    for double, expected in ((False, "indirect"), (True, "direct")):
        result = apply_corrections(article, placed, double_apostrophes=double)
        assert [one.type for one in result.article.quotations] == [expected]


def test_a_row_as_it_stands_is_accepted(annotate_by_hand: Callable[..., Article]) -> None:
    article = annotate_by_hand()
    rows = [
        {
            "decision": "accept",
            "article": article.id,
            "text_sha256": text_digest(article.text),
            **{
                name: getattr(one, name)
                for name in ("spans", "text", "cue", "speaker", "affiliation", "outlet")
            },
        }
        for one in article.quotations
    ]
    decisions = [json.loads(msgspec.json.encode(one)) for one in rows]
    result = corrected(*decisions, article=article)
    assert result.unapplied == []
    for before, after in zip(article.quotations, result.article.quotations, strict=True):
        assert after == msgspec.structs.replace(before, verified=True)
    # Now on an article in which the rules found nothing.
    bare = corrected(*decisions, article=Article(article.id, article.text))
    assert bare.unapplied == []
    for before, after in zip(article.quotations, bare.article.quotations, strict=True):
        assert (after.text, after.type, after.marked, after.cue) == (
            before.text,
            before.type,
            before.marked,
            before.cue,
        )
        assert after.speaker
        assert before.speaker
        assert after.speaker.name == before.speaker.name
        assert (after.affiliation, after.outlet) == (before.affiliation, before.outlet)


def test_spans_stay_what_people_said() -> None:
    spans = [at("engine"), at("cold tomorrow")]
    made = decision("extent", *ENGINE, new_spans=spans)
    (found,) = [one for one in corrected(made).article.quotations if one.verified]
    assert found.spans == [Span(**one) for one in spans]
    assert found.text == content(TEXT, found.spans)
    assert next(iter(annotate([TEXT]))).quotations[0].text == " ".join(ENGINE)
