"""Calling a group runs its function and the commands that are added to it."""

import click


@click.group()
def cli():
    pass


@cli.command()
@click.option("--name", default="x")
def ask(name):
    helper()


@click.command("show")
def show():
    pass


@click.command()
def apart():
    pass


def helper():
    pass


cli.add_command(show)
cli(["ask"], standalone_mode=False)
cli(["show"], standalone_mode=False)
