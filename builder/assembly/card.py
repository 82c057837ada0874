"""The dataset card: README.md of a dataset folder, with the metadata that `datasets` and the Hub read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from builder.assembly.build import Build
from builder.assembly.features import CONFIGURATIONS, features
from builder.schema import QuotationRow

if TYPE_CHECKING:
    from huggingface_hub import DatasetCardData

TITLE = "Quotations from news text"
"""What a dataset is called where it has no name."""
DEFAULT = "quotations"
"""The configuration that ``load_dataset(DIR)`` gives."""


def card(build: Build, example: QuotationRow | None) -> str:
    """Return the README.md of the folder that ``build`` describes, with ``example`` as one real row."""
    return f"---\n{metadata(build)}\n---\n\n{_body(build, example)}"


def metadata(build: Build) -> DatasetCardData:
    """Return the card's metadata: the language, and for each configuration its files, splits and columns."""
    from datasets import DatasetInfo, SplitDict, SplitInfo
    from datasets.info import DatasetInfosDict
    from huggingface_hub import DatasetCardData

    configs: list[dict[str, Any]] = []
    infos = DatasetInfosDict()
    for configuration in CONFIGURATIONS:
        files = {name: shard for name, shard in build.files.items() if shard.configuration == configuration}
        if not files:
            continue
        by_split = {
            split: {name: shard for name, shard in files.items() if shard.split == split}
            for split in build.counts
            if any(shard.split == split for shard in files.values())
        }
        config: dict[str, Any] = {"config_name": configuration}
        if configuration == DEFAULT:
            config["default"] = True
        config["data_files"] = [{"split": split, "path": list(shards)} for split, shards in by_split.items()]
        configs.append(config)
        size = sum(shard.bytes for shard in files.values())
        splits = SplitDict()
        for split, shards in by_split.items():
            size_of_split = sum(shard.bytes for shard in shards.values())
            rows = sum(shard.rows for shard in shards.values())
            splits.add(SplitInfo(name=split, num_bytes=size_of_split, num_examples=rows))
        infos[configuration] = DatasetInfo(
            features=features(configuration), splits=splits, download_size=size, dataset_size=size
        )
    data = DatasetCardData(language="en", pretty_name=TITLE, tags=["quote-attribution", "news"])
    data["configs"] = configs
    infos.to_dataset_card_data(data)
    return data


def _body(build: Build, example: QuotationRow | None) -> str:
    rows = [
        f"| {split} | {n.articles:,} | {n.quotations:,} | {n.direct:,} | {n.mixed:,} | {n.indirect:,} "
        f"| {n.speaker:,} | {n.affiliation:,} | {n.outlet:,} |"
        for split, n in build.counts.items()
    ]
    parts = [
        f"# {TITLE}",
        "Who said what, for whom and to whom: the quotations that rules found in the articles, linked to "
        "their cues, speakers, the speakers' affiliations and outlets. No person has checked the rows. Built "
        f"by quotebuilder {build.version}; `build.json` has the inputs with checksums, and the options.",
        "| split | articles | quotations | direct | mixed | indirect "
        "| with speaker | with affiliation | with outlet |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n" + "\n".join(rows),
    ]
    if example is not None:
        row = msgspec.json.format(msgspec.json.encode(example), indent=2).decode()
        fence = "`" * max(3, _longest_run(row, "`") + 1)
        parts += [
            "```python\n"
            "from datasets import load_dataset\n\n"
            'quotations = load_dataset("PATH_OR_ID_OF_THIS_DATASET", "quotations")  # a row a quotation\n'
            'articles = load_dataset("PATH_OR_ID_OF_THIS_DATASET", "articles")  # a row an article\n'
            "```",
            f"A row of `quotations`:\n\n{fence}json\n{row}\n{fence}",
        ]
    else:
        parts.append("No quotation was found, so there is no `quotations` configuration.")
    parts.append(
        "`start` and `end` count Unicode code points of the article's `text`, the end left out. `spans` are "
        "the parts of the content, `marked` the stretches of it that stand between quotation marks. What the "
        "text does not say is null. `published` is a date, `confidence` goes from 0 to 1."
    )
    return "\n\n".join(parts) + "\n"


def _longest_run(text: str, char: str) -> int:
    longest = run = 0
    for c in text:
        run = run + 1 if c == char else 0
        longest = max(longest, run)
    return longest
