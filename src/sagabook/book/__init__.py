"""The book: stories kept, their claims joined by person, each with its origin."""

from sagabook.book.book import Book
from sagabook.book.entry import Entry, Head, Origin, Place, Voice, club_key
from sagabook.book.ingest import Added
from sagabook.book.lookup import Spoken
from sagabook.book.quarantine import Quarantined
from sagabook.book.remembered import Told

__all__ = [
    "Added",
    "Book",
    "Entry",
    "Head",
    "Origin",
    "Place",
    "Quarantined",
    "Spoken",
    "Told",
    "Voice",
    "club_key",
]
