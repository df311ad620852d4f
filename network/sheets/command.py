"""The frame of every `import_… FILE.csv [--dry-run]` command: progress, verdicts, rejects, exit code."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override
from tqdm import tqdm

from network.sheets.reading import UnreadableFileError
from network.sheets.rejects import write_rejects
from network.sheets.verdicts import Remark, Report


class ImportCommand(BaseCommand):
    """Give `run`, a function of `path`, `is_dry_run` and `progress` that returns a Report.

    `run` may raise UnreadableFileError, or an error named in `refusals`, for a file nobody can use.
    """

    refusals: tuple[type[Exception], ...] = ()

    def run(self, *, path: Path, is_dry_run: bool, progress: object) -> Report:
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *, file: Path, dry_run: bool, **options: object) -> None:
        with override(settings.LANGUAGE_CODE):
            progress = partial(tqdm, desc=file.name, unit="", leave=False, disable=not sys.stderr.isatty())
            try:
                report = self.run(path=file, is_dry_run=dry_run, progress=progress)
                rejects = write_rejects(file, report.sheet, report.rejected)
            except (UnreadableFileError, OSError, *self.refusals) as error:
                raise CommandError(str(error)) from error
            self._tell(report, rejects, dry_run)
        if report.rejected:
            sys.exit(1)

    def _tell(self, report: Report, rejects: Path | None, is_dry_run: bool) -> None:
        if is_dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        for notice in report.notices:
            self.stdout.write(self.style.WARNING(notice))
        for outcome, count in report.counts().items():
            self.stdout.write(f"{count:>7}  {outcome.label}")
        self._tell_remarks(_("Why some rows were rejected:"), report.refusals())
        self._tell_remarks(_("Accepted, with a remark:"), report.warnings())
        if rejects:
            self.stdout.write(_("The rejected rows and their reasons are in %(file)s.") % {"file": rejects})

    def _tell_remarks(self, title: str, remarks: Sequence[tuple[Remark, int]]) -> None:
        if remarks:
            self.stdout.write(title)
        for remark, count in remarks:
            self.stdout.write(f"{count:>7}  {remark.column} {remark.reason}")
