"""`import_workshops FILE.csv [--dry-run]`: workshops and their dates."""

from events.importing.importing import import_workshops
from events.importing.writing import NoCalendarError
from network.sheets.command import ImportCommand


class Command(ImportCommand):
    help = "Import workshops and their dates from a CSV file; the same file twice changes nothing."
    refusals = (NoCalendarError,)
    run = staticmethod(import_workshops)
