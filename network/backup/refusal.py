"""Why a backup or a restore stops, in a sentence for the person who asked for it."""


class RefusedError(Exception):
    """Nothing was changed, or what was changed has been put back."""
