"""The page of the rules, docs/rules.md, from the rules themselves and from what was measured of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from builder.annotation.attribution import around, beside, embedded
from builder.annotation.attribution.exclusions import EXCLUSIONS
from builder.annotation.confidence import Measurement
from builder.annotation.indirect.constructions import CONSTRUCTIONS, PARSED

Row = tuple[str, str, str]

HEAD = """# The rules

Written by `python benchmarks/accuracy.py GOLD --write-confidence`, from the docstrings of the rules and what was
measured on {articles} gold articles of US news (PolNeAR's training part, 2015-16). *Right* is the share of a rule's
quotations that are gold attributions with the right speaker mention; it is what `confidence` says, drawn a little
towards the mean where a rule is rare. *Share* is the rule's part of all quotations. Gold annotators leave out some of
what the rules report without marks, so the figures of the indirect rules are lower than a reader's judgement.

A rule is a function from a `Context` to a `Claim` (`builder/annotation/attribution/sieve.py`). Rules are tried in the
order of this page; the first that applies links the quotation, and its name is the `rule` column. A quotation that
none of them links has the rule `unlinked` and no speaker.

## Rules of your own

- **Words**: copy none of our files; put a file of the same name as one in `builder/annotation/lexicon/en/` (`cues.txt`,
  `titles.txt`, `outlets.txt`, ...) with your lines into a folder and give it:
  `quotebuilder annotate --lexicon DIR ...`.
- **Rules**: a package that offers a function under the entry point group `quotebuilder.rules` has it tried before ours:

      [project.entry-points."quotebuilder.rules"]
      transcript = "my_package.rules:transcript"
"""


def rules_page(measured: Measurement) -> str:
    """Return the page in Markdown."""
    groups: list[tuple[str, list[Row]]] = [
        ("A cue right beside the quotation", [row_of(rule) for rule in beside.RULES]),
        ("A cue elsewhere in the sentence", [row_of(rule) for rule in embedded.RULES]),
        ("The sentences and paragraphs around", [row_of(rule) for rule in around.RULES]),
        ("Reports without quotation marks", list(CONSTRUCTIONS)),
        ("Reports that a parse tells (`--spacy-model`)", list(PARSED)),
    ]
    totals: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for tallies in measured.tallies.values():
        for rule, tally in tallies.items():
            totals[rule] += tally.total
            right[rule] += tally.right
    everything = sum(totals.values())
    lines = [HEAD.format(articles=measured.articles)]
    for title, rows in groups:
        lines += [f"## {title}", "", "| rule | example | what it reads | right | share |"]
        lines.append("| --- | --- | --- | --- | --- |")
        for name, example, meaning in rows:
            total = totals[name]
            share = (
                f"{100 * right[name] / total:.0f} % | {100 * total / everything:.1f} %" if total else "- | -"
            )
            lines.append(f"| `{name}` | {example} | {meaning} | {share} |")
        lines.append("")
    lines += ["## What is kept out", ""]
    lines += [
        "Stretches between marks that are nobody's words; `quotebuilder show --all` lists them. "
        "A report with nothing else between marks is indirect.",
        "",
    ]
    lines += ["| reason | example | what it is |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {example} | {meaning} |" for name, example, meaning in map(row_of, EXCLUSIONS)]
    return "\n".join(lines) + "\n"


def row_of(rule: Callable[..., object]) -> Row:
    """Return name, example and meaning of a rule or an exclusion, as the first line of its docstring tells them."""
    first = (rule.__doc__ or "").strip().splitlines()[0]
    example, _, meaning = first.partition("` -- " if "` -- " in first else "`: ")
    return rule.__name__.replace("_", "-"), example.lstrip("`").replace("|", "\\|"), meaning.rstrip(".")
