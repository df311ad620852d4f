"""Erase the alerts that nobody confirmed for a week or kept for a year; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from network.catalogue.alerts.erasing import erase_old


class Command(BaseCommand):
    help = "Erase alerts that were not confirmed for a week, or not kept for a year."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{erase_old(now=timezone.now()):>7}  alerts erased")
