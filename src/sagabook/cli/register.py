"""`sagabook register`: shows what a name can mean, and imports players and clubs into the user's own register."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look names up in the register, or add to it.")


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="A name as the press prints it.")],
) -> None:
    """Show what a name can mean: a club, an outlet, a journalist, a nation and so on."""
    from rich.text import Text

    from sagabook.cli.console import PlainConsole
    from sagabook.cli.print_claims import printable
    from sagabook.register import load_register

    console = PlainConsole()
    senses = load_register().find(name)
    for sense in senses:
        line = Text(f"{sense.what}: ", style="dim").append(printable(sense.name), style="bold not dim")
        line.append(", ".join(["", *filter(None, (printable(sense.why), printable(sense.detail)))]), style="dim")
        console.print(line, soft_wrap=True)
    if not senses:
        console.print(f"nothing is called {printable(name)!r}", soft_wrap=True)


@app.command("add")
def add(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", show_default=False, help="A CSV file of players, clubs or transfers; .gz too."),
    ],
) -> None:
    """Import players and clubs into your own register, which sharpens reading."""
    from sagabook.register import add_file

    added = add_file(file)
    typer.echo(f"added {_counted(added.players, 'player')} and {_counted(added.clubs, 'club')} to {added.where}")
    if added.players or added.clubs:
        typer.echo("books keep what was read without them; `sagabook reread` brings a book up to date")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
