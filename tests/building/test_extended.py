"""Adding to a dataset: old rows stay in their splits, new articles join those they belong with, none is doubled."""

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builder import QuotebuilderError, generate, validate
from builder.building import whole_input
from builder.cli import run
from builder.corrections.decisions import text_digest


def text(n: int | str) -> str:
    own = " ".join(f"case{n}x{place}" for place in range(40))
    return f"{own}.\n\n“We wait for a boat,” said Petra Lund, a spokeswoman for Ormsay Ferries."


def write(name: str, articles: dict[str, str]) -> None:
    rows = [json.dumps({"id": key, "text": words}) + "\n" for key, words in articles.items()]
    Path(name).write_text("".join(rows), encoding="utf-8")


OLD = {f"n{n}": text(n) for n in range(40)}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder import running
    from builder.building import parts

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "PART", 4_000)
    monkeypatch.setattr(running, "HEAD", 4_000)
    write("old.jsonl", OLD)
    assert run(["generate", "old.jsonl", "-o", "out", "-q", "--workers", "1", "--split", "0.4/0.3/0.3"]) == 0


def rows(folder: str, configuration: str = "articles") -> dict[str, tuple[str, dict[str, Any]]]:
    """Return split and row by id, the groups left out."""
    found = {}
    for path in sorted(Path(folder, "data", configuration).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for one in (row, *row.get("quotations", [])):
                one.pop("duplicate_group", None)
                one.pop("quotation_group", None)
            found[row["id"]] = (path.name.split("-")[0].removesuffix(".jsonl"), row)
    return found


def one_in(split: str, nth: int = 0) -> str:
    return [key for key, (where, _) in rows("out").items() if where == split][nth]


def extend(new: dict[str, str], *options: str, out: str = "more") -> int:
    write("new.jsonl", new)
    return run(["generate", "new.jsonl", "-o", out, "--extend", "out", "-q", "--workers", "1", *options])


@pytest.mark.parametrize(
    "options", [[], ["--split-by", "publisher"], ["--deduplicate"], ["--split", "0/0/1"]]
)
def test_old_rows_stay_and_new_ones_come(options: list[str]) -> None:
    assert extend({f"m{n}": text(f"m{n}") for n in range(9)}, *options) == 0
    for configuration in ("articles", "quotations"):
        before, after = rows("out", configuration), rows("more", configuration)
        assert {key: after[key] for key in before} == before
        assert len(after) == len(before) + 9
    assert validate("more").valid
    build = json.loads(Path("more/build.json").read_bytes())
    assert [one["name"] for one in build["inputs"]] == ["old.jsonl", "new.jsonl"]
    assert build["options"]["extend"]["name"] == "out"


def test_new_articles_go_where_those_like_them_are() -> None:
    new = {}
    for split in ("train", "validation", "test"):
        new[f"like-{split}"] = OLD[one_in(split)] + " A word was added."
    assert extend(new) == 0
    after = rows("more")
    assert {key: after[key][0] for key in new} == {key: key.removeprefix("like-") for key in new}
    assert validate("more").valid
    # One of each group: the old one.
    assert extend(new, "--deduplicate") == 0
    assert rows("more") == rows("out")


def test_what_is_there_is_not_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    new = {"n3": OLD["n3"], "again": OLD["n4"], "n5": text("another"), "m": text("m")}
    write("new.jsonl", new)
    assert run(["generate", "new.jsonl", "-o", "more", "--extend", "out", "--workers", "1"]) == 0
    said = capsys.readouterr().err
    assert "2 of the articles are in the dataset that is extended already" in said
    assert "new.jsonl:3: the dataset that is extended has an article 'n5' with another text" in said
    assert rows("more").keys() == {*OLD, "m"}
    assert json.loads(Path("more/build.json").read_bytes())["rejected"] == 1


def test_what_would_leak_wherever_it_goes_is_left_out() -> None:
    first, other = one_in("train"), one_in("test")
    both = OLD[first].split(".")[0] + ".\n\n" + OLD[other]
    assert extend({"both": both, "m": text("m")}, "--split", "0.4/0.3/0.3") == 0
    after = rows("more")
    assert after.keys() == {*OLD, "m"}
    build = json.loads(Path("more/build.json").read_bytes())
    assert build["left_out"] == 1
    assert build["notes"][0].startswith("left out of the new articles: 1, tied to")
    assert validate("more").valid


def test_a_dataset_is_added_to_in_place_and_in_several_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    new = {f"m{n}": text(f"m{n}") for n in range(30)}
    assert extend(new) == 0
    whole = whole_input.annotate_parts

    def stopping(*arguments: Any, **options: Any) -> Any:
        for n, report in enumerate(whole(*arguments, **{**options, "apart": False})):
            if n == 7:
                raise KeyboardInterrupt
            yield report

    monkeypatch.setattr(whole_input, "annotate_parts", stopping)
    assert extend(new, out="out") == 130
    monkeypatch.setattr(whole_input, "annotate_parts", partial(_here, whole))
    assert extend(new, out="out") == 0
    assert rows("out") == rows("more")
    assert Path("out/build.json").read_bytes() == Path("more/build.json").read_bytes()
    # Once more: nothing is new.
    assert extend(new, out="out") == 0
    assert rows("out") == rows("more")


def _here(whole: Any, *arguments: Any, **options: Any) -> Any:
    return whole(*arguments, **{**options, "apart": False})


def test_parquet_goes_too_and_the_licence_stays() -> None:
    generate(
        "old.jsonl", "p", format="parquet", license="cc-by-4.0", source_licenses={"Vellin Herald": "cc0-1.0"}
    )
    write("new.jsonl", {"m": text("m")})
    generate("new.jsonl", "more", extend="p", source_licenses={"Ormsay Post": "mit"})
    build = json.loads(Path("more/build.json").read_bytes())
    assert build["licences"] == {
        "dataset": "cc-by-4.0",
        "sources": {"Vellin Herald": "cc0-1.0", "Ormsay Post": "mit"},
    }
    assert rows("more").keys() == {*OLD, "m"}
    assert validate("more").valid


def test_decisions_on_old_rows_are_kept_and_new_ones_come() -> None:
    def decision(key: str, kind: str, **more: Any) -> str:
        start = OLD[key].index("We wait")
        on = {"spans": [{"start": start, "end": start + 19}], "text": "We wait for a boat,"}
        said = {"decision": kind, "article": key, "text_sha256": text_digest(OLD[key])}
        return json.dumps({**said, **({} if kind == "complete" else on), **more}) + "\n"

    Path("c.jsonl").write_text(decision("n1", "speaker", speaker=None) + decision("n1", "complete"))
    Path("d.jsonl").write_text(
        decision("n1", "outlet", outlet=None) + decision("n2", "speaker", speaker=None)
    )
    generate("old.jsonl", "out", corrections=["c.jsonl"])
    write("new.jsonl", {"m": text("m")})
    generate("new.jsonl", "more", extend="out", corrections=["d.jsonl"])
    before, after = rows("out"), rows("more")
    assert after["n1"] == before["n1"]
    assert after["n1"][1]["verified"]
    assert [one["verified"] for one in after["n2"][1]["quotations"]] == [True]
    assert after["n2"][1]["quotations"][0]["speaker"] is None


@pytest.mark.parametrize(
    "broken", ["nowhere", "a/b/c", "old.jsonl", "empty", "changed", "foreign", "leading"]
)
def test_what_is_no_dataset_is_refused(broken: str) -> None:
    Path("empty").mkdir()
    for name in ("changed", "foreign", "leading"):
        shutil.copytree("out", name)
    shard = next(Path("changed/data/articles").iterdir())
    shard.write_bytes(shard.read_bytes().replace(b"case", b"Case", 1))
    Path("foreign/build.json").write_text('{"maker": "me"}')
    build = json.loads(Path("leading/build.json").read_bytes())
    name, listed = next(iter(build["files"].items()))
    build["files"] = {f"data/../../out/{name}": listed}
    Path("leading/build.json").write_text(json.dumps(build))
    with pytest.raises(QuotebuilderError, match=broken):
        generate("old.jsonl", "more", extend=broken)
    assert not Path("more").exists()
