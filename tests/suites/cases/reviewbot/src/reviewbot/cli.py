import subprocess
from pathlib import Path

import typer

from reviewbot.config import Config
from reviewbot.review import review
from reviewbot.summary import changelog, title

app = typer.Typer()


@app.command()
def run(diff_file: Path, provider: str = "openai"):
    """Review a diff."""
    comments = review(diff_file.read_text(), Config(provider=provider))
    for comment in comments:
        typer.echo(f"{comment['file']}:{comment['line']}: {comment['comment']}")
    if not comments:
        typer.echo("No comments.")


@app.command("title")
def title_command(diff_file: Path):
    typer.echo(title(diff_file.read_text()))


@app.command("changelog")
def changelog_command(since: str = "v0.1"):
    log = subprocess.run(["git", "log", "--format=%s", f"{since}.."], capture_output=True, text=True)
    typer.echo(changelog(log.stdout.splitlines()))
