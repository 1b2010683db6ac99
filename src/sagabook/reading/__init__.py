"""Reading: from a story to its claims, by a cascade of cheap tests first."""

from sagabook.reading.reader import CascadeReader, Reader

__all__ = ["CascadeReader", "Reader"]
