"""The review page in a browser: a real server, real keys."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from browsing import until

from builder.cli import run
from builder.reading import read_annotated
from builder.review.store import Store

SHOWN = "globalThis.review?.view && !review.busy"


class Server:
    """A server of the review of a dataset folder, in a process of its own."""

    def __init__(self, folder: Path, *more: str) -> None:
        command = [sys.executable, "-m", "builder", "review", str(folder), "--no-browser", *more]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a dataset folder of some sample articles."""
    folder = tmp_path_factory.mktemp("built") / "dataset"
    seeds = sorted(Path("seeds").glob("01[0-3]*.txt"))
    assert run(["generate", *map(str, seeds), "-o", str(folder), "-q"]) == 0
    return folder


@pytest.fixture
def serve(built, tmp_path):
    """Return a function that starts a server whose decisions are kept in a file of the test."""
    servers = []

    def start(*more):
        servers.append(Server(built, "--store", str(tmp_path / "review.sqlite"), *more))
        return servers[-1]

    yield start
    for server in servers:
        server.kill()


def at_work(open_page, address, **how):
    page = open_page(address, allowed="http://127.0.0.1:", **how)
    until(page, SHOWN)
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
        until(page, SHOWN)


def on_item(page, key):
    """Press a key that leads to another item, and wait until it is there."""
    before = page.evaluate("JSON.stringify([review.view.item, review.view.progress])")
    page.keyboard.press(key)
    until(
        page,
        "before => !review.busy && JSON.stringify([review.view.item, review.view.progress]) !== before",
        before,
    )
    until(page, SHOWN)


def quotation(page):
    return page.evaluate("review.view.article.quotations[review.view.number - 1]")


def test_from_ten_quotations_by_keys_to_a_corrected_dataset(open_page, serve, built, tmp_path):
    server = serve("--reviewer", "Ada", "--order", "text")
    page = at_work(open_page, server.address)
    first = quotation(page)
    for _ in range(3):
        on_item(page, "Enter")
    on_item(page, "x")
    assert page.evaluate("review.view.progress.own") == 4

    # Another speaker: the last who is on offer by name, then nobody, taken back.
    wrong = quotation(page)
    name = page.evaluate(
        "name => review.view.entities.map(one => one.name).find(one => one !== name)",
        wrong["speaker"]["name"],
    )
    press(page, "s")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    until(page, "name => review.view.article.quotations[review.view.number - 1].speaker.name === name", name)
    press(page, "s", "ArrowUp")
    page.keyboard.press("Enter")
    until(page, "review.view.article.quotations[review.view.number - 1].speaker === null")
    press(page, "u")
    assert quotation(page)["speaker"]["name"] == name
    corrected = quotation(page)
    on_item(page, "Enter")

    # Another extent: without its last word.
    wide = quotation(page)
    press(page, "e", "ArrowLeft", "Shift+ArrowLeft", "ArrowLeft")
    page.keyboard.press("Enter")
    until(page, "text => review.view.article.quotations[review.view.number - 1].text !== text", wide["text"])
    narrow = quotation(page)
    assert wide["text"].startswith(narrow["text"])
    on_item(page, "Enter")

    # One that was missed: the two words after the quotation in view, said by nobody.
    press(page, "m", "ArrowRight", "Enter", "ArrowUp")
    page.keyboard.press("Enter")
    until(page, "review.view.states[review.view.item.key] === 'accepted'")
    missed = quotation(page)
    assert missed["rule"] == "correction"
    while page.evaluate("review.view.progress.own") < 10:
        on_item(
            page, "n" if page.evaluate("review.view.states[review.view.item.key]") == "accepted" else "Enter"
        )
    assert page.evaluate("review.view.progress.own") == 10
    page.keyboard.press("d")
    page.get_by_role("alert").get_by_text("not decided on yet").wait_for()
    on_item(page, "d")

    server.kill()
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("does not answer").wait_for()
    open_page.complaints.clear()  # The browser complains of the server that is gone, as it should.
    page = at_work(open_page, serve("--reviewer", "Ada", "--order", "text").address)
    assert page.evaluate("review.view.progress.own") == 10

    path, store = tmp_path / "corrections.jsonl", str(tmp_path / "review.sqlite")
    assert run(["review", str(built), "--store", store, "--export", str(path)]) == 0
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["decision"] for line in lines[:5]] == [
        "accept",
        "accept",
        "accept",
        "not-a-quotation",
        "speaker",
    ]
    again = tmp_path / "again"
    seeds = sorted(map(str, Path("seeds").glob("01[0-3]*.txt")))
    assert run(["generate", *seeds, "-o", str(again), "--corrections", str(path), "-q"]) == 0
    assert json.loads((again / "build.json").read_text())["corrections"]["unapplied"] == 0
    rebuilt = {one.text: one for article in read_annotated(again) for one in article.quotations}
    assert rebuilt[first["text"]].verified
    assert rebuilt[corrected["text"]].speaker.name == name
    assert (narrow["text"] in rebuilt, wide["text"] in rebuilt) == (True, False)
    assert rebuilt[missed["text"]].speaker is None
    assert run(["evaluate", str(again), "rules", "--verified", "--split", "train"]) == 0


def test_with_the_pointer(open_page, serve):
    """Drag an end, select words that were missed, click a mention, open another quotation."""
    page = at_work(open_page, serve("--reviewer", "Ben", "--order", "text").address)
    before = quotation(page)
    page.get_by_role("button", name="Extent").click()
    handle = page.get_by_role("slider", name="end")
    box = handle.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 60, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    page.keyboard.press("Enter")
    until(
        page, "text => review.view.article.quotations[review.view.number - 1].text !== text", before["text"]
    )
    assert before["text"].startswith(quotation(page)["text"])
    page.get_by_role("button", name="Undo").click()
    until(
        page, "text => review.view.article.quotations[review.view.number - 1].text === text", before["text"]
    )
    page.get_by_role("button", name="Speaker", exact=False).first.click()
    page.locator(".piece.speaker").last.click()
    mention = page.locator(".piece.speaker").last.inner_text()
    until(
        page,
        "mention => review.view.article.quotations[review.view.number - 1].speaker.mention === mention",
        mention,
    )
    page.locator(".number").nth(2).click()
    until(page, "review.view.number === 3")


def test_two_reviewers_at_once(open_page, serve):
    server = serve()
    pages = []
    for name in ("Ada", "Ben"):
        page = open_page(server.address, allowed="http://127.0.0.1:")
        page.get_by_label("Name").fill(name)
        page.keyboard.press("Enter")
        until(page, SHOWN)
        pages.append(page)
    seen = []
    for _ in range(3):
        for page in pages:
            seen.append(page.evaluate("JSON.stringify(review.view.item)"))
            on_item(page, "Enter")
    assert len(set(seen)) == 6
    pages[0].reload()
    until(pages[0], SHOWN)
    assert pages[0].evaluate("review.view.progress") == {
        "own": 3,
        "all": 6,
        "of": pages[0].evaluate("review.view.progress.of"),
    }


def test_another_page_can_neither_read_nor_change(open_page, serve, tmp_path):
    server = serve("--reviewer", "Ada")
    token = server.address.partition("token=")[2].partition("&")[0]
    origin = server.address.partition("/?")[0]
    (tmp_path / "evil.html").write_text(f'<iframe src="{server.address}"></iframe>')
    page = open_page((tmp_path / "evil.html").as_uri(), allowed="")
    attempts = """async ({ origin, token }) => {
      const outcomes = [];
      for (const headers of [{}, { "X-Review-Token": token, "Content-Type": "application/json" }])
        for (const [path, method] of [["/?token=" + token, "GET"], ["/begin", "POST"], ["/undo", "POST"]])
          try {
            const body = method === "POST" ? '{"reviewer": "Ada"}' : undefined;
            outcomes.push(await (await fetch(origin + path, { method, headers, body })).text());
          } catch (error) { outcomes.push(error.name); }
      for (const mode of ["no-cors", "same-origin"])
        try {
          const body = '{"reviewer": "Ada"}';
          outcomes.push(await (await fetch(origin + "/begin", { mode, method: "POST", body })).text());
        } catch (error) { outcomes.push(error.name); }
      return outcomes;
    }"""
    assert page.evaluate(attempts, {"origin": origin, "token": token}) == ["TypeError"] * 8
    assert page.frames[1].evaluate("document.querySelectorAll('#work').length") == 0
    open_page.complaints.clear()  # What the browser says of each refusal.
    store = Store(tmp_path / "review.sqlite", new=False)
    assert (store.events(), store.opened()) == ([], {})
    store.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessible(open_page, serve, axe_faults, width, scheme):
    page = at_work(open_page, serve("--reviewer", "Ada").address, width=width, scheme=scheme)
    assert axe_faults(page) == []
    for key in ("s", "a", "o", "c", "e"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
        assert axe_faults(page) == [], key
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
