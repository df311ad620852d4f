"""Publish and take down what is due; to be run every few minutes."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.scheduling import publish_due


class Command(BaseCommand):
    help = "Publish and take down what is due. What cannot be is named, and waits for the next run."

    def handle(self, *args: object, **options: object) -> None:
        failed = 0
        for told, error in publish_due(timezone.now()):
            failed += error is not None
            self.stderr.write(f"{told}: no, {error}") if error else self.stdout.write(told)
        if failed:
            raise CommandError(f"{failed} could not be published or taken down.")
