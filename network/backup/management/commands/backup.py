"""Save the whole site in one file; meant to run every night."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.backup.making import make, rotate
from network.backup.refusal import RefusedError


def at_least_one(text: str) -> int:
    if not (text.isdecimal() and len(text) < 6 and int(text)):
        raise ArgumentTypeError(f"write a whole number, at least 1, not {text!r}")
    return int(text)


class Command(BaseCommand):
    help = "Save database, media and private files in one archive, while the site goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", type=Path, metavar="DIR", default=settings.BACKUPS_ROOT, help="where (VAR_DIR/backups)"
        )
        parser.add_argument(
            "--keep", type=at_least_one, metavar="N", help="then delete all but the N newest there"
        )

    def handle(self, *, to: Path, keep: int | None, **options: object) -> None:
        with override(settings.LANGUAGE_CODE):
            try:
                path = make(to=to, report=self.stderr.write)
                deleted = rotate(to=to, keep=keep) if keep else []
            except (RefusedError, OSError, DatabaseError) as error:
                raise CommandError(_("No backup was made: %(reason)s") % {"reason": error}) from error
            for old in deleted:
                self.stderr.write(_("Deleted: %(file)s") % {"file": old})
            self.stdout.write(str(path))
