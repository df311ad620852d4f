"""What is said of a file that nobody can use."""

from django.utils.translation import gettext as _


class UnreadableFileError(ValueError):
    """The file cannot be read at all; the message says what to do."""


def no_spreadsheet() -> UnreadableFileError:
    """Return the error for a file that only looks like one of rows."""
    return UnreadableFileError(
        _("This file is no spreadsheet, or a damaged one: open it, and save it as XLSX or “CSV UTF-8”.")
    )


def too_much() -> UnreadableFileError:
    """Return the error for a small file that is a large one inside."""
    return UnreadableFileError(
        _(
            "This spreadsheet unfolds into far more than its size says, so it was not opened."
            " Copy its rows into a new one, or save it as “CSV UTF-8”."
        )
    )
