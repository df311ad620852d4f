"""Erase the rows of files that came in more than a month ago; meant to run every day."""

from django.core.management.base import BaseCommand

from partners.imports.running import forget_old


class Command(BaseCommand):
    help = "Erase imports older than thirty days, with their rows; what they wrote stays."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{forget_old():>7}  imports erased")
