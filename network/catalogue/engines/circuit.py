"""Whether a server is worth asking: after some failures in a row it is left alone for a while."""

import threading
from time import monotonic

FAILURES = 3
OPEN_SECONDS = 10.0


class Circuit:
    """Closed, it lets all through; open, one a period, until that one succeeds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._next_probe = 0.0

    @property
    def is_open(self) -> bool:
        return self._failures >= FAILURES

    def lets_through(self) -> bool:
        """Return whether to ask now."""
        with self._lock:
            if self.is_open and monotonic() < self._next_probe:
                return False
            self._next_probe = monotonic() + OPEN_SECONDS
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._next_probe = monotonic() + OPEN_SECONDS
