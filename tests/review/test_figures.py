"""What reviewing says of a dataset: precision of rules, agreement, and gold."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import builder
from builder.cli import run
from builder.errors import QuotebuilderError
from builder.reading import read_annotated
from builder.review.asked import Asked, AskedSpeaker
from builder.review.figures import figures, lines
from builder.review.gold import complete, write_gold
from builder.review.items import Item, queue
from builder.review.review import Options, Review
from builder.review.store import Store

SEED = Path(__file__).parents[2] / "seeds" / "001_harbour-bridge.txt"
RIGHT, NONE, NOBODY = "accept", "not-a-quotation", "nobody"


def judge(review, reviewer, items, answers):
    for item, answer in zip(items, answers, strict=True):
        while (view := review.next(reviewer))["item"] != msgspec.to_builtins(item):
            review.skip(reviewer, Item(**view["item"]))
        if answer == NOBODY:
            review.decide(reviewer, item, Asked("speaker"))
        review.decide(reviewer, item, Asked(RIGHT if answer == NOBODY else answer))


def test_precision_by_rule_of_what_was_drawn_at_random(reviewed, store):
    items = queue(reviewed, "text")  # speaker-verb, speaker-verb, that-clause, verb-speaker, speaker-verb
    review = Review(reviewed, items, store, Options("random"))
    judge(review, "Ada", items[:4], [RIGHT, NOBODY, NONE, RIGHT])
    judge(Review(reviewed, items, store, Options("uncertain")), "Ada", items[4:], [NONE])
    found = figures(reviewed, store.events())
    assert (found.by_reviewer, found.reviewed) == ({"Ada": 5}, 5)
    assert (found.overall.reviewed, found.overall.right) == (4, 2)
    # Wilson's interval by hand, z = 1.96: (2 + 1.92 ± 1.96 √(2·2/4 + 0.96)) / (4 + 3.84)
    assert (found.overall.low, found.overall.high) == pytest.approx((0.150, 0.850), abs=0.001)
    rules = {one.rule: (one.right, one.reviewed) for one in found.rules}
    assert rules == {"speaker-verb": (1, 2), "that-clause": (0, 1), "verb-speaker": (1, 1)}
    assert "  all           0.50  0.15-0.85  2 of 4" in lines(found)


def test_the_figure_goes_to_the_card_and_stays_there(tmp_path, capsys):
    folder, store = str(tmp_path / "built"), str(tmp_path / "store.sqlite")
    build = ["generate", str(SEED), "-o", folder, "--split", "1/0/0", "--workers", "1", "-q"]
    assert run(build) == 0
    articles = list(read_annotated(folder))
    review = Review(articles, queue(articles, "text"), Store(store), Options("random"))
    assert run(["review", folder, "--store", store, "--card"]) == 1
    assert "nothing was reviewed with --order random" in capsys.readouterr().err
    judge(review, "Ada", queue(articles, "text")[:2], [RIGHT, NONE])
    for _ in range(2):
        assert run(["review", folder, "--store", store, "--card"]) == 0
    assert run([*build, "--restart"]) == 0
    card = (tmp_path / "built" / "README.md").read_text(encoding="utf-8")
    assert card.count("| all | 1 | 2 | 50 |") == 1
    assert card.index("end of accuracy") < card.index("generated: reviewed") < card.index("## Licence")
    assert run(["validate", folder]) == 0


def test_the_first_word_does_not_count_but_the_last(reviewed, store):
    items = queue(reviewed, "text")
    review = Review(reviewed, items, store, Options("random"))
    judge(review, "Ada", items[:1], [NONE])
    review.decide("Ada", items[0], Asked(RIGHT))
    assert figures(reviewed, store.events()).overall.right == 1
    review.undo("Ada")
    assert figures(reviewed, store.events()).overall.right == 0


def test_what_a_reviewer_picks_is_not_drawn_at_random(reviewed, store):
    items = queue(reviewed, "text")
    review = Review(reviewed, items, store, Options("random"))
    review.next("Ada")
    review.open("Ada", items[3])
    review.decide("Ada", items[3], Asked(NONE))
    assert figures(reviewed, store.events()).overall is None
    judge(review, "Ada", items[:1], [RIGHT])
    review.back("Ada", items[0])
    review.decide("Ada", items[3], Asked(RIGHT))
    assert figures(reviewed, store.events()).overall.reviewed == 1


def test_agreement(reviewed, store):
    items = queue(reviewed, "text")
    review = Review(reviewed, items, store, Options(overlap=1.0))
    judge(review, "Ada", items[:4], [RIGHT, RIGHT, NONE, RIGHT])
    judge(review, "Ben", items[:4], [RIGHT, RIGHT, NONE, NONE])
    judge(review, "Ben", items[4:], [RIGHT])
    found = figures(reviewed, store.events()).agreement
    # Of 8 answers 5 are yes, 3 no, 2 in disagreement: 1 - (2 / 8) / (2 · 5 · 3 / (8 · 7))
    assert (found.items, found.quotation) == (4, pytest.approx(1 - 0.25 / (30 / 56)))
    assert found.speaker < 1
    assert lines(figures(reviewed, store.events()))[-1].startswith("agreement on 4 that several decided")


def test_agreement_where_all_say_the_same(reviewed, store):
    items = queue(reviewed, "text")
    review = Review(reviewed, items, store, Options(overlap=1.0))
    for name in ("Ada", "Ben"):
        judge(review, name, items[:2], [RIGHT, RIGHT])
    found = figures(reviewed, store.events()).agreement
    assert (found.items, found.quotation, found.speaker) == (2, None, 1.0)
    assert figures(reviewed, []) == ({}, 0, None, [], (0, None, None))


def test_gold_is_what_is_complete(reviewed, review, store, tmp_path):
    folder = tmp_path / "gold"
    with pytest.raises(QuotebuilderError, match="no article is done"):
        write_gold(complete(reviewed, store.events()), folder)
    items = queue(reviewed, "text")
    review.decide("Ada", items[0], Asked("speaker", speaker=AskedSpeaker("Tom Ashby", "person")))
    judge(review, "Ada", items[:2], [RIGHT, NONE])
    review.decide("Ada", items[0], Asked("complete"))
    write_gold(complete(reviewed, store.events()), folder)
    (article,) = read_annotated(folder)
    assert [(one.text, one.speaker.name) for one in article.quotations] == [
        ("The pier stays open,", "Tom Ashby")
    ]
    assert article.verified
    assert run(["validate", str(folder)]) == 0
    assert builder.evaluate(str(folder), {"rules": "rules"}, samples=0)["rules"].scores


def test_figures_and_exports_by_the_command(tmp_path, capsys):
    data = str(tmp_path / "data")
    assert run(["generate", "seeds/012_escaped-llama.txt", "-o", data, "-q"]) == 0
    assert run(["review", data, "--stats"]) == 1
    assert "nothing was reviewed yet" in capsys.readouterr().err
    articles = list(read_annotated(data))
    store = Store(f"{data}/review.sqlite")
    items = queue(articles, "random")
    review = Review(articles, items, store, Options("random"))
    judge(review, "Ada", items, [RIGHT] * len(items))
    review.decide("Ada", items[0], Asked("complete"))
    store.close()
    asked = ["--stats", "--export", f"{data}.jsonl.gz", "--gold", f"{data}-gold"]
    assert run(["review", data, *asked]) == 0
    assert f"{len(items)} quotations reviewed (Ada {len(items)})" in capsys.readouterr().out
    assert run(["validate", data]) == 0  # The store in the folder is no fault of the dataset.
    assert run(["generate", "seeds/012_escaped-llama.txt", "-o", data, "-q"]) == 0
    capsys.readouterr()
    assert run(["review", data, "--export", "-"]) == 0  # A new build lets it be.
    assert capsys.readouterr().out.count("\n") == len(items) + 1
