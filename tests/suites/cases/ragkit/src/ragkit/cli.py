import json
from pathlib import Path

import typer

from .chain import Pipeline
from .models import embeddings

app = typer.Typer()


@app.command()
def ask(question: str, as_json: bool = False):
    try:
        result = Pipeline().ask(question)
    except Exception as e:
        typer.secho(f"failed: {e}", err=True)
        raise typer.Exit(1)
    typer.echo(json.dumps(result) if as_json else result["answer"])


@app.command()
def index(folder: Path):
    texts = [p.read_text() for p in folder.glob("*.txt")]
    vectors = embeddings().embed_documents(texts)
    Path("index.json").write_text(json.dumps(vectors))


if __name__ == "__main__":
    app()
