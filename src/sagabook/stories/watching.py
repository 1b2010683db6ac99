"""Watches feeds and sitemaps of news: looks at each when it is due, gives what is new, remembers what was given."""

import queue
import random
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from sagabook.errors import StoryError, UnavailableError
from sagabook.stories.feed_list import FeedSource
from sagabook.stories.feeds import Feed, parse_feed, record_of
from sagabook.stories.fetch import Reply, page_of
from sagabook.stories.formats import HEAD_BYTES, Format, recognise
from sagabook.stories.found import Found, Place, Record, Unreadable, unopened, unreadable
from sagabook.stories.links import Follower
from sagabook.stories.manners import PACE, Visitor
from sagabook.stories.sitemaps import parse_sitemap
from sagabook.stories.watch_state import REMEMBERED, FeedState, WatchState, mark_of

#: Feeds looked at side by side.
AT_ONCE = 4
#: So often a page that does not come is tried, once each time that its feed is looked at.
MAX_TRIES = 5

#: The longest that a failing feed is left alone, unless its server asks for more.
_LONGEST_BACK_OFF = 86_400.0
#: Items that a feed may be ahead of whoever takes them.
_AHEAD = 32
#: Seconds between two looks whether the watch is to end.
_NAP = 1.0
_GONE = 410
_UNCHANGED = 304


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Item:
    """Something to give, and the mark of the entry that it came from."""

    url: str
    mark: str | None
    item: Found | Unreadable | None


@dataclass(slots=True)
class _Outcome:
    """How looking at a feed ended."""

    url: str
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    marks: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)
    failure: str | None = None
    retry_after: float | None = None
    gone: bool = False
    ended: bool = False


class Watcher:
    """Looks at feeds again and again.

    An entry is remembered when the next item is asked for: whoever stores each item before asking on loses none, and
    after a crash gets again at most those of the feeds that were being looked at.
    """

    def __init__(
        self,
        feeds: Sequence[FeedSource],
        *,
        state: str | Path | None = None,
        wanted: Callable[[bytes], bool] | None = None,
        at_once: int = AT_ONCE,
        pace: float = PACE,
        allow_private: bool = False,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Make ready to watch, from where the state left off.

        Args:
            feeds: The feeds.
            state: The file that remembers what was given; None remembers for as long as this object lives.
            wanted: Looks at the bytes of each entry or page before it is read, and turns away what is not worth it.
            at_once: Feeds looked at side by side; on one host there is always one request at a time.
            pace: Seconds between two requests to a host.
            allow_private: Fetch from this machine and the local network too.
            clock: Gives the time, in seconds since 1970.
            sleep: Waits for so many seconds.
            chance: Gives numbers in [0, 1), which scatter the times of trying again.

        Raises:
            FeedsError: When the state cannot be read.
        """
        self._feeds = {feed.url: feed for feed in feeds}
        self._state = WatchState(state)
        self._wanted = wanted
        self._at_once = at_once
        self._clock = clock
        self._sleep = sleep
        self._chance = chance
        self._visitor = Visitor(pace=pace, allow_private=allow_private, clock=clock, sleep=self._wait)
        self._stop = threading.Event()

    def next_due(self) -> float | None:
        """Tell when there is something to do.

        Returns:
            The time that the next feed is due, in seconds since 1970, perhaps past; None when all feeds are gone.
        """
        return min((state.due for _, state in self._living()), default=None)

    def run(self, stop: Callable[[], bool] = _never) -> Generator[Found | Unreadable, None, None]:
        """Watch until told to stop, or until all feeds are gone.

        Args:
            stop: Asked about once a second, and between two items; what was given by then is remembered.

        Yields:
            As `poll`.

        Raises:
            FeedsError: When the state cannot be written.
        """
        while not stop() and (due := self.next_due()) is not None:
            wait = due - self._clock()
            if wait > 0:
                self._sleep(min(wait, _NAP))
            else:
                yield from self.poll(stop)

    def poll(self, stop: Callable[[], bool] = _never) -> Generator[Found | Unreadable, None, None]:
        """Look once at every feed that is due.

        Args:
            stop: As for `run`.

        Yields:
            Each new entry's story, or why there is none; for each feed that cannot be had, why.

        Raises:
            FeedsError: When the state cannot be written.
        """
        now = self._clock()
        due = sorted((state.due, feed.url) for feed, state in self._living() if state.due <= now)
        if not due:
            return
        messages: queue.Queue[_Item | _Outcome] = queue.Queue(maxsize=_AHEAD)
        self._stop.clear()
        with ThreadPoolExecutor(max_workers=self._at_once, thread_name_prefix="feed") as pool:
            futures = {url: pool.submit(self._look, self._feeds[url], messages) for _, url in due}
            try:
                yield from self._take(messages, futures, stop)
            finally:
                self._stop.set()
                for future in futures.values():
                    future.cancel()
                self._state.save()

    def _living(self) -> Iterator[tuple[FeedSource, FeedState]]:
        for feed in self._feeds.values():
            state = self._state.of(feed.url)
            if not state.gone:
                yield feed, state

    def _take(
        self,
        messages: "queue.Queue[_Item | _Outcome]",
        futures: dict[str, "Future[None]"],
        stop: Callable[[], bool],
    ) -> Iterator[Found | Unreadable]:
        """Give what the threads find, and remember it; only here the state changes."""
        left = len(futures)
        while left and not stop():
            try:
                message = messages.get(timeout=_NAP)
            except queue.Empty:
                continue
            if isinstance(message, _Item):
                if message.item is not None:
                    yield message.item
                if message.mark is not None:
                    self._state.of(message.url).seen.append(message.mark)
                continue
            left -= 1
            if not message.ended:
                futures[message.url].result()  # raises what ended the thread
            self._settle(message)
            self._state.save()
            if message.failure is not None:
                yield replace(unreadable(unopened(message.url), self._told(message)), lasting=False)

    def _told(self, outcome: _Outcome) -> str:
        """Why a feed could not be had, and when it is asked for again."""
        if outcome.gone:
            return f"{outcome.url}: status {_GONE}: gone for good, and not asked for again; take it off the list"
        return f"{outcome.failure} (asked again in {time_words(self._state.of(outcome.url).due - self._clock())})"

    def _settle(self, outcome: _Outcome) -> None:
        """Set what the next look needs."""
        feed, state = self._feeds[outcome.url], self._state.of(outcome.url)
        now = self._clock()
        if outcome.gone:
            state.gone = True
        elif outcome.failure is not None:
            state.failures += 1
            back_off = min(feed.every * 2 ** min(state.failures, 20), max(_LONGEST_BACK_OFF, feed.every))
            # Half of it is left to chance, so that feeds that failed together do not come back together.
            state.due = now + max(back_off * (0.5 + 0.5 * self._chance()), outcome.retry_after or 0.0)
        else:
            state.failures = 0
            state.due = now + feed.every
            if outcome.unchanged:
                return
            # With validators kept the feed would not be sent again, and entries still to come would be lost.
            state.etag, state.modified = (None, None) if outcome.tries else (outcome.etag, outcome.modified)
            state.tries = outcome.tries
            shown = set(outcome.marks)
            past = [mark for mark in state.seen if mark not in shown]
            given = [mark for mark in outcome.marks if mark not in outcome.tries]
            state.seen = [*past[-REMEMBERED:], *given]

    def _look(self, feed: FeedSource, messages: "queue.Queue[_Item | _Outcome]") -> None:
        """Look at a feed, in a thread of its own; the last message is always the outcome."""
        outcome = _Outcome(feed.url)
        try:
            if not self._stop.is_set():
                self._look_at(feed, outcome, messages)
            outcome.ended = True
        finally:
            self._put(messages, outcome)

    def _look_at(self, feed: FeedSource, outcome: _Outcome, messages: "queue.Queue[_Item | _Outcome]") -> None:
        state = self._state.of(feed.url)
        seen = frozenset(state.seen)
        try:
            reply = self._visitor.visit(feed.url, _conditions(state))
            if reply.status == _UNCHANGED:
                outcome.unchanged = True
                return
            outcome.gone = reply.status == _GONE
            parsed = _parse(reply, feed)
        except StoryError as error:
            outcome.failure = str(error)
            outcome.retry_after = error.retry_after if isinstance(error, UnavailableError) else None
            return
        if not parsed.breaks_off:
            outcome.etag, outcome.modified = reply.headers.get("etag"), reply.headers.get("last-modified")
        follower = Follower(self._visitor.fetch, self._wanted) if feed.pages else None
        for entry in parsed.entries:
            mark = mark_of(entry.key)
            if mark in outcome.marks or self._stop.is_set():
                continue
            outcome.marks.append(mark)
            if mark in seen:
                continue
            item = self._read(record_of(entry, feed.url, outlet=feed.outlet, follower=follower), mark, state, outcome)
            if mark not in outcome.tries:
                self._put(messages, _Item(feed.url, mark, item))
        if parsed.breaks_off and not self._stop.is_set():
            place = Place(feed.url, len(parsed.entries) + 1, feed.url)
            self._put(messages, _Item(feed.url, None, unreadable(place, "the feed breaks off; get it again")))

    def _read(self, record: Record, mark: str, state: FeedState, outcome: _Outcome) -> Found | Unreadable | None:
        """Read an entry; what may come later is noted down to be tried again, until it has been tried often enough."""
        if record.raw and self._wanted is not None and not self._wanted(record.raw):
            return None
        try:
            story = record.read()
        except UnavailableError as error:
            tries = state.tries.get(mark, 0) + 1
            if tries < MAX_TRIES:
                outcome.tries[mark] = tries
                return None
            return unreadable(record.place, f"{error} (tried {tries} times)", record.raw)
        except StoryError as error:
            return unreadable(record.place, error, record.raw)
        return None if story is None else Found(story, record.place)

    def _put(self, messages: "queue.Queue[_Item | _Outcome]", message: _Item | _Outcome) -> None:
        """Hand a message over, unless nobody takes them any more."""
        while not self._stop.is_set():
            try:
                messages.put(message, timeout=_NAP)
                return
            except queue.Full:
                continue

    def _wait(self, seconds: float) -> None:
        """Wait in short naps, so that the end of the watch need not be waited for."""
        while seconds > 0:
            if self._stop.is_set():
                raise UnavailableError("the watch ends")
            nap = min(seconds, _NAP)
            self._sleep(nap)
            seconds -= nap


def time_words(seconds: float) -> str:
    """How long that is, in words: "95 s", "20 min", "5 h"."""
    if seconds < 120:
        return f"{max(0.0, seconds):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7_200 else f"{seconds / 3_600:.0f} h"


def _conditions(state: FeedState) -> dict[str, str]:
    """The header lines that ask for a feed only if it has changed (RFC 9110, sections 13.1.2 and 13.1.3)."""
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _parse(reply: Reply, feed: FeedSource) -> Feed:
    page = page_of(reply)
    if recognise(page.body[:HEAD_BYTES], "") is Format.SITEMAP:
        return parse_sitemap(page.body, where=feed.url)
    return parse_feed(page.body, where=feed.url, url=page.url, content_type=page.content_type)
