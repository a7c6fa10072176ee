"""`check --watch`, in a process of its own that is interrupted as a person does it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


class Watching:
    """A check that goes on; what it says, occasion by occasion."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "lintkit", "check", "--watch", "--no-cache", *arguments]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter)
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._patience = threading.Timer(240, self._process.kill)
        self._patience.start()

    def occasion(self) -> str:
        """What is said until it waits again."""
        assert self._process.stdout is not None
        said = ""
        for line in self._process.stdout:
            if "Waiting for changes" in line:
                return said
            said += line
        pytest.fail(f"it ended: {said}")

    def interrupted(self) -> tuple[int, str]:
        """The exit code, and what is said at the end."""
        self._process.send_signal(signal.SIGINT)
        said, _ = self._process.communicate(timeout=60)
        return self._process.returncode, said

    def end(self) -> None:
        self._patience.cancel()
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def watch() -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(*arguments))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_a_change_of_source_or_configuration_is_another_occasion(
    project: Path, watch: Callable[..., Watching]
) -> None:
    app = project / "app.py"
    text = app.read_text(encoding="utf-8")
    running = watch("--format", "concise", "--select", "LK1")
    assert "app.py:7:14: LK101" in running.occasion()
    app.write_text(text.replace("timeout=None", "timeout=20"), encoding="utf-8")
    assert "LK101" not in running.occasion()
    (project / "lintkit.toml").write_text("selct = []\n", encoding="utf-8")
    assert "unknown key `selct`" in running.occasion()
    (project / "lintkit.toml").write_text("exclude = ['app.py']\n", encoding="utf-8")
    assert "in 0 files" in running.occasion()
    assert running.interrupted() == (130, "lintkit: interrupted\n")


def test_stdin_is_not_watched(lintkit: Run) -> None:
    result = lintkit("check", "--watch", "--stdin-filename", "app.py", "-")
    assert result.exit_code == 2
    assert "stdin is none" in result.stderr


@pytest.mark.usefixtures("project")
def test_a_missing_extra_is_told(lintkit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = lintkit("check", "--watch")
    assert result.exit_code == 2
    assert "`pip install 'lintkit-ai[watch]'`" in result.stderr
