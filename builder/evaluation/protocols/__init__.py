"""Ways of comparing: a file a protocol, each saying what its gold is, what is matched and what is counted."""

from __future__ import annotations

from builder.errors import QuotebuilderError
from builder.evaluation.protocols.base import Protocol
from builder.evaluation.protocols.contract import ContractProtocol
from builder.evaluation.protocols.polnear import PolnearProtocol

PROTOCOLS = ("contract", "polnear")


def make_protocol(name: str, task: str, overlap: float, unit: str) -> Protocol:
    """Return the protocol called ``name``; `QuotebuilderError` where task or options do not fit it."""
    if name == "contract":
        return ContractProtocol(task, overlap, unit)
    if name == "polnear":
        if (task, unit) != ("extraction", "quotation"):
            raise QuotebuilderError(
                "the polnear protocol has the task extraction and the unit quotation only"
            )
        return PolnearProtocol()
    raise QuotebuilderError(f"no protocol {name!r}; there are {', '.join(PROTOCOLS)}")
