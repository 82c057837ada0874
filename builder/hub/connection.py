"""Talking to the Hub: as whom, how patiently, and what its errors mean.

The token is the one that the Hub's own tools find (``HF_TOKEN``, or what ``hf auth login`` keeps). The client
reads it itself; here it is only asked whether there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.errors import QuotebuilderError
from builder.reading.streaming import in_short

if TYPE_CHECKING:
    from huggingface_hub import HfApi

KIND = "dataset"
FIRST_ANSWER_SECONDS = 15.0
"""How long the first answer may take; whoever does not answer that is down."""
ANSWER_SECONDS = 60.0
"""How long any later answer may take: the Hub itself gives up a request after about a minute."""
_LOG_IN = "log in with: hf auth login (or set HF_TOKEN)"
_NETWORK = ("httpx", "httpx2", "httpcore", "httpcore2", "requests", "urllib3", "aiohttp")


@dataclass
class Hub:
    """The client, and what a failure from now on leaves behind, as a sentence for its message."""

    api: HfApi
    left_behind: str = ""


@contextmanager
def connected(name: str) -> Iterator[Hub]:
    """Yield what to talk to the Hub with; what fails in the block is a QuotebuilderError that says why.

    ``name`` is the repository's, for the messages.
    """
    from huggingface_hub import HfApi, get_session

    session: Any = get_session()
    before = getattr(session, "timeout", None)
    # The client's own default is to wait for ever.
    session.timeout = ANSWER_SECONDS
    hub = Hub(HfApi())
    try:
        yield hub
    except (QuotebuilderError, AssertionError, AttributeError, LookupError, NameError, TypeError):
        raise  # said already, or a fault of ours, which is not the Hub's
    except Exception as error:
        raise QuotebuilderError(f"{name}: {_reason(error)}{hub.left_behind}") from error
    finally:
        session.timeout = before


def require_token() -> None:
    """Raise QuotebuilderError where there is no token, without which nothing can be written."""
    from huggingface_hub import get_token

    if get_token() is None:
        raise QuotebuilderError(f"no token for the Hub: {_LOG_IN}")


def check_name(name: str) -> None:
    """Raise QuotebuilderError where ``name`` can't be that of a repository on the Hub."""
    from huggingface_hub import utils
    from huggingface_hub.errors import HFValidationError

    public: Any = utils
    try:
        public.validate_repo_id(name)
    except HFValidationError as error:
        raise QuotebuilderError(
            f"{name!r} cannot be the name of a dataset on the Hub, such as owner/name: {in_short(error)}"
        ) from None


def refused(error: Exception) -> bool:
    """Tell whether the Hub has answered that it does not do what it was asked to."""
    from huggingface_hub.errors import HfHubHTTPError

    return isinstance(error, HfHubHTTPError) and 400 <= error.response.status_code < 500


def _reason(error: Exception) -> str:
    """Say why a request failed: by the answer or the lack of one, wherever the client wrapped it."""
    from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

    for cause in _causes(error):
        if isinstance(cause, OfflineModeIsEnabled):
            return "the Hub may not be asked while HF_HUB_OFFLINE is set"
        if isinstance(cause, HfHubHTTPError) and cause.response is not None:
            return _said(cause, cause.response.status_code)
        if type(cause).__module__.split(".")[0] in _NETWORK or isinstance(cause, ConnectionError):
            return f"the Hub {_silence(cause)}; try again later"
    return in_short(error)


def _said(error: Any, status: int) -> str:
    """Put into words what the Hub answered with ``status``."""
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    details = f": {in_short(Exception(error.server_message))}" if error.server_message else ""
    if isinstance(error, GatedRepoError):
        return "this dataset asks for consent; give it on its page, then log in: hf auth login"
    if isinstance(error, RevisionNotFoundError):
        return "the dataset has no such revision"
    if isinstance(error, RepositoryNotFoundError):
        return f"no such dataset on the Hub, or a private one that the token does not open; {_LOG_IN}"
    if status == 401:
        return f"the Hub does not accept the token; {_LOG_IN}"
    if status == 403:
        return f"the token has no permission to do that{details}; it needs to be one that may write there"
    if status == 409:
        return f"the Hub says that this exists already{details}"
    if status == 412:
        return "somebody else has changed the dataset meanwhile; look at it, then push again"
    if status == 413:
        return f"the Hub finds this too large (413){details}; build with shards of 10 MB to 50 GB"
    if status == 429:
        wait = error.response.headers.get("Retry-After")
        return f"too many requests for the Hub (429); try again {f'in {wait} seconds' if wait else 'later'}"
    if status >= 500:
        return f"the Hub has trouble ({status}){details}; try again later"
    return f"the Hub refuses ({status}){details}"


def _silence(error: BaseException) -> str:
    name = type(error).__name__
    if "Timeout" in name:
        return "does not answer in time"
    if "Connect" in name:
        return f"cannot be reached ({in_short(error)})"
    return f"broke the connection off ({in_short(error)})"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        yield error
        seen.append(error)
        error = error.__cause__ or error.__context__
