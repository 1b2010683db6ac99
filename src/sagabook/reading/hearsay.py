"""How far the hearsay of a sentence reaches: what "reportedly" or "it is understood" makes unsure."""

import re
from collections.abc import Callable

from sagabook.reading.clauses import Sentence

#: A figure alone may be hearsay and its claim be none: "a fee believed to be around £20m".
_NO_FIGURE = r"(?! (?:be|have been)(?: [a-z]+){0,4} [£€$\d])"
_HELD = "understood|believed|thought|claimed|reported|said|suggested|rumoured|alleged"
#: What gives the words behind it as hearsay.
_CREDIT = re.compile(
    rf"\b(?:it(?: is|['’]s| was| has been)(?: also| now| widely| even)? (?P<held>{_HELD})|"
    r"(?P<reports>according to (?:the )?(?:\w+ )?(?:reports?|sources|rumours)|per (?:\w+ )?reports|"
    r"reports? (?:suggest|claim|say|indicate|have|from|in|has|that)\w*|"
    r"amid (?:claims|suggestions|talk|rumours)|"
    r"rumou?rs? (?:that|of|suggest|claim|have|are)|speculation (?:that|suggests|claims)|the talk is that|"
    r"sources (?:say|claim|suggest|indicate)|has it that|have it that)|understands?)\b",
    re.IGNORECASE,
)
#: What makes its own clause hearsay.
_ADVERB = re.compile(
    r"\b(?:reportedly|apparently|allegedly|supposedly|seemingly|rumou?red|credited with|mooted|"
    r"reported(?= (?:[a-z£€-]+[\d.]*m? )?"
    r"(?:interest|target|move|bid|offer|asking|price|talks|approach|valuation|desire))|"
    rf"(?P<told>(?:understood|believed|thought|reported|said|rumoured|claimed|alleged) to{_NO_FIGURE})|"
    r"(?:seems?|appear(?:s|ed|ing)?|seemed)(?! (?:set|sure|certain|bound|destined|poised|ready|unlikely|likely)\b)"
    r"(?! to be (?:on|set|heading|head|going|mov|clos|near|edg))|"
    r"looks? (?:like|as if|as though)(?! (?:being|becoming|they (?:will|are set)|he (?:will|is set))))(?!\w)",
    re.IGNORECASE,
)
#: Words that a sentence must hold, in small letters, before the expressions are tried on it.
_WORDS = (
    *("report", "underst", "believed", "thought", "claimed", "said", "suggest", "rumo", "alleged", "apparently"),
    *("supposed", "seeming", "sources", " it that", "speculation", "the talk", "credited", "mooted", "seem", "appear"),
    *("looks like", "look like", "as if", "as though"),
)
_REPORTED = frozenset(("claimed", "reported", "said", "suggested"))
#: What ends a stretch of hearsay, and what opens one.
_STOP = re.compile(r";| (?:but|although|though|whereas|while) |, (?:who|which|whose|where|having) ")
_CLAUSE_END = re.compile(r"[,;] | (?:but|although|though|whereas|while|after(?= [A-Z])) ")
_START = re.compile(r"[;:,] | (?:but|although|though|whereas|while|and|with|that|who|which|as) ")


class Hearsay:
    """The stretches of one story that are told as hearsay, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._of = -1
        self._stretches: list[tuple[int, int, bool]] = []

    def covers(self, sentence: Sentence, at: int, credited: Callable[[int], list[str]]) -> bool:
        """Whether what stands at `at` is told as hearsay.

        Args:
            sentence: The sentence of it.
            at: Its offset.
            credited: The sources named for what stands at an offset; a report whose source is named is no hearsay.
        """
        if self._of != sentence.start:
            self._of = sentence.start
            words = self.text[sentence.start : sentence.end].lower()
            told = any(map(words.__contains__, _WORDS))
            self._stretches = [*self._credits(sentence), *self._adverbs(sentence)] if told else []
        return bool(self._stretches) and any(
            low <= at < high and not (report and credited(at)) for low, high, report in self._stretches
        )

    def _credits(self, sentence: Sentence) -> list[tuple[int, int, bool]]:
        """What "it is claimed" covers: the words behind it, or those before it where it is set off at their end."""
        out = []
        for mark in _CREDIT.finditer(self.text, sentence.start, sentence.end):
            stop = _STOP.search(self.text, mark.end(), sentence.end)
            high = stop.start() if stop else sentence.end
            low = self._last(_STOP, sentence.start, mark.start()) if self._set_off(mark, sentence) else mark.start()
            out.append((low, high, bool(mark["reports"]) or mark["held"] in _REPORTED))
        return out

    def _adverbs(self, sentence: Sentence) -> list[tuple[int, int, bool]]:
        """What "reportedly" covers: its clause."""
        out = []
        for mark in _ADVERB.finditer(self.text, sentence.start, sentence.end):
            stop = (_STOP if mark["told"] else _CLAUSE_END).search(self.text, mark.end(), sentence.end)
            low = self._last(_START, sentence.start, mark.start())
            told = (mark["told"] or "").startswith(("reported", "claimed"))
            out.append((low, stop.start() if stop else sentence.end, told))
        return out

    def _set_off(self, mark: re.Match[str], sentence: Sentence) -> bool:
        """Whether a mark stands aside from what it covers: "Torino have bid, it is understood"."""
        before = self.text[max(sentence.start, mark.start() - 30) : mark.start()]
        after = self.text[mark.end() : min(sentence.end, mark.end() + 30)]
        if mark.group().lower().startswith(("according", "per ")):
            return bool(before.strip())
        return "," in before and (not after.strip(" .\"”’'") or after.startswith(","))

    def _last(self, cut: re.Pattern[str], start: int, end: int) -> int:
        """The end of the last `cut` before `end`."""
        return max((found.end() for found in cut.finditer(self.text, start, end)), default=start)
