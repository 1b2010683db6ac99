"""Fetching reaches the open web only, and no server can make it wait or grow without end."""

import gzip
import importlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sagabook.errors import FetchError
from sagabook.stories import fetch as fetch_page

#: The module, which the package's function of the same name hides.
fetch_room = importlib.import_module("sagabook.stories.fetch")


class Server(ThreadingHTTPServer):
    """Remembers what it was asked for: paths and hosts."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Site)
        self.seen: list[tuple[str, str]] = []


class Site(BaseHTTPRequestHandler):
    """Paths name behaviours."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        self.server.seen.append((self.path, self.headers.get("Host", "")))
        verb, _, rest = self.path[1:].partition("/")
        if verb == "redirect":
            self.answer(302, b"", Location=rest.replace("|", "/"))
        elif verb == "count":
            left = int(rest)
            self.answer(302, b"", Location=f"/count/{left - 1}") if left else self.answer(200, b"arrived")
        elif verb == "status":
            self.answer(int(rest), b"sorry")
        elif verb == "large":
            self.answer(200, b"a" * 5_000_001)
        elif verb == "endless":
            self.endless()
        elif verb == "bomb":
            self.answer(200, gzip.compress(b"a" * 50_000_000), **{"Content-Encoding": "gzip"})
        elif verb == "gzip":
            self.answer(200, gzip.compress(b"packed"), **{"Content-Encoding": "gzip"})
        elif verb == "badgzip":
            self.answer(200, b"not gzip", **{"Content-Encoding": "gzip"})
        elif verb == "brotli":
            self.answer(200, b"x", **{"Content-Encoding": "br"})
        elif verb == "drip":
            self.drip()
        elif verb == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"only this")
        else:
            self.answer(200, b"<p>hello</p>")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(2_000):
                self.wfile.write(b"a" * 65_536)
        except OSError:
            pass

    def drip(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(100):
                self.wfile.write(f"X-{number}: y\r\n".encode())
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served() -> Iterator[Server]:
    server = Server()
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served() as running:
        yield running


@pytest.fixture
def site(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name resolve to the given addresses; returns the list of names that were asked for."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_page_comes_with_its_address_and_type(site: str) -> None:
    page = fetch_page(f"{site}/x", allow_private=True)
    assert page.body == b"<p>hello</p>"
    assert page.url == f"{site}/x"
    assert page.content_type == "text/html; charset=utf-8"


def test_redirects_are_followed_to_the_final_address(site: str) -> None:
    page = fetch_page(f"{site}/redirect//x", allow_private=True)
    assert page.url == f"{site}/x"
    assert fetch_page(f"{site}/count/5", allow_private=True).body == b"arrived"


def test_a_sixth_redirect_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch_page(f"{site}/count/6", allow_private=True)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:||etc/passwd", "http"),
        ("ftp:||example.org", "http"),
        ("http:||u:p@127.0.0.1", "user name"),
        ("http:||", "http"),
    ],
)
def test_each_redirect_is_checked(site: str, target: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch_page(f"{site}/redirect/{target}", allow_private=True)


def test_a_redirect_to_a_private_address_is_refused(server: Server, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first host counts as public here; the second is judged as it is.
    monkeypatch.setattr(fetch_room, "_is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match=r"169\.254\.169\.254 is a private"):
        fetch_page(f"{site}/redirect/http:||169.254.169.254|secret")


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_a_status_that_is_no_success_is_named(site: str, status: int) -> None:
    with pytest.raises(FetchError, match=f"/status/{status}: status {status};"):
        fetch_page(f"{site}/status/{status}", allow_private=True)


@pytest.mark.parametrize("path", ["large", "endless", "bomb"])
def test_bodies_over_five_million_bytes_are_refused(site: str, path: str) -> None:
    with pytest.raises(FetchError, match="over 5,000,000 bytes"):
        fetch_page(f"{site}/{path}", allow_private=True)


def test_gzip_is_unpacked(site: str) -> None:
    assert fetch_page(f"{site}/gzip", allow_private=True).body == b"packed"


@pytest.mark.parametrize("path", ["badgzip", "brotli", "cut"])
def test_broken_answers_are_one_line(site: str, path: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch_page(f"{site}/{path}", allow_private=True)
    assert "\n" not in str(caught.value)


def test_a_dripping_server_meets_the_deadline(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_room, "DEADLINE", 0.4)
    started = time.monotonic()
    with pytest.raises(FetchError, match="in time"):
        fetch_page(f"{site}/drip", allow_private=True)
    assert time.monotonic() - started < 2


def test_a_slow_look_up_meets_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_room, "DEADLINE", 0.2)
    waiting = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: waiting.wait(5) and [])
    with pytest.raises(FetchError, match="took too long"):
        fetch_page("http://slow.example.org/")
    waiting.set()


def test_nobody_listening_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="connection failed"):
        fetch_page(f"http://127.0.0.1:{port}/", allow_private=True)


def test_an_unknown_host_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(FetchError, match=r"no such host: nowhere\.example"):
        fetch_page("http://nowhere.example/")


@pytest.mark.parametrize(
    "url", ["", "x", "file:///etc/passwd", "ftp://example.org/", "http://", "http:///x", "javascript:1", "//x"]
)
def test_only_http_and_https_are_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="http"):
        fetch_page(url)


@pytest.mark.parametrize(
    "url", ["http://[", "http://a:99999999/", "http://exa\nmple.org/", "http://\u2603\u2603..\u2603/"]
)
def test_malformed_addresses_are_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch)  # nothing
    with pytest.raises(FetchError) as caught:
        fetch_page(url)
    assert "Traceback" not in str(caught.value)


def test_user_names_in_addresses_are_refused_and_not_repeated() -> None:
    with pytest.raises(FetchError, match="user name") as caught:
        fetch_page("http://someone:secret@example.org/")
    assert "secret" not in str(caught.value)


PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%lo",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:c0a8:101::",
    "not an address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_reserved_addresses_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, address)
    with pytest.raises(FetchError, match="private or reserved"):
        fetch_page("http://rebound.example.org/")


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(FetchError, match=r"10\.0\.0\.1 is a private"):
        fetch_page("http://mixed.example.org/")


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_pass(address: str) -> None:
    assert fetch_room._is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "0x7f.1", "2130706433"])
def test_this_machine_is_refused_under_all_its_names(host: str) -> None:
    with pytest.raises(FetchError):
        fetch_page(f"http://{host}:9/")


def test_the_connection_goes_to_the_checked_address_under_the_hosts_name(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = resolving(monkeypatch, "127.0.0.1")
    port = server.server_port
    page = fetch_page(f"http://story.example.org:{port}/pinned", allow_private=True)
    assert page.body == b"<p>hello</p>"
    assert ("/pinned", f"story.example.org:{port}") in server.seen
    assert asked.count("story.example.org") == 1


def test_proxies_of_the_environment_are_not_used(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch_page(f"{site}/x", allow_private=True).body == b"<p>hello</p>"
