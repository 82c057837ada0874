"""Asking an OpenAI-compatible chat endpoint, with answers kept on disk."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from builder.errors import QuotebuilderError
from builder.evaluation.systems.base import SystemOptions

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_FORMAT_TRIES = 3  # An answer that is no JSON of the form asked for is asked for anew so many times in all.


class Reply(msgspec.Struct):
    """What came back: the answer's text, or None with the reason why there is none of use."""

    text: str | None
    reason: str | None
    prompt_tokens: int = 0
    completion_tokens: int = 0


def cache_folder() -> Path:
    """Return the folder where answers are kept by default: ``quotebuilder/llm`` in the user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "quotebuilder" / "llm"


class ChatClient:
    """A model behind an endpoint. The key comes from OPENAI_API_KEY in the environment, from nowhere else.

    Too many requests, timeouts and server errors are repeated with growing pauses by the official client,
    which also keeps to ``Retry-After``. Usable from several threads.
    """

    def __init__(self, model: str, options: SystemOptions) -> None:
        try:
            import openai
        except ImportError as error:
            raise QuotebuilderError(
                "openai is not installed; install it with pip install 'quotebuilder[llm]'"
            ) from error
        key = os.environ.get("OPENAI_API_KEY")
        if key is None and options.base_url is None:
            raise QuotebuilderError(
                "llm: set OPENAI_API_KEY, or name an endpoint that needs no key with --base-url"
            )
        self._openai = openai
        self._client = openai.OpenAI(
            api_key=key or "none",
            base_url=options.base_url,
            timeout=options.timeout,
            max_retries=options.retries,
        )
        self.model = model
        self.cache = options.cache or cache_folder()
        self._lock = threading.Lock()
        self.asked = self.from_cache = self.prompt_tokens = self.completion_tokens = 0

    def ask(
        self, messages: list[dict[str, str]], response_format: dict[str, Any], valid: Callable[[str], bool]
    ) -> Reply:
        """Return the reply to ``messages``, from disk where it is there.

        ``valid`` tells whether a text is an answer of the form asked for; one that is not is asked for
        again. Raises `QuotebuilderError` where the endpoint
        cannot be reached or turns the request down for good.
        """
        request = {"model": self.model, "messages": messages, "response_format": response_format}
        digest = hashlib.sha256(
            msgspec.json.encode((str(self._client.base_url), request), order="sorted")
        ).hexdigest()
        kept = self.cache / digest[:2] / f"{digest}.json"
        if kept.exists():
            with self._lock:
                self.from_cache += 1
            return msgspec.json.decode(kept.read_bytes(), type=Reply)
        reply = Reply(None, None)
        for _ in range(_FORMAT_TRIES):
            answer = self._complete(request)
            if answer.usage:
                reply.prompt_tokens += answer.usage.prompt_tokens
                reply.completion_tokens += answer.usage.completion_tokens
            reply.text, reply.reason = _read(answer, valid)
            if reply.reason != _MALFORMED:
                break
        with self._lock:
            self.asked += 1
            self.prompt_tokens += reply.prompt_tokens
            self.completion_tokens += reply.completion_tokens
        if reply.reason != _MALFORMED:
            _write(kept, msgspec.json.encode(reply))
        return reply

    def _complete(self, request: dict[str, Any]) -> ChatCompletion:
        try:
            answer: ChatCompletion = self._client.chat.completions.create(**request)
        except self._openai.APIStatusError as error:
            raise self._stopped(f"answered {error.status_code}: {error.message}") from error
        except self._openai.APIConnectionError as error:  # A timeout is one too.
            raise self._stopped(f"cannot be reached: {error.message}") from error
        return answer

    def _stopped(self, why: str) -> QuotebuilderError:
        return QuotebuilderError(
            f"llm:{self.model}: {self._client.base_url} {why}; "
            "answers so far are kept, and the same command goes on from there"
        )


_REFUSED, _CUT_OFF, _MALFORMED = "refused", "cut off", "malformed"


def _read(answer: ChatCompletion, valid: Callable[[str], bool]) -> tuple[str | None, str | None]:
    """Return the text of an answer and None, or None and what is wrong with it."""
    if not answer.choices:
        return None, _MALFORMED
    choice = answer.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        return None, _REFUSED
    if choice.finish_reason == "length":
        return None, _CUT_OFF  # Asking again gives the same length.
    text = choice.message.content
    return (text, None) if text and valid(text) else (None, _MALFORMED)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, also when several threads write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
