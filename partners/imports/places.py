"""Imports places of the standard for one organisation."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from network.sheets.reading import Record
from network.sheets.verdicts import Outcome
from partners.imports.kinds import Column, Done, Importer, Seen, as_json
from partners.imports.undoing import put_back, take_down
from partners.models import ImportedRow, ImportRun, Place
from partners.services.recording import record
from partners.standard.columns import COLUMNS
from partners.standard.importing import write
from partners.standard.judging import Judge, Key, PlaceVerdict, state

_EXAMPLES = {
    "id": "mediatheque-1",
    "nom": "Médiathèque Pierre-Bayle",
    "commune": "Besançon",
    "code_postal": "25000",
    "adresse": "27 rue de la République",
    "latitude": "47.2410",
    "longitude": "6.0250",
    "telephone": "03 81 87 81 40",
    "horaires": "Mo-Fr 09:00-12:00,14:00-18:00",
    "source": "Ma structure",
    "date_maj": "2026-11-20",
}


class PlaceImporter(Importer):
    name = "places"
    label = _("Places")
    columns = tuple(
        Column(one.name, "", _EXAMPLES.get(one.name, ""), is_required=one.is_required) for one in COLUMNS
    )

    def work(self, run: ImportRun, records: Sequence[Record], seen: Seen, *, is_dry_run: bool) -> list[Done]:
        lines = {_key(identity): line for identity, line in seen.items()}
        verdicts = Judge(run.columns, lines, run.organisation).judge(records)
        if not is_dry_run:
            write(verdicts)
        return [_done(verdict, is_dry_run) for verdict in verdicts]

    def undo(self, row: ImportedRow) -> str:
        place = Place.objects.filter(pk__in=row.written).first()
        if row.outcome == Outcome.CREATED:
            return take_down(place, row, state)
        return put_back(place, row, state, record)


def _key(identity: str) -> Key:
    source, _newline, key = identity.partition("\n")
    return source, key


def _done(verdict: PlaceVerdict, is_dry_run: bool) -> Done:
    place = verdict.place
    if place is None:
        return Done(verdict)
    identity = f"{place.source}\n{place.source_id}"
    if is_dry_run or verdict.outcome == Outcome.UNCHANGED:
        return Done(verdict, identity)
    return Done(verdict, identity, [place.pk], as_json(verdict.before), as_json(state(place)))
