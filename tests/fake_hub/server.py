"""The Hub's HTTP server, and what can be made to go wrong with it."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from fake_hub.repositories import Refusal, Repository
from fake_hub.routes import Routes


class Gone(Exception):  # noqa: N818
    """The client is there no more."""


@dataclass
class Fault:
    """What goes wrong with requests whose ``METHOD /path`` matches ``where``, ``times`` times.

    ``status`` is answered instead, with ``body``; or the answer comes ``delay`` seconds late; or, with
    ``lose``, the request is carried out and the connection closed without an answer.
    """

    where: str
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = field(default_factory=lambda: {"error": "out of order"})
    delay: float = 0
    lose: bool = False
    times: int = 1_000_000


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    size: int

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class FakeHub:
    """The Hub, in a with statement: ``users`` by token, with what they may write to.

    ``before`` and ``after`` are called with each request, before and after it is carried out; where one
    raises `Gone`, there is no answer, and what was not carried out by then is not. ``xet`` is the folder for
    what comes by Xet.
    """

    def __init__(self) -> None:
        self.users = {"hf_mara": ["mara", "bellhaven"], "hf_otto": ["otto"]}
        self.lock = threading.RLock()
        self.reset()
        handler = type("Handler", (_Handler,), {"hub": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port

    def reset(self) -> None:
        """Forget everything."""
        self.repositories: dict[str, Repository] = {}
        self.requests: list[Request] = []
        self.faults: list[Fault] = []
        self.before: Callable[[Request], None] = lambda request: None
        self.after: Callable[[Request], None] = lambda request: None
        self.large_from = 10_000_000
        self.xet: Path | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def storage(self) -> str:
        """Where large files are: another host than the Hub, which must not get to see its token."""
        return f"http://localhost:{self.port}/storage"

    def __enter__(self) -> FakeHub:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def create(
        self, name: str, files: dict[str, bytes] | None = None, *, private: bool = False
    ) -> Repository:
        """Make a repository that has ``files``."""
        self.repositories[name] = repository = Repository(name, private, self.large_from)
        if files:
            repository.put(files)
        return repository

    def requested(self, pattern: str) -> list[Request]:
        """Return the requests so far whose ``METHOD /path`` matches."""
        return [request for request in self.requests if re.search(pattern, str(request))]


class _Handler(Routes):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # an answer in one piece
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass

    def handle_any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length)
        if self.headers.get("Transfer-Encoding") == "chunked":
            self.body = self._chunks()
        parts = urlsplit(self.path)
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        request = Request(self.command, unquote(parts.path), len(self.body))
        fault = self._fault(request)
        if fault is not None and fault.delay:
            time.sleep(fault.delay)
        try:
            with self.hub.lock:
                self.hub.requests.append(request)
                self.hub.before(request)
                if fault is not None and fault.status:
                    answer = (fault.body, fault.status, fault.headers)
                else:
                    answer = self.route(parts.path)
                self.hub.after(request)
        except Gone:
            self.close_connection = True
            return
        except Refusal as refusal:
            said = {"X_Error_Message": refusal.message}
            if refusal.code:
                said["X_Error_Code"] = refusal.code
            answer = ({"error": refusal.message}, refusal.status, said)
        if fault is not None and fault.lose:
            self.close_connection = True
            return
        body, status, headers = answer
        self.answer(body, status, **headers)

    do_GET = do_HEAD = do_POST = do_PUT = handle_any  # noqa: N815

    def _fault(self, request: Request) -> Fault | None:
        with self.hub.lock:
            for fault in self.hub.faults:
                if fault.times and re.search(fault.where, str(request)):
                    fault.times -= 1
                    return fault
        return None

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def answer(self, body: Any, status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        try:
            self.send_response(status)
            for name, value in {"Content_Length": str(len(data)), "Content_Type": kind, **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)
        except OSError:
            self.close_connection = True  # the client was killed, or waits no longer
