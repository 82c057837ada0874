"""URLs as places of files: what is one, its parts, and what of it may be shown."""

from __future__ import annotations

import os
import re

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_IN_TEXT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://[^\s'\"<>]+")
_OF_THE_WEB = ("http", "https")


def is_url(place: str | os.PathLike[str]) -> bool:
    """Tell whether ``place`` is a URL rather than a path."""
    return _URL.match(os.fspath(place)) is not None


def protocol(url: str) -> str:
    """Return what stands before ``://``, in lower case."""
    found = _URL.match(url)
    return found[1].lower() if found else ""


def cleaned(place: str) -> str:
    """Return ``place`` as it may be shown and stored: a URL without password, and without the query of a web address.

    >>> cleaned("https://ada:secret@example.org/a.jsonl?signature=4f2a")
    'https://example.org/a.jsonl'
    """
    found = _URL.match(place)
    if found is None:
        return place
    host, slash, path = place[found.end() :].partition("/")
    user, _, server = host.rpartition("@")
    of_the_web = found[1].lower() in _OF_THE_WEB
    if user and not of_the_web and ":" not in user:
        # A container, an account or the like, without which it would be another place.
        server = host
    whole = f"{found[1]}://{server}{slash}{path}"
    return re.split(r"[?#]", whole, maxsplit=1)[0] if of_the_web else whole


def without_secrets(text: str) -> str:
    """Return ``text``, which may quote URLs, with all of them `cleaned`."""
    return _IN_TEXT.sub(lambda found: cleaned(found[0]), text)


def printable(place: str) -> str:
    """Return ``place`` for people: a URL `cleaned`; a path with forward slashes, what is no UTF-8 spelled out."""
    if is_url(place):
        return cleaned(place)
    readable = os.fsencode(place).decode("utf-8", "backslashreplace")
    return readable.replace(os.sep, "/") if os.sep != "/" else readable


def has_magic(url: str) -> bool:
    """Tell whether ``url`` stands for those that match it; in a web address, ``?`` begins a query."""
    return any(sign in url for sign in ("*" if protocol(url) in _OF_THE_WEB else "*?["))


def join(folder: str, *names: str) -> str:
    """Return the place called ``names`` below ``folder``."""
    return "/".join([folder.rstrip("/"), *names]) if is_url(folder) else os.path.join(folder, *names)


def absolute(place: str) -> str:
    """Return ``place`` so that it is the same from any folder."""
    return place if is_url(place) else os.path.abspath(place)


def last_name(place: str) -> str:
    """Return the name of the file or folder at ``place``: of a URL, what follows its last slash, without the query."""
    if not is_url(place):
        return os.path.basename(os.path.normpath(place))
    return cleaned(place).split("://", 1)[1].rstrip("/").rpartition("/")[2]
