"""Where lintkit itself fails, it says so of that place and goes on with the rest."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lintkit.accounts.points import Point
from lintkit.accounts.proof.proofs import Proofs
from lintkit.accounts.tracing import Tracer
from lintkit.config import load_config
from lintkit.engine.gather import Request
from lintkit.engine.run import Listed, inventory
from lintkit.ir import Register
from lintkit.model import Evidence, PointKind, TestProof
from lintkit.program import transfer
from lintkit.program.faults import Faults
from lintkit.program.frames import Frame
from lintkit.program.link import Link
from lintkit.program.values import Site

NOTE = Faults.note
SOURCE = """\
from openai import OpenAI

client = OpenAI(timeout=5)


def one(q):
    return client.responses.create(model="gpt-4o-2024-08-06", input=q)


def two(q):
    return client.responses.create(model="gpt-4o-2024-08-06", input=q)
"""


@pytest.fixture(autouse=True)
def faults_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Faults, "note", NOTE)


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[], Listed]:
    (tmp_path / "app.py").write_text(SOURCE)
    (tmp_path / "test_app.py").write_text("import app\n\n\ndef test_one():\n    app.one('q')\n")

    def run() -> Listed:
        config = load_config([tmp_path])
        return inventory(Request(config, (tmp_path,), date(2026, 1, 1), cached=False, jobs=1))

    return run


def told(found: Listed) -> dict[int, tuple[str, str, str]]:
    return {
        one.line: (one.deadline.state, one.model.state, one.tests.state)
        for one in found.inventory.points
    }


def test_what_follows_from_one_instruction_is_missing_alone(
    listed: Callable[[], Listed], monkeypatch: pytest.MonkeyPatch
) -> None:
    react = transfer.react

    def broken(link: Link, frame: Frame, register: Register, values: tuple[int, ...]) -> None:
        made = frame.plan.defining(register)
        if made is not None and made.line == 7:
            raise ValueError(register)
        react(link, frame, register, values)

    monkeypatch.setattr(transfer, "react", broken)
    found = listed()
    assert told(found) == {11: ("bounded", "pinned", "none")}
    (one,) = found.unread
    assert (one.code, one.severity, one.span.path, one.span.line) == ("LK901", "error", "app.py", 7)
    assert "a bug in lintkit" in one.message.lower()
    assert "ValueError in broken" in one.message


def test_of_a_point_nothing_is_told_but_that_it_is_there(
    listed: Callable[[], Listed], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(tracer: Tracer, point: Point) -> Evidence:
        if tracer.program.span(point.site).line == 7:
            raise RecursionError
        return ()

    monkeypatch.setattr("lintkit.accounts.account.length", broken)
    found = listed()
    assert told(found) == {
        7: ("unknown", "unknown", "live_only"),
        11: ("bounded", "pinned", "none"),
    }
    assert [one.span.line for one in found.unread] == [7]


def test_the_proof_of_one_point_is_not_known(
    listed: Callable[[], Listed], monkeypatch: pytest.MonkeyPatch
) -> None:
    prove = Proofs.prove

    def broken(self: Proofs, site: Site, kind: PointKind) -> TestProof:
        if site.code.index == 1:
            raise KeyError(site)
        return prove(self, site, kind)

    monkeypatch.setattr(Proofs, "prove", broken)
    found = listed()
    assert told(found) == {
        7: ("bounded", "pinned", "unknown"),
        11: ("bounded", "pinned", "none"),
    }
    assert [one.span.line for one in found.unread] == [7]


def test_without_memory_nothing_goes_on(
    listed: Callable[[], Listed], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Proofs, _site: object, _kind: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Proofs, "prove", broken)
    with pytest.raises(MemoryError):
        listed()
