"""`sagabook score`: compares the reader with annotations."""

import time
from pathlib import Path
from typing import Annotated

import typer


def score(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            show_default=False,
            help="A folder of annotated stories: for each, ID.txt with its text and ID.json with its claims.",
        ),
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List every claim missed and every claim too many.")] = False,
    by_kind: Annotated[bool, typer.Option("--by-kind", help="Show the figures of each kind of claim.")] = False,
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            show_default=False,
            help="Score these claims, as printed by sagabook read --json, instead of reading the stories.",
        ),
    ] = None,
) -> None:
    """Score the reader against annotated stories.

    Prints precision, recall and F1 of claims and of moves, then how often mode, other club, fee and source are right
    on the claims that match.
    """
    began = time.perf_counter()
    from sagabook.cli.print_score import score_lines
    from sagabook.reading.gold import load_gold, load_predictions
    from sagabook.reading.scoring import predict, score_claims

    stories = load_gold(gold)
    if predictions:
        predicted = load_predictions(predictions)
    else:
        from sagabook.reading import CascadeReader
        from sagabook.register import load_register

        predicted = predict(CascadeReader(load_register()), stories)
        typer.echo(f"read {len(stories)} articles in {time.perf_counter() - began:.2f} s, start-up included")
    for line in score_lines(score_claims(stories, predicted), by_kind=by_kind, errors=errors):
        typer.echo(line)
