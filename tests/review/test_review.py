"""What reviewers do, and what is kept of it."""

from __future__ import annotations

import msgspec
import pytest

from builder.corrections.applying import apply_corrections
from builder.corrections.reading import read_corrections
from builder.errors import QuotebuilderError
from builder.review.asked import Asked, AskedError, AskedOutlet, AskedSpeaker, Place
from builder.review.exporting import corrections
from builder.review.items import Filter, Item, key_of, queue, spans_of
from builder.review.review import Options, Review
from builder.review.store import Store
from builder.schema import violations


def units(text: str, words: str) -> Place:
    """Return where ``words`` stand as JavaScript counts."""
    before = text[: text.index(words)]
    start = len(before.encode("utf-16-le")) // 2
    return Place(start, start + len(words.encode("utf-16-le")) // 2)


def item_of(view) -> Item:
    return Item(**view["item"])


def selected(view):
    return view["article"]["quotations"][view["number"] - 1]


@pytest.fixture
def rebuilt(reviewed, store, tmp_path):
    """Return a function that gives the articles as a build with the exported corrections has them."""

    def build():
        path = tmp_path / "corrections.jsonl"
        path.write_bytes(b"".join(corrections(store.events())))
        given = read_corrections([path])
        results = [apply_corrections(one, given.by_article.get(one.id, [])) for one in reviewed]
        assert [one.unapplied for one in results] == [[], []]
        assert [violations(one.article) for one in results] == [[], []]
        return {one.article.id: one.article for one in results}

    return build


def test_orders_and_filters(reviewed):
    in_text = queue(reviewed, "text")
    confidences = {Item(one.id, key_of(q.spans)): q.confidence for one in reviewed for q in one.quotations}
    least = [confidences[item] for item in queue(reviewed, "uncertain")]
    assert len(in_text) == 5
    assert least == sorted(least)
    assert least[0] < least[-1]
    shuffled = queue(reviewed, "random", seed=3)
    assert sorted(shuffled) == sorted(in_text)
    assert shuffled == queue(reversed(reviewed), "random", seed=3)
    assert len({tuple(queue(reviewed, "random", seed=seed)) for seed in range(9)}) > 1
    assert len(queue(reviewed, wanted=Filter(type="indirect"))) == 1
    assert len(queue(reviewed, wanted=Filter(speaker="Olek Brandt"))) == 2
    assert len(queue(reviewed, wanted=Filter(missing="outlet"))) == 4
    assert len(queue(reviewed, wanted=Filter(rule="that-clause", type="direct"))) == 0
    assert all(key_of(spans_of(item.key)) == item.key for item in in_text)


def test_one_after_the_other_until_all_are_decided(review, rebuilt):
    view = review.begin("Ada")
    for decision in ("accept", "not-a-quotation", "accept", "accept", "accept"):
        assert view["states"][view["item"]["key"]] == "open"
        review.decide("Ada", item_of(view), Asked(decision))
        view = review.next("Ada")
    assert view == {"article": None, "progress": {"own": 5, "all": 5, "of": 5}}
    articles = rebuilt()
    assert [one.text for one in articles["pier"].quotations] == [
        "The pier stays open,",
        "repairs would cost little",
    ]
    assert all(one.verified for article in articles.values() for one in article.quotations)


@pytest.mark.parametrize(
    ("speaker", "name", "mention"),
    [
        (AskedSpeaker("Ida Renn", "person"), "Ida Renn", "Ida Renn"),
        (AskedSpeaker(place=Place(0, 10)), "Mara Quill", "Mara Quill"),
        (AskedSpeaker("Vellin Courier", "organization"), "Vellin Courier", "Vellin Courier"),
        (None, None, None),
    ],
)
def test_a_wrong_speaker(review, rebuilt, speaker, name, mention):
    item = item_of(review.begin("Ada"))
    second = item_of(review.decide("Ada", item, Asked("accept")) and review.next("Ada"))
    view = review.decide("Ada", second, Asked("speaker", speaker=speaker))
    assert view["states"][second.key] == "corrected"
    assert (selected(view)["speaker"] or {}).get("name") == name
    review.decide("Ada", second, Asked("accept"))
    found = rebuilt()["pier"].quotations[1].speaker
    assert (found and found.name, found and found.mention) == (name, mention)


def test_everybody_who_spoke_stays_on_offer(review):
    item = item_of(review.begin("Ada"))
    view = review.decide("Ada", item, Asked("speaker", speaker=None))
    assert "Mara Quill" in [one["name"] for one in view["entities"]]
    assert "Mara Quill" not in [one["name"] for one in view["article"]["speakers"]]


def test_extent_missed_outlet_behind_an_astral_character(review, reviewed, rebuilt):
    text = reviewed[0].text
    third = queue(reviewed, "text")[2]
    wider = Asked("extent", spans=[units(text, "that repairs would cost little")])
    view = review.decide("Ada", third, wider)
    assert selected(view)["text"] == "that repairs would cost little"
    outlet = Asked("outlet", outlet=AskedOutlet("Vellin Courier", "told"))
    assert selected(review.decide("Ada", third, outlet))["outlet"]["name"] == "Vellin Courier"
    missed = Asked(
        "missed", spans=[units(text, "so-called pier")], speaker=AskedSpeaker("Ida Renn", "person")
    )
    view = review.decide("Ada", third, missed)
    assert selected(view)["text"] == "so-called pier"
    assert view["states"][view["item"]["key"]] == "accepted"
    with pytest.raises(AskedError, match="there already"):
        review.decide("Ada", third, missed)
    words = {one.text: one for one in rebuilt()["pier"].quotations}
    assert words["so-called pier"].speaker.name == "Ida Renn"
    assert words["that repairs would cost little"].outlet.name == "Vellin Courier"


def test_undo_takes_back_step_by_step(review, store):
    item = item_of(review.begin("Ada"))
    review.decide("Ada", item, Asked("speaker", speaker=None))
    review.decide("Ada", item, Asked("not-a-quotation"))
    view = review.undo("Ada")
    assert (view["states"][item.key], selected(view)["speaker"]) == ("corrected", None)
    view = review.undo("Ada")
    assert (view["states"][item.key], selected(view)["speaker"]["name"]) == ("open", "Mara Quill")
    with pytest.raises(AskedError, match="nothing to undo"):
        review.undo("Ada")
    assert corrections(store.events()) == []


def test_what_was_no_quotation_can_be_one_again(review, rebuilt):
    item = item_of(review.begin("Ada"))
    view = review.decide("Ada", item, Asked("not-a-quotation"))
    assert (view["number"], view["text"]) == (None, "The pier stays open,")
    review.decide("Ada", item, Asked("accept"))
    assert rebuilt()["pier"].quotations[0].text == "The pier stays open,"


def test_skip_back_and_note(review, store):
    first = item_of(review.begin("Ada"))
    second = item_of(review.skip("Ada", first))
    review.decide("Ada", second, Asked("accept"))
    view = review.note("Ada", second, "who is he?")
    assert view["note"] == "who is he?"
    third = item_of(review.next("Ada"))
    assert item_of(review.back("Ada", third)) == second
    assert item_of(review.back("Ada", second)) == first
    with pytest.raises(AskedError, match="before"):
        review.back("Ada", first)
    assert [msgspec.json.decode(line)["note"] for line in corrections(store.events())] == ["who is he?"]
    left = []
    while (view := review.next("Ada"))["article"] is not None:
        left.append(item_of(view))
        review.decide("Ada", left[-1], Asked("accept"))
    assert left[-1] == first  # What was skipped comes last.


def test_two_reviewers_get_different_items(reviewed, review, store):
    ada, ben = item_of(review.begin("Ada")), item_of(review.begin("Ben"))
    assert ada != ben
    review.decide("Ada", ada, Asked("accept"))
    assert item_of(review.next("Ada")) not in (ada, ben)
    for_all = Review(reviewed, queue(reviewed, "text"), store, Options("text", overlap=1.0))
    assert item_of(for_all.next("Ben")) == ada


def test_what_is_stored_is_there_for_the_next(reviewed, review, store):
    item = item_of(review.begin("Ada"))
    review.decide("Ada", item, Asked("not-a-quotation"))
    other = Store(store.path, new=False)  # The first is still open, as after a crash nothing has closed it.
    again = Review(reviewed, queue(reviewed, "text"), other, Options("text"))
    assert again.begin("Ada")["states"][item.key] == "not-a-quotation"
    assert item_of(again.next("Ada")) != item
    other.close()


def test_an_article_that_is_complete_is_gold(review, rebuilt):
    item = item_of(review.begin("Ada"))
    review.decide("Ada", item, Asked("accept"))
    view = review.decide("Ada", item, Asked("complete"))
    assert view["complete"]
    assert len(view["article"]["quotations"]) == 3  # What is not decided on stays in view.
    assert item_of(review.next("Ada")).article == "ferry"
    assert item_of(review.next("Ben")).article == "ferry"
    assert [one.text for one in rebuilt()["pier"].quotations] == ["The pier stays open,"]


def test_decisions_on_another_text_are_left_alone(reviewed, review, store):
    item = item_of(review.begin("Ada"))
    review.decide("Ada", item, Asked("not-a-quotation"))
    changed = [msgspec.structs.replace(one, text=one.text + " More.") for one in reviewed]
    again = Review(changed, queue(changed, "text"), store)
    assert again.open("Ada", item)["states"][item.key] == "open"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (Asked("extent"), "Select the words"),
        (Asked("extent", spans=[Place(0, 5), Place(3, 9)]), "overlap"),
        (Asked("extent", spans=[Place(99_990, 99_999)]), "no stretch"),
        (Asked("speaker", speaker=AskedSpeaker("Nobody Here", "person")), "nowhere says"),
        (Asked("speaker", speaker=AskedSpeaker("Vellin Courier")), "give the kind"),
        (Asked("speaker", speaker=AskedSpeaker()), "a name or a place"),
        (Asked("outlet", outlet=AskedOutlet()), "a name or a medium"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_kept(review, store, asked, reason):
    item = item_of(review.begin("Ada"))
    with pytest.raises(AskedError, match=reason):
        review.decide("Ada", item, asked)
    assert store.events() == []


@pytest.mark.parametrize(
    "item", [Item("gone", "0-5"), Item("pier", "0-5"), Item("pier", "'; DROP TABLE events")]
)
def test_an_item_that_is_not_there(review, store, item):
    for attempt in (lambda: review.open("Ada", item), lambda: review.decide("Ada", item, Asked("accept"))):
        with pytest.raises(AskedError, match="There is no such"):
            attempt()
    assert store.events() == []


def test_a_store_that_is_none(tmp_path):
    (tmp_path / "notes.txt").write_text("not a database, but long enough to be looked at " * 40)
    with pytest.raises(QuotebuilderError, match=r"notes\.txt: can't be used .*--store"):
        Store(tmp_path / "notes.txt")
    with pytest.raises(QuotebuilderError, match="nothing was reviewed yet"):
        Store(tmp_path / "none.sqlite", new=False)
