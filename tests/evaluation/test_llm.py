"""The language model as a system, against a real HTTP server that speaks the chat protocol and fails."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from made_gold import Row, gold, many

pytest.importorskip("openai")

from builder.errors import QuotebuilderError
from builder.evaluation import Evaluation, SystemOptions, evaluate
from builder.evaluation.systems.llm.alignment import Alignment
from builder.evaluation.systems.llm.pieces import cut, home

# What a request is answered with: a status, headers, and a body (str: sent as it is).
Reply = tuple[int, dict[str, str], Any]
SOON = {"retry-after-ms": "5"}


class Endpoint:
    """A chat endpoint on 127.0.0.1 that answers as it is told to; ``asked`` are the requests it got."""

    def __init__(self) -> None:
        self.asked: list[Row] = []
        self.keys: list[str | None] = []
        self.busy = self.most_busy = 0
        self.answer: Callable[[Row, int], Reply] = lambda request, number: said([])
        endpoint, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["content-length"])))
                with lock:
                    endpoint.asked.append(request)
                    endpoint.keys.append(self.headers["authorization"])
                    number = len(endpoint.asked)
                    endpoint.busy += 1
                    endpoint.most_busy = max(endpoint.most_busy, endpoint.busy)
                status, headers, body = endpoint.answer(request, number)
                with lock:
                    endpoint.busy -= 1
                content = (body if isinstance(body, str) else json.dumps(body)).encode()
                try:
                    self.send_response(status)
                    for name, value in {"content-type": "application/json", **headers}.items():
                        self.send_header(name, value)
                    self.send_header("content-length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:
                    pass  # The client gave up waiting.

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def run(endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Evaluation]:
    monkeypatch.setenv("OPENAI_API_KEY", "the-key")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    def evaluated(target: list[Row] | None = None, task: str = "extraction", **options: Any) -> Evaluation:
        made = SystemOptions(**{"base_url": endpoint.url, "cache": tmp_path / "kept", "retries": 3} | options)
        return evaluate(target or gold(), {"llm": "llm:tiny"}, task=task, samples=0, options=made)

    return evaluated


def completion(content: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {"id": "c", "object": "chat.completion", "created": 1, "model": "tiny",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}}  # fmt: skip
    return 200, {}, body


def said(quotations: list[Row]) -> Reply:
    nothing = dict.fromkeys(("cue", "speaker", "speaker_name", "affiliation", "role", "outlet", "medium"))
    return completion(
        json.dumps({"quotations": [nothing | {"type": "direct"} | each for each in quotations]})
    )


def known(request: Row, number: int = 0) -> Reply:
    """Answer an extraction request with the gold quotations whose words are in the text."""
    text = request["messages"][1]["content"]
    found = []
    for article in gold():
        for quotation in article["quotations"]:
            parts = [article["text"][span["start"] : span["end"]] for span in quotation["spans"]]
            if all(part in text for part in parts):
                affiliation, outlet = quotation["affiliation"] or {}, quotation["outlet"] or {}
                found.append(
                    {
                        "parts": parts,
                        "type": quotation["type"],
                        "cue": quotation["cue"]["text"],
                        "speaker": quotation["speaker"]["mention"],
                        "speaker_name": quotation["speaker"]["name"],
                        "affiliation": affiliation.get("name"),
                        "role": affiliation.get("role"),
                        "outlet": outlet.get("name"),
                        "medium": outlet.get("medium"),
                    }
                )
    return said(found)


def test_a_perfect_model_scores_one(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    endpoint.answer = known
    result = run()["llm"]
    assert {name: score.headline.value for name, score in result.scores.items()} == dict.fromkeys(
        result.scores, 1.0
    )
    assert result.notes["requests"] == 3
    assert (result.notes["prompt tokens"], result.notes["completion tokens"]) == (300, 30)
    assert set(endpoint.keys) == {"Bearer the-key"}


def test_the_request_carries_a_strict_schema(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    run()
    asked = endpoint.asked[0]
    schema = asked["response_format"]["json_schema"]
    assert (asked["model"], asked["response_format"]["type"], schema["strict"]) == (
        "tiny",
        "json_schema",
        True,
    )
    assert schema["schema"]["type"] == "object"
    for part in (schema["schema"], *schema["schema"]["$defs"].values()):
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])


def test_answers_are_kept_and_not_asked_for_again(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    endpoint.answer = known
    first = run()["llm"]
    again = run()["llm"]
    assert len(endpoint.asked) == 3
    assert again.scores == first.scores
    assert (again.notes["requests"], again.notes["answers from disk"]) == (0, 3)


def test_an_interrupted_run_goes_on(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    endpoint.answer = lambda request, number: (
        known(request) if number == 1 else (401, {}, {"error": {"message": "no"}})
    )
    with pytest.raises(QuotebuilderError, match=r"answered 401: .*goes on from there"):
        run(concurrency=1)
    endpoint.answer = known
    before = len(endpoint.asked)
    assert run(concurrency=1)["llm"].notes["answers from disk"] == 1
    assert len(endpoint.asked) == before + 2


def test_too_many_requests_and_server_errors_are_tried_again(
    endpoint: Endpoint, run: Callable[..., Evaluation]
) -> None:
    troubles: list[Reply] = [
        (429, SOON, {"error": {"message": "slow down"}}),
        (503, SOON, "<html>busy</html>"),
    ]
    endpoint.answer = lambda request, number: troubles[number - 1] if number <= 2 else known(request)
    assert run(concurrency=1)["llm"].scores["speaker_name"].headline.value == 1.0
    assert len(endpoint.asked) == 5


def test_too_many_requests_for_ever_is_an_error(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    endpoint.answer = lambda request, number: (429, SOON, {"error": {"message": "slow down"}})
    with pytest.raises(QuotebuilderError, match=r"llm:tiny: http://127.0.0.1.* answered 429: .*slow down"):
        run()


def test_a_timeout_is_tried_again_and_then_an_error(
    endpoint: Endpoint, run: Callable[..., Evaluation]
) -> None:
    def slow(request: Row, number: int) -> Reply:
        if number == 1:
            time.sleep(0.5)
        return known(request)

    endpoint.answer = slow
    assert run(concurrency=1, timeout=0.2)["llm"].scores["speaker_name"].headline.value == 1.0
    assert len(endpoint.asked) == 4

    def slower(request: Row, number: int) -> Reply:
        time.sleep(0.5)
        return known(request)

    endpoint.answer = slower
    with pytest.raises(QuotebuilderError, match="cannot be reached: Request timed out"):
        run(timeout=0.2, retries=0, cache=None)


def test_an_endpoint_that_is_not_there(run: Callable[..., Evaluation]) -> None:
    with pytest.raises(QuotebuilderError, match="cannot be reached"):
        run(base_url="http://127.0.0.1:9/v1", retries=0)


@pytest.mark.parametrize(
    "nonsense", ["{not json", "", '{"quotations": 3}', '{"quotations": [{"parts": ["x"]}]}', '{"found": []}']
)
def test_malformed_answers_are_asked_for_again_then_counted(
    nonsense: str, endpoint: Endpoint, run: Callable[..., Evaluation]
) -> None:
    endpoint.answer = lambda request, number: completion(nonsense) if number <= 2 else known(request)
    result = run(concurrency=1)["llm"]
    assert result.scores["speaker_name"].headline.value == 1.0
    assert (len(endpoint.asked), result.notes["prompt tokens"]) == (5, 500)


def test_a_model_that_never_answers_in_form_scores_zero(
    endpoint: Endpoint, run: Callable[..., Evaluation]
) -> None:
    endpoint.answer = lambda request, number: completion("Sure! Here are the quotations:")
    result = run()["llm"]
    assert result.notes["answers malformed"] == 3
    assert result.scores["quotation_partial"].headline.value == 0.0
    endpoint.answer = known  # What was of no use is not kept.
    assert run()["llm"].scores["quotation_partial"].headline.value == 1.0


@pytest.mark.parametrize(
    ("reply", "note"),
    [
        (completion(None, refusal="I can't help with that."), "answers refused"),
        (completion(None, finish="content_filter"), "answers refused"),
        (completion('{"quotations": [', finish="length"), "answers cut off"),
    ],
)
def test_refusals_and_cut_answers_are_counted_once(
    reply: Reply, note: str, endpoint: Endpoint, run: Callable[..., Evaluation]
) -> None:
    endpoint.answer = lambda request, number: reply if number == 1 else known(request)
    result = run(concurrency=1)["llm"]
    assert result.notes[note] == 1
    assert len(endpoint.asked) == 3
    assert result.scores["quotation_partial"].micro["precision"].value == 1.0


def test_invented_text_is_left_out_and_counted(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    invented = [
        {"parts": ["Nobody ever said such a thing in Saltmere."], "speaker": "Mara Quill"},
        {
            "parts": ["We found rust,", "and a treasure chest full of gold"],
            "cue": "muttered",
            "speaker": "Zed Zap",
        },
    ]
    endpoint.answer = lambda request, number: said(invented)
    result = run(gold()[:1])["llm"]
    assert result.scores["quotation_partial"].predicted == 1
    assert result.notes["quotations returned"] == 2
    assert result.notes["not in the text: parts"] == 2
    assert result.notes["not in the text: cues"] == 1
    assert result.notes["not in the text: speakers"] == 1


def test_requests_are_under_way_together(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    def slow(request: Row, number: int) -> Reply:
        time.sleep(0.05)
        return said([])

    endpoint.answer = slow
    run(many(gold(), 3), concurrency=3)
    assert endpoint.most_busy == 3


def test_long_articles_go_in_overlapping_pieces(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    endpoint.answer = known
    target = gold()[:1]
    result = run(target, piece=160)["llm"]
    texts = [request["messages"][1]["content"] for request in endpoint.asked]
    assert len(texts) > 1
    assert all(len(text) <= len("Text:\n") + 160 for text in texts)
    assert result.scores["quotation_partial"].micro["precision"].value == 1.0
    assert result.scores["quotation_partial"].micro["recall"].value == 1.0


def test_given_quotations_are_numbered_and_answered(
    endpoint: Endpoint, run: Callable[..., Evaluation]
) -> None:
    def attribute(request: Row, number: int) -> Reply:
        assert "1: We found rust, It runs deep." in request["messages"][1]["content"]
        answers = [
            {"number": 1, "speaker": "Mara Quill", "speaker_name": "Mara Quill"},
            {"number": 2, "speaker": "She", "speaker_name": "Mara Quill"},
            {"number": 2, "speaker": "twice", "speaker_name": None},
            {"number": 77, "speaker": "nobody", "speaker_name": None},
        ]
        return completion(json.dumps({"answers": answers}))

    endpoint.answer = attribute
    result = run(gold()[:1], task="attribution")["llm"]
    assert result.scores["speaker_name"].micro["precision"].value == 1.0
    assert result.scores["speaker_mention_exact"].micro["recall"].value == pytest.approx(2 / 3)
    assert result.notes["answers to no question"] == 2


def test_given_speakers_are_named_and_linked(endpoint: Endpoint, run: Callable[..., Evaluation]) -> None:
    def link(request: Row, number: int) -> Reply:
        assert "(said by Mara Quill)" in request["messages"][1]["content"]
        answer = {
            "number": 1,
            "affiliation": "the Harbour Trust",
            "role": "engineer",
            "outlet": None,
            "medium": None,
        }
        return completion(json.dumps({"answers": [answer]}))

    endpoint.answer = link
    scores = run(gold()[:1], task="links")["llm"].scores
    assert scores["affiliation"].micro["recall"].value == scores["role"].micro["recall"].value == 0.5


def test_a_key_comes_from_the_environment_alone(
    endpoint: Endpoint, run: Callable[..., Evaluation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    run()
    assert set(endpoint.keys) == {"Bearer none"}
    with pytest.raises(QuotebuilderError, match="set OPENAI_API_KEY"):
        run(base_url=None)


TEXT = "She said: “We’ll fight — always.” He said: “We'll lose.” The café’s owner, Zoë Ångström, said no."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We’ll fight — always.", "We’ll fight — always."),
        ("“We'll fight - always.”", "We’ll fight — always."),
        ("we'll FIGHT –\n always", "We’ll fight — always"),
        ("The cafe's owner", "The café’s owner"),
        ("Zoe Angstrom", "Zoë Ångström"),
        ("The cafe's owner, Zoe Angstroem, says no.", "The café’s owner, Zoë Ångström, said no."),
        ("We'll win the whole war in the end", None),
        ("aid", None),
        ("", None),
        ("“”", None),
    ],
)
def test_strings_are_found_in_the_text(words: str, found: str | None) -> None:
    place = Alignment(TEXT).find(words)
    assert (None if place is None else TEXT[slice(*place)]) == found


def test_of_several_places_the_next_or_the_nearest_is_taken() -> None:
    alignment = Alignment(TEXT)
    first, second, third = (n for n in range(len(TEXT)) if TEXT.startswith("said", n))
    assert alignment.find("said") == (first, first + 4)
    assert alignment.find("said", after=first + 1) == (second, second + 4)
    assert alignment.find("said", near=third + 2) == (third, third + 4)
    assert alignment.find("said", after=len(TEXT)) == (first, first + 4)


@pytest.mark.parametrize("text", ["word " * 500, "x" * 2500, "A line.\n" * 300, "One paragraph.\n\n" * 150])
def test_pieces_cover_the_text_and_overlap(text: str) -> None:
    pieces = cut(text, 400)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    assert all(0 < end - start <= 400 for start, end in pieces)
    for (start, end), (after, later) in pairwise(pieces):
        assert start < after < end < later or (start < after < end and later == len(text))
        assert end - after >= 80
    assert text[slice(*pieces[home(pieces, (900, 950))])][0:1]
    assert cut("short", 400) == [(0, 5)]
