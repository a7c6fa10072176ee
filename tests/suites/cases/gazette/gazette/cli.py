import click

from gazette import ai


@click.group()
def main():
    """Makes a paper."""


@main.command()
@click.argument("story")
def headline(story):
    try:
        click.echo(ai.headline(story))
    except ValueError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("story")
def sections(story):
    for name in ai.sections(story):
        click.echo(name)
