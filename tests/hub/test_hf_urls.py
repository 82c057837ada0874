"""Repositories of the Hub as folders, by URL."""

import json
from collections.abc import Callable
from pathlib import Path

from fake_hub import FakeHub
from runner import Runner

Build = Callable[..., Path]


def test_a_dataset_is_read_and_built_at_a_url_of_the_hub(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    url = "hf://datasets/mara/quotes"
    assert quotebuilder("generate", "-q", "made", "-o", "here") == (0, "", "")
    assert quotebuilder("generate", "-q", "made", "-o", url) == (0, "", "")
    repository = hub.repositories["mara/quotes"]
    assert repository.private
    published = repository.files()
    assert published.pop(".gitattributes")
    here = {name: (tmp_path / "here" / name).read_bytes() for name in published}
    assert published == here
    assert set(json.loads(published["build.json"])["files"]) < set(published)
    assert quotebuilder("validate", url).status == 0
    shard = next(name for name in published if name.startswith("data/articles/train"))
    rows = quotebuilder("annotate", "-q", f"{url}/data/articles/train*")
    assert (rows.status, len(rows.out.splitlines())) == (0, len(published[shard].splitlines()))
    missing = quotebuilder("annotate", f"{url}/nowhere.txt")
    assert (missing.status, missing.err) == (
        1,
        f"quotebuilder: error: {url}/nowhere.txt: no such file or folder\n",
    )
    refused = quotebuilder("generate", "made", "-o", url, token=None)
    assert (refused.status, "hf auth login" in refused.err) == (1, True)
