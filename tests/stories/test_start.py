"""Importing the room is cheap: the heavy libraries load when first needed."""

import subprocess
import sys


def test_heavy_libraries_are_imported_lazily() -> None:
    heavy = "brotli fastwarc feedparser ftfy httpcore httpx lxml protego trafilatura".split()
    code = f"import sys, sagabook.stories; print(*set({heavy}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
