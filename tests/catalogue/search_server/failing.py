"""A server that answers everything with 500."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Failing(ThreadingHTTPServer):
    """Counts how often it was asked."""

    daemon_threads = True
    asked = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Fails(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.server.asked += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = do_POST  # noqa: N815

    def log_message(self, *args: object) -> None:
        """Be quiet."""


@contextmanager
def answering_500(port: int = 0) -> Iterator[Failing]:
    """Fail on a port, else on a free one, within the block."""
    with Failing(("127.0.0.1", port), _Fails) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
