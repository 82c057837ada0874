"""What a build found, in a few lines for the terminal."""

from __future__ import annotations

from builder.assembly.build import Build
from builder.assembly.counts import Counts, total
from builder.schema import QuotationRow
from builder.storage import is_url
from builder.viewing.plain import printable_line, shortened


def found(counts: Counts, rejected: int) -> str:
    """Say in one line what was found: ``31 articles, 240 quotations (...), 2 records rejected``."""
    parts = [_number(counts.articles, "article"), _number(counts.quotations, "quotation")]
    if counts.quotations:
        parts[-1] += f" ({counts.direct:,} direct, {counts.mixed:,} mixed, {counts.indirect:,} indirect)"
    if rejected:
        parts.append(f"{_number(rejected, 'record')} rejected")
    return ", ".join(parts)


def summary(build: Build, samples: list[QuotationRow], output: str, programs: str = "") -> str:
    """Return the lines that end a build: its numbers, the rows that show it best, and what to do next.

    ``programs`` stands before the names of programs: the folder they are in, where PATH does not find them.
    """
    whole = total(build.counts.values())
    splits = ", ".join(f"{split} {counts.articles:,}" for split, counts in build.counts.items())
    lines = [
        f"{output}: {found(whole, build.rejected)}",
        "",
        f"  articles by split: {splits}",
    ]
    for link in ("speaker", "affiliation", "outlet"):
        linked: int = getattr(whole, link)
        share = f" ({linked / whole.quotations:.0%})" if whole.quotations else ""
        lines.append(f"  linked to {link + ':':<13}{linked:>7,}{share}")
    lines += _groups(build)
    for row in samples:
        lines += ["", *_sample(row)]
    lines += ["", "What to do next:"]
    if is_url(output):
        lines += [
            f"  {programs}quotebuilder {command} {output}" for command in ("show", "report", "validate")
        ]
        return "\n".join(lines)
    lines += [
        f"  open {output}/report.html in a browser",
        f"  {programs}quotebuilder show {output}",
        f"  {programs}python -c \"import datasets; print(datasets.load_dataset('{output}', 'quotations'))\"",
    ]
    return "\n".join(lines)


def _groups(build: Build) -> list[str]:
    groups, lines = build.groups, []
    if groups.near_duplicates:
        left = f", {build.left_out:,} left out" if build.left_out else ""
        lines.append(
            f"  near-duplicates: {groups.near_duplicates:,} in {_number(groups.duplicate_groups, 'group')}{left}"
        )
    if groups.quotation_groups:
        lines.append(
            f"  same quotations: {groups.shared_quotations:,} in {_number(groups.quotation_groups, 'group')}"
        )
    return lines + [f"  note: {printable_line(note)}" for note in build.notes]


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _sample(row: QuotationRow) -> list[str]:
    lines = [f"  “{shortened(row.text, 150)}”"]
    who = []
    if row.speaker is not None:
        aka = f" ({row.speaker.mention})" if row.speaker.mention != row.speaker.name else ""
        who.append(row.speaker.name + aka)
    if row.affiliation is not None:
        who += [part for part in (row.affiliation.role, row.affiliation.name) if part]
    if who:
        lines.append(f"    speaker: {printable_line(', '.join(who))}")
    if row.outlet is not None:
        outlet = [part for part in (row.outlet.name, row.outlet.medium) if part]
        lines.append(f"    outlet:  {printable_line(', '.join(outlet))}")
    cue = f", cue “{row.cue.text}”" if row.cue is not None else ""
    lines.append(f"    {row.type}{printable_line(cue)}, rule {row.rule}, row {printable_line(row.id)}")
    return lines
