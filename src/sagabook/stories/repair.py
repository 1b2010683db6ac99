"""Bytes to text, and text freed of what typesetters, mail programs and wrong decodings left in it."""

import codecs
import html
import re
import unicodedata

from sagabook.errors import StoryError

#: A story longer than this is refused: the longest real one measured has 60,000 characters.
MAX_CHARACTERS = 2_000_000

#: More control characters than this share, and it is no text: prose has none, random bytes have a tenth.
_BINARY_SHARE = 0.05

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARIES = (
    (b"%PDF-", "a PDF; save its text and read that"),
    (b"\x1f\x8b", "compressed; unpack it first (JSON Lines may stay in .jsonl.gz)"),
    (b"PK\x03\x04", "a zip or office file; save its text and read that"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f"
)
_REMOVED = re.compile(f"[{_INVISIBLE}]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
#: A letter and its accent apart; runs of more than two marks are decoration, and are left as they stand.
_APART = re.compile(r"[A-Za-z\u00c0-\u024f][\u0300-\u036f]{1,2}(?![\u0300-\u036f])")
_MARKS = re.compile(r"[\u0300-\u036f]")
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|pound|euro|hellip|[mn]dash|[lr][sd]quo|#\d{2,5}|#x[0-9a-fA-F]{2,4});")

# What UTF-8 looks like when it was read as Windows-1252: a lead byte with the right number of following bytes. Of the
# three- and four-byte leads only those of punctuation and emoji are looked for; the others are letters of many a name.
_NEXT = "[\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") + "]"
_MOJIBAKE = re.compile(f"[\xc2-\xdf]{_NEXT}|[\xe2\xef]{_NEXT}{{2}}|\xf0{_NEXT}{{3}}")

#: One cheap pass (a single character class) that clean text hardly ever matches: all that the repairs below look for.
_SUSPECT = re.compile(
    rf"[{_INVISIBLE}\t\x0b-\x0d\x1c-\x1e\xa0\xc2-\xdf\xe2\xef\xf0\u0300-\u036f\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
    r"\u3000\ud800-\udfff]"
)


def decode(raw: bytes, *, where: str) -> str:
    """Turn bytes into text: by their byte order mark, else as UTF-8, else as Windows-1252.

    Args:
        raw: The bytes.
        where: What to call them in an error.

    Returns:
        The text, not yet cleaned.

    Raises:
        StoryError: When they are no text, or too many.
    """
    for magic, what in _KNOWN_BINARIES:
        if raw.startswith(magic):
            raise StoryError(f"{where}: {what}")
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, "ignore")
    if b"\0" in raw:
        raise StoryError(f"{where}: binary, not text; give plain text, HTML or JSON Lines")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # a good text cut in the middle of its last character
            return raw[: error.start].decode("utf-8")
    return raw.decode("cp1252", "replace")


def clean(text: str) -> str:
    """Repair a text; clean text comes back as it is.

    Wrongly decoded stretches are decoded again, line ends become "\\n", odd spaces become spaces, HTML entities and
    letters with separate accents become characters; bidirectional marks, zero-width and control characters and
    unpaired surrogates go.

    Args:
        text: Any string.

    Returns:
        The repaired text.
    """
    return _repaired(text, _SUSPECT.findall(text))


def clean_line(text: str | None) -> str | None:
    """Repair a title, a name or an address.

    Args:
        text: The line, or None.

    Returns:
        The line, repaired, with single spaces only; None when nothing is left.
    """
    return " ".join(clean(text).split()) or None if text else None


def require_text(text: str, *, where: str) -> str:
    """Clean a whole story.

    Args:
        text: The decoded story.
        where: What to call it in an error.

    Returns:
        The text, repaired and stripped.

    Raises:
        StoryError: When it is too long, empty or mostly control characters.
    """
    if len(text) > MAX_CHARACTERS:
        raise StoryError(f"{where}: longer than {MAX_CHARACTERS:,} characters; split it into its stories")
    suspects = _SUSPECT.findall(text)
    if len(suspects) > _BINARY_SHARE * len(text):
        controls = len(_CONTROL.findall(text))
        if controls > _BINARY_SHARE * len(text):
            raise StoryError(f"{where}: mostly control characters; give plain text, HTML or JSON Lines")
    text = _repaired(text, suspects).strip()
    if not text:
        raise StoryError(f"{where}: empty; a story needs some text")
    return text


def _repaired(text: str, suspects: list[str]) -> str:
    """Run the repairs that the suspect characters call for."""
    if "&" in text and _ENTITY.search(text):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        suspects = _SUSPECT.findall(text)
    kinds = "".join(set(suspects))
    if not kinds:
        return text
    if _SURROGATES.search(kinds):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if _MOJIBAKE.search(text):
        text = _decode_again(text)
        kinds = "".join(set(_SUSPECT.findall(text)))
    if _BREAKS.search(kinds):
        text = _BREAKS.sub("\n", text)
    if _SPACES.search(kinds):
        text = _SPACES.sub(" ", text)
    if _REMOVED.search(kinds):
        text = _REMOVED.sub("", text)
    if _MARKS.search(kinds):
        text = _APART.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text)
    return text


def _decode_again(text: str) -> str:
    from ftfy import fix_encoding  # costs 30 ms to import, and most runs never need it

    return "\n".join(fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
