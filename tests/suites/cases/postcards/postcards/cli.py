"""Writes postcards from the command line."""

import json
import sys

import click

from postcards.writer import Writer, WriterError


@click.group()
@click.option("--model", default="gpt-4o-2024-11-20", envvar="POSTCARDS_MODEL")
@click.pass_context
def main(ctx, model):
    ctx.obj = Writer(model)


@main.command()
@click.argument("place")
@click.option("--tone", default="warm")
@click.pass_obj
def write(writer, place, tone):
    """Write one postcard."""
    try:
        click.echo(writer.write(place, tone))
    except WriterError as error:
        click.echo(f"sorry: {error}", err=True)
        sys.exit(3)


@main.command("ideas")
@click.argument("place")
@click.pass_obj
def ideas_command(writer, place):
    """Ideas what to write of."""
    for idea in writer.ideas(place):
        click.echo(f"- {idea}")


@main.command()
@click.argument("path", type=click.Path(exists=True))
@click.pass_obj
def proofread(writer, path):
    """Proofread a postcard."""
    with open(path) as file:
        click.echo(json.dumps(writer.proofread(file.read())))
