"""Where parts go is on the disk from grouping to assembling: whole, or the build says that it is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.building import dataset
from builder.building.parts import PartStore
from builder.building.placements import PlacedPart, Placements, placements_file, unpacked
from builder.cli import run

NUMBERS = st.integers(0, 5_000)
GROUPS = st.dictionaries(NUMBERS, st.text(max_size=9), max_size=3)
PARTS = st.lists(
    st.builds(PlacedPart, NUMBERS, st.lists(st.integers(-1, 2), max_size=5), GROUPS, GROUPS), max_size=4
)


@settings(deadline=None)
@given(PARTS)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, parts: list[PlacedPart]) -> None:
    placements = Placements(str(tmp_path_factory.getbasetemp() / "some"))
    placements.write(iter(parts))
    assert [*map(unpacked, placements.packed())] == parts


@pytest.mark.parametrize("cut", [True, False], ids=["cut off", "other bytes"])
def test_a_damaged_file_is_noticed_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], cut: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text('{"text": "“We wait for the boat,” said Petra Lund."}\n')
    whole = dataset.place_parts

    def damaging(*arguments: object, **options: object) -> object:
        placement = whole(*arguments, **options)  # type: ignore[arg-type]
        file = Path(".out.build/parts/placements")
        data = file.read_bytes()
        file.write_bytes(data[:-1] if cut else data[:-1] + bytes([data[-1] ^ 1]))
        return placement

    with monkeypatch.context() as patched:
        patched.setattr(dataset, "place_parts", damaging)
        assert run(["generate", "-q", "in.jsonl", "-o", "out"]) == 1
    assert (
        "placements: was damaged while the build ran; give the same command again" in capfd.readouterr().err
    )
    assert not Path("out").exists()
    assert run(["generate", "in.jsonl", "-o", "out"]) == 0
    assert "going on with an unfinished build" in capfd.readouterr().err
    assert Path("out/build.json").exists()
    assert not Path(".out.build").exists()


def test_nothing_of_it_stays(tmp_path: Path) -> None:
    with placements_file(str(tmp_path)) as file:
        Path(file).write_bytes(b"some")
    assert not [*tmp_path.iterdir()]
    # But where a build is killed; then with what else is there of it.
    Path(file).write_bytes(b"some")
    PartStore(str(tmp_path)).clear()
    assert not [*tmp_path.iterdir()]


def test_parts_at_a_url_have_it_on_this_machine() -> None:
    with placements_file("memory://work/parts") as file:
        Path(file).write_bytes(b"some")
    assert not Path(file).parent.exists()
