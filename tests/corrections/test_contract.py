"""Whatever people decide, the corrected article keeps the data contract, and says what they decided last."""

from itertools import pairwise
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotation.pipeline import annotate_article
from builder.corrections.applying import apply_corrections
from builder.corrections.decisions import Accept, AnyDecision, Placed, text_digest
from builder.schema import Article, Span, content, violations

SENTENCES = [
    "“We wait for the tide,” said Petra Lund, a spokeswoman for Ormsay Ferries.",
    "“It is late,” she said. “It will be later.”",
    "Tove Arndal told the Ormsay Post that the pier was “safe enough” for now.",
    "''Nobody asked us,'' Arndal added.",
    "Rain fell — café, 🚢.",
    "\n\n",
    "“And nobody",
]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Article, list[AnyDecision]]:
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))).strip() or "x"
    article = annotate_article(Article("a", text))
    extents = [one.spans for one in article.quotations]
    place = st.integers(0, len(text) + 2)

    def spans() -> list[Span]:
        if extents and draw(st.booleans()):
            found = draw(st.sampled_from(extents))
            shift = draw(st.integers(-3, 3))
            if shift == 0 or len(found) > 1:
                return found
            return [Span(found[0].start, max(found[0].start + 1, found[0].end + shift))]
        cuts = sorted(draw(st.sets(place, min_size=2, max_size=6)))
        return [Span(a, b) for a, b in list(pairwise(cuts))[::2]]

    def somewhere() -> dict[str, Any]:
        start = draw(place)
        return {"start": start, "end": start + draw(st.integers(1, 12))} if draw(st.booleans()) else {}

    def said(kind: str) -> dict[str, Any] | None:
        if draw(st.integers(0, 3)) == 0:
            return None
        name = draw(st.sampled_from(["Petra Lund", "Tove Arndal", "Ormsay Post", "Nobody Else"]))
        if kind == "speaker":
            kinds = [{}, {"kind": "person"}, {"kind": "group"}]
            return {"name": name, **draw(st.sampled_from(kinds)), **somewhere()}
        if kind == "affiliation":
            return {"name": name, "role": draw(st.sampled_from([None, "spokeswoman"])), **somewhere()}
        return {"name": name, "medium": draw(st.sampled_from([None, "interview"])), **somewhere()}

    def decision() -> dict[str, Any]:
        kind = draw(
            st.sampled_from(
                [
                    "accept",
                    "missed",
                    "speaker",
                    "extent",
                    "not-a-quotation",
                    "affiliation",
                    "outlet",
                    "complete",
                ]
            )
        )
        made: dict[str, Any] = {"decision": kind, "article": "a", "text_sha256": text_digest(text)}
        if kind == "complete":
            return made
        at = spans()
        made |= {"spans": [msgspec.to_builtins(one) for one in at], "text": content(text, at)}
        if kind == "extent":
            made["new_spans"] = [msgspec.to_builtins(one) for one in spans()]
        fields = {"accept": ["speaker", "affiliation", "outlet"], "missed": ["speaker"]}
        for name in fields.get(kind, [kind] if kind in ("speaker", "affiliation", "outlet") else []):
            made[name] = said(name)
        return made

    decisions = [decision() for _ in range(draw(st.integers(1, 8)))]
    return article, [msgspec.convert(one, AnyDecision) for one in decisions]


@given(cases())
@settings(max_examples=150, deadline=None)
def test_the_contract_holds(case: tuple[Article, list[AnyDecision]]) -> None:
    article, decisions = case
    placed = [Placed(n, "f", n + 1, one) for n, one in enumerate(decisions)]
    result = apply_corrections(article, placed)
    assert violations(result.article) == []
    entities = {one.id for one in result.article.speakers}
    assert entities == {one.speaker.entity for one in result.article.quotations if one.speaker}
    last = decisions[-1]
    if isinstance(last, Accept) and len(placed) - 1 not in dict(result.unapplied):
        # Marks and white space at the ends of spans may be left out.
        words = _letters(last.text)
        found = [
            one
            for one in result.article.quotations
            if one.verified and _letters(one.text) in words and _says(one.speaker, last.speaker)
        ]
        assert any(
            _says(one.affiliation, last.affiliation) and _says(one.outlet, last.outlet) for one in found
        )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _says(link: Any, said: Any) -> bool:
    return (link and link.name) == (said and said.name)


@given(cases())
@settings(max_examples=40, deadline=None)
def test_to_accept_what_was_accepted_changes_nothing(case: tuple[Article, list[AnyDecision]]) -> None:
    article, decisions = case
    accepted = [Placed(n, "f", n + 1, one) for n, one in enumerate(decisions) if isinstance(one, Accept)][:1]
    once = apply_corrections(article, accepted)
    assert once.unapplied == apply_corrections(article, accepted).unapplied
    again = apply_corrections(once.article, accepted)
    assert again.article.quotations == once.article.quotations
