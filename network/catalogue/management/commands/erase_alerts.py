"""Erase the alerts that nobody confirmed for a week or kept for a year; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from network.catalogue.models import Alert


class Command(BaseCommand):
    help = "Erase alerts that were not confirmed for a week, or not kept for a year."

    def handle(self, *args: object, **options: object) -> None:
        _, erased = Alert.objects.to_erase(timezone.now()).delete()
        self.stdout.write(f"{erased.get('catalogue.Alert', 0):>7}  alerts erased")
