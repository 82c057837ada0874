"""The command evaluate."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from builder.cli.options import ANY_PATH
from builder.cli.reporting import say


@click.command(
    short_help="Measure quote-attribution systems on gold.",
    epilog="Example: quotebuilder evaluate output rules mine=predictions.jsonl --html report.html",
)
@click.argument("gold", type=ANY_PATH)
@click.argument("systems", nargs=-1, required=True, metavar="[NAME=]SYSTEM...", type=ANY_PATH)
@click.option(
    "--task",
    type=click.Choice(["extraction", "attribution", "links"]),
    default="extraction",
    show_default=True,
    help="Text in, everything out; who said the gold quotations; for whom and to whom, the speakers given.",
)
@click.option(
    "--split", metavar="NAME", help="The split of a dataset, or several: validation+test. [default: test]"
)
@click.option(
    "--protocol",
    type=click.Choice(["contract", "polnear"]),
    default="contract",
    show_default=True,
    help="What is compared: whole quotations, or stretches between marks as PolNeAR-like gold has them.",
)
@click.option("--links", type=ANY_PATH, metavar="FILE", help="The links of PolNeAR-like gold, JSONL.")
@click.option(
    "--overlap",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    show_default=True,
    metavar="SHARE",
    help="From which share of common characters on two contents are the same quotation.",
)
@click.option(
    "--unit",
    type=click.Choice(["quotation", "part"]),
    default="quotation",
    show_default=True,
    help="Compare whole quotations, or each part of an interrupted one on its own.",
)
@click.option("--verified", is_flag=True, help="Take as gold only what people have verified.")
@click.option("--allow-missing", is_flag=True, help="Count articles without a prediction as empty.")
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=2000,
    show_default=True,
    metavar="N",
    help="Bootstrap samples, and shuffles of each paired test; 0 for neither.",
)
@click.option("--seed", default=0, show_default=True, metavar="N", help="Of the resampling.")
@click.option("--details", is_flag=True, help="Add breakdowns and calibration to the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON instead of tables.")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@click.option("--html", type=ANY_PATH, metavar="FILE", help="Write a page with plots and the mistakes.")
@click.option("--errors", type=ANY_PATH, metavar="FILE", help="Write every mistake, JSONL.")
@click.option(
    "--model-index", type=ANY_PATH, metavar="FILE", help="Write the first system's block for a model card."
)
@click.option(
    "--model-name", metavar="ID", help="What that block calls the model. [default: the system's name]"
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many processes the rules use.")
@click.option("--spacy-model", metavar="NAME", help="The spaCy pipeline for textacy: a folder or a package.")
@click.option(
    "--base-url", metavar="URL", help="The endpoint of llm:MODEL. Its key is read from OPENAI_API_KEY."
)
@click.option("--cache", type=ANY_PATH, metavar="DIR", help="Where the answers of llm:MODEL are kept.")
@click.option(
    "--concurrency",
    type=click.IntRange(min=1),
    default=4,
    show_default=True,
    metavar="N",
    help="Requests to llm:MODEL under way at once.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def evaluate(
    gold: str,
    systems: tuple[str, ...],
    as_json: bool,
    markdown: bool,
    details: bool,
    html: str | None,
    errors: str | None,
    model_index: str | None,
    model_name: str | None,
    workers: int | None,
    spacy_model: str | None,
    base_url: str | None,
    cache: str | None,
    concurrency: int,
    quiet: bool,
    **how: Any,
) -> None:
    """Measure quote-attribution systems on gold, with intervals, tests between them, and their mistakes.

    GOLD is a built dataset (its folder or its id on the Hub), a JSONL file of annotated articles, or, with
    --protocol polnear, one of attributions. A SYSTEM is rules (the annotator), a JSONL file of predictions,
    textacy, llm:MODEL (a chat endpoint), MODULE:CALLABLE (a function from articles to articles), or the
    folder of a spaCy pipeline.
    """
    from pathlib import Path

    from builder.assembly.stream import open_output
    from builder.evaluation import SystemOptions
    from builder.evaluation import evaluate as evaluated
    from builder.evaluation.rendering.markdown import to_markdown
    from builder.evaluation.rendering.model_card import to_model_index
    from builder.evaluation.rendering.page import to_page
    from builder.evaluation.rendering.terminal import print_tables
    from builder.evaluation.systems import name_systems
    from builder.running import cores
    from builder.viewing.progress import progress

    if as_json and markdown:
        raise click.UsageError("--json and --markdown exclude each other.", click.get_current_context())
    options = SystemOptions(
        workers=workers or cores(),
        spacy_model=spacy_model,
        base_url=base_url,
        cache=Path(cache) if cache else None,
        concurrency=concurrency,
    )
    named = name_systems(systems, options)
    with progress(shown=not quiet) as advance:
        result = evaluated(gold, named, progress=lambda name, done, total: advance(1), **how)

    def write(path: str, content: Callable[[], Iterable[bytes]]) -> None:
        with open_output(path, (gold, *systems)) as line_by_line:
            for line in content():
                line_by_line(line)

    if html:
        write(html, lambda: [to_page(result).encode()])
    if errors:
        write(errors, result.mistake_lines)
    if model_index:
        write(model_index, lambda: [to_model_index(result, model_name=model_name).encode()])
    if as_json:
        click.echo(result.to_json())
    elif markdown:
        say(to_markdown(result, details), nl=False)
    elif "-" not in (html, errors, model_index):
        print_tables(result, sys.stdout, details)
