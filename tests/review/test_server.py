"""The server: who may ask it, and what it answers."""

from __future__ import annotations

import socket

import msgspec
import pytest

from builder.errors import QuotebuilderError
from builder.review.guard import TOKEN_HEADER
from builder.review.server import application, serve

TOKEN, PORT = "the-secret", 8123
HOST = f"127.0.0.1:{PORT}"
OWN = {"Host": HOST, "Origin": f"http://{HOST}", TOKEN_HEADER: TOKEN, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(review):
    return application(review, TOKEN, PORT, "<b>harbour</b>").test_client()


def post(client, action, headers=OWN, mimetype="application/json", **body):
    data = msgspec.json.encode({"reviewer": "Ada", **body})
    return client.post(f"/{action}", data=data, headers=headers, content_type=mimetype)


def test_the_page(client):
    answer = client.get(f"/?token={TOKEN}", headers={"Host": HOST})
    assert answer.status_code == 200
    assert "&lt;b&gt;harbour&lt;/b&gt;" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert TOKEN not in answer.text


def test_a_decision_over_http(client, store):
    view = post(client, "begin").get_json()
    answer = post(client, "decide", item=view["item"], asked={"decision": "accept"})
    assert answer.status_code == 200
    assert answer.get_json()["states"][view["item"]["key"]] == "accepted"
    assert answer.headers["Cache-Control"] == "no-store"
    assert [event.reviewer for event in store.events()] == ["Ada"]
    assert post(client, "undo").get_json()["item"] == view["item"]
    refused = post(client, "undo")
    assert (refused.status_code, refused.get_json()) == (409, {"error": "There is nothing to undo."})


def test_a_name_is_no_sql(client, store):
    name = "'; DROP TABLE events; -- \x1b[31m"
    item = post(client, "begin", reviewer=name).get_json()["item"]
    assert post(client, "note", reviewer=name, item=item, note=name).status_code == 200
    assert [(event.reviewer, event.value) for event in store.events()] == [(name, name)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({TOKEN_HEADER: None}, "token"),
        ({TOKEN_HEADER: "guess"}, "token"),
        ({TOKEN_HEADER: "güess"}, "token"),
        ({"Host": "evil.example"}, "Host"),
        ({"Host": f"evil.example:{PORT}", "Origin": f"http://evil.example:{PORT}"}, "Host"),
        ({"Host": "127.0.0.1:1"}, "Host"),
        ({"Origin": "https://evil.example"}, "another origin"),
        ({"Origin": "null"}, "another origin"),
        ({"Origin": f"https://{HOST}"}, "another origin"),
        ({"Origin": None}, "needs an Origin"),
        ({"Sec-Fetch-Site": "cross-site"}, "another site"),
        ({"Sec-Fetch-Site": "same-site"}, "another site"),
    ],
)
def test_others_may_change_nothing(client, store, changed, reason):
    item = post(client, "begin").get_json()["item"]
    headers = {name: value for name, value in {**OWN, **changed}.items() if value is not None}
    answer = post(client, "decide", headers, item=item, asked={"decision": "not-a-quotation"})
    assert answer.status_code == 403
    assert reason in answer.get_json()["error"]
    assert store.events() == []


@pytest.mark.parametrize(
    "mimetype", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_a_form_of_another_page_changes_nothing(client, store, mimetype):
    assert post(client, "skip", mimetype=mimetype, item={"article": "pier", "key": "0-1"}).status_code == 403
    assert store.events() == []


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/", {}),
        ("GET", "/?token=guess", {}),
        ("GET", f"/?token={TOKEN}", {"Host": "evil.example"}),
        ("GET", f"/?token={TOKEN}", {"Origin": "https://evil.example"}),
        ("GET", f"/?token={TOKEN}", {"Sec-Fetch-Site": "cross-site"}),
        ("GET", f"/begin?token={TOKEN}", {TOKEN_HEADER: TOKEN}),
        ("GET", f"/static/x?token={TOKEN}", {}),
        ("PUT", "/decide", OWN),
        ("OPTIONS", "/decide", {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}),
    ],
)
def test_others_may_read_nothing(client, method, path, headers):
    answer = client.open(path, method=method, headers={"Host": HOST, **headers})
    assert answer.status_code == 403
    assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "pier" not in answer.text


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("decide", b"{", 400),
        ("decide", b"[]", 400),
        ("decide", b"\xff", 400),
        ("decide", b'{"reviewer": ' + b"[" * 300_000, 400),
        ("decide", b'{"more": ' + b"[" * 300_000, 400),
        ("decide", b'{"reviewer": ""}', 400),
        ("decide", b'{"reviewer": "Ada", "asked": {"decision": "delete"}}', 400),
        ("decide", b'{"reviewer": "Ada", "item": {"article": "pier", "key": "0-1"}, "more": 1}', 400),
        ("decide", b'{"reviewer": "Ada"}', 409),
        ("open", b'{"reviewer": "Ada", "item": {"article": "../x", "key": "a"}}', 409),
        ("drop", b'{"reviewer": "Ada"}', 404),
        ("note", b'{"note": "' + b"x" * 1_000_001 + b'"}', 413),
    ],
)
def test_what_is_not_understood(client, store, action, body, status):
    answer = client.post(f"/{action}", data=body, headers=OWN, content_type="application/json")
    assert answer.status_code == status
    assert store.events() == []


def test_a_port_that_is_taken(review):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(QuotebuilderError, match=rf"port {port} can't be used .*--port"):
            serve(review, "harbour", port=port, on_ready=pytest.fail)
