"""Questions and hints."""

import click
from google import genai
from google.genai import types

client = genai.Client(http_options=types.HttpOptions(timeout=20_000))


class NoQuestion(Exception):
    """The model gave none."""


def question(topic):
    response = client.models.generate_content(model="gemini-2.5-flash", contents=topic)
    if not response.candidates:
        raise NoQuestion(topic)
    return response.text


async def hint(asked):
    response = await client.aio.models.generate_content(model="gemini-2.5-flash", contents=asked)
    return response.text or "no hint"


def picture(topic):
    return client.models.generate_images(model="imagen-4.0-generate-001", prompt=topic)


@click.group()
def cli():
    pass


@cli.command()
@click.argument("topic")
def ask(topic):
    click.echo(question(topic))
