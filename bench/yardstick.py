"""A fixed piece of work to hold the reader's speed against, so that figures of different machines compare.

The work: every word of a text is found by one regular expression and counted in a `Counter`. It is pure Python and
`re`, as most of the reader is, and depends on nothing of Sagabook. Never change it: floors are given in its terms.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def count_words(texts: Iterable[str]) -> int:
    """Count the words of each text, and give the number of distinct ones, summed over the texts."""
    return sum(len(Counter(_WORD.findall(text))) for text in texts)
