"""Erase what readers reported long ago, of resources and of the directory; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.resources.reporting import writing
from partners.services import reporting


class Command(BaseCommand):
    help = "Erase the reports by readers that were kept long enough."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        erased = writing.erase_old(now=now) + reporting.erase_old(now=now)
        self.stdout.write(f"{erased:>7}  reports erased")
