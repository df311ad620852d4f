"""Asks the people of organisations whether their sheets are still right."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from partners.services.checking import ask_to_check


class Command(BaseCommand):
    help = "Write to whoever answers for sheets that nobody checked for 3, 6 or 9 months; each time once."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{ask_to_check(on=timezone.localdate())} letters written")
