"""A fake of a server of the OpenAI-compatible protocol: answers as it is told, notes what it gets.

The protocol is all that the writer knows of such servers; no real one is part of these tests.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], str | int]


@dataclass
class FakeServer:
    """`url` is its address; `answer` gives a text, or a status of failure, for a request."""

    answer: Answer
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, body: dict[str, Any], key: str | None) -> str | int:
        """Answer one request; count those at work."""
        with self._lock:
            self.asked.append(body)
            self.keys.append(key)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            return self.answer(body)
        finally:
            with self._lock:
                self._now -= 1


@contextmanager
def fake_server(answer: Answer) -> Iterator[FakeServer]:
    """Serve on a free port of this machine."""
    fake = FakeServer(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert self.path == "/v1/chat/completions"
            said = fake.take(body, self.headers["Authorization"])
            content = {"choices": [{"message": {"role": "assistant", "content": said}}]}
            data = json.dumps(content).encode()
            self.send_response(said if isinstance(said, int) else 200)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
