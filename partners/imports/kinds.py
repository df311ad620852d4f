"""What can be imported in the space: each app registers its importers."""

import json
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder

from network.sheets.reading import Record
from network.sheets.verdicts import Verdict
from partners.models import ImportedRow, ImportRun

Seen = MutableMapping[str, int]
"""The identities of the rows before, with their lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as people are told of it: its name, what it takes, an example (both may be lazy)."""

    name: str
    help: str
    example: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a row: verdict, key in the file, keys of what it changed, before and after."""

    verdict: Verdict
    identity: str = ""
    written: Sequence[int] = ()
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)


class Importer:
    """Judges and writes rows of one kind, for one organisation, and takes one back."""

    name: str
    label: str
    columns: Sequence[Column]
    needs_review: bool = True
    """Whether moderators confirm the import of an organisation that is not trusted."""

    def work(self, run: ImportRun, records: Sequence[Record], seen: Seen, *, is_dry_run: bool) -> list[Done]:
        """Return what becomes of rows that follow each other; write them unless it is a dry run."""
        raise NotImplementedError

    def undo(self, row: ImportedRow) -> str:
        """Take back what a row did, or return why it stays."""
        raise NotImplementedError

    @property
    def required(self) -> list[str]:
        return [column.name for column in self.columns if column.is_required]


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Offer a kind of import. Called once, when the app is ready."""
    _importers[importer.name] = importer


def importers() -> list[Importer]:
    return list(_importers.values())


def importer_of(kind: str) -> Importer:
    return _importers[kind]


def as_json(state: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a row as a JSON column gives them back, so that both can be compared."""
    return json.loads(json.dumps(state, cls=DjangoJSONEncoder))
