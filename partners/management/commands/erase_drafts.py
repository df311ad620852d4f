"""Erase what partners typed and did not send for 90 days; meant to run every day."""

from django.core.management.base import BaseCommand

from partners.services.drafting import erase_old_drafts


class Command(BaseCommand):
    help = "Erase the drafts of the space that nobody touched for 90 days."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{erase_old_drafts():>7}  drafts erased")
