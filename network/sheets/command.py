"""The frame of every `import_… FILE.csv [--dry-run]` command: progress, verdicts, rejects, exit code."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from operator import length_hint
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, reset_queries
from django.urls import get_urlconf, set_urlconf
from django.utils.translation import gettext as _
from django.utils.translation import override
from tqdm import tqdm

from network.sheets.reading import UnreadableFileError
from network.sheets.rejects import write_rejects
from network.sheets.verdicts import Remark, Report

ROWS_A_LINE = 1000


def _keep_little() -> None:
    """Let SQLite keep 2 MB of the database in memory, not all of it as for a site: each page is read once."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")
            cursor.execute("PRAGMA cache_size=-2000")


@contextmanager
def _public_addresses() -> Iterator[None]:
    """Work out addresses from the public's alone: cards tell no others, whose views would take 16 MB."""
    before = get_urlconf()
    set_urlconf("network.public_urls")
    try:
        yield
    finally:
        set_urlconf(before)


class ImportCommand(BaseCommand):
    """Give `run`, a function of `path`, `is_dry_run` and `progress` that returns a Report.

    `run` may raise UnreadableFileError, or an error named in `refusals`, for a file nobody can use.
    """

    # They read every view of the site, which takes more memory than the longest file.
    requires_system_checks: Sequence[str] = []
    refusals: tuple[type[Exception], ...] = ()

    def run(self, *, path: Path, is_dry_run: bool, progress: object) -> Report:
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *, file: Path, dry_run: bool, **options: object) -> None:
        _keep_little()
        with override(settings.LANGUAGE_CODE), _public_addresses():
            try:
                report = self.run(path=file, is_dry_run=dry_run, progress=partial(self._progress, file.name))
                rejects = write_rejects(file, report.sheet, report.rejected)
            except (UnreadableFileError, OSError, *self.refusals) as error:
                raise CommandError(str(error)) from error
            self._tell(report, rejects, dry_run)
        if report.rejected:
            sys.exit(1)

    def _progress(self, name: str, rows: Iterable[object]) -> Iterator[object]:
        """Show how far we are: a bar in a terminal, a line now and then in a log."""
        total = length_hint(rows)
        rows = self._let_go(rows)
        if sys.stderr.isatty():
            yield from tqdm(rows, desc=name, total=total, unit="", leave=False)
            return
        for count, row in enumerate(rows, start=1):
            yield row
            if count % ROWS_A_LINE == 0:
                self.stderr.write(f"{name}: {count} / {total}")

    @staticmethod
    def _let_go(rows: Iterable[object]) -> Iterator[object]:
        """Forget the queries that Django remembers while DEBUG is on: those of an import are long."""
        for row in rows:
            yield row
            reset_queries()

    def _tell(self, report: Report, rejects: Path | None, is_dry_run: bool) -> None:
        if is_dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        for notice in report.notices:
            self.stdout.write(self.style.WARNING(notice))
        for outcome, count in report.counts().items():
            self.stdout.write(f"{count:>7}  {outcome.of(count)}")
        self._tell_remarks(_("Why some rows were rejected:"), report.refusals())
        self._tell_remarks(_("Accepted, with a remark:"), report.warnings())
        if rejects:
            self.stdout.write(_("The rejected rows and their reasons are in %(file)s.") % {"file": rejects})

    def _tell_remarks(self, title: str, remarks: Sequence[tuple[Remark, int]]) -> None:
        if remarks:
            self.stdout.write(title)
        for remark, count in remarks:
            self.stdout.write(f"{count:>7}  {remark.column} {remark.reason}")
