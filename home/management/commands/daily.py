"""What a site needs done once a day, in one command for the host's own timetable."""

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

STEPS = [
    "publish_scheduled",
    "note_changes",
    "send_catalogue",
    "check_catalogue",
    "clearsessions",
    "erase_reports",
    "erase_drafts",
    "tell_of_reports",
    "erase_registrations",
    "erase_account_traces",
    "erase_imports",
    "check_links",
    "warn_of_consents",
    "erase_alerts",
    "send_alerts",
    "ask_to_check",
    "tell_of_proposals",
    "publish_open_data",
]


class Command(BaseCommand):
    help = f"Run {', '.join(STEPS)}. One that fails is told, and does not keep the others from their work."

    def handle(self, *args: object, **options: object) -> None:
        failed = [step for step in STEPS if not self._succeeds(step)]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}.")

    def _succeeds(self, step: str) -> bool:
        self.stdout.write(f"{step}")
        try:
            call_command(step, stdout=self.stdout, stderr=self.stderr)
        except (Exception, SystemExit) as error:
            self.stderr.write(f"  {type(error).__name__}: {error}")
            return False
        return True
