"""Tell the search server what it has not acknowledged."""

from time import sleep

from django.core.management.base import BaseCommand, CommandError

from network.catalogue.engines import catalogue_engine

# Seconds before each further try.
PAUSES = (1, 2, 4, 8)


class Command(BaseCommand):
    help = "Send waiting changes to the search server, if there is one; exit 1 when some still wait."

    def handle(self, *args: object, **options: object) -> None:
        engine = catalogue_engine()
        waiting = engine.send()
        for pause in PAUSES:
            if waiting:
                sleep(pause)
                waiting = engine.send()
        if waiting:
            raise CommandError(f"{waiting} changes still wait for the search server.")
        self.stdout.write(self.style.SUCCESS("Nothing waits for the search server."))
