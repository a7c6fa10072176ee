"""A small project on disk, and two ways to run lintkit on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintkit.cli import main, options

APP = """\
from openai import OpenAI

client = OpenAI(timeout=None)


def ask(question):
    answer = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": question}],
    )
    return answer.choices[0].message.content


if __name__ == "__main__":
    print(ask("How are you?"))
"""

Write = Callable[..., Path]
Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes files into a project of its own, which becomes the current folder."""
    root = tmp_path / "project"
    root.mkdir()
    (root / ".git").mkdir()
    monkeypatch.chdir(root)

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return root

    return write


@pytest.fixture
def project(write: Write) -> Path:
    """One module that calls a model without a bound."""
    return write({"app.py": APP, "requirements.txt": "openai==1.109.1\n"})


@pytest.fixture
def lintkit(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, on a day on which no model of the project is retired."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setattr(options, "today", lambda: date(2025, 1, 1))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return run


@pytest.fixture
def spawn() -> Spawn:
    """Runs a command in a process of its own; keywords are environment variables."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 (our own interpreter)
            [sys.executable, "-m", "lintkit", *arguments],
            capture_output=True,
            check=False,
            timeout=120,
            env=os.environ | variables,
        )

    return run
