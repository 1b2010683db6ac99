"""Fills in the README's saga, Marcus Rashford's summer of 2025, from stories that are not shipped.

usage: python docs/real_saga.py STORIES.jsonl.gz

It keeps a book of the stories that name him, for as long as it runs, and puts the head of three sagas between the
README's marks; `make docs` calls it where the stories are at hand.
"""

import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from sagabook.book import Book
from sagabook.model import Story
from sagabook.stories import gather
from sagabook.stories.found import Found

README = Path(__file__).parent.parent / "README.md"
NAME, FIRST = "Rashford", date(2025, 5, 1)
DAYS = (date(2025, 6, 15), date(2025, 7, 21), date(2025, 7, 24))


def main() -> None:
    """Read, print, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/book.db"
        with Book(file) as book:
            found = gather([sys.argv[1]])
            book.add(item for item in found if isinstance(item, Found) and _concerns(item.story))
        runs = "\n\n".join(_run(file, day) for day in DAYS)
    page = README.read_text(encoding="utf-8")
    pattern = r"(<!-- saga: .*? -->\n```text\n).*?(\n```\n<!-- end of saga -->)"
    README.write_text(re.sub(pattern, lambda m: m[1] + runs + m[2], page, flags=re.DOTALL), encoding="utf-8")


def _concerns(story: Story) -> bool:
    day = story.published
    return day is not None and FIRST <= day <= DAYS[-1] and NAME in f"{story.title} {story.text}"


def _run(file: str, day: date) -> str:
    words = ["saga", NAME.lower(), "--as-of", day.isoformat()]
    ran = subprocess.run(
        [sys.executable, "-m", "sagabook", *words, "--book", file], capture_output=True, encoding="utf-8", check=True
    )
    lines = ran.stdout.splitlines()
    # Who wants what, and how far the suitors have come; the rest would fill pages.
    shown = lines[: lines.index("", lines.index("Suitors"))]
    return "\n".join([f"$ sagabook {' '.join(words)}", *shown, "…"])


if __name__ == "__main__":
    main()
