"""Visits sites with manners: asks robots.txt, keeps a pace on each host, stays away when told to.

robots.txt is read by Protego, which follows RFC 9309; Python's own urllib.robotparser takes the first rule that matches
instead of the longest, and knows no wildcards, so that it visits what it should not.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sagabook.errors import FetchError, UnavailableError
from sagabook.stories.fetch import MAX_REDIRECTS, Page, Reply, ask, may_come_later, page_of

if TYPE_CHECKING:
    from protego import Protego

#: Seconds between two requests to a host; what crawlers that are let in everywhere keep to is one to ten.
PACE = 5.0
#: The name that robots.txt may call Sagabook by.
ROBOT = "sagabook"

#: Seconds that robots.txt is taken to stay as it is (RFC 9309, section 2.4: at most a day).
_ROBOTS_KEPT = 86_400.0
#: Bytes of it that are read (RFC 9309, section 2.5: at least 500 KiB).
_ROBOTS_BYTES = 512_000
#: A longer crawl delay than this is cut to it: it is no part of RFC 9309, and some ask for days.
_LONGEST_DELAY = 120.0
#: Seconds that a host is left alone when its robots.txt cannot be had.
_ROBOTS_PAUSE = 300.0
#: Seconds that a host is left alone when it says 429 or 503 without saying for how long.
_PAUSE = 60.0
#: No server is believed that asks for more.
_LONGEST_PAUSE = 7 * 86_400.0


@dataclass(slots=True)
class _Host:
    """What is known of a host; whoever visits it holds its lock, so that there is one request at a time."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    robots: "Protego | None" = None
    robots_read: float | None = None
    next_turn: float = 0.0
    away_until: float = 0.0


class Visitor:
    """Fetches pages as a guest does. It may be used from several threads."""

    def __init__(
        self,
        *,
        pace: float = PACE,
        allow_private: bool = False,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Start without knowing any host.

        Args:
            pace: Seconds between two requests to a host; a longer crawl delay in its robots.txt wins.
            allow_private: Fetch from this machine and the local network too.
            clock: Gives the time, in seconds since 1970.
            sleep: Waits for so many seconds.
        """
        self._pace = pace
        self._allow_private = allow_private
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def fetch(self, url: str) -> Page:
        """Fetch a page.

        Args:
            url: Its address.

        Returns:
            The page.

        Raises:
            FetchError: When the address is refused, by the rules of `sagabook.stories.fetch` or by robots.txt, or there
                is no page.
            UnavailableError: When it may come later.
        """
        return page_of(self.visit(url))

    def visit(self, url: str, conditions: Mapping[str, str] | None = None) -> Reply:
        """Ask for a page, follow redirects, and leave what the answer means to the caller.

        Args:
            url: Its address.
            conditions: Header lines such as "If-None-Match" and "If-Modified-Since" (RFC 9110, section 13.1).

        Returns:
            The last answer: a success, 304 or an error that is there to stay.

        Raises:
            FetchError: When an address on the way is refused, or redirects do not end.
            UnavailableError: When it may come later, with the seconds to wait where the server names them.
        """
        target = url
        for _ in range(MAX_REDIRECTS + 1):
            reply = self._visit_once(target, conditions)
            if reply.location is None:
                return reply
            target = reply.location
        raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; give the address that it ends at")

    def _visit_once(self, url: str, conditions: Mapping[str, str] | None) -> Reply:
        site = _site_of(url)
        host = self._host(site)
        with host.lock:
            self._respect_pause(host, url)
            robots = self._robots(host, site, url)
            if robots is not None and not robots.can_fetch(url, ROBOT):
                raise FetchError(f"{url}: refused by the site's robots.txt; leave it out, or save the page")
            self._take_turn(host)
            reply = ask(url, headers=conditions, allow_private=self._allow_private)
            if may_come_later(reply.status):
                wait = self._wait_asked(reply)
                if reply.status in {429, 503}:
                    host.away_until = self._clock() + (_PAUSE if wait is None else wait)
                raise UnavailableError(f"{url}: status {reply.status}; try later", retry_after=wait)
            return reply

    def _host(self, site: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(site, _Host())

    def _respect_pause(self, host: _Host, url: str) -> None:
        left = host.away_until - self._clock()
        if left > 0:
            raise UnavailableError(
                f"{url}: its site is left alone for now, as it asked or after its errors; try in {left:.0f} s",
                retry_after=left,
            )

    def _take_turn(self, host: _Host) -> None:
        wait = min(host.next_turn - self._clock(), max(self._pace, _LONGEST_DELAY))  # the clock may be set back
        if wait > 0:
            self._sleep(wait)
        delay = host.robots.crawl_delay(ROBOT) if host.robots is not None else None
        host.next_turn = self._clock() + max(self._pace, min(delay or 0.0, _LONGEST_DELAY))

    def _robots(self, host: _Host, site: str, url: str) -> "Protego | None":
        """The site's rules; None when it has none."""
        now = self._clock()
        if host.robots_read is None or now - host.robots_read > _ROBOTS_KEPT:
            try:
                host.robots = self._fetch_robots(host, site)
            except UnavailableError as error:
                # RFC 9309, section 2.3.1.4: rules that cannot be reached forbid everything.
                host.away_until = now + max(_ROBOTS_PAUSE, error.retry_after or 0.0)
                message = f"{url}: its site's robots.txt cannot be had ({error}); try later"
                raise UnavailableError(message, retry_after=error.retry_after) from error
            host.robots_read = now
        return host.robots

    def _fetch_robots(self, host: _Host, site: str) -> "Protego | None":
        from protego import Protego

        target = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            self._take_turn(host)
            reply = ask(target, allow_private=self._allow_private)
            if reply.location is None:
                break
            target = reply.location
        else:
            return None  # RFC 9309, section 2.3.1.2: after five redirects there are none
        if may_come_later(reply.status):
            raise UnavailableError(f"status {reply.status}", retry_after=self._wait_asked(reply))
        if not 200 <= reply.status < 300:
            return None  # section 2.3.1.3: no rules, everything is allowed
        return Protego.parse(reply.body[:_ROBOTS_BYTES].decode("utf-8", "replace"))

    def _wait_asked(self, reply: Reply) -> float | None:
        """The seconds of a Retry-After line, which is a number or a date (RFC 9110, section 10.2.3)."""
        asked = reply.headers.get("retry-after", "").strip()
        if asked.isascii() and asked.isdecimal():
            return min(float(asked[:12]), _LONGEST_PAUSE)
        try:
            moment = parsedate_to_datetime(asked)
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max(0.0, moment.timestamp() - self._clock()), _LONGEST_PAUSE)


def _site_of(url: str) -> str:
    """Scheme and authority of an address, which is what a robots.txt speaks for."""
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() in {"http", "https"} and parts.hostname and "@" not in parts.netloc:
            return f"{parts.scheme.lower()}://{parts.netloc.lower()}"
    except ValueError as error:
        raise FetchError(f"{url}: not a web address; give one such as https://example.org/story") from error
    raise FetchError(f"{url.rpartition('@')[2]}: not an http or https address without a user name; give one")
