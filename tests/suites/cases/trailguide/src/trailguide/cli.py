import typer

from .agents import ask_ranger
from .backends import ask_anthropic, ask_openai

app = typer.Typer()


@app.command()
def describe(place: str, provider: str = typer.Option("openai", "--provider", "-p")):
    """Describe a place."""
    if provider == "anthropic":
        text = ask_anthropic(f"Describe {place}")
    else:
        text = ask_openai(f"Describe {place}")
    typer.echo(text or "nothing to say")


@app.command()
def ranger(question: str):
    typer.echo(ask_ranger(question))
