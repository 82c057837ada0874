"""The user's own function as a system."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from pathlib import Path

from builder.errors import QuotebuilderError
from builder.evaluation.systems.base import System
from builder.schema import Article

Predict = Callable[[list[Article]], Iterable[object]]


class CallableSystem(System):
    """A function from a list of articles to annotated articles (`Article`, or dicts in its form)."""

    def __init__(self, function: Predict, name: str) -> None:
        super().__init__()
        self.function, self.name = function, name

    def predict(self, articles: Sequence[Article], task: str) -> Iterable[object]:
        """Return what the function makes of copies of the articles: it may change them as it likes."""
        found = self.function([deepcopy(article) for article in articles])
        if not isinstance(found, Iterable):
            raise QuotebuilderError(f"{self.name}: returned {type(found).__name__}, not articles")
        return found


def import_callable(spec: str) -> Predict:
    """Import what ``MODULE:CALLABLE`` names, looking in the working directory too.

    Raises `QuotebuilderError` where there is no such module or callable.
    """
    module_name, _, path = spec.partition(":")
    if (here := str(Path.cwd())) not in sys.path:
        sys.path.insert(0, here)
    try:
        found: object = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        raise QuotebuilderError(
            f"{spec}: no module {error.name!r}; give MODULE:CALLABLE, or a file that exists"
        ) from error
    for part in path.split("."):
        if not hasattr(found, part):
            raise QuotebuilderError(f"{spec}: no {path!r} in {module_name}")
        found = getattr(found, part)
    if not callable(found):
        raise QuotebuilderError(f"{spec}: {path!r} is not callable")
    return found
