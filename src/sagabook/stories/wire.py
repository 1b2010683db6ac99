"""One HTTP exchange with an address that was checked beforehand, under one deadline for all of it."""

import ssl
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from sagabook.errors import FetchError, UnavailableError

_HEADERS: tuple[tuple[bytes | str, bytes | str], ...] = (
    ("User-Agent", "sagabook (reads transfer news)"),
    (
        "Accept",
        "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
    ),
    ("Accept-Encoding", "gzip"),
)
#: zlib's way to say: a gzip stream.
_GZIP = 31


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the status, the header lines by lower-case name, and the body (of a 2xx answer only)."""

    status: int
    headers: dict[str, str]
    body: bytes


def exchange(
    url: httpx.URL,
    addresses: list[str],
    *,
    deadline: float,
    max_bytes: int,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """GET a page from one of the given addresses; names are not resolved again, and no proxy is used.

    Args:
        url: The page.
        addresses: IP addresses of its host, checked, in order of preference.
        deadline: On the `time.monotonic` clock.
        max_bytes: The largest body, packed or unpacked.
        headers: Header lines besides those that are always sent.

    Returns:
        The answer.

    Raises:
        FetchError: When it grows too large, or is packed in a way that cannot be unpacked.
        UnavailableError: When it takes too long, breaks off, or cannot be connected to.
    """
    lines = [*_HEADERS, *(headers or {}).items()]
    # Loading the certificates costs 30 ms.
    trusted = httpx.create_ssl_context() if url.scheme == "https" else None
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=trusted, network_backend=_Pinned(addresses, deadline)) as pool,
            pool.stream("GET", target, headers=lines) as response,
        ):
            sent = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            body = b""
            if 200 <= response.status < 300:
                packed = sent.get("content-encoding", "identity").strip().lower()
                body = _read_body(response.iter_stream(), packed=packed, url=url, max_bytes=max_bytes)
            return Answer(response.status, sent, body)
    except httpcore.TimeoutException as error:
        raise UnavailableError(
            f"{url}: no full answer in time; try later, or save the page and read the file"
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
        reason = str(error) or type(error).__name__
        raise UnavailableError(f"{url}: connection failed ({reason}); check the address, or save the page") from error


def _read_body(chunks: Iterable[bytes], *, packed: str, url: httpx.URL, max_bytes: int) -> bytes:
    """Join and unpack the body, never holding more than the limit of it."""
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise FetchError(f"{url}: packed as {packed!r}, which was not asked for; save the page and read the file")
    unpack = zlib.decompressobj(_GZIP) if packed.endswith("gzip") else None
    body = bytearray()
    for chunk in chunks:
        try:
            body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
        except zlib.error as error:
            raise FetchError(f"{url}: damaged gzip data; try again, or save the page and read the file") from error
        if len(body) > max_bytes:
            raise FetchError(f"{url}: over {max_bytes:,} bytes; save only the article and read the file")
    return bytes(body)


class _Pinned(httpcore.NetworkBackend):
    """Connects to the given addresses whatever the host's name, so that a second look-up cannot change them."""

    def __init__(self, addresses: list[str], deadline: float) -> None:
        self._backend = httpcore.SyncBackend()
        self._addresses = addresses
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        for number, address in enumerate(self._addresses):
            last = number + 1 == len(self._addresses)
            share = _time_left(self._deadline) / (len(self._addresses) - number)
            try:
                stream = self._backend.connect_tcp(address, port, share, local_address, socket_options)
                return _Bounded(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last:
                    raise
        raise httpcore.ConnectError("the host has no address")


class _Bounded(httpcore.NetworkStream):
    """A stream on which the deadline holds for all reads and writes together, against servers that drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _time_left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _time_left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, _time_left(self._deadline))
        return _Bounded(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _time_left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left
