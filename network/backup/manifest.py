"""What an archive says about itself: when, of which database, at which migrations, with which files."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from network.backup.refusal import RefusedError

NAME = "manifest.json"
FORMAT = 1
MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """The size in bytes and the checksum of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`made_at` is just before the rows were read; `migrations` are those applied, as `app.name`."""

    made_at: datetime
    database: str
    database_version: int
    migrations: frozenset[str]
    files: dict[str, Mark]

    def to_json(self) -> bytes:
        told = {
            "format": FORMAT,
            "made_at": self.made_at.isoformat(),
            "database": self.database,
            "database_version": self.database_version,
            "migrations": sorted(self.migrations),
            "files": {name: asdict(mark) for name, mark in self.files.items()},
        }
        return json.dumps(told, indent=1).encode()


def read(text: bytes) -> Manifest:
    """Return what `to_json` wrote; RefusedError for anything else."""
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise RefusedError(_("This backup was made by a newer version of the site: update it first."))
        made_at = datetime.fromisoformat(told["made_at"])
        if made_at.tzinfo is None:
            raise ValueError(made_at)
        return Manifest(
            made_at=made_at,
            database=str(told["database"]),
            database_version=int(told["database_version"]),
            migrations=frozenset(map(str, told["migrations"])),
            files={str(name): Mark(**mark) for name, mark in told["files"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RefusedError(_("The manifest of this backup cannot be read.")) from error
