import typer

from app.agent import Agent

cli = typer.Typer()


@cli.command()
def ask(task: str, limit: int = 5):
    typer.echo(Agent(limit=limit).run(task))


@cli.command()
def doctor():
    typer.echo("fine")
