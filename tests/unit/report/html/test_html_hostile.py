"""What the analysed code says never becomes markup or script, nor steers how the page reads."""

import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from page_element import Element

from lintkit.debt import Answer, Entry, Function, Item, Ledger, Measures
from lintkit.model import (
    CallerDeadline,
    CallMap,
    Coupling,
    Deadline,
    Destination,
    EntryPoint,
    EntryWait,
    Hop,
    IdleGuard,
    IntegrationPoint,
    Inventory,
    ModelPin,
    ModuleAccount,
    Named,
    Need,
    OutputHandling,
    OutputUse,
    Remark,
    SdkPin,
    Service,
    Step,
    Stop,
    TestProof,
    Tool,
    ToolArgument,
)
from lintkit.report.html import page
from lintkit.sources.files import Problem

ATTACKS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--<script>",
    "--><svg/onload=alert(1)>",
    "`<b>`",
    "``` `",
    "{{ 7 * 7 }}{% raw %}",
    "]]></style><style>*{display:none}",
    "&lt;script&gt;&#x3c;",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "\u2066\u2069 \u200b \u2028 \u2029 \ufeff",
    "\x00\x07\x1b[31m\r\n\x85",
    "\ud800",
    "a" * 5000,
]
hostile = st.sampled_from(ATTACKS) | st.text().map("x{}".format)


class Everything:
    """One name wherever the analysed code chooses what stands in the page."""

    def __init__(self, name: str) -> None:
        self.name = name

    def lines(self, _path: str) -> list[str]:
        return [self.name] * 8

    def path(self, path: str) -> str:
        return path

    def place(self, path: str, line: int) -> str:
        return f"{path}:{line}"

    def cell(self, _path: str, _line: int) -> None:
        return None

    def in_repository(self, path: str) -> str:
        return path

    def module(self, point: IntegrationPoint, entry: EntryPoint) -> ModuleAccount:
        name = self.name
        trace = Remark(subject=name, span=point.span, symbol=name, evidence=(Step(name, 2, name),))
        tool = structs.replace(entry, kind="tool")
        return ModuleAccount(path=name, name=name, said=name, entry_points=(tool,), traces=(trace,))

    def parts(self, point: IntegrationPoint) -> dict[str, object]:
        name = self.name
        evidence = (Step(name, 2, name),)
        entry = EntryPoint(name, 1, name, "route", name)
        point = structs.replace(
            point,
            path=name,
            line=3,
            end_line=4,
            symbol=name,
            provider=name,
            call=name,
            deadline=Deadline(
                state="default",
                seconds=2.0,
                evidence=evidence,
                callers=(CallerDeadline(name, 1, name, "infinite", evidence=evidence),),
                others=evidence,
            ),
            model=ModelPin(state="retired", value=name, retires=name, retires_source=name),
            sdk=SdkPin(state="exact", distribution=name, specifier=name),
            output=OutputHandling(
                checks=("empty",),
                missing=("refusal",),
                known=True,
                uses=(OutputUse("run", evidence[0]), OutputUse("left", evidence[0])),
            ),
            instructions=evidence,
            length=evidence,
            caught=evidence,
            repeated=evidence,
            said=name,
            tests=TestProof(state="edge_case", tests=(name,), edge_cases=("empty",)),
            entry_points=(entry,),
            idle_guards=(IdleGuard(guard=name, reason=name, evidence=evidence),),
        )
        item = Item(
            standing="open", text=name, path=name, line=3, symbol=name, rule="LK101", clear=name,
            check=name,
            evidence=evidence,
        )  # fmt: skip
        untold = structs.replace(item, standing="cannot_tell", rule="")
        functions = (Function(3, name, 1, 9),)
        answers = (Answer("wait", (item, untold)), Answer("account", (untold,)))
        asked = Entry(
            path=name,
            coupling=Coupling(import_cycle=(name, f"{name}2"), call_cycle=(name,)),
            points=1,
            answers=answers,
            entry_points=(entry,),
            measures=Measures(functions),
        )
        other = Entry(path=f"{name}/", points=0, answers=(), measures=Measures(functions))
        ledger = Ledger((asked, other), (Problem(name, name),))
        stops = (
            Stop(path=name, line=1, qualname=name, entry_points=(entry,)),
            Stop(path=name, line=2, qualname="", points=(0,)),
        )
        hop = Hop(
            caller=0,
            callee=1,
            line=1,
            is_bounded=True,
            seconds=1.0,
            bound=evidence,
            catches=(name,),
        )
        remark = Remark(subject=name, span=point.span, symbol=name, evidence=evidence)
        argument = ToolArgument(name, (OutputUse("left", evidence[0]),))
        return {
            "ledger": ledger,
            "inventory": Inventory(
                (point,),
                None,
                (EntryWait(entry, 90.0),),
                modules=(self.module(point, entry),),
                needs=(
                    Need(kind="field", name=name, without=(name,), reads=evidence, is_secret=True),
                    Need(kind="environment", name=name, without=(name,), reads=evidence),
                ),
                destinations=(Destination(name, evidence),),
                running=(Step(name, 7, name),),
                instructions=(Named(name, name, evidence[0], evidence),),
                tools=(Tool(entry, name, (argument,), evidence),),
                refusals=(remark,),
                parsing=(remark,),
                limits=(Named(name, name, evidence[0]), Named(name, "None", evidence[0])),
                services=(Service(name, name, name, evidence),),
                written=evidence,
                clients=(remark, structs.replace(remark, evidence=())),
                declared=(Named(name, name, evidence[0]),),
            ),
            "ways": CallMap(stops, (hop,)),
            "sources": self,
            "project": name,
        }


Shape = Callable[[str], tuple[list[tuple[str, list[str]]], Element]]


@pytest.fixture
def shape(
    rendered: Callable[..., str],
    parsed: Callable[[str], Element],
    point: IntegrationPoint,
    monkeypatch: pytest.MonkeyPatch,
) -> Shape:
    """The elements of a page with a name everywhere, and the page."""
    monkeypatch.setattr(page, "_scripts", tuple)  # no name gets near them, and they are long

    def found(name: str) -> tuple[list[tuple[str, list[str]]], Element]:
        document = parsed(rendered(**Everything(name).parts(point)))
        ours = {"wbr", "code"}  # where a name may be broken, and what it puts in backticks
        shape = [(one.tag, sorted(one.attributes)) for one in document.all() if one.tag not in ours]
        return shape, document

    return found


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=hostile)
def test_no_name_changes_what_the_page_consists_of(shape: Shape, name: str) -> None:
    expected, _ = shape("tame")
    found, document = shape(name)
    assert found == expected
    for code in document.all("code"):
        assert set(code.attributes) <= {"class"}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=hostile)
def test_what_cannot_be_seen_is_written_out(shape: Shape, name: str) -> None:
    _, document = shape(name)
    steering = {
        char
        for char in document.by_id("main").text + document.all("title")[0].text
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and char not in "\u200c\u200d"
    }
    assert steering == set()


@pytest.mark.parametrize("name", ATTACKS)
def test_the_map_s_data_survives(shape: Shape, name: str) -> None:
    _, document = shape(name)
    text = document.by_id("map-data").raw
    data = json.loads(text)
    assert not {"<", ">", "&", "\u2028"} & set(text)
    shown = data["stops"][0]["name"]
    assert [shown] == data["points"][0]["providers"]
    assert all(unicodedata.category(char)[0] != "C" or char in "\u200c\u200d" for char in shown)


def test_a_name_is_read_as_it_is(shape: Shape) -> None:
    _, document = shape("<b>&amp;</b>")
    assert document.all("h1")[0].text == "<b>&amp;</b>"
    assert "<b>&amp;</b>:3" in document.by_id("calls-table").text
