"""Small gold for the tests of the evaluation, written with tags, and predictions made from it."""

from __future__ import annotations

import random
import re
from copy import deepcopy
from typing import Any

Row = dict[str, Any]

# <c1>, <k1>, <s1>: content, cue and speaker of the first quotation, and so on.
_TAG = re.compile(r"</?([cks])(\d+)>")

PIER = (
    "The pier of Saltmere stays shut.\n\n"
    "“<c1>We found rust,</c1>” <k1>said</k1> <s1>Mara Quill</s1>, an engineer at the Harbour Trust. "
    "“<c1>It runs deep.</c1>”\n\n"
    "She <k2>told</k2> the Saltmere Gazette <c2>that repairs would “take a year</c2>.” "
    "<s3>The council</s3> <k3>believes</k3> <c3>that the money is there</c3>."
)
BELLS = (
    "Bells rang in Ostrel.\n\n"
    "<s1>Tam Oduya</s1>, the ringer, <k1>wrote</k1> on Chirper: “<c1>Never again.</c1>”\n\n"
    "<s2>Critics</s2> <k2>called</k2> <c2>it “a racket</c2>.” "
    "“<c3>Let them ring,</c3>” <k3>said</k3> <s3>Mayor Lise Brandt</s3>."
)
TRAMS = (
    "<k1>According to</k1> <s1>a driver</s1>, <c1>the trams of Norby are late</c1>. Rain fell.\n\n"
    "Nobody else spoke."
)


def tagged(article_id: str, marked: str, **links: Row) -> Row:
    """Make an annotated article from a text with tags; ``q1={...}`` adds to quotation 1."""
    text, places, at = "", {}, 0
    opened: dict[tuple[str, str], int] = {}
    for match in _TAG.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        key = (match[1], match[2])
        if match[0].startswith("</"):
            places.setdefault(key, []).append({"start": opened.pop(key), "end": len(text)})
        else:
            opened[key] = len(text)
    text += marked[at:]
    quotations = []
    for number in sorted({number for _, number in places}):
        spans = places["c", number]
        extra = dict(links.get(f"q{number}", {}))
        marks = [_between_marks(text, span) for span in spans]
        marked_spans = [span for found in marks for span in found]
        kind = "direct" if marked_spans == spans else "mixed" if marked_spans else "indirect"
        speaker = extra.pop("speaker", None)
        if ("s", number) in places:
            place = places["s", number][0]
            mention = text[place["start"] : place["end"]]
            speaker = {"entity": mention, "name": mention, "kind": "person", "mention": mention, **place} | (
                speaker or {}
            )
        cue = places.get(("k", number))
        quotations.append(
            {
                "id": f"{article_id}/{len(quotations) + 1}",
                "type": kind,
                "text": " ".join(text[span["start"] : span["end"]] for span in spans),
                "spans": spans,
                "marked": marked_spans,
                "cue": {
                    "text": text[cue[0]["start"] : cue[0]["end"]],
                    "lemma": "say",
                    "kind": "say",
                    **cue[0],
                }
                if cue
                else None,
                "speaker": speaker,
                "affiliation": None,
                "outlet": None,
                "confidence": 0.8,
                "rule": "by-hand",
            }
            | extra
        )
    return {"id": article_id, "text": text, "publisher": "The Saltmere Gazette", "quotations": quotations}


def _between_marks(text: str, span: Row) -> list[Row]:
    """Return the stretch of ``span`` between marks: all of it, from a mark in it on, or nothing."""
    inside = text[span["start"] : span["end"]]
    if "“" in inside:
        return [{"start": span["start"] + inside.index("“") + 1, "end": span["end"]}]
    return [span] if text[span["start"] - 1 : span["start"]] == "“" else []


def gold() -> list[Row]:
    """Return three annotated articles with seven quotations, every kind of link among them."""
    return [
        tagged(
            "pier",
            PIER,
            q1={"affiliation": {"name": "Harbour Trust", "role": "engineer", "start": 82, "end": 95}},
            q2={
                "speaker": {"entity": "Mara Quill", "name": "Mara Quill", "kind": "person", "mention": "She"}
                | {"start": PIER_SHE, "end": PIER_SHE + 3},
                "affiliation": {"name": "Harbour Trust", "role": "engineer", "start": 82, "end": 95},
                "outlet": {"name": "Saltmere Gazette", "medium": "told", "start": 0, "end": 3},
            },
        ),
        tagged("bells", BELLS, q1={"outlet": {"name": "Chirper", "medium": "social", "start": 0, "end": 3}}),
        tagged("trams", TRAMS),
    ]


PIER_SHE = _TAG.sub("", PIER).index("She told")


def spoilt(articles: list[Row], seed: int, share: float = 0.3) -> list[Row]:
    """Return a copy with about this share of everything left out, moved or renamed; always valid."""
    generator = random.Random(seed)

    def unlucky() -> bool:
        return generator.random() < share

    found = deepcopy(articles)
    for article in found:
        kept = []
        for quotation in article["quotations"]:
            if unlucky():
                continue
            if unlucky():
                quotation["spans"] = [dict(quotation["spans"][0])]
                quotation["spans"][0]["end"] -= generator.randint(1, 5)
                quotation["marked"] = quotation["spans"] if quotation["type"] == "direct" else []
                del quotation["text"]
            if unlucky():
                quotation["type"] = generator.choice(["direct", "mixed", "indirect"])
            if unlucky():
                quotation["speaker"] = None
            elif unlucky() and quotation["speaker"]:
                quotation["speaker"] |= {
                    "name": "Somebody Else",
                    "entity": "e9",
                    "start": 0,
                    "end": 3,
                    "mention": None,
                }
            for link in ("cue", "affiliation", "outlet"):
                if unlucky():
                    quotation[link] = None
            quotation["confidence"] = generator.choice([0.2, 0.5, 0.9])
            kept.append(quotation)
        if unlucky():
            kept.append({"spans": [{"start": 4, "end": 9}], "type": "indirect"})
        article["quotations"] = kept
    return found


def empty(articles: list[Row]) -> list[Row]:
    """Return predictions without any quotation."""
    return [{"id": article["id"], "quotations": []} for article in articles]


def many(articles: list[Row], copies: int) -> list[Row]:
    """Return each article several times under ids of its own."""
    found = []
    for n in range(copies):
        for article in deepcopy(articles):
            article["id"] = f"{article['id']}-{n:03}"
            for k, quotation in enumerate(article["quotations"], 1):
                quotation["id"] = f"{article['id']}/{k}"
            found.append(article)
    return found
