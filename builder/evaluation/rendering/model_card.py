"""An evaluation as the metadata block that a model card on the Hub carries."""

from __future__ import annotations

from builder.errors import QuotebuilderError
from builder.evaluation.results import Evaluation, Score

# The Hub has no task of its own for quotations; finding them is labelling tokens.
_TASK_TYPE = "token-classification"


def to_model_index(evaluation: Evaluation, system: str | None = None, model_name: str | None = None) -> str:
    """Return the YAML block of a model card with the figures of a system: of the first, unless it is named.

    ``model_name`` is what the card calls the model; the system's name without it. The block begins and ends
    with ``---`` and can stand at the top of a README.md as it is. Raises `QuotebuilderError` for an unknown
    system.
    """
    from huggingface_hub import EvalResult, ModelCardData

    name = system or next(iter(evaluation.systems))
    if name not in evaluation.systems:
        raise QuotebuilderError(f"no system {name!r}; there are {', '.join(evaluation.systems)}")
    results = [
        EvalResult(
            task_type=_TASK_TYPE,
            task_name=f"Quote attribution ({evaluation.settings['task']})",
            dataset_type=evaluation.gold,
            dataset_name=evaluation.gold.rstrip("/").rpartition("/")[2],
            dataset_config="articles" if evaluation.split else None,
            dataset_split=evaluation.split,
            metric_type="f1" if score.form == "prf" else "accuracy",
            metric_name=score.title,
            metric_value=round(score.headline.value, 4),
            metric_args=_arguments(evaluation, score),
        )
        for score in evaluation.systems[name].scores.values()
        if score.headline.value is not None
    ]
    card = ModelCardData(model_name=model_name or name, eval_results=results)
    return f"---\n{card.to_yaml()}\n---\n"


def _arguments(evaluation: Evaluation, score: Score) -> dict[str, object]:
    arguments: dict[str, object] = {"protocol": evaluation.protocol, **evaluation.settings}
    if score.headline.low is not None and score.headline.high is not None:
        arguments["interval_95"] = [round(score.headline.low, 4), round(score.headline.high, 4)]
    return arguments
