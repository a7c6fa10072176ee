import click

from newsroom.agent import Agent
from newsroom.factcheck import verdict
from newsroom.images import illustrate


@click.group()
def main():
    pass


@main.command()
@click.argument("task")
def write(task):
    click.echo(Agent().run(task))


@main.command()
@click.argument("claim")
def check(claim):
    click.echo(verdict(claim))


@main.command()
@click.argument("headline")
def draw(headline):
    url = illustrate(headline)
    click.echo(url or "nothing")


if __name__ == "__main__":
    main()
