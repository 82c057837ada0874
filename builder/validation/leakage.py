"""Whether what belongs together is in one split: recomputed from the texts, not believed."""

from __future__ import annotations

from collections.abc import Iterable

from builder.assembly.grouping.groups import Groups
from builder.assembly.grouping.keys import Keys, keys_of
from builder.assembly.grouping.table import KeyTable, Strings
from builder.schema import Article
from builder.validation.report import Report

_AT_ONCE = 256


class Leakage:
    """Gathers the keys of all articles, then looks for groups that are parted."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._keys: list[Keys] = []
        self._waiting: list[Article] = []
        self._places: list[tuple[str, str, int]] = []
        self._stored: list[str] = []
        self._quotations: list[str] = []

    def add(self, split: str, file: str, row: int, article: Article) -> None:
        """Add an article, in the order of the dataset."""
        self._places.append((split, file, row))
        self._stored.append(article.duplicate_group or "")
        self._quotations += [quotation.quotation_group or "" for quotation in article.quotations]
        self._waiting.append(article)
        if len(self._waiting) >= _AT_ONCE:
            self._take()

    def check(self) -> None:
        """Report every group that is in several splits, and near-duplicates and quotations grouped otherwise."""
        self._take()
        table = KeyTable(self._keys)
        groups = Groups(table)
        self._check_split(
            groups.together.tolist(), table.ids, "near-duplicates or with a quotation in common"
        )
        firsts: dict[str, int] = {}
        self._check_split(
            [firsts.setdefault(stored, number) for number, stored in enumerate(self._stored)],
            table.ids,
            "of one duplicate_group",
        )
        self._check_groups(groups.duplicates.tolist(), table.ids)
        owners = (table.articles_of(numbers).tolist() for numbers in groups.quotations)
        same = (numbers.tolist() for numbers in groups.quotations)
        for number, root, here, there in zip(*same, *owners, strict=True):
            if self._quotations[number] != self._quotations[root]:
                _, file, row = self._places[here]
                at = f"quotations[{number - int(table.first_quotation[here])}].quotation_group"
                self._report.add(file, row, at, f"not that of the same quotation in {table.ids[there]!r}")

    def _check_split(self, roots: Iterable[int], ids: Strings, what: str) -> None:
        for number, root in enumerate(roots):
            split, file, row = self._places[number]
            if split != self._places[root][0]:
                other, where = ids[root], self._places[root][0]
                self._report.add(file, row, "", f"leaks: {other!r} in {where} and this one are {what}")

    def _check_groups(self, roots: Iterable[int], ids: Strings) -> None:
        for number, root in enumerate(roots):
            if self._stored[number] != self._stored[root]:
                _, file, row = self._places[number]
                self._report.add(
                    file, row, "duplicate_group", f"not that of its near-duplicate {ids[root]!r}"
                )

    def _take(self) -> None:
        if self._waiting:
            self._keys.append(keys_of(self._waiting))
            self._waiting = []
