"""XML is mended on the way to the parser, however it is cut into pieces."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.stories.mended import MendedXml


def mend(raw: bytes, size: int = 65_536) -> bytes:
    stream = MendedXml(io.BytesIO(raw))
    return b"".join(iter(lambda: stream.read(size), b""))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b" \n<a/>", b"<a/>"),
        (b"\xef\xbb\xbf \n<a/>", b"<a/>"),
        (b"<a>x & y &amp; z&", b"<a>x &amp; y &amp; z&amp;"),
        (b"<a>?a=1&b=2&copy=3</a>", b"<a>?a=1&amp;b=2&amp;copy=3</a>"),
        (b"&rsquo;&nbsp;&lt;&#8217;&#x2019;", b"&#8217;&#160;&lt;&#8217;&#x2019;"),
        (b"&own; &NotEqualTilde;", b"&own; &#8770;&#824;"),
        (b"", b""),
        ("<a>&</a>".encode("utf-16"), "<a>&</a>".encode("utf-16")),
    ],
)
def test_ampersands_begin_entities_of_xml(raw: bytes, expected: bytes) -> None:
    assert mend(raw) == expected


@given(
    st.lists(st.sampled_from([b"&", b"&amp;", b"&rsquo;", b"&#8217;", b"a", b";", b" ", b"<a>", b"x" * 50])),
    st.integers(1, 9),
)
def test_pieces_make_no_difference(parts: list[bytes], size: int) -> None:
    raw = b"<a>" + b"".join(parts)
    assert mend(raw, size) == mend(raw)
