"""The report's HTML: the sampled articles, compressed, with the scripts that show them."""

from __future__ import annotations

import base64
import zlib

from builder import __version__
from builder.viewing.report.sampling import Sample
from builder.viewing.web.assembling import asset, render

_SHARED, _OWN, _VENDOR = "builder.viewing.web", "builder.viewing.report", "builder.viewing.report.vendor"
STYLES = [(_SHARED, "base.css"), (_SHARED, "article.css"), (_OWN, "report.css")]
SCRIPTS = [
    (_VENDOR, "d3.min.js"),
    (_VENDOR, "plot.umd.min.js"),
    (_SHARED, "dom.js"),
    (_SHARED, "links.js"),
    (_SHARED, "article.js"),
    (_OWN, "data.js"),
    (_OWN, "filters.js"),
    (_OWN, "plots/drawing.js"),
    (_OWN, "plots/bars.js"),
    (_OWN, "plots/columns.js"),
    (_OWN, "plots/matrix.js"),
    (_OWN, "plots/plots.js"),
    (_OWN, "overview.js"),
    (_OWN, "list.js"),
    (_OWN, "facts.js"),
    (_OWN, "reading.js"),
    (_OWN, "csv.js"),
    (_OWN, "main.js"),
]
_PLOT_STYLE = "'sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM='"
"""What Observable Plot 0.6.17 writes into each plot as a style, where the plot's class is ``plot``."""


def report_page(sample: Sample, name: str) -> str:
    """Return the report on ``sample`` of the dataset called ``name``, as one HTML page that loads nothing.

    The same sample and name give the same page.
    """
    return render(
        _OWN,
        "page.html.jinja",
        scripts=[asset(*script) for script in SCRIPTS],
        styles=[asset(*style) for style in STYLES],
        more_styles=[_PLOT_STYLE],
        name=name,
        version=__version__,
        sample=sample,
        data=base64.b64encode(_compressed(sample)).decode(),
    )


def _compressed(sample: Sample) -> bytes:
    """Return the records as a gzip file of a JSON array, without name and time in its head."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    parts = [packer.compress(b"[")]
    for n, record in enumerate(sample.records()):
        parts.append(packer.compress(b",\n" + record if n else record))
    parts.append(packer.compress(b"]"))
    return b"".join([*parts, packer.flush()])
