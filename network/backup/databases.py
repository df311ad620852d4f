"""The kinds of databases a site may have, each with its way of being copied and replaced."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from django.db import connection

from network.backup.postgresql import Postgresql
from network.backup.sqlite import Sqlite


class Database(Protocol):
    name: str
    file_name: str

    def version(self) -> int: ...

    def dump(self, path: Path) -> None: ...

    def check(self, path: Path) -> None: ...

    def replaced(self, new: Path, aside: Path) -> AbstractContextManager[None]: ...


KINDS: dict[str, Database] = {kind.name: kind for kind in (Sqlite(), Postgresql())}


def configured() -> Database:
    """Return the kind of the site's own database."""
    return KINDS[connection.vendor]
