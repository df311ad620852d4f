"""A polite pace: at most one request a second to one host."""

import time
from collections.abc import Callable

SECONDS_BETWEEN = 1.0


class Pace:
    """Remembers when each host was last asked."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._next: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Return when this host may be asked again."""
        left = self._next.get(host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)
        self._next[host] = self._clock() + SECONDS_BETWEEN
