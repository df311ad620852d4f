"""Put a backup in the place of the site's data; the site must be stopped."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.backup.refusal import RefusedError
from network.backup.restoring import restore


class Command(BaseCommand):
    help = "Replace database, media and private files by those of a backup. Stop the site first."
    # The database may be the very thing that is broken.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--no-input", action="store_true", help="do not ask whether you are sure")

    def handle(self, *, file: Path, no_input: bool, **options: object) -> None:
        with override(settings.LANGUAGE_CODE):
            if not (no_input or self._agrees()):
                raise CommandError(_("Nothing was changed."))
            try:
                restore(path=file, report=self.stderr.write)
            except (RefusedError, OSError, DatabaseError) as error:
                raise CommandError(_("Nothing was restored: %(reason)s") % {"reason": error}) from error
            self.stdout.write(self.style.SUCCESS(_("The backup is in place. You can start the site.")))

    def _agrees(self) -> bool:
        """Ask a person; a script, which has no keyboard, knows what it does."""
        if not sys.stdin.isatty():
            return True
        self.stderr.write(_("All that was written since this backup will be lost. Type “yes” to go on:"))
        return input().strip().lower() in ("yes", _("yes"))
