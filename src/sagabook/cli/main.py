"""The application: gathers the commands, and turns what can go wrong into one line and an exit status."""

import os
import sys
from typing import Annotated, Any

import typer
import typer.core

from sagabook import __version__
from sagabook.cli import add, export, people, quarantine, read, register, sagas, score, story, watch, window
from sagabook.cli.options import FAILED, INTERRUPTED
from sagabook.errors import SagabookError


class Commands(typer.core.TyperGroup):
    """The group of commands; runs one and answers for its errors."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that the context names.

        Args:
            ctx: The parsed command line.

        Returns:
            What the command returns.

        Raises:
            typer.Exit: With status 2 after an error of Sagabook's, 130 after Ctrl-C; quietly with 0 when whoever
                reads the output has read enough.
        """
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except SagabookError as error:
            # Names and addresses come from anywhere; no letter of theirs may steer the terminal or begin a line.
            told = "".join(letter if letter.isprintable() else " " for letter in str(error))
            typer.echo(f"sagabook: {told}", err=True)
            raise typer.Exit(FAILED) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Python flushes stdout once more at exit; let it flush into nothing.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        return answer


app = typer.Typer(
    name="sagabook",
    cls=Commands,
    help="Read football transfer news and keep the book: who says which club wants whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("read")(read.read)
app.command("add")(add.add)
app.command("watch")(watch.watch)
app.command("sagas")(sagas.sagas)
app.command("saga")(sagas.saga)
app.command("club")(sagas.club)
app.command("story")(story.story)
app.add_typer(people.app, name="people")
app.command("quarantine")(quarantine.quarantine)
app.command("reread")(add.reread)
app.command("window")(window.window)
app.command("export")(export.export)
app.command("score")(score.score)
app.add_typer(register.app, name="register")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sagabook {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Take the options that stand before any command."""


def main() -> None:
    """Run the command line of this process and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding prints a question mark for what it lacks, instead of ending the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app(prog_name="sagabook")
