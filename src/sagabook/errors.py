"""What can go wrong, as a small tree; every message says what, where and what to do."""


class SagabookError(Exception):
    """Anything that Sagabook reports in one line and ends with exit status 2."""


class StoryError(SagabookError):
    """A story that cannot be had: missing, empty, binary, too large, malformed."""


class FetchError(StoryError):
    """A page that cannot be fetched: refused address, time-out, status, size."""


class UnavailableError(FetchError):
    """A page that does not come now and may come later: no connection, time-out, status 429 or 5xx.

    `retry_after` is the number of seconds that the server asks to be left alone for, or None.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class FeedsError(SagabookError):
    """A list of feeds, or the state of watching them, that cannot stand."""


class RegisterError(SagabookError):
    """A register table or an imported file with a row that cannot stand."""


class MarketError(SagabookError):
    """A table of the market's facts with a row that cannot stand, or a question about it that has no answer."""


class PatternError(SagabookError):
    """A pattern file that does not say what it must."""


class GoldError(SagabookError):
    """A folder of annotations that cannot be scored."""


class BookError(SagabookError):
    """A book that cannot be opened, written or asked: a bad address, a full disk, a newer schema, no such player."""
