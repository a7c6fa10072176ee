import sys
import time
from io import StringIO

import pytest

from lintkit.cli import progress
from lintkit.cli.progress import shown_progress
from lintkit.engine.progress import silent


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def test_long_run_shows_its_stage(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with shown_progress() as tell:
        tell("Reading files", 3, 7)
        time.sleep(0.3)
    assert "Reading files" in terminal.getvalue()
    assert "3/7" in terminal.getvalue()


def test_short_run_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown_progress() as tell:
        tell("Reading files", 7, 7)
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with shown_progress() as tell:
        assert tell is silent
    assert stream.getvalue() == ""
