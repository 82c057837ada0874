"""One build at a time in a place: a lock where the system has locks, a lease where there are none.

A lease is a small file that its holder rewrites every `BEAT` seconds. Whoever finds one watches it for a while: if it
changes, its holder is at work; if not, the holder was killed, and the lease is taken over. (So do the lock clients of
key-value stores, such as that of Amazon's DynamoDB; clocks of different machines need not agree.) Two that begin in
the same moment may both write it: the one whose lease is another's at the next beat, or when it asks, has lost it.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import msgspec
from filelock import FileLock, Timeout

from builder.errors import QuotebuilderError
from builder.storage.files import read_bytes, remove, remove_empty, write_whole
from builder.storage.urls import is_url, join, printable

BEAT = 15.0
"""How many seconds pass between two signs of life."""
_PATIENCE = 2.5
"""For how many beats a lease that somebody else holds is watched."""

_here: set[str] = set()
"""The holders of leases in this process."""

log = logging.getLogger(__name__)


@contextmanager
def held(folder: str, name: str) -> Iterator[Callable[[], None]]:
    """Hold ``folder``, a path or URL, for work on the place ``name``; yield what makes sure that it still is held.

    Raises QuotebuilderError where somebody else holds it, and OSError where it can't be written.
    """
    if is_url(folder):
        lease = _Lease(folder, name)
        lease.take()
        try:
            yield lease.check
        finally:
            lease.release()
        return
    lock = FileLock(os.path.join(folder, "lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise _busy(name) from None
    try:
        yield lambda: None
    finally:
        lock.release()


class _Sign(msgspec.Struct):
    """What is in a lease: who holds it, on which machine and in which process, and the number of the beat."""

    holder: str
    host: str
    process: int
    beat: int = 0


class _Lease:
    def __init__(self, folder: str, name: str) -> None:
        self._folder, self._place, self._name = folder, join(folder, "lease.json"), name
        self._sign = _Sign(uuid.uuid4().hex, socket.gethostname(), os.getpid())
        self._ended = threading.Event()
        self._beating = threading.Thread(target=self._beat, daemon=True, name="lease")

    def take(self) -> None:
        found = self._read()
        if found is not None and not _is_dead(found):
            log.warning(
                "%s: another build, on %s, seems to write there; watching it for %.0f seconds",
                printable(self._name),
                found.host,
                BEAT * _PATIENCE,
            )
            self._ended.wait(BEAT * _PATIENCE)
            later = self._read()
            if later is not None and later != found:
                raise _busy(self._name)
        write_whole(self._place, msgspec.json.encode(self._sign))
        _here.add(self._sign.holder)
        self._beating.start()

    def check(self) -> None:
        if not self._is_ours(self._read()):
            raise QuotebuilderError(
                f"{printable(self._name)}: another build has begun there meanwhile; wait for it to end"
            )

    def release(self) -> None:
        self._ended.set()
        self._beating.join()
        _here.discard(self._sign.holder)
        with suppress(OSError):
            if self._is_ours(self._read()):
                remove(self._place)
        remove_empty(self._folder)

    def _beat(self) -> None:
        while not self._ended.wait(BEAT):
            # A storage that is out of reach for a moment is no reason to end.
            with suppress(OSError):
                if not self._is_ours(self._read()):
                    return
                self._sign.beat += 1
                write_whole(self._place, msgspec.json.encode(self._sign))

    def _read(self) -> _Sign | None:
        try:
            return msgspec.json.decode(read_bytes(self._place), type=_Sign)
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def _is_ours(self, sign: _Sign | None) -> bool:
        return sign is not None and sign.holder == self._sign.holder


def _is_dead(sign: _Sign) -> bool:
    """Tell whether the holder is known to have ended: where it ran here, and runs no more."""
    if sign.host != socket.gethostname():
        return False
    if sign.process == os.getpid():
        return sign.holder not in _here
    if os.name == "posix":
        try:
            os.kill(sign.process, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
    return False


def _busy(name: str) -> QuotebuilderError:
    return QuotebuilderError(f"{printable(name)}: another build is writing there; wait for it to end")
