"""Made-up news with planted near-duplicates, as many articles as wanted: what the benchmarks of scale work on.

No two articles that are not planted as duplicates have more in common than articles on different news have: the
sentences of the sample articles, with every longer word exchanged for another, in each article by other words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from builder.reading import read_articles
from builder.schema import Article

SEEDS = Path(__file__).parents[1] / "seeds"
SENTENCES = 12
"""About how many sentences without quotations an article has, unless said otherwise."""
KINDS = ("edited", "truncated", "boilerplate", "requoted")
_WORD = re.compile(r"\w{4,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


class Made(NamedTuple):
    """An article; ``kind`` of a planted one says how it was made from the article ``of``."""

    article: Article
    kind: str | None = None
    of: str | None = None


def made_news(
    number: int, *, share: float = 0.2, seed: int = 0, sentences: int = SENTENCES
) -> Iterator[Made]:
    """Yield ``number`` articles, of which ``share`` are made from one of the thousand before.

    They have about so many ``sentences`` without quotations, and one with a quotation for every four of these.
    """
    originals: list[Article] = []
    for n in range(number):
        chance = random.Random(f"{seed} {n}")
        if originals and chance.random() < share:
            source = chance.choice(originals[-1000:])
            kind = chance.choice(KINDS)
            if kind == "requoted":
                text = _requoted(source.text, chance, sentences)
            else:
                text = _PLANT[kind](source.text, chance)
            yield Made(_article(n, text, chance), kind, source.id)
        else:
            article = _article(n, _story(chance, sentences), chance)
            originals.append(article)
            yield Made(article)


def resemblance(one: str, other: str) -> float:
    """Return how much of the pairs of words of two texts is common to both (Jaccard)."""
    a, b = _pairs(one), _pairs(other)
    return len(a & b) / len(a | b)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"\w+", text.casefold())
    return set(pairwise(words))


def _article(n: int, text: str, chance: random.Random) -> Article:
    return Article(
        id=f"made-{n}",
        text=text,
        publisher=f"Paper {chance.randrange(40)}",
        published=f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        source=f"made.jsonl:{n + 1}",
    )


def _story(chance: random.Random, length: int) -> str:
    """Return sentences of the samples in other words, with quotations of its own."""
    sentences, words = _material()
    exchanged: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word not in exchanged:
            made = words[min(int(chance.paretovariate(0.6)), len(words)) - 1]
            exchanged[word] = made.capitalize() if word[0].isupper() else made
        return exchanged[word]

    number = chance.randrange(length * 2 // 3, length * 4 // 3)
    chosen = [_WORD.sub(other, chance.choice(sentences)) for _ in range(number)]
    for _ in range(max(1, length // 4)):
        chosen.insert(chance.randrange(len(chosen)), _line(chance))
    return "\n\n".join(" ".join(chosen[at : at + 3]) for at in range(0, len(chosen), 3))


def _line(chance: random.Random) -> str:
    _, words = _material()
    said = " ".join(chance.sample(words, 14))
    name = f"{chance.choice(words).capitalize()} {chance.choice(words).capitalize()}"
    return f"“{said.capitalize()},” said {name}, a planner."


@cache
def _material() -> tuple[list[str], list[str]]:
    """Return the sentences of the samples without quotations, and ten thousand words nobody has heard."""
    texts = [article.text for article in read_articles([SEEDS], on_reject=print)]
    sentences = [
        one for text in texts for one in _SENTENCE.split(text) if not re.search("[“”„«»\"‘’‚']", one)
    ]
    sounds = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    chance = random.Random("words")
    words = {"".join(chance.choices(sounds, k=chance.choice((2, 3, 3, 4)))) for _ in range(12_000)}
    return sentences, sorted(words)[:10_000]


def _edited(text: str, chance: random.Random) -> str:
    _, words = _material()
    share = chance.uniform(0.01, 0.05)
    return re.sub(r"\w+", lambda word: chance.choice(words) if chance.random() < share else word[0], text)


def _truncated(text: str, chance: random.Random) -> str:
    return text[: int(len(text) * chance.uniform(0.8, 0.95))]


def _boilerplate(text: str, chance: random.Random) -> str:
    kind = chance.randrange(30)
    notice = " ".join(f"notice{kind} word{n}" for n in range(chance.randrange(5, 20)))
    return f"{text}\n\n{notice}." if chance.random() < 0.5 else f"{notice}.\n\n{text}"


def _requoted(text: str, chance: random.Random, length: int) -> str:
    """Return another story, with one of the lines of ``text``."""
    lines = re.findall(r"“[^”]*” said [\w ]+, a planner\.", text)
    story = _story(chance, length)
    return f"{story}\n\n{chance.choice(lines)}" if lines else text


_PLANT = {"edited": _edited, "truncated": _truncated, "boilerplate": _boilerplate}
