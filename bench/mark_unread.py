"""Marks which sentences of the pattern files the reader does not manage yet, by a run over all of them.

usage: python bench/mark_unread.py [--write] [--kind KIND]... [--list]

Without --write it only counts, and --list shows each sentence that fails and how. With --write the line `unread = true`
is put under the text of every entry that fails, and taken out where the entry is now read as it says; comments, order
and everything else in the files stay as they are.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

from corpus import fail, shipped_reader
from pattern_sentences import FOLDER, PatternSentence, failure, load_sentences
from sagabook.model import Kind

_FLAG = "unread = true"
#: A text on one line; texts over several lines would need a place of their own for the flag.
_TEXT = re.compile(r'text\s*=\s*["\'](?!""|\'\')')


def main() -> None:
    """Read the sentences, and count or mark them."""
    parser = argparse.ArgumentParser(description="Mark the pattern sentences that the reader does not manage yet.")
    parser.add_argument("--write", action="store_true", help="rewrite the flags in the files")
    parser.add_argument("--kind", action="append", choices=[k.value for k in Kind], default=[], help="only these")
    parser.add_argument("--list", action="store_true", help="show every sentence that fails, and how")
    options = parser.parse_args()

    reader = shipped_reader()
    chosen = [s for s in load_sentences() if not options.kind or s.kind.value in options.kind]
    if not chosen:
        fail(f"{FOLDER}: no sentences")
    faults = {sentence: fault for sentence in chosen if (fault := failure(reader, sentence)) is not None}
    if options.list:
        for sentence, fault in faults.items():
            print(f"{sentence.name}: {fault}")
    print_shares(chosen, set(faults))
    if options.write:
        changed = sum(
            rewrite(FOLDER / f"{kind}.toml", chosen, set(faults)) for kind in sorted({s.kind for s in chosen})
        )
        print(f"{changed} flags changed")


def print_shares(chosen: list[PatternSentence], failed: set[PatternSentence]) -> None:
    """Print a line for each kind, and one for all."""
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for sentence in chosen:
        for row in (sentence.kind.value, "all"):
            total[row, sentence.section] += 1
            right[row, sentence.section] += sentence not in failed
    for row in [*dict.fromkeys(sentence.kind.value for sentence in chosen), "all"]:
        shares = [
            f"{section} {right[row, section]:4}/{total[row, section]:4} {right[row, section] / total[row, section]:.3f}"
            for section in ("reads", "ignores")
            if total[row, section]
        ]
        print(f"{row:18} {'   '.join(shares)}")


def rewrite(file: Path, chosen: list[PatternSentence], failed: set[PatternSentence]) -> int:
    """Set the flags of one file, and give the number of lines put in or taken out."""
    unread = {(s.section, s.number) for s in failed if s.kind.value == file.stem}
    before = file.read_text(encoding="utf-8").split("\n")
    after: list[str] = []
    numbers: Counter[str] = Counter()
    section = ""
    for line in before:
        bare = line.strip()
        if bare in ("[[reads]]", "[[ignores]]"):
            section = bare.strip("[]")
            numbers[section] += 1
        if section and bare.split("#")[0].strip().replace(" ", "") == _FLAG.replace(" ", ""):
            continue
        after.append(line)
        if section and _TEXT.match(bare) and (section, numbers[section]) in unread:
            after.append(_FLAG)
    expected = Counter(s.section for s in chosen if s.kind.value == file.stem)
    if numbers != expected:
        fail(f"{file}: its headings do not stand on lines of their own; nothing changed in it")
    if after != before:
        file.write_text("\n".join(after), encoding="utf-8")
    return sum((Counter(after) - Counter(before)).values()) + sum((Counter(before) - Counter(after)).values())


if __name__ == "__main__":
    main()
