import typer

from pricebot import quoting

app = typer.Typer()


@app.command()
def quote(item: str, currency: str = "EUR"):
    """Ask for a price."""
    try:
        typer.echo(quoting.quote(item, currency))
    except quoting.NoQuote as error:
        typer.echo(f"no quote: {error}")
        raise typer.Exit(3)


@app.command()
def haggle(item: str, offer: float):
    typer.echo(quoting.negotiate(item, offer))
