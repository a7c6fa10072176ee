"""typer.run makes a command of one function and runs it."""

import typer


def main(name: str = "x"):
    helper()


def helper():
    pass


typer.run(main)
