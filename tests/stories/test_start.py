"""Importing the room is cheap: the heavy libraries load when first needed."""

import subprocess
import sys


def test_heavy_libraries_are_imported_lazily() -> None:
    code = (
        "import sys, sagabook.stories; print(*{'httpx', 'httpcore', 'trafilatura', 'lxml', 'ftfy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
