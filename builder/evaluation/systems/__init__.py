"""The systems that can be evaluated: a file a kind."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from builder.errors import QuotebuilderError
from builder.evaluation.systems.base import System, SystemOptions
from builder.evaluation.systems.callables import CallableSystem, import_callable
from builder.evaluation.systems.predictions import FileSystem, MemorySystem
from builder.storage import is_url, last_name

SystemLike = str | Path | System | Callable[[list[Any]], Iterable[Any]] | Iterable[Any]

_NAMED = re.compile(r"(?P<name>[\w .-]+)=(?P<spec>.+)", re.DOTALL)
_CALLABLE = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*(\.[^\W\d]\w*)*")


def make_systems(given: SystemLike | Mapping[str, SystemLike], options: SystemOptions) -> dict[str, System]:
    """Make the systems that `evaluate` is given, by name; one alone is named after what it is."""
    if isinstance(given, Mapping):
        return {name: make_system(each, options) for name, each in given.items()}
    if isinstance(given, str | Path):
        return name_systems([str(given)], options)
    return {"system": make_system(given, options)}


def name_systems(specs: Iterable[str], options: SystemOptions) -> dict[str, System]:
    """Make systems from the command line's words for them, each ``SPEC`` or ``NAME=SPEC``.

    Without a name, a file or folder goes by its name without ending, anything else by its words. Raises
    `QuotebuilderError` where two have one name.
    """
    systems: dict[str, System] = {}
    for words in specs:
        named = None if is_url(words) or Path(words).exists() else _NAMED.fullmatch(words)
        spec = named["spec"] if named else words
        name = named["name"] if named else _default_name(spec)
        if name in systems:
            raise QuotebuilderError(f"two systems are called {name!r}; name them: one={spec} other=...")
        systems[name] = make_system(spec, options)
    return systems


def make_system(given: SystemLike, options: SystemOptions) -> System:
    """Make one system from what `evaluate` or the command line calls it."""
    if isinstance(given, System):
        return given
    if isinstance(given, str | Path):
        return _from_words(str(given), options)
    if callable(given):
        return CallableSystem(given, getattr(given, "__name__", "system"))
    return MemorySystem(given)


def _default_name(spec: str) -> str:
    return last_name(spec).split(".")[0] if is_url(spec) or os.path.exists(spec) else spec


def _from_words(spec: str, options: SystemOptions) -> System:
    path = Path(spec)
    if path.is_dir():
        from builder.evaluation.systems.spacy_pipeline import SpacySystem

        return SpacySystem(path)
    if is_url(spec) or path.exists():
        return FileSystem(spec)
    if spec == "rules":
        from builder.evaluation.systems.rules import RulesSystem

        return RulesSystem(options.workers)
    if spec == "textacy":
        from builder.evaluation.systems.textacy import TextacySystem

        if options.spacy_model is None:
            raise QuotebuilderError(
                "textacy needs a spaCy pipeline with a parser; name it with --spacy-model"
            )
        return TextacySystem(options.spacy_model)
    if spec.startswith("llm:") and spec != "llm:":
        from builder.evaluation.systems.llm import LlmSystem

        return LlmSystem(spec.removeprefix("llm:"), options)
    if _CALLABLE.fullmatch(spec):
        return CallableSystem(import_callable(spec), spec)
    raise QuotebuilderError(
        f"{spec}: no such file, and no system of that name; a system is rules, textacy, llm:MODEL, "
        "MODULE:CALLABLE, the folder of a spaCy pipeline or a JSONL file of predictions"
    )
