"""The card's metadata: what `datasets` and the Hub read of a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.assembly.build import Build
from builder.assembly.features import CONFIGURATIONS, features

if TYPE_CHECKING:
    from huggingface_hub import DatasetCardData

TITLE = "Quotations from news text"
"""What a dataset is called where nobody gives it a name."""
OF_THE_DATA = ("configs", "dataset_info", "size_categories")
"""The fields that describe the files, and so are no people's to write."""
DEFAULT = "quotations"
"""The configuration that ``load_dataset(DIR)`` gives."""


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
    data = DatasetCardData(
        language="en",
        license=build.licences.dataset,
        pretty_name=TITLE,
        annotations_creators=["machine-generated"],
        size_categories=[_size_category(sum(counts.articles for counts in build.counts.values()))],
        task_categories=["token-classification"],
        tags=["quote-attribution", "news"],
    )
    data["configs"] = configs
    infos.to_dataset_card_data(data)
    return data


def _size_category(articles: int) -> str:
    """Return the Hub's name for how large a dataset is."""
    least, name = 0, "n<1K"
    for power, following in (("1K", "10K"), ("10K", "100K"), ("100K", "1M"), ("1M", "10M"), ("10M", "100M")):
        least = least * 10 or 1_000
        if articles >= least:
            name = f"{power}<n<{following}"
    return name if articles < 100_000_000 else "100M<n<1B"
