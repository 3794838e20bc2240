"""A web server on loopback that behaves as badly as servers do."""

import gzip
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ROBOTS = "User-agent: *\nDisallow: /closed/\n"
BOMB = gzip.compress(b"\0" * 50_000_000)


class Behaviour(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def log_message(self, *args: Any) -> None:
        pass

    def answer(self, content: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **more: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        self.server.visits.append((self.path, self.headers.get("User-Agent", "")))
        name = self.path.strip("/").split("/")[0].split("?")[0].replace("-", "_").replace(".", "_") or "index"
        getattr(self, f"page_{name}", self.page_index)()

    def page_index(self) -> None:
        self.answer("<html><body><p>Koncert w środę o 18</p></body></html>".encode())

    def page_robots_txt(self) -> None:
        status, content = self.server.robots
        self.answer(content.encode(), "text/plain", status)

    def page_latin(self) -> None:
        self.answer("<p>Żory</p>".encode("iso-8859-2"), "text/html; charset=ISO-8859-2")

    def page_calendar(self) -> None:
        self.answer(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/plain")

    def page_picture(self) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n", "image/png")

    def page_empty(self) -> None:
        self.answer(b"  \n")

    def page_missing(self) -> None:
        self.answer(b"no", status=404)

    def page_broken(self) -> None:
        self.answer(b"oh", status=500)

    def page_forbidden(self) -> None:
        self.answer(b"no", status=403)

    def page_loop(self) -> None:
        self.answer(b"", status=302, Location="/loop/" + str(len(self.path)))

    def page_moved(self) -> None:
        self.answer(b"", status=301, Location="/found")

    def page_away(self) -> None:
        self.answer(b"", status=302, Location=self.server.elsewhere)

    def page_packed(self) -> None:
        self.answer(gzip.compress(b"<p>packed</p>"), Content_Encoding="gzip")

    def page_deflated(self) -> None:
        self.answer(zlib.compress(b"<p>packed</p>")[2:-4], Content_Encoding="deflate")

    def page_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def page_unknown_packing(self) -> None:
        self.answer(b"...", Content_Encoding="br")

    def page_trickle(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip(b"x")

    def page_slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-Slow: 1\r\n")

    def drip(self, piece: bytes) -> None:
        try:
            while not self.server.closing.wait(0.05):
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            pass
        self.close_connection = True

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while not self.server.closing.is_set():
                self.wfile.write(b"<p>more</p>" * 5000)
        except OSError:
            pass
        self.close_connection = True

    def page_nonsense(self) -> None:
        self.wfile.write(b"this is not HTTP\r\n\r\n")
        self.close_connection = True


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host: str) -> None:
        super().__init__((host, 0), Behaviour)
        self.visits: list[tuple[str, str]] = []
        self.robots: tuple[int, str] = (200, ROBOTS)
        self.elsewhere = ""
        self.closing = threading.Event()

    def address(self, path: str = "") -> str:
        return f"http://{self.server_address[0]}:{self.server_address[1]}{path}"


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Server]:
    server = Server(host)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
