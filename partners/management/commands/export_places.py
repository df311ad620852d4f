"""`export_places [FILE.csv]`: the public places in the standard v1.0.2."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partners.standard.exporting import export_places


class Command(BaseCommand):
    help = "Export the public places as CSV in the standard v1.0.2, to a file or to the standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")

    def handle(self, *, file: Path | None, **options: object) -> None:
        if file is None:
            # The framework's wrapper ends each line itself, which would break the rows.
            export_places(self.stdout._out)
            return
        try:
            with file.open("w", encoding="utf-8", newline="") as target:
                count = export_places(target)
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{count} → {file}")
