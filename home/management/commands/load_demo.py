"""Fill the site with a believable network; a second run adds nothing."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.demo.loading import is_needed, load


class Command(BaseCommand):
    help = "Load the demonstration: a network in Bourgogne-Franche-Comté, with dates that begin today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the site has a workshop already"
        )

    def handle(self, *args: object, if_empty: bool = False, **options: object) -> None:
        if if_empty and not is_needed():
            self.stderr.write("The site has workshops already: nothing to load.")
            return
        load(now=timezone.now(), report=self._report)
        self.stderr.write("To log in at /admin/, make your own account: manage.py createsuperuser")

    def _report(self, step: str, added: int) -> None:
        self.stderr.write(f"  {step}: {added} added" if added else f"  {step}: already there")
