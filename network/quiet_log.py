"""Lines that Django logs about requests, without the signed part of an address: it opens doors."""

import logging
import re

# What follows one of these in an address is a key.
SECRET_AFTER = (
    "/inscription/ma-place/",
    "/inscription/attestation/",
    "/passeport/",
    "/mon-calendrier/",
    "/avis/",
    "/catalogue/alerte/",
    "/connexion/lien/",
    "/compte/invitation/",
)
_KEY = re.compile(f"({'|'.join(map(re.escape, SECRET_AFTER))})[^/\\s]+")


class HideKeys(logging.Filter):
    """Writes “…” for the keys of addresses; drops no line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _KEY.sub(r"\1…", record.getMessage()), ()
        return True
