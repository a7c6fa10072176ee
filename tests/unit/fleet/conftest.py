"""Small repositories, and the day on which they are audited."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

APP = """\
from openai import OpenAI

client = OpenAI(timeout=None)


def ask(question):
    return client.chat.completions.create(
        model="gpt-4-0613",
        messages=[{"role": "user", "content": question}],
    )


if __name__ == "__main__":
    print(ask("How are you?"))
"""

Make = Callable[[str], Path]
Git = Callable[..., str]


@pytest.fixture
def today() -> date:
    return date(2026, 3, 1)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a folder with one module that asks a model."""

    def make(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "app.py").write_text(APP, encoding="utf-8")
        (folder / "requirements.txt").write_text("openai==1.109.1\n", encoding="utf-8")
        return folder

    return make


@pytest.fixture
def git() -> Git:
    def git(folder: Path, *arguments: str) -> str:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        command = ["git", *identity, "-c", "commit.gpgSign=false", *arguments]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    return git
