"""How lines of the log are written: without what a database quotes of the row that it refused."""

import logging


class QuietFormatter(logging.Formatter):
    """Leaves out the DETAIL of PostgreSQL's errors, which may hold a whole row: names, addresses."""

    def formatException(self, ei: object) -> str:  # noqa: N802
        lines = super().formatException(ei).splitlines()
        return "\n".join(line for line in lines if not line.startswith("DETAIL:"))
