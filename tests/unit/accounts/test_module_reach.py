from collections.abc import Iterator
from dataclasses import dataclass, field

from lintkit.accounts.modules.reach import Reach, reach_by_module
from lintkit.model import EntryPoint
from lintkit.program.values import CallEdge, CodeRef, Site


@dataclass
class FakeProgram:
    """As much of a linked program as reach asks for."""

    calls: list[tuple[CodeRef, CodeRef | str]]
    entries: list[tuple[CodeRef, EntryPoint]] = field(default_factory=list)

    def edges(self) -> Iterator[CallEdge]:
        for caller, callee in self.calls:
            yield CallEdge(caller, callee, Site(caller, 0), "call")

    def entry_points(self) -> tuple[tuple[CodeRef, EntryPoint], ...]:
        return tuple(self.entries)


def reach(program: FakeProgram) -> dict[str, Reach]:
    # A stand-in with what reach uses.
    return reach_by_module(program, lambda path: path.startswith("test_"))  # type: ignore[arg-type]


def code(path: str, index: int = 0) -> CodeRef:
    return CodeRef(path, index)


def entry(path: str, label: str) -> tuple[CodeRef, EntryPoint]:
    return code(path), EntryPoint(path, 1, path, "main", label)


def labels(found: Reach) -> list[str]:
    return [point.label for point in found.entry_points]


def test_every_entry_arrives_in_what_it_calls_and_in_what_that_calls() -> None:
    found = reach(
        FakeProgram(
            calls=[
                (code("main.py"), code("chat.py")),
                (code("web.py"), code("chat.py", 1)),
                (code("chat.py", 1), code("chat.py")),
                (code("chat.py"), code("b.py")),
                (code("chat.py"), "builtins.print"),
            ],
            entries=[entry("main.py", "python main.py"), entry("web.py", "POST /chat")],
        )
    )
    assert labels(found["chat.py"]) == ["python main.py", "POST /chat"]
    assert labels(found["b.py"]) == ["python main.py", "POST /chat"]
    assert (found["chat.py"].callers, found["b.py"].callers) == (2, 1)


def test_what_only_tests_call_is_not_reached() -> None:
    found = reach(
        FakeProgram(
            calls=[(code("test_chat.py"), code("chat.py"))],
            entries=[entry("test_chat.py", "pytest")],
        )
    )
    assert found == {}


def test_circles_of_calls_come_to_an_end() -> None:
    found = reach(
        FakeProgram(
            calls=[
                (code("main.py"), code("chat.py")),
                (code("chat.py"), code("chat.py", 1)),
                (code("chat.py", 1), code("chat.py")),
            ],
            entries=[entry("main.py", "main")],
        )
    )
    assert labels(found["chat.py"]) == ["main"]
