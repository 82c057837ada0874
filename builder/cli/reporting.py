"""What commands say on standard error while they work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from builder.errors import Rejected
from builder.viewing.plain import printable, printable_line

if TYPE_CHECKING:
    from builder.building.rejects import Rejects
    from builder.cli.options import Options
    from builder.conversion import ConversionReport


class _PrintableFormatter(logging.Formatter):
    """Makes messages, which may hold words of articles, safe for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print ``text``, with all in it that could steer a terminal replaced: articles and names of files may be in it.

    Everything that commands print goes through here, but for the data themselves: JSON.
    """
    click.echo(printable(text), err=err, nl=nl)


@contextmanager
def reporting(options: Options) -> Iterator[tuple[Rejects, Callable[[int], None]]]:
    """Yield what takes rejected records, and what to call with the number of articles done."""
    from builder.building.rejects import Rejects
    from builder.viewing.progress import progress

    handler = logging.StreamHandler()
    handler.setFormatter(_PrintableFormatter("quotebuilder: %(message)s"))
    logging.basicConfig(handlers=[handler])
    logging.getLogger("builder").setLevel(logging.INFO if options.verbose else logging.WARNING)
    with progress(shown=not options.quiet) as advance:
        yield Rejects(echo_record, strict=options.strict), advance


def conclude(report: ConversionReport, *, quiet: bool) -> None:
    """Say what a conversion did, and what it could not do even when ``quiet``."""
    for line in report.lines()[1 if quiet else 0 :]:
        say(printable_line(line), err=True)


def echo_record(record: Rejected) -> None:
    """Say of one record what is wrong with it."""
    say(printable_line(str(record)), err=True)


def steps(*, quiet: bool) -> Callable[[str], None]:
    """Return what tells people the steps; the libraries' own bars and warnings would only repeat them."""
    import datasets
    import huggingface_hub

    for library in (datasets, huggingface_hub):
        tools: Any = library.utils
        tools.disable_progress_bars()
        tools.logging.set_verbosity_error()
    return lambda step: None if quiet else say(f"{step} ...", err=True)
