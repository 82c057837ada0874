"""A dataset on the Hub is added to."""

import json
from collections.abc import Callable
from pathlib import Path

from fake_hub import FakeHub
from runner import Runner

Build = Callable[..., Path]


def test_a_dataset_on_the_hub_is_added_to(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    hub.create(
        "mara/quotes",
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        },
    )
    (tmp_path / "new.txt").write_text("“The quay is long,” said Ola Vind, a mason.")
    result = quotebuilder("generate", "new.txt", "-o", "more", "-q", "--extend", "mara/quotes")
    assert (result.status, result.err) == (0, "")
    ids = [
        {
            json.loads(line)["id"]
            for path in (one / "data/articles").iterdir()
            for line in path.read_text().splitlines()
        }
        for one in (folder, tmp_path / "more")
    ]
    assert ids[1] == ids[0] | {"new"}
    assert quotebuilder("validate", "more").status == 0
    result = quotebuilder("generate", "new.txt", "-o", "other", "--extend", "mara/none")
    assert result.status == 1
    assert "mara/none" in result.err
