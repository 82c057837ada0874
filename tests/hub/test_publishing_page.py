"""The walk through docs/publishing.md works as written."""

import re
import shlex
import shutil
from pathlib import Path

from fake_hub import FakeHub
from runner import Runner

ALONE = "import builder.running; builder.running.cores = lambda: 1"
"""For builds in one process: with so few articles, starting others takes longer."""
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_command_runs(hub: FakeHub, quotebuilder: Runner, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for seed in sorted((ROOT / "seeds").glob("01*.txt")):
        shutil.copy(seed, tmp_path / "seeds")
    commands = [shlex.split(line) for block in blocks("sh") for line in block.splitlines()]
    commands.remove(["hf", "auth", "login"])
    for program, *arguments in commands:
        assert program == "quotebuilder"
        result = quotebuilder(*arguments, code=ALONE)
        assert result.status == 0, (arguments, result.err)
    repository = hub.repositories["bellhaven/quotations"]
    assert repository.private
    assert set(repository.branches) == {"main", "trial"}
    assert set(repository.tags) == {"v1.0"}
    assert set(repository.pulls) == {1}
    (program,) = blocks("python")
    print_rows = "print(quotations.num_rows > 0, 'text' in next(iter(articles)))"
    assert quotebuilder.afresh(program + print_rows) == "True True\n"


def test_the_messages_of_the_page_are_the_messages(hub: FakeHub) -> None:
    said = "".join(path.read_text() for path in sorted((ROOT / "builder" / "hub").glob("*.py")))
    said = re.sub(r'"\s+f?"', "", said)
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", PAGE, re.MULTILINE)[2:]
    phrases = [phrase.strip() for row in rows for phrase in re.split("…|, ", row)]
    for phrase in phrases:
        assert re.sub(r"\((429|5xx)\)", "(", phrase).strip(" (") in said, phrase
