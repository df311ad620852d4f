"""Tells the people of organisations of errors that came soon after another; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from partners.services.reporting import tell_all


class Command(BaseCommand):
    help = "Write to whoever answers for sheets on which an error was reported and not told of yet."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{tell_all(now=timezone.now())} letters written")
