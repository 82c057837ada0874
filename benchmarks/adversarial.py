"""Time per byte of the annotator on articles made to be slow, over their size.

    python benchmarks/adversarial.py                  # 10 KB to 10 MB, some minutes
    python benchmarks/adversarial.py --largest 1e6    # quicker
    python benchmarks/adversarial.py said pronouns    # some kinds only

Every kind of article repeats one pattern with small changes. Time per byte may at most double from the smallest
article to the largest; what does more is marked, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from itertools import count, islice

from builder.annotation.pipeline import annotate_article
from builder.schema import Article
from builder.workers import collect_seldom

SMALLEST = 10_000
MOST = 2.0
"""How many times the time per byte of the smallest article the largest may take."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _name(number: int) -> str:
    """Return a made-up surname, another one for every number."""
    word = ""
    while True:
        number, letter = divmod(number, 26)
        word += _LETTERS[letter]
        if not number:
            return word.capitalize() + "en"


KINDS: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“",
    "closing marks": lambda n: "”",
    "straight marks": lambda n: '"',
    "apostrophes": lambda n: "'a ",
    "pairs of apostrophes": lambda n: "''so '' ",
    "plural possessives": lambda n: "‘the boys’ hall ",
    "nested single marks": lambda n: "'the 'hall' ",
    "nested marks": lambda n: "“She ‘said",
    "nested pairs": lambda n: "“He said “she said ‘no’,” ",
    "short quotations": lambda n: "“No.” “Yes,” he said. ",
    "quotations in one sentence": lambda n: "“no,” she said, “yes,” and ",
    "unclosed paragraphs": lambda n: "“And so it goes on.\n\n",
    "capitals": lambda n: _name(n) + " ",
    "one name": lambda n: "Moen ",
    "names and commas": lambda n: f"Ida {_name(n)}, ",
    "said": lambda n: "said ",
    "Said": lambda n: "Said ",
    "somebody said": lambda n: f"Ida {_name(n)} said that ",
    "people who said": lambda n: "Moen praised him, who ",
    "shares": lambda n: "31 percent of the people said ",
    "commas": lambda n: ",",
    "one sentence": lambda n: "and then the old mayor of the town went on to the harbour with a friend ",
    "pronouns": lambda n: "he said she said it told them ",
    "pronouns and names": lambda n: f"Ida {_name(n)} left. She said that he told her so. ",
    "the mayor": lambda n: f"Mayor Ida {_name(n)} left. The former mayor said so. ",
    "outlets": lambda n: "told the newspaper in an interview on Monday that ",
    "short outlets": lambda n: "“It is late,” Moen told the Post. ",
    "combining characters": lambda n: "e\u0301\u0323",
    "emoji": lambda n: "👩\u200d👩\u200d👧 ",
    "spaces": lambda n: " ",
    "line breaks": lambda n: "\n",
    "blank lines": lambda n: "a \n \t \n",
    "odd white space": lambda n: "\u2003\xa0a\u3000\t",
    "brackets": lambda n: "(",
    "brackets and names": lambda n: f"{_name(n)} (",
    "dashes": lambda n: "a — ",
    "digits": lambda n: "1",
    "numbers": lambda n: "1,2.3:4 ",
    "initials": lambda n: "A.",
    "one word": lambda n: "a",
    "hyphens": lambda n: "a-",
    "colons": lambda n: "Moen: ",
    "ellipses": lambda n: "... ",
    "tokens": lambda n: f"`` We stay , '' said Ida {_name(n)} -LRB- D-Ohio -RRB- . ",
    "marks as tokens": lambda n: '" ',
    "stops as tokens": lambda n: ". ",
    "brackets as tokens": lambda n: "-LRB- , ",
}


def article(kind: str, size: int, first: int = 0) -> Article:
    """Return an article of about ``size`` bytes of the kind ``kind``, with names from the ``first`` on."""
    part = KINDS[kind]
    step = max(1, len("".join(map(part, range(first, first + 10))).encode()) // 10)
    return Article(id="a", text="".join(map(part, islice(count(first), size // step + 1))))


def microseconds_per_byte(kind: str, size: int, rounds: int = 1) -> float:
    """Return the CPU time that annotation takes, the least of some rounds, per byte of the text.

    Each round has names of its own: what is remembered of the words of the last would make a small article cheaper
    than a large one, of which not all is remembered.
    """
    best = float("inf")
    for n in range(rounds):
        subject = article(kind, size, (n + 1) * size)
        start = time.process_time()
        annotate_article(subject)
        best = min(best, (time.process_time() - start) / len(subject.text.encode()))
    return best * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="which kinds; default: all")
    parser.add_argument("--largest", type=float, default=1e7, help="bytes of the largest article")
    arguments = parser.parse_args()
    unknown = [kind for kind in arguments.kinds if kind not in KINDS]
    if unknown:
        parser.error(f"no kind {', '.join(unknown)}; there are: {', '.join(KINDS)}")

    collect_seldom()
    sizes = [SMALLEST]
    while sizes[-1] * 10 <= arguments.largest:
        sizes.append(sizes[-1] * 10)
    print(f"{'microseconds a byte':<28}" + "".join(f"{size:>12,}" for size in sizes) + f"{'growth':>10}")
    slow = []
    for kind in arguments.kinds or KINDS:
        annotate_article(article(kind, SMALLEST))
        figures: list[float] = []
        print(f"{kind:<28}", end="", flush=True)
        for size in sizes:
            figures.append(microseconds_per_byte(kind, size, rounds=5 if size < 1e6 else 1))
            print(f"{figures[-1]:>12.3f}", end="", flush=True)
            if figures[-1] > 10 * figures[0]:
                break
        growth = figures[-1] / figures[0]
        print(f"{growth:>10.2f}{'  !' if growth > MOST else ''}", flush=True)
        if growth > MOST:
            slow.append(kind)
    if slow:
        sys.exit(f"more than {MOST:g} times the time a byte: {', '.join(slow)}")


if __name__ == "__main__":
    main()
