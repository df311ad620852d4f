"""Take the second factor of somebody away, from the machine itself: for the last administrator."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from network.accounts.lost_phone import reset_second_factor
from network.users.models import User


class Command(BaseCommand):
    help = "Take the second factor of somebody away, log them out everywhere and tell them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: object, email: str, **options: object) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError("Nobody has this address.")
        reset_second_factor(user=user, by=None)
        self.stdout.write("Taken away; the person is told by e-mail.")
