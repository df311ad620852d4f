"""Slips in e-mail addresses: what somebody may have meant, to be asked and never to be decided."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Where most people of France have their letter box.
PROVIDERS = (
    "gmail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "yahoo.fr",
    "yahoo.com",
    "live.fr",
    "icloud.com",
    "bbox.fr",
    "neuf.fr",
    "numericable.fr",
    "club-internet.fr",
    "protonmail.com",
    "aol.com",
)
# Real ones that look like slips of the others.
OTHERS = frozenset(
    {
        "ymail.com", "gmx.fr", "gmx.com", "gmx.net", "live.com", "msn.com", "me.com", "mac.com", "mail.com",
        "proton.me", "pm.me", "aol.fr", "orange.com", "free.com", "cegetel.net", "aliceadsl.fr", "sfr.net",
    }
)  # fmt: skip
# Too far from their own by letters alone.
KNOWN_SLIPS = {"gmail.fr": "gmail.com", "laposte.fr": "laposte.net", "wanadoo.com": "wanadoo.fr"}
SHORT = 8


def likely_meant(email: str) -> str:
    """Return what was probably meant, "marie@gmail.com" for "marie@gmial.com"; "" where it looks right.

    Two letters side by side in the wrong order are one slip (optimal string alignment distance).
    """
    name, _, typed = email.rpartition("@")
    domain = typed.casefold()
    if not name or domain in PROVIDERS or domain in OTHERS:
        return ""
    meant = KNOWN_SLIPS.get(domain) or _nearest(domain)
    return f"{name}@{meant}" if meant else ""


def _nearest(domain: str) -> str:
    most = 1 if len(domain) <= SHORT else 2
    found = process.extractOne(domain, PROVIDERS, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else ""
