"""Putting a page together: scripts and styles inlined, under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any


def asset(package: str, name: str) -> str:
    """Return the text of a script or style sheet that lies in ``package``."""
    return (files(package) / name).read_text(encoding="utf-8")


def hash_source(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows the inline ``text``, and no other."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(
    scripts: Iterable[str],
    styles: Iterable[str],
    *,
    more_styles: Iterable[str] = (),
    connect: str | None = None,
) -> str:
    """Return a Content-Security-Policy for a page that has all it needs inside.

    Only the inline ``scripts`` and ``styles`` count, and the styles with the source expressions ``more_styles``;
    nothing is loaded, nothing sent but to the source expression ``connect``, if any; no string becomes markup or script
    (Trusted Types).
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(hash_source, scripts)),
            "style-src " + " ".join([*map(hash_source, styles), *more_styles]),
            *([] if connect is None else [f"connect-src {connect}"]),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def render(
    package: str,
    template: str,
    *,
    scripts: list[str],
    styles: list[str],
    more_styles: Iterable[str] = (),
    connect: str | None = None,
    **values: Any,
) -> str:
    """Return the HTML of the Jinja ``template`` in ``package`` with all it needs inside.

    ``scripts`` and ``styles`` are texts of our own, written into the page as they are; ``values`` are escaped.
    ``connect`` is where the page may send to (`policy`).
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(package, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(
        policy=policy(scripts, styles, more_styles=more_styles, connect=connect),
        scripts=scripts,
        styles=styles,
        **values,
    )
