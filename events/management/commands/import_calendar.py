"""`import_calendar FILE.ics|https://… [--workshop 12] [--place 3] [--dry-run]`: dates of others."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.calendar_files.importing import import_calendar
from events.calendar_files.reading import MOST_BYTES
from events.models import WorkshopPage
from network.content.templatetags.plain_words import when
from network.sheets.reading import UnreadableFileError
from network.sheets.verdicts import Outcome
from network.visits.fetching import FetchError, fetch
from partners.models import Place


class Command(BaseCommand):
    help = "Import the coming dates of an .ics file or address; a second time changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="an .ics file, or an https address of one")
        parser.add_argument(
            "--workshop", type=int, metavar="PAGE", help="the workshop of all events (else: by title)"
        )
        parser.add_argument("--place", type=int, help="where events are whose place is not known here")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(
        self, *, source: str, workshop: int | None, place: int | None, dry_run: bool, **options: object
    ) -> None:
        with override(settings.LANGUAGE_CODE):
            try:
                report = import_calendar(
                    content=_content(source),
                    now=timezone.now(),
                    workshop=WorkshopPage.objects.get(pk=workshop) if workshop else None,
                    place=Place.objects.get(pk=place) if place else None,
                    is_dry_run=dry_run,
                )
            except (UnreadableFileError, FetchError, OSError) as error:
                raise CommandError(str(error)) from error
            except (WorkshopPage.DoesNotExist, Place.DoesNotExist) as error:
                raise CommandError(_("There is no workshop or place with this number.")) from error
            self._tell(report, dry_run)
        if report.counts()[Outcome.REJECTED]:
            sys.exit(1)

    def _tell(self, report: object, is_dry_run: bool) -> None:
        if is_dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        for notice in report.notices:
            self.stdout.write(self.style.WARNING(notice))
        for outcome, count in report.counts().items():
            self.stdout.write(f"{count:>7}  {outcome.of(count)}")
        for verdict in report.verdicts:
            if verdict.reason:
                self.stdout.write(f"{when(verdict.starts_at)} {verdict.title} : {verdict.reason}")


def _content(source: str) -> bytes:
    if source.startswith(("https://", "webcal://", "http://")):
        return fetch(source, most_bytes=MOST_BYTES, purpose="calendar import")
    path = Path(source)
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFileError(_("The file is larger than 2 MB."))
    return path.read_bytes()
