"""The local web application: one page, and what it asks for by POST. Flask, served by waitress."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from builder import __version__
from builder.errors import JSON_ERRORS, QuotebuilderError
from builder.review.asked import Asked, AskedError
from builder.review.guard import Guard, close
from builder.review.items import Item
from builder.review.review import Review
from builder.viewing.web.assembling import asset, policy, render

if TYPE_CHECKING:
    from flask import Flask, Response

_SHARED, _OWN = "builder.viewing.web", "builder.review.page"
STYLES = [(_SHARED, "base.css"), (_SHARED, "article.css"), (_OWN, "review.css")]
SCRIPTS = [
    (_SHARED, "dom.js"),
    (_SHARED, "links.js"),
    (_SHARED, "article.js"),
    (_OWN, "server.js"),
    (_OWN, "words.js"),
    (_OWN, "extent.js"),
    (_OWN, "forms.js"),
    (_OWN, "facts.js"),
    (_OWN, "main.js"),
]
_LARGEST = 1_000_000
HOST = "127.0.0.1"


class Request(msgspec.Struct, forbid_unknown_fields=True):
    """What the page sends: who asks, on which item, and what is asked."""

    reviewer: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    item: Item | None = None
    asked: Asked | None = None
    note: Annotated[str, msgspec.Meta(max_length=10_000)] = ""

    def on(self) -> Item:
        """Return the item. Raises AskedError where there is none."""
        if self.item is None:
            raise AskedError("There is no quotation to decide on.")
        return self.item


def application(review: Review, token: str, port: int, name: str) -> Flask:
    """Return the application that shows ``review`` of the dataset called ``name`` to who knows ``token``."""
    from flask import Flask, request
    from flask import Response as Answer

    app = Flask("quotebuilder-review", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    guard = Guard(token, port)
    scripts, styles = [asset(*one) for one in SCRIPTS], [asset(*one) for one in STYLES]
    its_policy = policy(scripts, styles, connect="'self'")
    page = render(
        _OWN,
        "page.html.jinja",
        scripts=scripts,
        styles=styles,
        connect="'self'",
        name=name,
        version=__version__,
    )
    actions: dict[str, Callable[[Request], dict[str, Any]]] = {
        "begin": lambda one: review.begin(one.reviewer),
        "next": lambda one: review.next(one.reviewer),
        "open": lambda one: review.open(one.reviewer, one.on()),
        "back": lambda one: review.back(one.reviewer, one.on()),
        "skip": lambda one: review.skip(one.reviewer, one.on()),
        "note": lambda one: review.note(one.reviewer, one.on(), one.note),
        "undo": lambda one: review.undo(one.reviewer),
        "decide": lambda one: _decide(review, one),
    }

    def answer(value: dict[str, Any], status: int = 200) -> Response:
        return Answer(msgspec.json.encode(value), status, mimetype="application/json")

    @app.before_request
    def check() -> Response | None:
        refusal = guard.refusal(request)
        return None if refusal is None else answer({"error": f"Refused: {refusal}."}, 403)

    @app.after_request
    def shut(response: Response) -> Response:
        return close(
            response, f"{its_policy}; frame-ancestors 'none'" if response.mimetype == "text/html" else None
        )

    @app.get("/")
    def show() -> str:
        return page

    @app.post("/<action>")
    def act(action: str) -> Response:
        if action not in actions:
            return answer({"error": "There is no such action."}, 404)
        try:
            return answer(actions[action](msgspec.json.decode(request.get_data(), type=Request)))
        except AskedError as problem:
            return answer({"error": str(problem)}, 409)
        except JSON_ERRORS as error:
            return answer({"error": f"Not understood: {error}."}, 400)

    return app


def _decide(review: Review, request: Request) -> dict[str, Any]:
    if request.asked is None:
        raise AskedError("There is no decision.")
    return review.decide(request.reviewer, request.on(), request.asked)


def serve(review: Review, name: str, *, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve ``review`` on loopback until interrupted; ``on_ready`` gets the address of the page, with its token.

    ``port`` 0 takes one that is free. Raises QuotebuilderError where the port can't be had.
    """
    from waitress.server import create_server

    token = secrets.token_urlsafe(24)

    def later(environ: Any, start: Any) -> Any:
        return app(environ, start)  # The application knows the port, which only the server can tell.

    try:
        server = create_server(
            later, host=HOST, port=port, threads=4, ident=None, clear_untrusted_proxy_headers=True
        )
    except OSError as error:
        raise QuotebuilderError(
            f"port {port} can't be used ({error.strerror}); choose another: --port"
        ) from None
    app = application(review, token, server.effective_port, name)
    on_ready(f"http://{HOST}:{server.effective_port}/?token={token}")
    try:
        server.run()
    finally:
        server.close()
