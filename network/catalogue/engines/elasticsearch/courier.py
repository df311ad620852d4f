"""Sends what waits, off the request: one thread a process, with back-off where the server refuses."""

import logging
import threading
from time import monotonic

from django.db import DatabaseError, connection

from network.catalogue.engines.elasticsearch.client import Unreachable

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class Courier:
    """Called at every commit, and by whoever finds something waiting or the index lost; none waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._asked = False
        self._pause = 0.0
        self._not_before = 0.0

    def wake(self) -> None:
        """Send soon, unless the last refusal is too fresh; what is sent already harms nobody."""
        with self._lock:
            if self._thread:
                self._asked = True
            elif monotonic() >= self._not_before:
                self._thread = threading.Thread(target=self._run, name="courier")
                self._thread.start()

    def wait(self, seconds: float = 30) -> None:
        """Return when nothing is under way any more."""
        if thread := self._thread:
            thread.join(seconds)

    def _run(self) -> None:
        try:
            while self._sends() and self._is_asked_again():
                pass
        finally:
            connection.close()
            with self._lock:
                if self._thread is threading.current_thread():
                    self._thread = None

    def _is_asked_again(self) -> bool:
        with self._lock:
            asked, self._asked = self._asked, False
            if not asked:
                self._thread = None
            return asked

    def _sends(self) -> bool:
        """Send; return whether all was taken."""
        from network.catalogue.engines.elasticsearch.indices import catch_up

        try:
            refused = catch_up()
        except (*Unreachable, DatabaseError) as error:
            logger.warning("The search server was not told of changes: %s", type(error).__name__)
            refused = 1
        self._pause = min(LONGEST_PAUSE, max(FIRST_PAUSE, 2 * self._pause)) if refused else 0.0
        self._not_before = monotonic() + self._pause
        return not refused


_courier = Courier()
wake, wait = _courier.wake, _courier.wait
