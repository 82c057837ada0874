"""What a push did, or would do, in words."""

from __future__ import annotations

from rich.filesize import decimal

from builder.hub import Pushed
from builder.viewing.plain import printable_line


def pushed(done: Pushed) -> str:
    """Say what was pushed, where it is, and at which commit."""
    changes = done.changes
    if changes:
        what = f"{len(changes.uploads)} files uploaded ({decimal(sum(changes.uploads.values()))})"
        what += f", {len(changes.deletions)} deleted, {len(changes.unchanged)} unchanged"
    else:
        what = "nothing to change, so no commit was made"
    return f"{what}; read back and compared\n{done.url}\ncommit {done.commit}"


def would_push(done: Pushed) -> str:
    """Say what a push would do, a line a file."""
    lines = [f"would create {done.name}"] if done.created else []
    lines += [
        f"would upload {printable_line(path)} ({decimal(size)})"
        for path, size in done.changes.uploads.items()
    ]
    lines += [f"would delete {printable_line(path)}" for path in done.changes.deletions]
    lines.append(f"{len(done.changes.unchanged)} files unchanged; nothing was done")
    return "\n".join(lines)
