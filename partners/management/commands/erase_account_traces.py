"""Erase requests to take part, invitations, letters and devices that are over; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from network.accounts.erasing import erase_traces
from partners.services.joining import erase_old


class Command(BaseCommand):
    help = "Erase requests, invitations and letters about accounts after a month, devices logged out."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        self.stdout.write(f"{erase_old(now) + erase_traces(now):>7}  traces of accounts erased")
