import click

from ledgerbot import reports
from ledgerbot.booking import Bookkeeper, tax_advice


@click.group()
def main():
    """Books invoices."""


@main.command()
@click.argument("text")
def choose(text):
    click.echo(Bookkeeper().choose(text))


@main.command()
@click.argument("figures")
@click.option("--year", is_flag=True)
def report(figures, year):
    if year:
        click.echo(reports.yearly(figures))
    else:
        click.echo(reports.monthly(figures))


@main.command()
@click.argument("question")
def tax(question):
    try:
        click.echo(tax_advice(question))
    except PermissionError as error:
        raise click.ClickException(str(error))
