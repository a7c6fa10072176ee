import queue
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest

from app.workers.scan import Scanner, worker


def response(text="Name: Ann", status="completed", reason=None):
    return SimpleNamespace(output_text=text, status=status, incomplete_details=SimpleNamespace(reason=reason))


def test_read():
    client = MagicMock()
    client.responses.create.return_value = response()
    assert Scanner(client).read(b"png") == "Name: Ann"


def test_incomplete():
    client = MagicMock()
    client.responses.create.return_value = response("Na", status="incomplete", reason="max_output_tokens")
    with pytest.raises(ValueError, match="max_output_tokens"):
        Scanner(client).read(b"png")


def test_worker():
    scanner = MagicMock()
    scanner.read.side_effect = ["one", "two"]
    jobs = queue.Queue()
    for item in (b"1", b"2", None):
        jobs.put(item)
    assert list(worker(jobs, scanner, pause=0)) == ["one", "two"]
