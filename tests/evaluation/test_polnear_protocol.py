"""The polnear protocol against the scorer that such gold comes with, on gold made here."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builder.errors import QuotebuilderError
from builder.evaluation import evaluate

SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
Row = dict[str, Any]

PEOPLE = ["Mara Quill", "Mayor Lise Brandt", "Tam Oduya", "the council", "José Ñandú", "Critics", "she"]
WORDS = [
    "rust",
    "bells",
    "trams",
    "pier",
    "repairs",
    "money",
    "quiet",
    "noise",
    "harbour",
    "year",
    "council",
    "rings",
]
BODIES = ["Harbour Trust", "the Norby Tram Office", "Ostrel", "City of Saltmere"]
OUTLETS = ["Saltmere Gazette", "Chirper", "Radio Norby’s “Dawn”"]
MEDIA = ["interview", "statement", "social", "told"]


def made_gold(generator: random.Random, articles: int) -> tuple[list[Row], list[Row]]:
    """Make articles with attributions of every shape, and links for most of them."""
    gold, links = [], []
    for n in range(articles):
        text, attributions = "", []
        for k in range(generator.randint(0, 9)):
            person = generator.choice(PEOPLE)
            words = [" ".join(generator.choices(WORDS, k=generator.randint(1, 7))) for _ in range(2)]
            shape = generator.choice(["direct", "mixed", "indirect", "two parts", "no source"])
            start = len(text)
            if shape == "indirect":
                text += f"{person} said that {words[0]}, {words[1]}. "
                content = [[start + len(person) + 6, len(text) - 2]]
                segments = []
            elif shape == "mixed":
                text += f"{person} said that {words[0]} were “{words[1]}.” "
                content = [[start + len(person) + 6, len(text) - 1]]
                segments = [[len(text) - 3 - len(words[1]), len(text) - 2]]
            elif shape == "two parts":
                text += f"“{words[0]},” said {person}. “{words[1]}.” "
                content = [[start, start + len(words[0]) + 3], [len(text) - len(words[1]) - 4, len(text) - 1]]
                segments = [
                    [start + 1, start + len(words[0]) + 2],
                    [len(text) - 3 - len(words[1]), len(text) - 2],
                ]
            else:
                text += f"“{words[0]} and {words[1]},” said {person}. "
                content = [[start, start + len(words[0]) + len(words[1]) + 8]]
                segments = [[start + 1, content[0][1] - 1]]
            place = text.index(person, start)
            kind = {"indirect": "indirect", "mixed": "mixed"}.get(shape, "direct")
            cue = text.index("said", start)
            attributions.append(
                {
                    "id": f"q{k + 1}",
                    "type": kind,
                    "source": [] if shape == "no source" else [[place, place + len(person)]],
                    "cue": [[cue, cue + 4]],
                    "content": content,
                    "segments": segments,
                }
            )
            if generator.random() < 0.8:
                links.append(
                    {
                        "article": f"a{n}",
                        "id": f"q{k + 1}",
                        "speaker": [person, person.split()[-1]],
                        "kind": "person",
                        "affiliation": [generator.sample(BODIES, 2)] if generator.random() < 0.6 else [],
                        "role": ["spokesman"] if generator.random() < 0.5 else [],
                        "outlet": [[generator.choice(OUTLETS)]] if generator.random() < 0.4 else [],
                        "medium": generator.choice([*MEDIA, None]),
                        "doubt": generator.random() < 0.1,
                    }
                )
        about = {"id": f"a{n}", "publisher": "p", "date": "2024-05-01", "title": "t"}
        gold.append(about | {"text": text + "End.", "attributions": attributions})
    return gold, links


def made_predictions(gold: list[Row], links: list[Row], generator: random.Random) -> list[Row]:
    """Make predictions from gold: some missing, moved, doubled, with other speakers and links."""
    known = {(link["article"], link["id"]): link for link in links}
    rows = []
    for article in gold:
        size = len(article["text"])

        def moved(span: list[int], size: int = size) -> Row:
            start = min(max(0, span[0] + generator.choice([0, 0, 0, -1, 2])), size - 1)
            return {
                "start": start,
                "end": max(start + 1, min(size, span[1] + generator.choice([0, 0, 0, 1, -2]))),
            }

        quotations: list[Row] = []
        for attribution in article["attributions"]:
            if generator.random() < 0.15:
                continue
            link = known.get((article["id"], attribution["id"]))
            row: Row = {
                "id": f"{article['id']}/{len(quotations) + 1}",
                "type": generator.choice([attribution["type"]] * 6 + ["indirect"]),
                "spans": [moved(span) for span in attribution["content"]],
                "marked": [moved(span) for span in attribution["segments"]],
                "confidence": 0.5,
                "rule": "r",
            }
            if attribution["source"] and generator.random() < 0.9:
                (start, end), name = attribution["source"][0], generator.choice(PEOPLE)
                if generator.random() < 0.8:
                    name = article["text"][start:end]
                row["speaker"] = {"name": name, "start": start, "end": end}
            elif generator.random() < 0.5:
                row["speaker"] = {"name": "Nobody"}
            if link is not None:
                right = generator.random() < 0.7
                name = (
                    link["affiliation"][0][1]
                    if link["affiliation"] and right
                    else generator.choice([None, "X"])
                )
                role = "the spokesman" if generator.random() < 0.5 else None
                row["affiliation"] = {"name": name, "role": role} if name or role else None
                name = generator.choice([*OUTLETS, None])
                medium = link["medium"] if right else generator.choice([*MEDIA, None])
                row["outlet"] = {"name": name, "medium": medium} if name or medium else None
            quotations.append(row)
            if generator.random() < 0.1:
                quotations.append(row | {"id": f"{article['id']}/{len(quotations) + 1}"})
        rows.append({"id": article["id"], "quotations": quotations})
    return rows


def write(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer in ../shared is not there")
@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_that_of_the_scorer(seed: int, tmp_path: Path) -> None:
    generator = random.Random(seed)
    gold, links = made_gold(generator, 30)
    files = [
        write(tmp_path / "gold.jsonl", gold),
        write(tmp_path / "predictions.jsonl", made_predictions(gold, links, generator)),
        write(tmp_path / "links.jsonl", links),
    ]
    run = subprocess.run(
        [sys.executable, str(SCORER), *map(str, files), "--json"], capture_output=True, check=True
    )
    theirs = json.loads(run.stdout)
    ours = evaluate(files[0], files[1], protocol="polnear", links=files[2], samples=0)["predictions"].scores
    assert set(ours) == set(theirs) - {"articles", "articles_without_prediction", "name_gold"}
    for name, score in ours.items():
        if score.form == "accuracy":
            assert round(score.headline.value or 0.0, 4) == theirs[name], name
            continue
        figures = [round(score.micro[figure].value or 0.0, 4) for figure in ("precision", "recall", "f1")]
        assert figures == [theirs[name][figure] for figure in ("P", "R", "F1")], name
        assert (score.gold, score.predicted) == (theirs[name]["gold"], theirs[name]["pred"]), name


def test_the_order_of_quotations_does_not_matter_where_they_have_ids(tmp_path: Path) -> None:
    generator = random.Random(9)
    gold, links = made_gold(generator, 10)
    target = write(tmp_path / "gold.jsonl", gold)
    rows = made_predictions(gold, links, generator)
    before = evaluate(target, rows, protocol="polnear", samples=20).to_dict()["systems"]
    for row in rows:
        generator.shuffle(row["quotations"])
    assert evaluate(target, rows, protocol="polnear", samples=20).to_dict()["systems"] == before


def test_without_links_they_are_not_scored(tmp_path: Path) -> None:
    gold, _ = made_gold(random.Random(1), 5)
    evaluation = evaluate(
        write(tmp_path / "gold.jsonl", gold),
        [{"id": article["id"], "quotations": []} for article in gold],
        protocol="polnear",
        samples=0,
    )
    assert evaluation.unscored == ["name_accuracy", "affiliation", "role", "outlet", "medium"]


BARE: Row = {"id": "q1", "type": "direct", "source": [], "content": [], "segments": []}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"attributions": [BARE | {"content": [[0, 900]]}]},
         r"article 'a0': field attributions\[0\].content: \[0, 900\) is not a stretch"),
        ({"attributions": [BARE]}, r"article 'a0': field attributions\[0\].content: is empty"),
        ({"attributions": [{"id": "q1", "type": "spoken"}]}, r"article 'a0': field attributions\[0\].type"),
        ({"quotations": [], "attributions": None}, r"gold.jsonl:1: article 'a0': field attributions"),
    ],
)  # fmt: skip
def test_gold_that_does_not_fit_is_named(change: Row, message: str, tmp_path: Path) -> None:
    target = write(tmp_path / "gold.jsonl", [{"id": "a0", "text": "Rain fell."} | change])
    with pytest.raises(QuotebuilderError, match=message):
        evaluate(target, [], protocol="polnear")


def test_links_that_do_not_fit_are_named(tmp_path: Path) -> None:
    gold, links = made_gold(random.Random(2), 3)
    target = write(tmp_path / "gold.jsonl", gold)
    for change, message in [
        ({"article": "zz"}, "article 'zz': field article"),
        ({"id": "q99"}, "no attribution 'q99'"),
    ]:
        wrong = write(tmp_path / "links.jsonl", [links[0] | change])
        with pytest.raises(QuotebuilderError, match=re.escape(message)):
            evaluate(target, [], protocol="polnear", links=wrong)
