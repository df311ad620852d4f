"""What was erased, remembered outside the database: a restored backup must not bring it back.

A line is a moment, a kind and a key; never anything of a person. `docs/backup.md` tells how an app joins.
"""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")
_KIND = re.compile(r"[a-z_]{1,40}")
# No address, no name with a blank.
_KEY = re.compile(r"[A-Za-z0-9_:-]{1,100}")


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line: when the erasure was committed, of what kind, which one."""

    at: datetime
    kind: str
    key: str


Replay = Callable[[Sequence[Erasure]], int]
_replays: dict[str, Replay] = {}


def record(kind: str, *keys: object) -> None:
    """Write one line a key once the caller's transaction commits; ValueError for what might be personal."""
    names = [str(key) for key in keys]
    if not _KIND.fullmatch(kind) or not all(_KEY.fullmatch(name) for name in names):
        raise ValueError("an erasure is told by a kind in small letters and a key of letters and digits")
    transaction.on_commit(lambda: _append(kind, names))


def register(kind: str, replay: Replay) -> None:
    """Let `replay` erase again after a restore; it gets the lines since the backup, oldest first, or none.

    It returns how many it erased, and erases as well what only its age makes due.
    """
    _replays[kind] = replay


def follow(model: type[Model], *, kind: str, key: str = "pk") -> None:
    """Remember each deleted row of a model by one of its fields, and delete it again after a restore."""

    def remember(instance: Model, **_: object) -> None:
        record(kind, getattr(instance, key))

    def delete(lines: Sequence[Erasure]) -> int:
        found = model._default_manager.filter(**{f"{key}__in": [line.key for line in lines]})
        return found.delete()[1].get(model._meta.label, 0)

    post_delete.connect(remember, sender=model, weak=False, dispatch_uid=f"erasure {kind}")
    register(kind, delete)


def replay(since: datetime) -> dict[str, int]:
    """Erase again what was erased since a moment; return how many of each kind, where any."""
    lines: dict[str, list[Erasure]] = defaultdict(list)
    for line in journal():
        if line.at >= since:
            lines[line.kind].append(line)
    counts = {kind: again(lines[kind]) for kind, again in _replays.items()}
    return {kind: count for kind, count in counts.items() if count}


def journal() -> Iterator[Erasure]:
    """Yield all lines, oldest first."""
    if settings.ERASURES_FILE.exists():
        yield from read(settings.ERASURES_FILE.read_text(encoding="ascii"))


def read(text: str) -> Iterator[Erasure]:
    """Yield the lines of a journal; one that a power cut tore is passed over."""
    for line in text.splitlines():
        at, _, rest = line.partition(" ")
        kind, _, key = rest.partition(" ")
        if _AT.fullmatch(at) and _KIND.fullmatch(kind) and _KEY.fullmatch(key):
            yield Erasure(datetime.fromisoformat(at), kind, key)


def merge(others: Iterator[Erasure]) -> None:
    """Take in the lines of another journal that are not in ours, all in the order of their moments."""
    lines = sorted({*journal(), *others}, key=lambda line: (line.at, line.kind, line.key))
    new = settings.ERASURES_FILE.with_suffix(".new")
    new.unlink(missing_ok=True)
    _write(new, "".join(map(_line, lines)))
    new.replace(settings.ERASURES_FILE)


def _append(kind: str, keys: Sequence[str]) -> None:
    # Now, when it is committed: a backup that began earlier may still hold it.
    now = datetime.now(UTC)
    _write(settings.ERASURES_FILE, "".join(_line(Erasure(now, kind, key)) for key in keys))


def _line(erasure: Erasure) -> str:
    return f"{erasure.at.isoformat()} {erasure.kind} {erasure.key}\n"


def _write(path: os.PathLike[str], text: str) -> None:
    """Add to a file that only its owner reads; when this returns a power cut loses nothing."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(file, text.encode("ascii"))
        os.fsync(file)
    finally:
        os.close(file)
