"""What tests of several parts share."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from builder.schema import Affiliation, Article, Cue, Entity, Outlet, Quotation, Span, Speaker

TEXT = (
    "The harbour of Vellin opened on Monday.\n\n"
    "“The cranes are quiet,” said Ada Brisk, a planner at the Vellin Port Office, in an interview with "
    "the Vellin Courier. “They will stay so.”\n\n"
    "Critics called it “a toy harbour.” Fishers expect more noise, according to the office.\n\n"
    "Rain fell."
)


CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/nowhere",
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of an S3 server."""
    server = pytest.importorskip("moto.server", reason="needs moto, s3fs, flask-cors")
    pytest.importorskip("s3fs")
    logging.getLogger("werkzeug").setLevel("ERROR")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return the file system of a server on which there is an empty bucket, ``news``."""
    import s3fs

    for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": server}.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    fs = s3fs.S3FileSystem()
    if fs.exists("news"):
        fs.rm("news", recursive=True)
    fs.mkdir("news")
    yield fs
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def text_by_hand() -> str:
    """Return the text that `annotate_by_hand` annotates."""
    return TEXT


@pytest.fixture
def annotate_by_hand() -> Callable[..., Article]:
    """Return what makes an article annotated by hand, with a direct, a mixed and an indirect quotation."""

    def span(words: str, start: int = 0) -> Span:
        at = TEXT.index(words, start)
        return Span(at, at + len(words))

    def make(article_id: str = "harbour", text: str = TEXT, **known: str) -> Article:
        """Make the article; a ``text`` of one's own must end with the usual one."""
        shift = len(text) - len(TEXT)
        assert text.endswith(TEXT)

        def at(words: str) -> Span:
            found = span(words)
            return Span(found.start + shift, found.end + shift)

        ada, critics = at("Ada Brisk"), at("Critics")
        office, role, outlet = at("Vellin Port Office"), at("planner"), at("Vellin Courier")
        said, called, according = at("said"), at("called"), at("according to")
        direct = [at("The cranes are quiet,"), at("They will stay so.")]
        toy = at("it “a toy harbour.”")
        marked = at("a toy harbour.")
        noise = at("Fishers expect more noise")
        place = Affiliation("Vellin Port Office", None, office.start, office.end)
        the_office = at("the office")
        speakers = [
            Entity(
                "s1",
                "Ada Brisk",
                "person",
                [ada],
                [Affiliation("Vellin Port Office", "planner", office.start, office.end)],
            ),
            Entity("s2", "Critics", "group", [critics], []),
            Entity("s3", "Vellin Port Office", "organization", [office, the_office], [place]),
        ]
        quotations = [
            Quotation(
                id=f"{article_id}/1",
                type="direct",
                text="The cranes are quiet, They will stay so.",
                spans=direct,
                marked=direct,
                cue=Cue("said", "say", "say", said.start, said.end),
                speaker=Speaker("s1", "Ada Brisk", "person", "Ada Brisk", ada.start, ada.end),
                affiliation=Affiliation("Vellin Port Office", "planner", office.start, office.end),
                outlet=Outlet("Vellin Courier", "interview", outlet.start, outlet.end),
                confidence=0.95,
                rule="quote-cue-name",
            ),
            Quotation(
                id=f"{article_id}/2",
                type="mixed",
                text="it “a toy harbour.”",
                spans=[toy],
                marked=[marked],
                cue=Cue("called", "call", "say", called.start, called.end),
                speaker=Speaker("s2", "Critics", "group", "Critics", critics.start, critics.end),
                affiliation=None,
                outlet=None,
                confidence=0.8,
                rule="name-cue-quote",
            ),
            Quotation(
                id=f"{article_id}/3",
                type="indirect",
                text="Fishers expect more noise",
                spans=[noise],
                marked=[],
                cue=Cue("according to", "according to", "say", according.start, according.end),
                speaker=Speaker(
                    "s3",
                    "Vellin Port Office",
                    "organization",
                    "the office",
                    the_office.start,
                    the_office.end,
                ),
                affiliation=Affiliation(None, "planner", role.start, role.end),
                outlet=None,
                confidence=0.5,
                rule="according-to",
            ),
        ]
        return Article(id=article_id, text=text, quotations=quotations, speakers=speakers, **known)

    return make
