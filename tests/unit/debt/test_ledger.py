from collections.abc import Sequence

from msgspec import structs

from lintkit.debt import Answer, Item, Ledger, build_ledger
from lintkit.debt.measures import measure
from lintkit.model import (
    Deadline,
    EntryPoint,
    Finding,
    IntegrationPoint,
    Inventory,
    ModelPin,
    ModuleAccount,
    OutputHandling,
    Remark,
    SdkPin,
    Span,
    TestProof,
)
from lintkit.sources.history import FileHistory, History

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
CHATTING = ModuleAccount(path="chat.py", name="chat", points=(ASK,))
CHAT = "def ask(question):\n    return client.responses.create(input=question or '')\n"


def built(*findings: Finding, others: Sequence[ModuleAccount] = ()) -> Ledger:
    measures = {"chat.py": measure(CHAT)}
    inventory = Inventory((ASK,), modules=(CHATTING, *others))
    return build_ledger(inventory, findings, problems=(), measures=measures)


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


def module(path: str, *labels: str, callers: int = 0) -> ModuleAccount:
    entries = tuple(EntryPoint(path, 1, path, "main", label) for label in labels)
    return ModuleAccount(path=path, name=path, entry_points=entries, callers=callers)


def answer(ledger: Ledger, question: str) -> Answer:
    (found,) = [one for one in ledger.asked()[0].answers if one.question == question]
    return found


def item(standing: str) -> Item:
    return Item(standing=standing, text="", path="", line=1)  # type: ignore[arg-type]  # any of the three


def test_module_with_points_is_asked_all_five_questions() -> None:
    (chat,) = built().asked()
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


def test_what_may_reach_a_model_unseen_cannot_be_told_and_what_tells_is_shown() -> None:
    remark = Remark(
        subject="`x.Client` is built here", span=Span("chat.py", 7, 0, 7, 9), symbol="x"
    )
    near = structs.replace(remark, subject="call", span=Span("chat.py", 3, 0, 3, 9))
    account = structs.replace(CHATTING, unseen=(remark,), traces=(near,))
    (entry,) = build_ledger(
        Inventory((ASK,), modules=(account,)), (), problems=(), measures={}
    ).entries
    found = {item.line: (item.standing, item.text) for item in entry.answers[-1].items}
    assert found[7] == ("cannot_tell", "`x.Client` is built here")
    assert found[3] == ("shown", "something is logged, counted or traced near this call")


def test_module_without_points_is_asked_for_an_account_alone() -> None:
    (other,) = built(others=[module("util.py")]).others()
    assert [one.question for one in other.answers] == ["account"]
    assert other.functions is None


def test_item_names_the_place_and_the_complexity_around_it() -> None:
    (waiting,) = answer(built(), "wait").items
    assert (waiting.path, waiting.line, waiting.symbol) == ("chat.py", 2, "chat.ask")
    assert waiting.complexity == 2


def test_finding_that_repeats_a_fact_is_no_second_item() -> None:
    ledger = built(finding("LK101"))
    assert len(answer(ledger, "wait").items) == 1


def test_other_finding_opens_the_question_of_its_family() -> None:
    ledger = built(finding("LK306"))
    output = answer(ledger, "output")
    assert output.standing == "open"
    assert [one.rule for one in output.items] == ["", "LK306"]
    assert len(answer(ledger, "wait").items) == 1


def test_modules_that_more_leads_to_come_first() -> None:
    others = [
        module("a.py"),
        module("b.py", "main"),
        module("c.py", "main", "POST /chat"),
        module("d.py", "main", callers=2),
        module("e.py", callers=1),
    ]
    ledger = built(others=others)
    assert [one.path for one in ledger.entries] == [
        *("c.py", "d.py", "b.py", "e.py", "a.py", "chat.py"),
    ]
    assert [point.label for point in ledger.entries[0].entry_points] == ["main", "POST /chat"]
    assert [one.callers for one in ledger.entries] == [0, 2, 0, 1, 0, 0]


def test_cannot_tell_is_never_folded_into_shown() -> None:
    assert Answer("wait", (item("shown"), item("cannot_tell"))).standing == "cannot_tell"
    assert Answer("wait", (item("cannot_tell"), item("open"))).standing == "open"
    assert Answer("wait", (item("shown"),)).standing == "shown"


def test_standings_count_modules_with_points_a_question_at_a_time() -> None:
    ledger = built(others=[module("util.py")])
    assert ledger.standings("wait") == {"shown": 0, "open": 1, "cannot_tell": 0}
    assert ledger.standings("account") == {"shown": 0, "open": 1, "cannot_tell": 0}


def test_the_order_of_findings_does_not_matter() -> None:
    findings = [finding("LK306"), structs.replace(finding("LK302"), message="again")]
    assert built(*findings) == built(*reversed(findings))


def test_open_items_say_where_was_looked_and_how_to_check() -> None:
    ledger = built(finding("LK504"))
    (waiting,) = answer(ledger, "wait").items
    assert "guards around the call" in waiting.searched
    assert "never answer" in waiting.check
    (placeholder,) = [one for one in answer(ledger, "account").items if one.rule == "LK504"]
    assert "another result for another input" in placeholder.check
    (pinned, *_) = answer(ledger, "change").items
    assert (pinned.standing, pinned.check) == ("shown", "")


def test_what_changes_more_often_comes_first_among_equals() -> None:
    files = {
        "b.py": FileHistory("2026-01-01", "2026-02-01", 7, 1, 0),
        "a.py": FileHistory("2026-01-01", "2026-02-01", 2, 1, 0),
    }
    inventory = Inventory((), modules=(module("a.py"), module("b.py"), module("c.py", "main")))
    ledger = build_ledger(
        inventory, (), problems=(), measures={}, history=History(files, is_whole=True)
    )
    assert [one.path for one in ledger.entries] == ["c.py", "b.py", "a.py"]
    assert ledger.is_history_whole
    assert [one.history for one in ledger.entries] == [None, files["b.py"], files["a.py"]]
