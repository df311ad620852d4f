"""Rebuild the projection and its index from the content."""

from django.core.management.base import BaseCommand, CommandError

from network.catalogue import projection
from network.catalogue.engines import catalogue_engine


class Command(BaseCommand):
    help = "Project all public content into the catalogue again and rebuild its index."

    def handle(self, *args: object, **options: object) -> None:
        count = projection.rebuild()
        if detail := catalogue_engine().health().detail:
            raise CommandError(f"The projection is rebuilt, the search server is not: {detail}.")
        self.stdout.write(self.style.SUCCESS(f"The catalogue has {count} cards."))
