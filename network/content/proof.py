"""A little work that a browser does while somebody types: a help against robots, never a condition.

Whoever brings it (ALTCHA, proof of work of version 2) meets no other trap. It is asked for, made and checked
on this server alone.
"""

from datetime import datetime, timedelta

from altcha import create_challenge, derive_key_pbkdf2, verify_solution
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

GOOD_FOR = timedelta(hours=2)
LONGEST = 4000
# Rounds of one try and how the key must begin: 256 tries on average, under two seconds on an old phone.
ROUNDS, PREFIX = 500, "00"


def new_challenge(now: datetime) -> dict[str, object]:
    """Return what the browser must solve, as the widget reads it."""
    made = create_challenge(
        "PBKDF2/SHA-256",
        ROUNDS,
        derive_key=derive_key_pbkdf2,
        key_prefix=PREFIX,
        expires_at=now + GOOD_FOR,
        hmac_secret=_secret(),
    )
    return made.to_dict()


def is_proven(payload: str) -> bool:
    """Return whether this work was done for a challenge of ours, in time, and not brought before."""
    if not payload or len(payload) > LONGEST:
        return False
    # What is malformed is refused by the library itself, as a result; our signature comes before any work.
    found = verify_solution(payload, _secret(), derive_key_pbkdf2)
    name = salted_hmac("events.registration.proof.used", payload).hexdigest()
    return found.verified and cache.add(f"proof-{name}", 1, GOOD_FOR.total_seconds())


def _secret() -> str:
    return salted_hmac("events.registration.proof", settings.SECRET_KEY).hexdigest()
