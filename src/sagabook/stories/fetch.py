"""Fetches one page from the open web, and from nowhere else: no private address, no endless answer."""

import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagabook.errors import FetchError, UnavailableError

if TYPE_CHECKING:
    import httpx

#: Seconds for everything: look-ups, redirects, connections, the body.
DEADLINE = 10.0
MAX_BYTES = 5_000_000
MAX_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})
#: IPv6 addresses that carry an IPv4 address in their last 32 bits through translators.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: the address that it came from in the end, its bytes, and its content type as sent."""

    url: str
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one request.

    `url` is the address asked, `headers` go by lower-case name, `body` comes with success (2xx) only, and `location` is
    the absolute address that a redirect leads to, or None.
    """

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    location: str | None = None


def fetch(url: str, *, allow_private: bool = False) -> Page:
    """Fetch a page by http or https.

    Every address of the host is checked, at every redirect, and the connection goes to a checked address. Proxies named
    in the environment are not used.

    Args:
        url: The page's address.
        allow_private: Let it lie on this machine or the local network.

    Returns:
        The page.

    Raises:
        FetchError: When the address is refused, or no page of at most 5 MB comes within 10 seconds and 5 redirects.
        UnavailableError: When it may come later.
    """
    deadline = time.monotonic() + DEADLINE
    target = url
    for _ in range(MAX_REDIRECTS + 1):
        reply = ask(target, allow_private=allow_private, deadline=deadline)
        if reply.location is None:
            return page_of(reply)
        target = reply.location
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; give the address that it ends at")


def ask(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    allow_private: bool = False,
    deadline: float | None = None,
) -> Reply:
    """Make one request under the rules of `fetch`, and follow no redirect.

    Args:
        url: The address.
        headers: Header lines besides those that are always sent, such as "If-None-Match".
        allow_private: Let it lie on this machine or the local network.
        deadline: On the `time.monotonic` clock; else 10 seconds from now.

    Returns:
        What the server answers, whatever its status.

    Raises:
        FetchError: When the address is refused, or the answer is over 5 MB or damaged.
        UnavailableError: When no answer comes in time.
    """
    import httpx  # 0.1 s to import, so only fetching pays for it

    from sagabook.stories.wire import exchange

    deadline = time.monotonic() + DEADLINE if deadline is None else deadline
    try:
        target = httpx.URL(url)
        addresses = _checked_addresses(target, deadline=deadline, allow_private=allow_private)
        answer = exchange(target, addresses, deadline=deadline, max_bytes=MAX_BYTES, headers=headers)
        leads_on = answer.status in _REDIRECTS and "location" in answer.headers
        location = str(target.join(answer.headers["location"])) if leads_on else None
    except httpx.InvalidURL as error:
        raise FetchError(f"{url}: not a web address ({error}); give one such as https://example.org/story") from error
    return Reply(str(target), answer.status, answer.headers, answer.body, location)


def page_of(reply: Reply) -> Page:
    """Take the page out of an answer.

    Args:
        reply: The answer.

    Returns:
        Its page.

    Raises:
        FetchError: When its status is no success.
        UnavailableError: When its status says that the page may come later: 408, 425, 429 and 5xx (RFC 9110, section
            15; RFC 6585, section 4; RFC 8470, section 5.2).
    """
    if 200 <= reply.status < 300:
        return Page(reply.url, reply.body, reply.headers.get("content-type", ""))
    message = f"{reply.url}: status {reply.status}; check the address, or save the page and read that"
    raise UnavailableError(message) if may_come_later(reply.status) else FetchError(message)


def may_come_later(status: int) -> bool:
    """Whether a status says that the same request may succeed later.

    Args:
        status: An HTTP status.

    Returns:
        True for 408, 425, 429 and all of 5xx.
    """
    return status in _PASSING or status >= 500


def _checked_addresses(url: "httpx.URL", *, deadline: float, allow_private: bool) -> list[str]:
    """Refuse what must not be fetched; else the addresses that may be connected to."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(f"{url}: not an http or https address; give one such as https://example.org/story")
    if url.userinfo:
        raise FetchError(f"{url.copy_with(userinfo=b'')}: the address carried a user name; give it without")
    port = url.port or (443 if url.scheme == "https" else 80)
    addresses = _resolve(url.raw_host.decode("ascii"), port, deadline=deadline, url=str(url))
    if not allow_private:
        for address in addresses:
            if not _is_public(address):
                raise FetchError(
                    f"{url}: {address} is a private or reserved address; --allow-private lets it be fetched"
                )
    return addresses


def _resolve(host: str, port: int, *, deadline: float, url: str) -> list[str]:
    """Look a name up, in a thread of its own because the system's look-up knows no deadline."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()
    threading.Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise UnavailableError(f"{url}: looking up {host} took too long; try later") from None
    if isinstance(answer, (OSError, UnicodeError)) or not answer:
        raise UnavailableError(f"{url}: no such host: {host}; check the address") from None
    return answer


def _look_up(host: str, port: int, answers: "queue.SimpleQueue[list[str] | OSError | UnicodeError]") -> None:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error)
    else:
        answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))


def _is_public(printed: str) -> bool:
    """Whether an address lies on the open internet, with every IPv4 address inside an IPv6 one looked at too."""
    try:
        address: _Address = ipaddress.ip_address(printed)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.is_site_local:
            return False
        if address.ipv4_mapped is not None:
            return _is_open(address.ipv4_mapped)
        if address in _NAT64:
            return _is_open(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
        if not all(
            _is_open(carried) for carried in (address.sixtofour, *(address.teredo or ())) if carried is not None
        ):
            return False
    return _is_open(address)


def _is_open(address: _Address) -> bool:
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
