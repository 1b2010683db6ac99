"""What the tests of the book share: the register's names and press, and a desk that makes stories."""

from collections.abc import Iterator

import pytest

from sagabook.book import Book
from sagabook.book.identity import NameIndex
from sagabook.book.origins import Press
from sagabook.register import load_register
from sagabook.register.register import Register

from .made import Desk


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="session")
def names(register: Register) -> NameIndex:
    return NameIndex(register)


@pytest.fixture(scope="session")
def press(register: Register) -> Press:
    return Press(register)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def book(book_url: str, register: Register) -> Iterator[Book]:
    """An empty book, on each engine in turn."""
    with Book(book_url, register) as opened:
        yield opened
