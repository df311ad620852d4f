"""Erase what readers told us about resources more than a year ago; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.resources.reporting.erasing import erase_old


class Command(BaseCommand):
    help = "Erase the reports by readers that are older than a year."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{erase_old(now=timezone.now()):>7}  reports erased")
