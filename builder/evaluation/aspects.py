"""The aspects of a quotation: what it may have, and in which a gold and a predicted one agree or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType

import msgspec

from builder.evaluation.units import LINKS, Unit


class Aspect(msgspec.Struct, frozen=True):
    """Something that a unit may have, and in which a gold and a predicted unit, in this order, may agree.

    Both functions give something true or false.
    """

    has: Callable[[Unit], object]
    agree: Callable[[Unit, Unit], object]


def _always(unit: Unit) -> bool:
    return True


def _cues_overlap(gold: Unit, predicted: Unit) -> bool:
    a, b = gold.cue, predicted.cue
    return a is not None and b is not None and min(a[1], b[1]) > max(a[0], b[0])


def _mentions_overlap(gold: Unit, predicted: Unit) -> bool:
    for a in gold.source:
        for b in predicted.source:
            if min(a[1], b[1]) > max(a[0], b[0]):
                return True
    return False


def _link(name: str) -> Aspect:
    keys = attrgetter(name)
    return Aspect(keys, lambda gold, predicted: keys(gold) & keys(predicted))


_cue, _source = attrgetter("cue"), attrgetter("source")
ASPECTS: Mapping[str, Aspect] = MappingProxyType(
    {
        "found": Aspect(_always, lambda gold, predicted: True),
        "exact": Aspect(_always, lambda gold, predicted: gold.spans == predicted.spans),
        "cue": Aspect(_cue, _cues_overlap),
        "cue_exact": Aspect(
            attrgetter("cue"), lambda gold, predicted: gold.cue and gold.cue == predicted.cue
        ),
        "speaker_mention": Aspect(_source, _mentions_overlap),
        "speaker_mention_exact": Aspect(
            _source, lambda gold, predicted: gold.source and gold.source == predicted.source
        ),
        "speaker_name": Aspect(attrgetter("names"), lambda gold, predicted: gold.names & predicted.names),
        **{name: _link(name) for name in LINKS},
    }
)
