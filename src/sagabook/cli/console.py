"""The console that commands print to for people."""

from rich.console import Console


class PlainConsole(Console):
    """A console that prints text as it is given: no markup, no emoji codes, no highlighting of numbers."""

    def __init__(self) -> None:
        super().__init__(highlight=False, emoji=False, markup=False)

    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the one place that answers for it, as it is for JSON; rich would exit with 1.

        Raises:
            BrokenPipeError: Always.
        """
        raise BrokenPipeError
