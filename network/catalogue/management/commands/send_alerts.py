"""Tell people what is new for their alerts; meant to run every day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from network.catalogue.alerts.looking import write_news
from network.catalogue.alerts.sending import send_waiting


class Command(BaseCommand):
    help = "Write the letters of alerts that are due, and send all that wait. Run twice, it sends once."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        self.stdout.write(f"{write_news(now=now):>7}  letters written")
        self.stdout.write(f"{send_waiting():>7}  letters sent")
