"""What is submitted to Slurm, and a build by jobs that a stand-in for Slurm runs here, one after the other.

What this cannot show: that a real Slurm takes the scripts, starts them on other nodes and requeues jobs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.cli import run
from builder.cluster.engines import Engine
from builder.errors import QuotebuilderError

pytest.importorskip("datatrove", reason="needs quotebuilder[slurm]")

SBATCH = """#!{python}
import pathlib, re, subprocess, sys
here = pathlib.Path("{folder}")
number = str(400 + len(list(here.glob("*.script"))))
script = here / (number + ".script")
script.write_text(" ".join(sys.argv[1:-1]) + "\\n" + pathlib.Path(sys.argv[-1]).read_text())
(here / ("queue" + number)).write_text(number)
if not (here / "hold").exists():
    subprocess.Popen([sys.executable, here / "node", script], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print("Submitted batch job", number)
"""
NODE = """
import os, pathlib, re, subprocess, sys
script = pathlib.Path(sys.argv[1])
text = script.read_text()
environment = dict(os.environ, RUN_OFFSET=re.search("RUN_OFFSET=([0-9]+)", text)[1], SLURM_NODELIST="here",
                   SLURM_JOB_ID=script.stem)
for n in range(int(re.search("--array=0-([0-9]+)", text)[1]) + 1):
    environment["SLURM_ARRAY_TASK_ID"] = str(n)
    subprocess.run(["bash", "-c", text.split(chr(10), 1)[1]], env=environment)
(script.parent / ("queue" + script.stem)).unlink()
"""


@pytest.fixture
def slurm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a stand-in for Slurm: what it is told is in ``*.script``, and ``hold`` has jobs wait."""
    from builder.cluster import slurm_tasks

    folder = tmp_path / "slurm"
    folder.mkdir()
    (folder / "node").write_text(NODE)
    programs = {
        "sbatch": SBATCH.format(python=sys.executable, folder=folder),
        "squeue": f"#!/bin/sh\ncat {folder}/queue$3\n",
        "scontrol": "#!/bin/sh\necho here\n",
        "srun": '#!/bin/sh\nshift 3\nexec "$@"\n',
    }
    for name, program in programs.items():
        (folder / name).write_text(program)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setattr(slurm_tasks, "POLL", 0.1)
    return folder


def interrupt(_: float) -> None:
    raise KeyboardInterrupt


SLURM = ["--engine", "slurm", "--partition", "news", "--time", "01:30:00", "--memory", "3GiB", "--jobs", "1"]


def test_jobs_build_what_one_machine_builds(
    arguments: list[str], everything: Callable[[str], dict[str, bytes]], slurm: Path
) -> None:
    assert run([*arguments, "-q", "-o", "local", "--workers", "1"]) == 0
    assert run([*arguments, "-q", "-o", "out", *SLURM]) == 0
    assert everything("out") == everything("local")
    # One array for the shares, one for those with ids that others have too.
    assert len(list(slurm.glob("*.script"))) == 2


def test_jobs_meet_at_a_url(
    arguments: list[str],
    everything: Callable[[str], dict[str, bytes]],
    slurm: Path,
    s3: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from builder.cluster import shares, slurm_tasks

    # Fewer than in a folder, as each asks the server often.
    monkeypatch.setattr(shares, "SHARE", 20_000)
    s3.put("long.jsonl", "news/in/long.jsonl")
    arguments = ["generate", "s3://news/in/long.jsonl", "b.jsonl", *arguments[arguments.index("--extend") :]]
    assert run([*arguments, "-q", "-o", "local", "--workers", "1"]) == 0
    command = [*arguments, "-q", "-o", "out", "--work-folder", "s3://news/work", *SLURM]
    (slurm / "hold").touch()
    with monkeypatch.context() as patched:
        patched.setattr(slurm_tasks.time, "sleep", interrupt)
        assert run(command) == 130
    (slurm / "hold").unlink()
    (slurm / "queue400").unlink()
    assert run(command) == 0
    assert everything("out") == everything("local")
    assert s3.find("news") == ["news/in/long.jsonl"]


def test_a_command_goes_on_with_jobs_that_wait(
    arguments: list[str], slurm: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from builder.cluster import slurm_tasks

    (slurm / "hold").touch()
    with monkeypatch.context() as patched:
        patched.setattr(slurm_tasks.time, "sleep", interrupt)
        for _ in range(2):
            assert run([*arguments, "-q", "-o", "out", *SLURM]) == 130
            assert "Slurm's job 400 goes on; give the same command again" in capfd.readouterr().err
    (script,) = slurm.glob("*.script")
    said = script.read_text()
    logs = Path(".out.build/cluster/tasks").resolve()
    for line in (
        "--export=ALL,RUN_OFFSET=0",
        "#SBATCH --partition=news",
        "#SBATCH --time=01:30:00",
        "#SBATCH --mem-per-cpu=3G",
        "#SBATCH --cpus-per-task=1",
        "#SBATCH --array=0-0",
        "#SBATCH --requeue",
        f"#SBATCH --output={logs}/slurm_logs/%A_%a.out",
        f"export PATH={os.path.dirname(sys.executable)}:$PATH",
        f"srun  -l -n 1 launch_pickled_pipeline {logs}/executor.pik",
    ):
        assert line in said.splitlines()
    # The job is lost, and so are its tasks: they are named, and submitted anew the next time.
    (slurm / "queue400").unlink()
    monkeypatch.setattr(slurm_tasks, "_submit", lambda _: "401")
    assert run([*arguments, "-q", "-o", "out", *SLURM]) == 1
    err = capfd.readouterr().err
    assert "tasks failed (0, 1, 2," in err
    assert f"see {logs}/logs, in which task_00000.log" in err


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (Engine(name="spark"), "no engine 'spark'; the engines are local, ray, slurm"),  # type: ignore[arg-type]
        (Engine(name="slurm", ray_address="auto"), "ray_address says nothing with the engine slurm"),
        (Engine(jobs=3), "jobs says nothing with the engine local"),
    ],
)
def test_engines_that_cannot_be_are_told_in_python(engine: Engine, said: str) -> None:
    with pytest.raises(QuotebuilderError, match=said):
        engine.cluster(("a.txt",), None, None, None)


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--engine", "slurm"], 1, "needs to be told a partition"),
        (["--engine", "ray", "--partition", "news"], 2, "--partition says nothing with --engine ray"),
        (["--jobs", "3"], 2, "--jobs says nothing with --engine local"),
        (["--engine", "slurm", "--partition", "news"], 1, "there is no sbatch here"),
    ],
)
def test_wrong_options_are_told(
    options: list[str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Rain fell.")
    assert run(["generate", "a.txt", "-o", "out", *options]) == status
    assert said in capfd.readouterr().err
