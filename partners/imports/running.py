"""The life of an import: taken in, checked, confirmed, imported, undone; each step is a transaction."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.accounts.letters import write_letter
from network.catalogue.projection import one_refresh
from network.sheets.reading import Record, Sheet, UnreadableFileError, read_sheet
from network.sheets.records import in_batches
from network.sheets.verdicts import Outcome, Remark, Verdict
from network.users.models import User
from partners.imports.kinds import Done, Importer, importer_of
from partners.models import ImportedRow, ImportRun, Organisation
from partners.models.import_run import WRITES, State
from partners.permissions import PUBLISHES_ALL
from partners.services.history import note

MOST_ROWS = 20_000
STEP = 250
_TAKEN_AT_ONCE = 500


class NotNowError(ValueError):
    """The import is not in a state for this; the message says so."""


@transaction.atomic
def take_in(*, path: Path, name: str, kind: str, organisation: Organisation, user: User) -> ImportRun:
    """Keep the rows of a file to be checked, or raise UnreadableFileError and keep nothing.

    The rows are kept, not the file: whatever it was, from here on it is texts in cells.
    """
    importer = importer_of(kind)
    sheet = read_sheet(path, importer.required)
    run = ImportRun.objects.create(
        organisation=organisation,
        user=user,
        kind=kind,
        file_name=name[-200:],
        columns=[name.replace("\0", "") for name in sheet.columns],
        notices=_notices(sheet, importer),
    )
    count = 0
    for records in in_batches(sheet.records, _TAKEN_AT_ONCE):
        count += len(records)
        if count > MOST_ROWS:
            raise UnreadableFileError(
                _("The file has more than %(most)s rows: cut it in parts.") % {"most": MOST_ROWS}
            )
        ImportedRow.objects.bulk_create(
            # PostgreSQL keeps no NUL in a text; a row that holds one is refused anyway.
            ImportedRow(
                run=run,
                line=one.line,
                cells=[cell.replace("\0", "") for cell in one.cells],
                problem=one.problem,
            )
            for one in records
        )
    if not count:
        raise UnreadableFileError(_("The file has no row below its first line."))
    return run


def _notices(sheet: Sheet, importer: Importer) -> list[str]:
    notices = list(sheet.notices)
    if sheet.delimiter == ";":
        notices.append(_("The separator is “;”: the file was read all the same."))
    if unknown := [name for name in sheet.unknown(column.name for column in importer.columns) if name]:
        notices.append(_("These columns are left aside: %(names)s.") % {"names": ", ".join(unknown)})
    return notices


@transaction.atomic
def advance(*, run: ImportRun, most: int = STEP) -> ImportRun:
    """Do the next rows of an import that moves, whole or not at all; return it as it is then."""
    # Two tabs, or an impatient finger: the second waits, and goes on where the first stopped.
    run = ImportRun.objects.select_for_update().select_related("organisation").get(pk=run.pk)
    if not run.is_moving:
        return run
    rows = list(run.rows.filter(line__gt=run.position)[:most])
    with one_refresh():
        if run.state == State.UNDOING:
            _take_back(run, rows)
        elif rows:
            _work(run, rows, is_dry_run=run.state == State.CHECKING)
    run.position = rows[-1].line if rows else run.position
    if len(rows) < most:
        _arrive(run)
    run.save()
    return run


def _arrive(run: ImportRun) -> None:
    run.done_at = timezone.now() if run.state == State.RUNNING else run.done_at
    run.state = {State.CHECKING: State.CHECKED, State.RUNNING: State.DONE, State.UNDOING: State.UNDONE}[
        run.state
    ]
    run.position = 0


def _work(run: ImportRun, rows: list[ImportedRow], *, is_dry_run: bool) -> None:
    before = run.rows.filter(line__lt=rows[0].line).exclude(identity="").exclude(outcome=Outcome.REJECTED)
    seen = dict(before.values_list("identity", "line"))
    records = [Record(row.line, row.cells, row.problem) for row in rows]
    done = importer_of(run.kind).work(run, records, seen, is_dry_run=is_dry_run)
    for row, one in zip(rows, done, strict=True):
        _note(row, one)
    ImportedRow.objects.bulk_update(rows, ["outcome", "remarks", "identity", "written", "before", "after"])


def _note(row: ImportedRow, done: Done) -> None:
    verdict: Verdict = done.verdict
    row.outcome, row.remarks = verdict.outcome, [_told(remark) for remark in verdict.remarks]
    row.identity, row.written = done.identity, list(done.written)
    row.before, row.after = dict(done.before), dict(done.after)


def _told(remark: Remark) -> list[str]:
    return [remark.column, remark.reason, remark.value[:200].replace("\0", "")]


def _take_back(run: ImportRun, rows: list[ImportedRow]) -> None:
    importer = importer_of(run.kind)
    for row in rows:
        if row.outcome in (Outcome.CREATED, Outcome.UPDATED) and row.written:
            row.undone = importer.undo(row)
    ImportedRow.objects.bulk_update(rows, ["undone"])


def may_confirm(run: ImportRun, user: User) -> bool:
    """Return whether what a user imports is public at once, as what they write would be."""
    is_free = run.organisation.is_trusted or not importer_of(run.kind).needs_review
    return is_free or user.has_perm(PUBLISHES_ALL)


@transaction.atomic
def confirm(*, run: ImportRun, user: User) -> ImportRun:
    """Begin to write what was checked; without the trust of moderators, ask them to."""
    run = _in_state(run, State.CHECKED, State.ASKED)
    run.state, run.sent_back = State.RUNNING if may_confirm(run, user) else State.ASKED, ""
    run.save(update_fields=["state", "sent_back"])
    if run.state == State.RUNNING:
        _log(run, "partners.import", user)
    return run


@transaction.atomic
def send_back(*, run: ImportRun, user: User, reason: str) -> ImportRun:
    """Leave a file that waits for moderators as it is, and tell whoever brought it why."""
    run = _in_state(run, State.ASKED)
    run.state = State.CHECKED
    with override(settings.LANGUAGE_CODE):
        run.sent_back = reason
        if run.user and run.user.is_active:
            _tell(run, run.user.email, reason)
    run.save(update_fields=["state", "sent_back"])
    _log(run, "partners.send_back_import", user)
    return run


def _tell(run: ImportRun, email: str, reason: str) -> None:
    path = reverse("space:imports", args=[run.organisation.slug])
    write_letter(
        to=email,
        subject=_("We did not import your file"),
        template="partners/mail/file_sent_back.txt",
        context={"run": run, "reason": reason, "url": f"{settings.SITE_URL}{path}"},
    )


@transaction.atomic
def begin_undo(*, run: ImportRun, user: User) -> ImportRun:
    """Begin to put everything back as it was before the import, also one that did not come to its end."""
    run = _in_state(run, *WRITES)
    run.state, run.position = State.UNDOING, 0
    run.save(update_fields=["state", "position"])
    _log(run, "partners.undo_import", user)
    return run


def _log(run: ImportRun, action: str, user: User) -> None:
    """Write who did it in the history: of the import itself nothing is left after a month."""
    note(run.organisation, action, by=user, kind=run.kind, run=run.pk)


def _in_state(run: ImportRun, *states: State) -> ImportRun:
    found = ImportRun.objects.select_for_update().select_related("organisation").get(pk=run.pk)
    if found.state not in states or not found.is_kept:
        raise NotNowError(_("This import is %(state)s.") % {"state": found.get_state_display()})
    return found


def forget_old() -> int:
    """Erase imports that are kept no longer, with their rows; return how many."""
    runs = list(ImportRun.objects.too_old())
    for run in runs:
        run.delete()
    return len(runs)
