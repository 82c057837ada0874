"""Who may ask the server: the page that it opened itself, and nobody else in the same browser.

The server listens on loopback, which every page in the browser can send requests to. So each request must carry the
token of this run (in the address of the page; in a header of all that the page asks for, which no other origin can
set without a CORS preflight, and that is never granted); its ``Host`` must be the server's own, against DNS
rebinding; and an ``Origin`` or ``Sec-Fetch-Site`` that is not the server's own is refused.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Request, Response

TOKEN_HEADER = "X-Review-Token"


class Guard:
    """Checks requests against the ``token`` of this run and the ``port`` that the server listens on."""

    def __init__(self, token: str, port: int) -> None:
        self._token = token
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    def refusal(self, request: Request) -> str | None:
        """Return why ``request`` is refused, or None where it may pass."""
        if request.host not in self._hosts:
            return "the Host is not this server"
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            return "the request comes from another origin"
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return "the request comes from another site"
        if request.method == "GET" and request.path == "/":
            given = request.args.get("token", "")
        elif request.method == "POST":
            if origin is None:
                return "a change needs an Origin"
            if request.mimetype != "application/json":
                return "a change is JSON"
            given = request.headers.get(TOKEN_HEADER, "")
        else:
            return "there is nothing here"
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return "the token is missing or wrong; use the address that the command printed"
        return None


def close(response: Response, policy: str | None) -> Response:
    """Add the headers that keep a response to its own page; ``policy`` is its Content-Security-Policy."""
    response.headers.update(
        {
            "Content-Security-Policy": policy or "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
    )
    return response
