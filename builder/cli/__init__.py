"""The command line: one command a verb; each parses, calls, and prints."""

from __future__ import annotations

import signal
import sys

import click

from builder import __version__
from builder.cli.building import annotate, generate, show
from builder.cli.converting import export, import_corpus
from builder.cli.evaluating import evaluate
from builder.cli.publishing import pull, push, validate
from builder.cli.reporting import say
from builder.cli.reviewing import review
from builder.cli.viewing import report
from builder.errors import QuotebuilderError
from builder.viewing.plain import printable_line
from builder.workers import collect_seldom


def main() -> None:
    """Run the command line and exit: 0 done, 1 an error in the data, 2 in the usage, 130 interrupted."""
    collect_seldom()
    signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with ``arguments``, print errors in one line, and return the exit status.

    Where nobody reads the output any more (``| head``), click ends the process quietly.
    """
    try:
        status = quotebuilder.main(arguments, prog_name="quotebuilder", standalone_mode=False)
    except click.UsageError as error:
        command = "quotebuilder" if error.ctx is None else error.ctx.command_path
        return _fail(f"{error.format_message()} See '{command} --help'.", 2)
    except QuotebuilderError as error:
        return _fail(str(error), 1)
    except (click.Abort, KeyboardInterrupt) as interrupt:
        # click turns the interrupt, which may say how to go on, into an Abort.
        said = str(interrupt if isinstance(interrupt, KeyboardInterrupt) else interrupt.__cause__ or "")
        say(f"quotebuilder: interrupted{said and '; '}{said}", err=True)
        return 130
    return status if isinstance(status, int) else 0


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="quotebuilder %(version)s")
def quotebuilder() -> None:
    """Turn news articles into quote-attribution datasets: who said what, for whom and to whom.

    An INPUT is a text, HTML, JSON, JSONL, CSV, TSV or Parquet file (each also .gz or .zst), a folder or a
    glob of these, the URL of any of them (s3://, gs://, hf://, https://), the id of a dataset on the Hugging
    Face Hub, or - for standard input.
    """


for command in (
    annotate,
    generate,
    show,
    report,
    review,
    validate,
    push,
    pull,
    import_corpus,
    export,
    evaluate,
):
    quotebuilder.add_command(command)


def _interrupt(*_: object) -> None:
    """Take the end that another process asks for as Ctrl-C: what is at work is left in good order."""
    raise KeyboardInterrupt


def _fail(message: str, status: int) -> int:
    say(f"quotebuilder: error: {printable_line(message)}", err=True)
    return status
