"""The card's text: blocks that every build writes anew, and whatever people write around them, which stays."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import msgspec

from builder.assembly.build import Build
from builder.assembly.card.accuracy import accuracy
from builder.assembly.card.metadata import OF_THE_DATA, TITLE, metadata
from builder.assembly.counts import total
from builder.schema import QuotationRow

if TYPE_CHECKING:
    from jinja2 import Environment

INPUTS_SHOWN = 20
_BLOCK = re.compile(r"<!-- generated: (?P<name>[a-z-]+) -->\n.*?<!-- end of \1 -->", re.S)
_FRONT_MATTER = re.compile(r"---\n(?P<yaml>.*?)\n---\n", re.S)
_CITATION = """@misc{{quotebuilder-dataset,
  title = {{{title}}},
  note = {{Built with Quotebuilder {version} from {articles:,} articles; SHA-256 of the texts {digest}}}
}}"""


def card(build: Build, example: QuotationRow | None, edited: str | None = None) -> str:
    """Return the README.md of the folder that ``build`` describes, with ``example`` as one real row.

    ``edited`` is the README.md of the build before, if there is one. Of it stays what people may have written: all
    text outside the blocks between ``<!-- generated: NAME -->`` and ``<!-- end of NAME -->``, and the metadata but for
    what tells of the files. A block that somebody took out stays out.
    """
    body, edits = _written(build, example), {}
    if edited is not None and (found := _FRONT_MATTER.match(edited)) and _BLOCK.search(edited):
        fresh = {block["name"]: block[0] for block in _BLOCK.finditer(body)}
        body = _BLOCK.sub(
            lambda block: fresh.get(block["name"], block[0]), edited[found.end() :].lstrip("\n")
        )
        edits = _metadata_of(found["yaml"])
    data = metadata(build)
    for field, value in edits.items():
        if field not in OF_THE_DATA and not (field == "license" and build.licences.dataset):
            data[field] = value
    return f"---\n{data}\n---\n\n{body}"


def with_block(text: str, name: str, content: str, *, after: str) -> str:
    """Return a card's ``text`` with the block ``name``: in its place, or new behind the block ``after``, or at the end.

    A build does not know such a block, and so leaves it as it is.
    """
    written = f"<!-- generated: {name} -->\n{content}\n<!-- end of {name} -->"
    blocks = {block["name"]: block for block in _BLOCK.finditer(text)}
    if name in blocks:
        return text[: blocks[name].start()] + written + text[blocks[name].end() :]
    at = blocks[after].end() if after in blocks else len(text.rstrip("\n"))
    return f"{text[:at]}\n\n{written}{text[at:]}"


def _metadata_of(text: str) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _written(build: Build, example: QuotationRow | None) -> str:
    whole = total(build.counts.values())
    row = None if example is None else msgspec.json.format(msgspec.json.encode(example), indent=2).decode()
    if row is not None:
        # The same JSON; an article that has the comment that ends this block would end it in the next build.
        row = row.replace("<!--", "\\u003c!--")
    return (
        _environment()
        .get_template("card.md.jinja")
        .render(
            build=build,
            total=whole,
            row=row,
            title=TITLE,
            fence="`" * max(3, _longest_run(row or "", "`") + 1),
            accuracy=accuracy(),
            shown=INPUTS_SHOWN,
            citation=_CITATION.format(
                title=TITLE, version=build.version, articles=whole.articles, digest=build.texts_sha256[:16]
            ),
        )
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def source(name: str) -> str:
        return (resources.files(__package__) / name).read_text(encoding="utf-8")

    # Markdown, not HTML: what comes from articles goes through the filters `cell` and `code`, or is JSON in a fence.
    environment = Environment(  # nosec B701
        loader=FunctionLoader(source), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["n"] = lambda number: f"{number:,}"
    environment.filters["json"] = lambda value: msgspec.json.encode(value).decode()
    environment.filters["cell"] = cell
    environment.filters["code"] = _code
    environment.filters["share"] = _share
    return environment


def cell(text: object) -> str:
    """Return text as it can stand in a cell of a table; markup in names of speakers stays text."""
    said = " ".join(str(text).split())
    for mark, instead in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\\", "\\\\")):
        said = said.replace(mark, instead)
    return re.sub(r"([|`*_\[\]#!~])", r"\\\1", said)


def _code(text: str) -> str:
    """Return text, the name of a file, as code in a line: it can end neither the code nor a generated block."""
    line = " ".join(text.split()).replace("`", "'").replace("<!--", "< !--")
    return f"`{line}`"


def _share(number: int, of: int) -> str:
    return f"{100 * number / of:.0f} %" if of else "–"


def _longest_run(text: str, char: str) -> int:
    longest = run = 0
    for c in text:
        run = run + 1 if c == char else 0
        longest = max(longest, run)
    return longest
