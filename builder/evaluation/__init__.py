"""Evaluation of quote-attribution systems: matching, metrics, intervals, tests, and their rendering.

`evaluate` does it all; `measure` computes one metric. The path of an evaluation: `gold` and `systems` are
read and checked (`annotations`), turned into `units`, matched and compared by a protocol (`protocols`),
counted (`metrics`, `clustering`, `breakdowns`, `calibration`), added up with intervals and tests
(`scoring`, `statistics`) and shown (`rendering`).
"""

from importlib.util import find_spec

from builder.errors import QuotebuilderError

if find_spec("scipy") is None:
    raise QuotebuilderError("evaluation needs scipy; install it with pip install 'quotebuilder[evaluation]'")

from builder.evaluation.evaluating import evaluate, measure
from builder.evaluation.metrics import metric
from builder.evaluation.results import Evaluation, Score
from builder.evaluation.systems.base import SystemOptions

__all__ = ["Evaluation", "Score", "SystemOptions", "evaluate", "measure", "metric"]
