"""`import_places FILE.csv [--dry-run]`: places of the standard v1.0.2."""

from network.sheets.command import ImportCommand
from partners.standard.importing import import_places


class Command(ImportCommand):
    help = "Import places from a CSV file of the standard v1.0.2; the same file twice changes nothing."
    run = staticmethod(import_places)
