"""What the tests of the reader share: a reader over the shipped register, and the modules of bench/."""

import sys
from pathlib import Path

import pytest

from sagabook.reading import CascadeReader
from sagabook.register import load_register

# The pattern files' sentences are loaded by a module that the benches use too, and benches are scripts, not a package.
sys.path.append(str(Path(__file__).parent.parent.parent / "bench"))


@pytest.fixture(scope="session")
def reader() -> CascadeReader:
    """A reader over the shipped register alone."""
    return CascadeReader(load_register())
