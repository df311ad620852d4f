"""`note_changes`: what time alone changed, and a site whose changes were never noted."""

from django.core.management.base import BaseCommand

from partners.changes import note_all


class Command(BaseCommand):
    help = "Note for harvesters which sheets the public reads otherwise, or no longer."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{note_all()} changes noted")
