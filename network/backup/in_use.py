"""Who uses the data: every process of the site shares a lock that a restore must hold alone.

The kernel lets go of it when a process ends, however it ends; workers share that of their server.
"""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from network.backup.refusal import RefusedError

_lock: int | None = None


def share() -> None:
    """Hold the lock, with others, until this process ends; leave at once while a restore is under way."""
    global _lock
    try:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        _lock = os.open(settings.VAR_DIR / "in-use.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        # Who may not write here restores nothing here either.
        return
    try:
        fcntl.flock(_lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        # No translation can be read so early.
        sys.exit("A backup is being restored: start again when that is done.")


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock without any other process; RefusedError names those that have it."""
    if _lock is None:
        raise RefusedError(_("The folder %(folder)s cannot be written.") % {"folder": settings.VAR_DIR})
    try:
        fcntl.flock(_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise RefusedError(
            _("The site is running (%(processes)s). Stop it and its scheduled commands, then restore.")
            % {"processes": ", ".join(_others()) or "?"}
        ) from None
    try:
        yield
    finally:
        fcntl.flock(_lock, fcntl.LOCK_SH)


def _others() -> Iterator[str]:
    """Yield number and name of the processes that share the lock, where the system tells (Linux)."""
    with suppress(OSError):
        inode = str(os.fstat(_lock).st_ino)
        for line in Path("/proc/locks").read_text().splitlines():
            _number, kind, *_mode, process, place, _start, _end = line.split()
            if kind == "FLOCK" and place.rpartition(":")[2] == inode and process != str(os.getpid()):
                yield _named(process)


def _named(process: str) -> str:
    with suppress(OSError):
        return f"{process} {Path('/proc', process, 'comm').read_text().strip()}"
    return process
