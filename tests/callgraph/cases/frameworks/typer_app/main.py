"""Calling a Typer application runs its callback and its commands, those of others within it too."""

import typer

app = typer.Typer()
inner = typer.Typer()
app.add_typer(inner, name="inner")


@app.callback()
def setup():
    pass


@app.command()
def ask(name: str = "x"):
    helper()


@inner.command("deep")
def deep():
    pass


def helper():
    pass


app(["ask"], standalone_mode=False)
app(["inner", "deep"], standalone_mode=False)
