"""Erase what readers told us about resources more than a year ago; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.models import ResourceReport


class Command(BaseCommand):
    help = "Erase the reports by readers that are older than a year."

    def handle(self, *args: object, **options: object) -> None:
        erased, _ = ResourceReport.objects.too_old(timezone.now()).delete()
        self.stdout.write(f"{erased:>7}  reports erased")
