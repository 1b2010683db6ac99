"""Fuzzes the reader with atheris, led by the code that an input reaches; the suite runs it for some seconds.

usage: python tests/reading/fuzz_reader.py [SECONDS [RUNS]]

Ends with status 0 where nothing was found; else with the error, and the input that gave it in a file crash-….
"""

import resource
import sys
from datetime import date

#: Words and marks on which the reader turns, for texts that reach further into it than random letters do.
PIECES = (
    "Liverpool|Man Utd|the Reds|Southampton|Real|Inter|United|City|Reading|Jan Novak|van Dijk|Novak|O'Dowd|Ronaldo Jr."
    "|the Dutchman|the 26-year-old|his side|he|him|they|their|who|which|£60m|€12m plus €3m|£5m-£8m|£100,000-a-week"
    "|a five-year deal|until 2027|on loan|a bid|an offer|talks|a medical|interest|the deal|a move|a clause|contract"
    "|want|wants|sign|signed|signing|agree|agreed|reject|rejected|join|joined|leave|left|sell|is|are|be|been|has|have"
    "|had|will|would|could|may|not|never|no|reportedly|believed|set|ready|to|for|from|of|at|with|by|in|on|and|but|or"
    "|if|unless|should|that|according to|the Mirror|(Sun)|said|told|claims|Sky Sports News|via|#LFC|@LFC|🚨|here we go"
    "|READ MORE:|“|”|‘|’|\"|'|’s|'s|(|)|[|]|,|;|:|.|...|…|!|?|-|–|—|/|£|€|%|1|2,000,000"
    "|\n|\n\n|\t|\u200f|\u202e|\u0301|\0"
).split("|")


#: What fuzzing may add to the memory of the process: the reader takes 100 MB, what atheris notes of its code more.
_MEGABYTES = 1024


def main(seconds: int, runs: int) -> None:
    """Fuzz in this process, which atheris ends."""
    import atheris

    with atheris.instrument_imports(include=["sagabook.reading"]):
        from sagabook.reading import CascadeReader
    from sagabook.model import Story
    from sagabook.register import load_register
    from sagabook.stories import find_furniture

    reader = CascadeReader(load_register())
    pieces = list(PIECES)

    def one(data: bytes) -> None:
        source = atheris.FuzzedDataProvider(data)
        if source.ConsumeIntInRange(0, 3):
            text = " ".join(pieces[byte % len(pieces)] for byte in source.ConsumeBytes(80))
        else:
            text = source.ConsumeUnicodeNoSurrogates(300)
        story = Story(text=text, published=date(2025, 7, 1), furniture=find_furniture(text))
        for claim in reader.read(story):
            assert all(0 <= span.start < span.end <= len(text) for span in claim.evidence)

    # Linux hands a process the peak of the one that started it, where that was higher: bound what is added to it.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    bounds = [f"-max_total_time={seconds}", f"-runs={runs}", "-max_len=400", "-len_control=0", "-seed=1"]
    bounds.append(f"-rss_limit_mb={peak + _MEGABYTES}")
    atheris.Setup([sys.argv[0], *bounds], one)
    atheris.Fuzz()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    main(*given, *(60, -1)[len(given) :])
