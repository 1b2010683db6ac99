"""Runs the command line: `python -m sagabook`."""

from sagabook.cli.main import main

if __name__ == "__main__":
    main()
