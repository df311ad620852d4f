"""What a worker keeps of the catalogue: until the catalogue changes, or one of the dates told begins."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 2000


class Kept(Generic[T]):
    """Answers to one kind of question, each with the moments that make it untrue."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, tuple[datetime | None, T]] = {}

    def get(
        self, key: Hashable, *, version: str, now: datetime, read: Callable[[], tuple[T, Iterable[datetime]]]
    ) -> T:
        """Return what `read` answered under this key at this version of the catalogue, while it is true.

        `read` returns its answer and the moments from which it must be asked again.
        """
        until, answer = self._answers.get((version, key), (now, None))
        if until is None or until > now:
            return answer
        answer, moments = read()
        if len(self._answers) >= MOST:
            self._answers.clear()
        self._answers[version, key] = min(moments, default=None), answer
        return answer

    def cache_clear(self) -> None:
        self._answers.clear()
