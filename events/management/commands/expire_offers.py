"""Give on the seats that nobody said yes to in time; meant to run every few minutes."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.services.answering import expire_offers


class Command(BaseCommand):
    help = "End the offers of seats whose time is over, and offer the seats to the next in line."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{expire_offers(now=timezone.now()):>7}  offers ended")
