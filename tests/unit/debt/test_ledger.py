from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import structs

from lintkit.debt import Answer, Item, Ledger, build_ledger
from lintkit.model import (
    Deadline,
    EntryPoint,
    Finding,
    IntegrationPoint,
    Inventory,
    ModelPin,
    OutputHandling,
    SdkPin,
    Span,
    TestProof,
)
from lintkit.program.values import CallEdge, CodeRef, Site

ASK = IntegrationPoint(
    path="chat.py",
    line=2,
    column=4,
    end_line=2,
    end_column=20,
    symbol="chat.ask",
    provider="openai",
    call="openai.OpenAI.responses.create",
    kind="responses",
    confidence="high",
    deadline=Deadline(state="infinite"),
    model=ModelPin(state="pinned", value="m-1"),
    sdk=SdkPin(state="not_applicable"),
    output=OutputHandling(),
    tests=TestProof(state="none"),
)
CHAT = "def ask(question):\n    return client.responses.create(input=question or '')\n"


@dataclass
class FakeProgram:
    """As much of a linked program as the ledger asks for."""

    modules: dict[str, None]
    calls: list[tuple[CodeRef, CodeRef | str]] = field(default_factory=list)
    entries: list[tuple[CodeRef, EntryPoint]] = field(default_factory=list)

    def edges(self) -> Iterator[CallEdge]:
        for caller, callee in self.calls:
            yield CallEdge(caller, callee, Site(caller, 0), "call")

    def entry_points(self) -> tuple[tuple[CodeRef, EntryPoint], ...]:
        return tuple(self.entries)


def built(program: FakeProgram, *findings: Finding, tests: frozenset[str] = frozenset()) -> Ledger:
    texts = {"chat.py": CHAT}
    return build_ledger(
        program,  # type: ignore[arg-type]  # a stand-in with what the ledger uses
        Inventory((ASK,)),
        findings,
        tests=tests,
        problems=(),
        read=texts.get,
    )


def finding(code: str) -> Finding:
    return Finding(
        code=code,
        name="some-rule",
        severity="warning",
        confidence="high",
        message=f"{code} speaks",
        span=Span("chat.py", 2, 4, 2, 20),
        symbol="chat.ask",
    )


def code(path: str, index: int = 0) -> CodeRef:
    return CodeRef(path, index)


def entry(path: str, label: str) -> tuple[CodeRef, EntryPoint]:
    return code(path), EntryPoint(path, 1, path, "main", label)


def answer(ledger: Ledger, question: str) -> Answer:
    (found,) = [one for one in ledger.asked()[0].answers if one.question == question]
    return found


def item(standing: str) -> Item:
    return Item(standing=standing, text="", path="", line=1)  # type: ignore[arg-type]  # any of the three


def test_module_with_points_is_asked_all_five_questions() -> None:
    (chat,) = built(FakeProgram({"chat.py": None})).asked()
    assert [one.question for one in chat.answers] == [
        "wait",
        "change",
        "output",
        "proof",
        "account",
    ]
    assert [one.standing for one in chat.answers] == [
        "open",
        "shown",
        "cannot_tell",
        "open",
        "open",
    ]


def test_module_without_points_is_asked_for_an_account_alone() -> None:
    (other,) = built(FakeProgram({"chat.py": None, "util.py": None})).others()
    assert [one.question for one in other.answers] == ["account"]
    assert other.functions is None


def test_item_names_the_place_and_the_complexity_around_it() -> None:
    (waiting,) = answer(built(FakeProgram({"chat.py": None})), "wait").items
    assert (waiting.path, waiting.line, waiting.symbol) == ("chat.py", 2, "chat.ask")
    assert waiting.complexity == 2


def test_finding_that_repeats_a_fact_is_no_second_item() -> None:
    ledger = built(FakeProgram({"chat.py": None}), finding("LK101"))
    assert len(answer(ledger, "wait").items) == 1


def test_other_finding_opens_the_question_of_its_family() -> None:
    ledger = built(FakeProgram({"chat.py": None}), finding("LK306"))
    output = answer(ledger, "output")
    assert output.standing == "open"
    assert [one.rule for one in output.items] == ["", "LK306"]
    assert len(answer(ledger, "wait").items) == 1


def test_tests_are_not_asked_about() -> None:
    program = FakeProgram({"chat.py": None, "test_chat.py": None})
    ledger = built(program, tests=frozenset({"test_chat.py"}))
    assert [one.path for one in ledger.entries] == ["chat.py"]


def test_modules_that_more_leads_to_come_first() -> None:
    program = FakeProgram(
        dict.fromkeys(["a.py", "b.py", "chat.py", "main.py", "web.py"]),
        calls=[
            (code("main.py"), code("chat.py")),
            (code("web.py"), code("chat.py", 1)),
            (code("chat.py", 1), code("chat.py")),
            (code("chat.py"), code("b.py")),
            (code("chat.py"), "builtins.print"),
        ],
        entries=[entry("main.py", "python main.py"), entry("web.py", "POST /chat")],
    )
    ledger = built(program)
    assert [one.path for one in ledger.entries] == ["chat.py", "b.py", "main.py", "web.py", "a.py"]
    chat, b = ledger.entries[:2]
    assert [point.label for point in chat.entry_points] == ["python main.py", "POST /chat"]
    assert [point.label for point in b.entry_points] == ["python main.py", "POST /chat"]
    assert (chat.callers, b.callers) == (2, 1)


def test_what_only_tests_call_is_not_reached() -> None:
    program = FakeProgram(
        {"chat.py": None, "test_chat.py": None},
        calls=[(code("test_chat.py"), code("chat.py"))],
        entries=[entry("test_chat.py", "pytest")],
    )
    (chat,) = built(program, tests=frozenset({"test_chat.py"})).entries
    assert (chat.entry_points, chat.callers) == ((), 0)


def test_circles_of_calls_come_to_an_end() -> None:
    program = FakeProgram(
        dict.fromkeys(["chat.py", "main.py"]),
        calls=[
            (code("main.py"), code("chat.py")),
            (code("chat.py"), code("chat.py", 1)),
            (code("chat.py", 1), code("chat.py")),
        ],
        entries=[entry("main.py", "main")],
    )
    assert len(built(program).entries[0].entry_points) == 1


def test_cannot_tell_is_never_folded_into_shown() -> None:
    assert Answer("wait", (item("shown"), item("cannot_tell"))).standing == "cannot_tell"
    assert Answer("wait", (item("cannot_tell"), item("open"))).standing == "open"
    assert Answer("wait", (item("shown"),)).standing == "shown"


def test_standings_count_modules_with_points_a_question_at_a_time() -> None:
    ledger = built(FakeProgram({"chat.py": None, "util.py": None}))
    assert ledger.standings("wait") == {"shown": 0, "open": 1, "cannot_tell": 0}
    assert ledger.standings("account") == {"shown": 0, "open": 1, "cannot_tell": 0}


def test_the_order_of_findings_does_not_matter() -> None:
    program = FakeProgram({"chat.py": None})
    findings = [finding("LK306"), structs.replace(finding("LK302"), message="again")]
    assert built(program, *findings) == built(program, *reversed(findings))
