"""`publish_open_data`: brings the public files in step; cheap when nothing changed, so run it often."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from partners.opendata.publishing import publish


class Command(BaseCommand):
    help = "Write the files of open data that changed. Put it on the timetable, each five minutes."

    def handle(self, **options: object) -> None:
        changed = publish(on=timezone.localdate())
        for name, rows in changed.items():
            self.stdout.write(f"{name}: {rows}")
