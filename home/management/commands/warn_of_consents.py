"""`warn_of_consents`, each day: warn staff of consents that end, erase those that ended long ago."""

from django.core.management.base import BaseCommand

from home.testimonials.days import today
from home.testimonials.erasing import erase_old
from home.testimonials.warning import warn


class Command(BaseCommand):
    help = (
        "Warn staff once of consents that end within a month; erase personal data five years after the end."
    )

    def handle(self, *args: object, **options: object) -> None:
        day = today()
        self.stderr.write(f"warned of {warn(day=day)} consents")
        self.stderr.write(f"erased {erase_old(day=day)} consents")
