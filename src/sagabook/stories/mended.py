"""XML as it comes from news sites, mended on the way to a strict parser."""

import re
from html.entities import html5
from typing import BinaryIO

#: The longest name of an entity in HTML has 31 letters.
_LONGEST = 40
_AMPERSAND = re.compile(rb"&(?:([a-zA-Z]\w{1,31});|(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,31};))", re.ASCII)
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


class MendedXml:
    """A stream without blanks before its declaration, and without ampersands that begin no entity of XML.

    HTML's entities become the characters that they stand for; an ampersand on its own becomes "&amp;". UTF-16 passes as
    it is.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Mend a stream."""
        self._stream = stream
        self._held = b""
        self._begun = False
        self._wide = False

    def read(self, size: int) -> bytes:
        """Read on; nothing is given only at the end."""
        while True:
            more = self._stream.read(size)
            piece = self._held + more
            if not self._begun:
                self._wide = piece.startswith(_WIDE)
                piece = piece if self._wide else piece.removeprefix(_BOM).lstrip()
                self._begun = bool(piece)
            cut = piece.rfind(b"&", max(0, len(piece) - _LONGEST)) if more and not self._wide else -1
            self._held, piece = (piece[cut:], piece[:cut]) if cut >= 0 else (b"", piece)
            if not self._wide:
                piece = _AMPERSAND.sub(_mend, piece)
            if piece or not more:
                return piece


def _mend(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name is None:
        return b"&amp;"
    meant = None if name in _OF_XML else html5.get(f"{name.decode('ascii')};")
    return found[0] if meant is None else "".join(f"&#{ord(letter)};" for letter in meant).encode("ascii")
