"""Numbers as papers print them: "1,250,000", "12.5m", "12,5 million", "twenty-five million", "half a million"."""

_SCALES = {
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mill": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "k": 1e3,
    "thousand": 1e3,
    "bn": 1e9,
    "billion": 1e9,
}
_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"a": 1, "half a": 0.5, "quarter of a": 0.25}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
#: Thousands set off by commas or points, a decimal point, or before a scale a decimal comma ("12,5 million").
NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}(?=[\s-]?(?:mi?l|m\b|mn\b|bn\b))|\d+(?:\.\d+)?"
)
SCALE = r"(?:-|\s)?(?:million|millions|billion|thousand|mill|mil|mln|mn|bn|m|k)\b"
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
#: A number in words, as it may stand before "million".
WORDED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNIT}))?|{_UNIT}|{'|'.join(list(_UNITS)[10:20])}|half a|quarter of a|an?)"
    r"(?: and a half)?"
)


def value_of(number: str, scale: str | None) -> float:
    """The value of a printed number of a scale: ("12.5", "m") is 12,500,000."""
    whole, _, decimals = number.rpartition(",")
    if number.count(".") > 1:
        number = number.replace(".", "")
    elif whole and len(decimals) < 3:
        number = f"{whole}.{decimals}"
    base = float(number.replace(",", ""))
    return round(base * _SCALES[scale.strip().strip("-").strip().lower()], 2) if scale else base


def worded_value(words: str) -> float:
    """The value of a number in words: "twenty-five" is 25, "one and a half" 1.5."""
    words = words.lower()
    half = words.endswith(" and a half")
    words = words.removesuffix(" and a half").replace("-", " ")
    first, _, rest = words.partition(" ")
    if first in _TENS:
        value = float(_TENS[first] + _UNITS.get(rest, 0))
    else:
        value = float(_UNITS["a" if words == "an" else words])
    return value + 0.5 * half
