"""Cuts a JSON document into its objects, one after the other, without ever holding more than one of them."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from sagabook.errors import StoryError

#: The largest object, in characters; as large as the largest line of JSON Lines.
MAX_OBJECT = 5_000_000

_CHUNK = 65_536
_MARK = re.compile("\ufeff?")
_BETWEEN = re.compile(r"[\s,]*")


def json_values(stream: BinaryIO, *, where: str) -> Iterator[tuple[object, str]]:
    """Read a JSON list's members, or the values that stand one after the other.

    Args:
        stream: The document, in UTF-8 with or without a byte order mark.
        where: What to call it in an error.

    Yields:
        Each value, and the text that it was read from.

    Raises:
        StoryError: Where the document is no JSON from there on, ends too early, or has a value of over 5,000,000
            characters. Nothing after that can be read.
    """
    decoder = json.JSONDecoder()
    text = _Text(stream)
    text.skip(_MARK)
    text.skip(_BETWEEN)
    listed = text.comes("[")
    if listed:
        text.at += 1
    while True:
        text.skip(_BETWEEN)
        if text.ended():
            if listed:
                raise StoryError(f"{where}: the list breaks off; get the file again")
            return
        if listed and text.comes("]"):
            return
        value, end = _next_value(decoder, text, where=where)
        yield value, text.text[text.at : end]
        text.at = end


def _next_value(decoder: json.JSONDecoder, text: "_Text", *, where: str) -> tuple[object, int]:
    """The next value, and where it ends; more is read, twice as much each time, until it is whole."""
    while True:
        try:
            value, end = decoder.raw_decode(text.text, text.at)
            # A number may go on in the next piece.
            if end < len(text.text) or not text.read_on():
                return value, end
        except (ValueError, RecursionError) as error:
            if len(text.text) - text.at > MAX_OBJECT:
                raise StoryError(f"{where}: a value of over {MAX_OBJECT:,} characters, or no JSON") from error
            if isinstance(error, RecursionError) or not text.read_on():
                raise StoryError(f"{where}: not JSON; give an object, a list of objects, or one a line") from error


class _Text:
    """The text of a stream, as far as it is held, and how far it is used up."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")("replace")
        self.text = ""
        self.at = 0

    def read_on(self) -> bool:
        """Let go of what is used up, and read as much again as is left; False at the end."""
        more = self._stream.read(max(_CHUNK, len(self.text) - self.at))
        self.text = self.text[self.at :] + self._decode.decode(more, final=not more)
        self.at = 0
        return bool(more)

    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.at == len(self.text) and not self.read_on()

    def comes(self, character: str) -> bool:
        """Whether this is the next character."""
        return not self.ended() and self.text[self.at] == character

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Pass over what matches, reading on while all does."""
        while not self.ended():
            if match := pattern.match(self.text, self.at):
                self.at = match.end()
            if self.at < len(self.text):
                return
