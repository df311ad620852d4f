"""What is said of a file that nobody can use."""


class UnreadableFileError(ValueError):
    """The file cannot be read at all; the message says what to do."""
