"""Rebuild the projection and its index from the content."""

from django.core.management.base import BaseCommand

from network.catalogue import projection


class Command(BaseCommand):
    help = "Project all public content into the catalogue again and rebuild its index."

    def handle(self, *args: object, **options: object) -> None:
        count = projection.rebuild()
        self.stdout.write(self.style.SUCCESS(f"The catalogue has {count} cards."))
