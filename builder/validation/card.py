"""The card's metadata against the data: `datasets` and the Hub read the files by it."""

from __future__ import annotations

from pathlib import Path

from builder.assembly.build import Build
from builder.assembly.card import OF_THE_DATA, metadata
from builder.assembly.folder import CARD_FILE, PLOT_FILE
from builder.validation.report import Report


def check_card(place: Path, build: Build, report: Report) -> None:
    """Check that the card and its plot are there, that its metadata can be read, and that it describes the files."""
    import yaml
    from huggingface_hub import DatasetCard

    if not (place / PLOT_FILE).is_file():
        report.add(PLOT_FILE, None, "", "missing")
    try:
        card = DatasetCard((place / CARD_FILE).read_text(encoding="utf-8"), ignore_metadata_errors=False)
    except FileNotFoundError:
        report.add(CARD_FILE, None, "", "missing")
        return
    except (OSError, ValueError, TypeError, yaml.YAMLError, RecursionError) as error:
        report.add(CARD_FILE, None, "", f"its metadata cannot be read ({' '.join(str(error).split())})")
        return
    said, expected = card.data, metadata(build)
    for field in OF_THE_DATA:
        if said.get(field) != expected.get(field):
            report.add(
                CARD_FILE, None, field, "not what is in the files; build again, or take back what was changed"
            )
