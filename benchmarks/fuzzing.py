"""Coverage-guided fuzzing of reading and annotation, with atheris.

    pip install atheris
    python benchmarks/fuzzing.py                 # ten minutes
    python benchmarks/fuzzing.py --minutes 60 --corpus ~/fuzzing

The first byte of an input says what the rest is: an article's text, a file of one of the kinds that are read, or
annotated articles. Whatever it is, reading gives articles and reasons and raises nothing else, annotation keeps the
data contract and gives the same again, and neither takes more than thirty seconds or two gigabytes. Inputs that
break this are kept in ``finds`` of the corpus, one for each place in the code, and the exit status is 1. The corpus,
which the sample articles begin, lies outside the project and serves the next run as well.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LONGEST = 4096
"""How long an input is at most, in bytes."""
SECONDS, MEGABYTES = 30, 2048
"""What an input may take at most."""

KINDS = (
    *["text"] * 6,
    *["stream", "jsonl", "json", "txt", "csv", "tsv", "html", "parquet", "jsonl.gz", "annotated"],
)
"""What the rest of an input is, by its first byte; articles' texts are most, as they have most to cover."""

WORDS = (
    "“ ” ‘ ’ \" ' '' « » — – … , . : ; ? ! ( ) [ ] said says told according to that and who he she they his her we I"
    " Mr. Ms. Dr. Ida Moen Vik Moen's Oslo Board Ministry minister mayor spokesman of the for at by in with an on was"
    " asked whether wrote tweeted statement interview reporters Monday CNN BBC Herald podcast, not percent D-Ohio U.S."
    " added adding argues believes claim denied former chief executive which has been while but as if because"
)
SYNTAX = (
    "\n\n",
    "\n",
    "\r\n",
    "\0",
    "\ufeff",
    "---\n",
    "date 2024-05-06\n",
    '{"text": "',
    '"id": "',
    "<p>",
    "</p>",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument(
        "--corpus", type=Path, default=Path(tempfile.gettempdir()) / "quotebuilder-fuzzing", metavar="DIR"
    )
    parser.add_argument("--one", type=Path, metavar="FILE", help="try this input alone, a find, say")
    arguments = parser.parse_args()
    if arguments.one is not None:
        attempt(arguments.one.read_bytes())
        return
    inputs, finds = arguments.corpus / "inputs", arguments.corpus / "finds"
    for folder in (inputs, finds):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(finds.iterdir())
    begin(inputs)
    dictionary = arguments.corpus / "words.txt"
    words = {f'"{escaped(word)}"\n' for word in (*WORDS.split(), *SYNTAX)}
    dictionary.write_text("".join(sorted(words)), encoding="ascii")
    end = time.monotonic() + 60 * arguments.minutes
    executed = coverage = 0
    while (left := int(end - time.monotonic())) > 0:
        options = [
            f"-max_total_time={left}",
            f"-max_len={LONGEST}",
            f"-timeout={SECONDS}",
            f"-report_slow_units={SECONDS}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-artifact_prefix={finds}{os.sep}",
            f"-dict={dictionary}",
            "-print_final_stats=1",
            str(inputs),
        ]
        # An input that takes too long ends the process; the time left goes to another one.
        command = [sys.executable, "-c", "import fuzzing; fuzzing.fuzz()", str(finds), *options]
        log = arguments.corpus / "log.txt"
        with log.open("wb") as file:
            subprocess.run(command, cwd=Path(__file__).parent, stdout=file, stderr=file, check=False)
        said = log.read_text("utf-8", "replace")
        runs = re.findall(r"^#(\d+)\s.*?cov: (\d+)", said, re.MULTILINE)
        if not runs:
            sys.exit(f"the fuzzer did not start: {said[-500:]}")
        executed += max(int(number) for number, _ in runs)
        coverage = max(coverage, *(int(reached) for _, reached in runs))
    found = sorted(set(finds.iterdir()) - before)
    print(f"{executed:,} inputs, {coverage:,} branches reached, {len(found)} finds")
    for path in found:
        print(path)
    sys.exit(1 if found else 0)


def escaped(word: str) -> str:
    """Return a word as libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02X}" for byte in word.encode())


def begin(inputs: Path) -> None:
    """Put the sample articles, two paragraphs at a time, and a file of every kind among the inputs."""
    made: list[bytes] = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        parts = path.read_text(encoding="utf-8").split("\n\n")
        made += [bytes([n % 4]) + "\n\n".join(parts[n : n + 2]).encode() for n in range(1, len(parts), 2)]
    story = '{"id": "a", "title": "Pier", "date": "2024-05-06", "text": "“We stay,” said Ida Moen."}'
    samples = {
        "stream": story,
        "jsonl": f"{story}\n{story}\n",
        "json": f"[{story},\n{story}]",
        "txt": "---\ntitle: Pier\ntags: [a, b]\n---\ndate 2024-05-06\n“We stay,” said Ida Moen.",
        "csv": 'id,title,text\n1,Pier,"“We stay,” said ""Ida"" Moen."\n',
        "tsv": "id\ttitle\ttext\n1\tPier\t“We stay,” said Ida Moen.\n",
        "html": "<html><head><title>Pier</title><meta name='author' content='Ida'></head><body><article>"
        + "<p>“We stay on the pier until the council has voted,” said Ida Moen, the mayor.</p>" * 3
        + "</article></body></html>",
        "annotated": '{"id": "a", "text": "We", "quotations": [], "speakers": []}\n',
    }
    made += [bytes([KINDS.index(kind)]) + sample.encode() for kind, sample in samples.items()]
    for number, data in enumerate(made):
        (inputs / f"sample-{number}").write_bytes(data[:LONGEST])


def fuzz() -> None:
    """Be the process that fuzzes: the arguments are the folder for finds and libFuzzer's."""
    import atheris

    finds = Path(sys.argv.pop(1))
    with atheris.instrument_imports(include=["builder"]):
        import builder.annotation.pipeline
        import builder.assembly.validation
        import builder.reading
        import builder.reading.hub  # noqa: F401
    known: set[str] = set()

    def one(data: bytes) -> None:
        try:
            attempt(data)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            place = next((one for one in reversed(frames) if "builder" in one.filename), frames[-1])
            name = f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
            if name not in known:
                known.add(name)
                (finds / name).write_bytes(data)

    atheris.Setup([sys.argv[0], *sys.argv[1:]], one)
    atheris.Fuzz()


def attempt(data: bytes) -> None:
    """Try one input; raises what should not be raised, and AssertionError for what does not hold."""
    if len(data) < 2:
        return
    kind, rest = KINDS[data[0] % len(KINDS)], data[1:]
    if kind == "text":
        annotate(rest.decode("utf-8", "replace"), data[0] // len(KINDS))
    elif kind == "annotated":
        in_file("jsonl", rest, read_back)
    else:
        in_file(kind, rest, read)


def annotate(text: str, options: int) -> None:
    from builder.annotation.pipeline import AnnotationOptions, annotate_article
    from builder.assembly.validation import checked_json
    from builder.schema import Article

    title = author = publisher = None
    if options & 1:
        title, _, text = text.partition("\n")
        author, _, publisher = title.partition(",")
    article = Article(id="a", text=text, title=title, author=author, publisher=publisher)
    form = AnnotationOptions(double_apostrophes=bool(options & 2))
    annotated = annotate_article(article, form)
    checked_json(annotated)
    assert annotate_article(article, form) == annotated, "not the same again"


def in_file(kind: str, data: bytes, then: Callable[[Path], None]) -> None:
    import gzip

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{'x' if kind == 'stream' else kind}"
        path.write_bytes(gzip.compress(data, 1) if kind.endswith(".gz") else data)
        then(path)


def read(path: Path) -> None:
    import msgspec

    from builder.errors import Rejected
    from builder.reading.files import InputFile
    from builder.reading.json_records import read_stream
    from builder.reading.records import Mapper

    rejected: list[Rejected] = []
    articles: list[Any] = []
    if path.suffix == ".x":
        for row in read_stream(InputFile("stdin", str(path))):
            made = row if isinstance(row, Rejected) else Mapper().article(row, "stdin")
            (rejected if isinstance(made, Rejected) else articles).append(made)
    else:
        from builder.reading import read_articles

        articles = list(read_articles([path], on_reject=rejected.append))
    assert articles or rejected, "neither article nor reason"
    msgspec.json.encode(rejected)
    for article in articles:
        assert article.text.strip(), "no text"
        assert not re.search("[\0\r]", article.text), "text not clean"
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", article.id), "control character in the id"
        msgspec.json.encode(article).decode()


def read_back(path: Path) -> None:
    from builder.errors import QuotebuilderError
    from builder.reading import read_annotated
    from builder.schema import violations

    try:
        for article in read_annotated(path):
            violations(article)
    except QuotebuilderError:
        pass


if __name__ == "__main__":
    main()
