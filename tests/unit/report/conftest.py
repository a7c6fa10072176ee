"""A small imagined project: its sources, findings and accounts."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from lintkit.debt import Answer, Entry, Function, Halstead, Item, Ledger, Measures, Size
from lintkit.model import (
    Coupling,
    Deadline,
    EntryPoint,
    Finding,
    IntegrationPoint,
    ModelPin,
    OutputHandling,
    SdkPin,
    Snapshot,
    Span,
    Step,
    TestProof,
)
from lintkit.report.described import Described
from lintkit.report.result import Result
from lintkit.report.summary import Tally
from lintkit.sources.files import Problem
from lintkit.sources.history import FileHistory
from lintkit.suppressions import Suppression

CHAT = [
    "from app.client import client",
    "",
    "",
    "def ask(question):",
    "\tanswer = client.chat.completions.create(",
    '\t\tmodel="gpt-4o",',
    "\t\tmessages=question,",
    "\t)",
    "\treturn answer.choices[0].message.content",
]
CLIENT = ["from openai import OpenAI", "", "client = OpenAI()"]
ROUTE = EntryPoint("app/main.py", 12, "app.main.chat", "route", "POST /chat")


class FakeSources:
    """Files from memory."""

    def __init__(self, files: dict[str, list[str]]) -> None:
        self.files = files

    def lines(self, path: str) -> Sequence[str]:
        return self.files.get(path, [])

    def path(self, path: str) -> str:
        return path

    def place(self, path: str, line: int) -> str:
        cell = self.cell(path, line)
        return f"{path}:cell {cell[0]}:{cell[1]}" if cell else f"{path}:{line}"

    def cell(self, path: str, line: int) -> tuple[int, int] | None:
        return (3, line) if path.endswith(".ipynb") else None

    def in_repository(self, path: str) -> str:
        return f"services/{path}"


@pytest.fixture
def files() -> dict[str, list[str]]:
    return {"app/chat.py": [*CHAT], "app/client.py": [*CLIENT]}


@pytest.fixture
def sources(files: dict[str, list[str]]) -> FakeSources:
    return FakeSources(files)


@pytest.fixture
def finding() -> Finding:
    return Finding(
        code="LK102",
        name="default-deadline",
        severity="warning",
        confidence="high",
        message="Only the SDK's default bounds the wait for `openai.OpenAI.chat`: 1800 s.",
        span=Span("app/chat.py", 5, 10, 8, 2),
        symbol="app.chat.ask",
        evidence=(
            Step("app/client.py", 3, "the client is built here without a timeout"),
            Step("app/chat.py", 5, "the call names none either"),
        ),
        remedy="Pass the timeout in seconds that the caller can afford.",
    )


@pytest.fixture
def findings(finding: Finding) -> list[Finding]:
    broken = Finding(
        code="LK901",
        name="unparsable-file",
        severity="error",
        confidence="high",
        message="This file cannot be read: not valid Python 3.",
        span=Span("old/script.py", 3, 4, 3, 4),
        symbol="",
    )
    return [finding, broken]


def describe(code: str) -> Described:
    return Described(code, "some-rule", "warning", "0.1.0", f"What {code} is.\n\n## Why\nSo.")


@pytest.fixture
def result(findings: list[Finding], finding: Finding, sources: FakeSources) -> Result:
    """Two findings that stand, one that a comment silences, and a fact that cannot be told."""
    silenced = structs.replace(finding, span=Span("app/client.py", 3, 9, 3, 17), evidence=())
    comment = Suppression(
        "app/client.py", 3, ("LK102",), "a person watches this", 3, "2027-01-31", "ops"
    )
    item = Item(
        standing="cannot_tell",
        text="whether anything bounds the wait could not be followed",
        path="app/chat.py",
        line=5,
        symbol="app.chat.ask",
        clear="Pass a timeout.",
        evidence=(Step("app/chat.py", 2, "the client comes from here"),),
    )
    return Result(
        findings=tuple(findings),
        suppressed=((silenced, comment),),
        baselined=(structs.replace(silenced, code="LK201", name="moving-model"),),
        untold=(item,),
        tally=Tally(files=2, lines=40, points=1, suppressed=1, baselined=1, unknown=1),
        sources=sources,
        describe=describe,
    )


@pytest.fixture
def point(finding: Finding) -> IntegrationPoint:
    return IntegrationPoint(
        path="app/chat.py",
        line=5,
        column=10,
        end_line=8,
        end_column=2,
        symbol="app.chat.ask",
        provider="openai",
        call="openai.OpenAI.chat.completions.create",
        kind="chat",
        confidence="high",
        deadline=Deadline(
            state="default",
            seconds=600.0,
            attempts=3,
            worst_case_seconds=1800.0,
            covers="read",
            evidence=finding.evidence,
        ),
        model=ModelPin(provider="openai", state="alias", value="gpt-4o", source="literal"),
        sdk=SdkPin(state="bounded", distribution="openai", specifier=">=1,<2"),
        output=OutputHandling(),
        tests=TestProof(state="none", missing=("empty", "truncated")),
        entry_points=(ROUTE,),
        reach=2,
    )


@pytest.fixture
def ledger(finding: Finding) -> Ledger:
    waiting = Item(
        standing="open",
        text="only the SDK's default bounds the wait: 600 s × 3 attempts, 1800 s at worst",
        path="app/chat.py",
        line=5,
        symbol="app.chat.ask",
        rule="LK102",
        clear="Pass a timeout, where the client is built or at the call.",
        check="A server that never answers is given up on in time.",
        evidence=finding.evidence,
        complexity=4,
    )
    pinned = Item(standing="shown", text="openai is bounded (>=1,<2)", path="app/chat.py", line=5)
    moving = Item(
        standing="open",
        text="gpt-4o is an alias: its provider decides which model answers",
        path="app/chat.py",
        line=5,
        rule="LK201",
        clear="Name the dated id that you tested with.",
    )
    untold = Item(
        standing="cannot_tell",
        text="what happens to the output could not be followed",
        path="app/chat.py",
        line=5,
        clear="Read the code that uses the result.",
    )
    tested = Item(standing="shown", text="tests run this call", path="app/chat.py", line=5)
    unsigned = Item(
        standing="open",
        text="no sign-off is recorded",
        path="app/chat.py",
        line=1,
        clear="Somebody who can explain it answers in writing, and signs.",
    )
    chat = Entry(
        path="app/chat.py",
        points=2,
        answers=(
            Answer("wait", (waiting, structs.replace(waiting, line=9))),
            Answer("change", (pinned, moving)),
            Answer("output", (untold,)),
            Answer("proof", (tested,)),
            Answer("account", (unsigned,)),
        ),
        entry_points=(ROUTE,),
        callers=3,
        coupling=Coupling(fan_in=2, fan_out=3, import_cycle=("app/chat.py", "app/main.py")),
        measures=Measures(
            (Function(4, "ask", 4, 9, cognitive=3),), Size(9, 7, 5, 1), Halstead(12, 20, 71.7, 3.5)
        ),
        history=FileHistory("2025-03-01", "2026-08-20", 14, 2, 5),
    )
    helper = Entry(
        path="app/client.py",
        points=0,
        answers=(Answer("account", (structs.replace(unsigned, path="app/client.py"),)),),
        callers=1,
        measures=Measures(),
    )
    unmeasured = structs.replace(helper, path="app/new_syntax.py", callers=0, measures=None)
    problem = Problem("old/script.py", "line 3: not valid Python 3")
    return Ledger(
        (chat, helper, unmeasured), (problem,), Snapshot("2026-11-23", 1), is_history_whole=True
    )
