"""Which split each article goes to: no group is parted, and publishers or speakers may be held out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.assembly.grouping.components import Components
from builder.assembly.grouping.groups import Groups, largest
from builder.assembly.grouping.table import KeyTable
from builder.assembly.keeping import halves, representatives
from builder.assembly.splits import NAMES, SCALE, Splits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.int64]

SplitBy = Literal["random", "published", "publisher", "speaker"]

_MISSED = 0.02
"""From which difference between a share asked for and the one there is on it is told."""


def place(
    table: KeyTable,
    groups: Groups,
    splits: Splits,
    by: SplitBy,
    kept: NDArray[np.bool_],
    fixed: NDArray[np.int8],
) -> tuple[NDArray[np.int8], list[str]]:
    """Choose a split for every article.

    ``random``: the first half of the digest of the text that stands for its group is a point on the line that
    the shares divide, so that adding articles moves only those whose group they join. ``published``: the newest
    to test, the oldest to train, cut between days. ``publisher`` and ``speaker``: all articles of a publisher,
    or with a speaker, go to the same split. Always are near-duplicates and articles with a quotation in common
    in the same split. Articles that have one already (``fixed`` is its place, -1 for the others) stay there, and what
    they are tied to goes there too.

    Returns the places in `builder.assembly.splits.NAMES`, and sentences, with numbers, on what could not be as
    asked for.
    """
    import numpy as np

    roots = groups.together
    home = next(place for place, weight in enumerate(splits.weights) if weight)
    notes: list[str] = []
    if by == "random":
        points = halves(table)[representatives(roots, table, kept), 0]
        placed = np.array([splits.at(point) for point in points.tolist()], np.int8)
        tie = "near-duplicates and shared quotations tie them together"
    elif by == "published":
        placed, notes = _by_day(table, roots, splits, kept, home)
        tie = "a day goes to one split, and near-duplicates and shared quotations go together"
    else:
        if by == "publisher":
            known = table.publishers != 0
            named, names = np.flatnonzero(known), table.publishers[known]
        else:
            known = np.ones(len(table), bool)
            named, names = np.repeat(np.arange(len(table)), np.diff(table.first_speaker)), table.speakers
        roots = _tied(roots, named, names)
        placed = _fill(table, roots, splits, kept, known, home)
        unknown = int(np.count_nonzero(kept & ~known))
        if unknown:
            notes.append(
                f"{_articles(unknown)} without a {by} went to {NAMES[home]}, with what they are tied to"
            )
        tie = f"{by}s, near-duplicates and shared quotations tie them together"
    old = fixed >= 0
    if old.any():
        elsewhere = int(np.count_nonzero(old & (placed != fixed)))
        if elsewhere:
            notes.append(
                f"{_articles(elsewhere)} of the dataset that was extended would be in another split now, but"
                " articles keep theirs"
            )
        # What belongs together outweighs a publisher or speaker in common.
        for tied in (roots, groups.together):
            placed = _held(placed, tied, fixed)
    return placed, notes + _missed_shares(placed[kept], roots[kept], splits, by, tie)


def _held(placed: NDArray[np.int8], roots: Array, fixed: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return ``placed``, but with what is tied to an article of a ``fixed`` place there, of several the first."""
    import numpy as np

    old = np.flatnonzero(fixed >= 0)[::-1]
    of_group = np.full(len(roots), -1, np.int8)
    of_group[roots[old]] = fixed[old]
    of_group = of_group[roots]
    return np.where(fixed >= 0, fixed, np.where(of_group >= 0, of_group, placed)).astype(np.int8)


def _tied(roots: Array, named: Array, names: NDArray[np.uint64]) -> Array:
    """Return what must go together where articles with a name in common must: ``named`` one of the ``names`` each."""
    import numpy as np

    together = Components(len(roots))
    together.join_arrays(np.arange(len(roots)), roots)
    order = np.argsort(names, kind="stable")
    same = names[order][1:] == names[order][:-1]
    together.join_arrays(named[order[:-1][same]], named[order[1:][same]])
    return together.roots()


def _by_day(
    table: KeyTable, roots: Array, splits: Splits, kept: NDArray[np.bool_], home: int
) -> tuple[NDArray[np.int8], list[str]]:
    """Give each group the day of its newest article, and cut the days so that the shares come out best."""
    import numpy as np

    days = table.published
    order = np.lexsort((days, roots))
    last = np.append(roots[order][1:] != roots[order][:-1], True) if len(order) else np.empty(0, bool)
    newest = np.zeros(len(roots), "S10")
    newest[roots[order][last]] = days[order][last]
    of_group = newest[roots]
    known, counts = np.unique(of_group[kept & (of_group != b"")], return_counts=True)
    undated = int(np.count_nonzero(kept & (of_group == b"")))
    # Where the articles without a date are counts as read before the first day.
    reached = np.concatenate([[undated], undated + np.cumsum(counts)])
    total = int(reached[-1])
    cuts: list[int] = []
    for bound in splits.bounds[:2]:
        near = np.abs(reached - bound / SCALE * total)
        start = cuts[-1] if cuts else 0
        cuts.append(start + int(np.argmin(near[start:])))
    if splits.weights[1] == 0:
        cuts[1] = cuts[0]
    place_of_day = np.searchsorted(cuts, np.arange(len(known)), side="right")
    placed = np.full(len(roots), home, np.int8)
    dated = of_group != b""
    placed[dated] = place_of_day[np.minimum(np.searchsorted(known, of_group[dated]), max(len(known) - 1, 0))]
    notes = []
    if undated:
        notes.append(f"{_articles(undated)} without a date of publication went to {NAMES[home]}")
    older = int(
        np.count_nonzero(kept & dated & (days != b"") & (_place_of_days(days, known, place_of_day) < placed))
    )
    if older:
        notes.append(
            f"{_articles(older)} went to a later split than their day, with newer ones they are tied to"
        )
    return placed, notes


def _place_of_days(days: NDArray[np.bytes_], known: NDArray[np.bytes_], places: Array) -> Array:
    """Return the split that each of ``days`` falls in, by the places of the days that are ``known``."""
    import numpy as np

    if not len(known):
        return np.zeros(len(days), "<i8")
    return places[np.maximum(np.searchsorted(known, days, side="right") - 1, 0)]


def _fill(
    table: KeyTable,
    roots: Array,
    splits: Splits,
    kept: NDArray[np.bool_],
    known: NDArray[np.bool_],
    home: int,
) -> NDArray[np.int8]:
    """Give what goes together, the largest first, to the split that lacks most of its share.

    What nothing is ``known`` of goes to the split ``home``.
    """
    import numpy as np

    sizes = np.bincount(roots[kept], minlength=len(roots))
    told = np.zeros(len(roots), bool)
    told[roots[known]] = True
    ones = np.unique(roots)
    points = halves(table)[representatives(roots, table, kept), 0]
    order = ones[np.lexsort((points[ones], -sizes[ones]))]
    total = int(sizes.sum())
    lacking = [weight * total for weight in splits.weights]
    chosen = np.full(len(roots), home, np.int8)
    # First what has no choice, so that the rest makes up for it.
    lacking[home] -= int(sizes[~told].sum()) * SCALE
    for one in order[told[order]].tolist():
        best = max(range(len(NAMES)), key=lambda place: lacking[place])
        chosen[one] = best
        lacking[best] -= int(sizes[one]) * SCALE
    return chosen[roots]


def _missed_shares(
    placed: NDArray[np.int8], roots: Array, splits: Splits, by: SplitBy, tie: str
) -> list[str]:
    """Say which shares are not as asked for, unless chance alone, among few articles, explains it."""
    import numpy as np

    total, crowd = len(placed), largest(roots)
    if not total or (by == "random" and crowd <= max(1, total * _MISSED)):
        return []
    got = np.bincount(placed, minlength=len(NAMES)).tolist()
    wanted = [weight / SCALE for weight in splits.weights]
    if all(abs(n / total - share) < _MISSED for n, share in zip(got, wanted, strict=True)):
        return []
    shares = ", ".join(
        f"{name} {n / total:.1%} ({n:,}) instead of {share:.1%}"
        for name, n, share in zip(NAMES, got, wanted, strict=True)
    )
    return [f"the shares are {shares}: of {_articles(total)}, {crowd:,} at most must be in one split; {tie}"]


def _articles(n: int) -> str:
    return f"{n:,} article" if n == 1 else f"{n:,} articles"
