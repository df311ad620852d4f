"""A search server of the tests' own, which they kill, freeze and start again."""

import os
import signal
import socket
import subprocess
from pathlib import Path
from time import sleep

import requests


class SearchNode:
    """One node on one port; its data outlive it."""

    def __init__(self, port: int, data: Path) -> None:
        self.port, self.data = port, data

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [Path(os.environ["DEVSEARCH"]) / "start.sh", str(self.port), self.data]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL)

    def kill(self) -> None:
        """End it as a machine does that loses its power."""
        self._signal(signal.SIGKILL)
        (self.data / "pid").unlink()
        while self._listens():
            sleep(0.05)

    def stop(self) -> None:
        """End it where it still runs."""
        if (self.data / "pid").exists():
            self.thaw()
            self.kill()

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _signal(self, number: int) -> None:
        os.kill(int((self.data / "pid").read_text()), number)

    def ask(self, method: str, path: str, **body: object) -> dict:
        answer = requests.request(method, f"{self.url}/{path}", timeout=20, json=body or None)
        answer.raise_for_status()
        return answer.json()

    def searches(self) -> int:
        """Return how many searches it has answered since it started."""
        return self.ask("GET", "_stats/search")["_all"]["total"]["search"]["query_total"]
