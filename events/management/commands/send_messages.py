"""Send what people must be told about their account or registration; meant to run every minute."""

import time

from django.core.management.base import BaseCommand, CommandParser

from events.attesting.passport import send_passports
from events.messages.sending import send_messages
from network.accounts.letters import send_letters


class Command(BaseCommand):
    help = "Send the messages about accounts and registrations that wait. Run twice, it sends once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on, and look again so often")

    def handle(self, *args: object, every: int | None, **options: object) -> None:
        self.stdout.write(f"{_send():>7}  messages sent")
        while every:
            time.sleep(every)
            _send()


def _send() -> int:
    """Send letters about accounts first: somebody may wait to log in."""
    return send_letters() + send_messages() + send_passports()
