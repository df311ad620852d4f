"""`tell_of_proposals`, each day: tell moderators what partners wrote and nobody has read yet."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from partners.services.digest import tell_moderators


class Command(BaseCommand):
    help = "Write to each moderator, once a day at most, how many changes of partners wait and since when."

    def handle(self, *args: object, **options: object) -> None:
        self.stderr.write(f"wrote {tell_moderators(now=timezone.now())} letters")
