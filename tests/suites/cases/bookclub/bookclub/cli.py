import enum

import typer

from bookclub.llm import blurb
from bookclub.settings import settings

app = typer.Typer()


class Tone(str, enum.Enum):
    dry = "dry"
    jolly = "jolly"


@app.command()
def write(title: str, tone: Tone = Tone.dry, out: str = ""):
    text = blurb(title)
    typer.echo(text)


@app.command()
def jacket(title: str, tone: Tone):
    if tone == Tone.jolly:
        typer.echo(cover(title))
    else:
        typer.echo(title)


def cover(title: str) -> str:
    from bookclub.llm import get_openai

    picture = get_openai().images.generate(model="gpt-image-1", prompt=title)
    return picture.data[0].b64_json


if __name__ == "__main__":
    app()
