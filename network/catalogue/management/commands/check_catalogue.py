"""Compare content, projection and index."""

from django.core.management.base import BaseCommand, CommandError

from network.catalogue import projection
from network.catalogue.models import Entry


class Command(BaseCommand):
    help = "Compare the content with the projection and the index; exit 1 when they differ."

    def handle(self, *args: object, **options: object) -> None:
        differences = list(projection.differences())
        for difference in differences:
            self.stderr.write(difference)
        if differences:
            raise CommandError(f"{len(differences)} differences. Run rebuild_catalogue.")
        self.stdout.write(self.style.SUCCESS(f"{Entry.objects.count()} cards, no difference."))
