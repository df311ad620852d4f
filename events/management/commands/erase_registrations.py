"""Erase who came to sessions long over, and old notes of who read it; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.services.erasing import erase_old
from events.services.roster_access import forget_accesses


class Command(BaseCommand):
    help = "Erase the names of people whose session is over for as long as the settings say (90 days)."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        self.stdout.write(f"{erase_old(now=now):>7}  registrations and groups erased")
        self.stdout.write(f"{forget_accesses(now=now):>7}  notes of who read a list erased")
