"""What stands in the parts of the page."""

import re
from collections.abc import Callable
from typing import get_args

import pytest
from msgspec import structs
from page_element import Element
from syrupy.assertion import SnapshotAssertion

from lintkit.debt import Answer, Ledger
from lintkit.model import (
    UP_TO_CALLERS,
    CallMap,
    Deadline,
    DeadlineState,
    EntryPoint,
    Hop,
    IntegrationPoint,
    Inventory,
    ModelPin,
    ModuleAccount,
    Named,
    OutputHandling,
    OutputUse,
    Remark,
    SdkPin,
    Service,
    Span,
    Step,
    Stop,
    TestProof,
    Tool,
    ToolArgument,
    Unhandled,
)
from lintkit.model.outputs import EdgeCase, TestState
from lintkit.model.pins import ModelSource, ModelState, SdkState, Written
from lintkit.report.described import Described
from lintkit.report.first import actions, untold
from lintkit.report.html.common import limits, pins
from lintkit.report.html.map_data import bound, map_data, short_call
from lintkit.report.html.matrix import Cell, matrix
from lintkit.report.html.overview import overview
from lintkit.report.html.powers import powers
from lintkit.report.html.routes import Leg, Route, routes
from lintkit.report.html.terms import TERMS
from lintkit.report.html.text import starts


def grave(code: str) -> Described:
    severity = {"LK101": "error", "LK305": "note"}.get(code, "warning")
    return Described(code, code.lower(), severity, "0.1.0", f"What {code} is.")


# --- what to do first ------------------------------------------------------------------------


def with_rules(ledger: Ledger, *rules: str) -> Ledger:
    """The ledger with one open item of its first module for each rule."""
    chat = ledger.entries[0]
    item = chat.answers[0].items[0]
    items = tuple(structs.replace(item, rule=rule, line=5) for rule in rules)
    return Ledger((structs.replace(chat, answers=(Answer("wait", items),)),))


def test_the_gravest_come_first_then_the_most_reached(
    ledger: Ledger, point: IntegrationPoint
) -> None:
    found = actions(with_rules(ledger, "LK305", "LK103", "LK102", "LK101"), [point], grave)
    assert [action.rule.code for action in found] == ["LK101", "LK102", "LK103", "LK305"]
    elsewhere = structs.replace(point, path="app/other.py")
    alone = structs.replace(with_rules(ledger, "LK101").entries[0], entry_points=())
    assert actions(Ledger((alone,)), [elsewhere], grave)[0].entry_points == ()


def test_places_that_say_the_same_stand_together(ledger: Ledger, point: IntegrationPoint) -> None:
    (wait, change) = actions(ledger, [point], grave)
    assert (wait.rule.code, wait.places, wait.modules) == ("LK102", 2, 1)
    assert [case.lines for case in wait.cases] == [(5, 9)]
    assert wait.clear == "Pass a timeout, where the client is built or at the call."
    assert wait.entry_points == point.entry_points
    assert change.question == "change"


def test_remedies_that_differ_stand_with_their_places(
    ledger: Ledger, point: IntegrationPoint
) -> None:
    twice = with_rules(ledger, "LK102", "LK102")
    (answer,) = twice.entries[0].answers
    other = structs.replace(answer.items[1], clear="Do something else.")
    entry = structs.replace(twice.entries[0], answers=(Answer("wait", (answer.items[0], other)),))
    (action,) = actions(Ledger((entry,)), [point], grave)
    assert action.clear == ""
    assert len(action.cases) == 2


def test_entry_points_are_those_of_the_call_in_the_same_function(
    ledger: Ledger, point: IntegrationPoint
) -> None:
    moved = structs.replace(point, line=6)
    (action,) = actions(with_rules(ledger, "LK102"), [moved], grave)
    assert action.entry_points == point.entry_points


def test_long_lists_are_cut_and_say_so(ledger: Ledger, point: IntegrationPoint) -> None:
    many = with_rules(ledger, *["LK102"] * 11)
    items = tuple(
        structs.replace(item, text=f"{item.text} {number}")
        for number, item in enumerate(many.entries[0].answers[0].items)
    )
    entry = structs.replace(many.entries[0], answers=(Answer("wait", items),))
    (action,) = actions(Ledger((entry,)), [point], grave)
    assert (len(action.cases), action.more) == (8, 3)


def test_what_cannot_be_told_is_listed_by_its_words(ledger: Ledger) -> None:
    (group,) = untold(ledger)
    assert group.question == "output"
    assert group.texts == ("what happens to the output could not be followed",)
    assert [(item.path, item.line) for item in group.places] == [("app/chat.py", 5)]


# --- ways ------------------------------------------------------------------------------------


def test_what_cannot_be_told_of_the_same_places_stands_together(ledger: Ledger) -> None:
    chat = ledger.entries[0]
    item = structs.replace(chat.answers[0].items[0], standing="cannot_tell", rule="")
    items = [
        structs.replace(item, text=text, line=line)
        for text in ("at azure: which model", "at groq: which model", "how long")
        for line in ((5, 9) if text != "how long" else (5,))
    ]
    answers = (Answer("change", (*items, items[0])),)
    found = untold(Ledger((structs.replace(chat, answers=answers),)))
    assert [(one.texts, [place.line for place in one.places]) for one in found] == [
        (("at azure: which model", "at groq: which model"), [5, 9]),
        (("how long",), [5]),
    ]


def chain(*callees: tuple[int, ...], points: dict[int, tuple[int, ...]]) -> CallMap:
    """A map of functions 0, 1, 2 …, each with those that it calls; the first is a route."""
    entry = EntryPoint("app.py", 1, "app.f0", "route", "GET /")
    stops = tuple(
        Stop(
            path="app.py",
            line=number + 1,
            qualname=f"f{number}",
            entry_points=(entry,) if number == 0 else (),
            points=points.get(number, ()),
        )
        for number in range(len(callees))
    )
    hops = tuple(
        Hop(caller=caller, callee=callee, line=10 * caller + callee)
        for caller, called in enumerate(callees)
        for callee in called
    )
    return CallMap(stops, hops)


def routed(ways: CallMap, *endless: int) -> tuple[Route, ...]:
    """The routes of a call map, where nothing bounds some of the calls."""
    bounded = Deadline(state="bounded", seconds=5.0)
    count = 1 + max(point for stop in ways.stops for point in stop.points)
    points = [
        IntegrationPoint(
            **dict.fromkeys(("path", "symbol", "provider", "call"), "x"),
            **dict.fromkeys(("line", "column", "end_line", "end_column"), 1),
            kind="chat",
            confidence="high",
            deadline=Deadline(state="infinite") if number in endless else bounded,
            model=ModelPin(state="alias", provider="x"),
            sdk=SdkPin(state="exact"),
            output=OutputHandling(),
            tests=TestProof(state="none"),
        )
        for number in range(count)
    ]
    return routes(ways, (), points)


def outline(leg: Leg) -> object:
    """A leg as nested lists of names."""
    names = " ".join(step.stop.qualname for step in leg.steps)
    return [names, *map(outline, leg.onward)] if leg.onward else names


def test_a_stretch_without_branches_is_one_line() -> None:
    (route,) = routed(chain((1,), (2,), (3, 4), (), (), points={3: (0,), 4: (1, 2)}))
    assert outline(route.leg) == ["f0 f1 f2", "f3", "f4"]
    assert route.points == (0, 1, 2)
    assert route.wait is None


def test_what_nothing_bounds_is_told_of_each_route() -> None:
    (route,) = routed(chain((1,), (), points={0: (0,), 1: (1, 2)}), 0, 2)
    assert route.endless == (0, 2)


def test_a_call_to_a_model_ends_a_stretch() -> None:
    (route,) = routed(chain((1,), (2,), (), points={1: (0,), 2: (1,)}))
    assert outline(route.leg) == ["f0 f1", "f2"]


def test_the_shortest_way_is_told_and_dead_ends_are_not() -> None:
    (route,) = routed(chain((1, 2, 3), (2,), (), (), points={2: (0,)}))
    assert outline(route.leg) == "f0 f2"


def test_circles_end() -> None:
    (route,) = routed(chain((1,), (0, 2), (1,), points={2: (0,)}))
    assert outline(route.leg) == "f0 f1 f2"


def test_deep_branches_are_cut_and_say_so() -> None:
    size = 40
    comb = [
        (number + 1, number + 2) if number % 2 == 0 and number < 2 * size else ()
        for number in range(2 * size + 1)
    ]
    points = {number: (number,) for number in range(1, 2 * size + 1)}
    (route,) = routed(chain(*comb, points=points))
    leg, depth = route.leg, 0
    while leg.onward:
        leg, depth = leg.onward[-1], depth + 1
    assert depth == 30
    assert leg.is_cut


def test_lists_stop_before_the_page_is_heavy() -> None:
    size = 1600
    ways = chain(*[(n + 1,) for n in range(size)], (), points={size: (0,)})
    second = EntryPoint("app.py", 1, "app.f0", "route", "GET /second")
    first = structs.replace(ways.stops[0], entry_points=(*ways.stops[0].entry_points, second))
    found = routed(CallMap((first, *ways.stops[1:]), ways.hops))
    assert [route.leg is None for route in found] == [False, True]
    assert [route.points for route in found] == [(0,), (0,)]


def test_what_people_use_comes_before_scripts() -> None:
    ways = chain((1,), (), points={1: (0,)})
    kinds = ("script", "command", "route")
    entries = tuple(EntryPoint("app.py", 1, "app", kind, kind) for kind in kinds)
    stops = (structs.replace(ways.stops[0], entry_points=entries), *ways.stops[1:])
    found = routed(CallMap(stops, ways.hops))
    assert [route.entry.kind for route in found] == ["route", "command", "script"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""),
        ({"is_bounded": True, "seconds": 30.0}, "at most 30 s"),
        ({"is_bounded": True}, "a bound of unknown size"),
        ({"catches": ("KeyError", "OSError")}, "catches KeyError, OSError"),
        ({"catches": ("A", "B", "C", "D", "E")}, "catches A, B, C and 2 more"),
        ({"catches": ("A", "B", "C", "Exception")}, "catches Exception and 3 more"),
        (
            {"is_bounded": True, "seconds": 0.5, "is_certain": False},
            "at most 0.5 s; by the method's name alone",
        ),
    ],
)
def test_what_a_hop_adds(changes: dict[str, object], expected: str) -> None:
    assert bound(structs.replace(Hop(caller=0, callee=1, line=1), **changes)) == expected


def test_the_map_s_data(ways: CallMap, inventory: Inventory, snapshot: SnapshotAssertion) -> None:
    assert map_data(ways, inventory) == snapshot


def test_entry_points_of_one_name_are_told_apart(ways: CallMap, inventory: Inventory) -> None:
    ask, chat = ways.stops
    (route,) = chat.entry_points
    other = structs.replace(ask, entry_points=(structs.replace(route, path="old/main.py"),))
    data = map_data(CallMap((other, chat), ways.hops), inventory)
    assert [stop["entries"] for stop in data["stops"]] == [
        ["POST /chat (old/main.py)"],
        ["POST /chat (app/main.py)"],
    ]


def test_calls_are_named_by_their_end() -> None:
    assert short_call("openai.OpenAI.chat.completions.create") == "chat.completions.create"
    assert short_call("requests.post") == "requests.post"


def test_entry_points_without_a_bound_stand_before_the_longest_waits(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    endless = structs.replace(point, deadline=Deadline(state="infinite"))
    page = rendered(inventory=structs.replace(inventory, points=(endless,)))
    assert "<p>Without any bound can wait: POST /chat.</p>" in page
    assert "With bounds, the entry points" in page
    assert "nothing bounds 1 of them</span>, the others can take 5,400 s" in page


def test_loops_around_a_call_are_told(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    assert "How often" not in rendered()
    loop = Step("app/chat.py", 4, "`ask` repeats it 3 times at most")
    bare = Step("app/chat.py", 99, "it ends here")
    page = rendered(
        inventory=structs.replace(
            inventory, points=(structs.replace(point, repeated=(loop, bare)),)
        )
    )
    assert "<dt>How often</dt>" in page
    told = (
        '<code>ask</code> repeats it 3 times at most <code class="source">def ask(question):</code>'
    )
    assert told in page
    assert "it ends here</li>" in page


# --- tests and edge cases --------------------------------------------------------------------


def test_each_case_of_each_call_has_a_cell(point: IntegrationPoint) -> None:
    known = structs.replace(
        point,
        tests=structs.replace(point.tests, state="edge_case", edge_cases=("timeout",)),
        output=structs.replace(point.output, known=True, checks=("empty",), missing=("refusal",)),
    )
    untold_ = structs.replace(
        point, tests=structs.replace(point.tests, state="unknown", missing=())
    )
    found = matrix([known, untold_])
    assert found.columns == ("empty", "truncated", "refusal", "timeout")
    assert found.rows[0].cells == (
        Cell("no", "yes"),
        Cell("no", "unknown"),
        Cell("none", "no"),
        Cell("yes", "none"),
    )
    assert set(found.rows[1].cells) == {Cell("unknown", "unknown")}


@pytest.mark.parametrize(
    ("state", "told"),
    [("happy_path", "2 tests with a fake"), ("live_only", "2 tests with the live model")],
)
def test_what_answers_the_tests_that_run_a_call_is_told(
    rendered: Callable[..., str],
    inventory: Inventory,
    point: IntegrationPoint,
    state: TestState,
    told: str,
) -> None:
    tests = TestProof(state=state, tests=("test_a.py::test_b", "test_a.py::test_c"))
    points = (structs.replace(point, tests=tests),)
    assert f"<summary>{told}</summary>" in rendered(
        inventory=structs.replace(inventory, points=points)
    )


# --- overview --------------------------------------------------------------------------------


def test_models_are_listed_once_with_their_calls(ledger: Ledger, point: IntegrationPoint) -> None:
    local = structs.replace(
        point,
        model=structs.replace(point.model, state="not_applicable", value=None),
        entry_points=(),
    )
    unnamed = structs.replace(point, model=structs.replace(point.model, value=None))
    elsewhere = structs.replace(
        point, sdk=structs.replace(point.sdk, evidence=(Step("uv.lock", 3, "locks openai"),))
    )
    found = overview(ledger, Inventory((unnamed, point, elsewhere, local)))
    assert [(one.pin.value, one.points) for one in found.models] == [
        ("gpt-4o", (1, 2)),
        (None, (0,)),
    ]
    assert found.unreached == (3,)
    assert found.entry_points == 1
    assert [(one.name, one.calls) for one in found.providers] == [("openai", 4)]
    assert [(one.pin.distribution, one.calls) for one in found.sdks] == [("openai", 4)]


def test_a_model_stands_once_for_each_who_answers_with_the_places_of_its_name(
    ledger: Ledger, point: IntegrationPoint
) -> None:
    written = Written(Span("app/config.py", 3, 8, 3, 16), shared=True)
    asked = structs.replace(
        point.model, evidence=(Step("app/main.py", 9, "set here"),), source="constant"
    )
    there = structs.replace(asked, provider="azure", written=written, others=())
    chosen = structs.replace(asked, provider="groq", source="sdk_default", others=())
    several = structs.replace(point, model=structs.replace(asked, others=(there, chosen)))
    found = overview(ledger, Inventory((several,)))
    assert [(one.pin.provider, one.named) for one in found.models] == [
        ("azure", (("app/config.py", 3),)),
        ("groq", ()),
        ("openai", (("app/main.py", 9),)),
    ]
    assert [one.name for one in found.providers] == ["azure", "groq", "openai"]


def test_waits_are_counted_with_the_longest(ledger: Ledger, point: IntegrationPoint) -> None:
    endless = structs.replace(point, deadline=structs.replace(point.deadline, state="infinite"))
    endless = structs.replace(
        endless, deadline=structs.replace(endless.deadline, worst_case_seconds=None)
    )
    found = overview(ledger, Inventory((point, endless, point))).waits
    assert [(one.state, one.points, one.longest) for one in found] == [
        ("infinite", (1,), None),
        ("default", (0, 2), 1800.0),
    ]


def test_items_say_how_they_are_cleared_and_checked(
    rendered: Callable[..., str], parsed: Callable[[str], Element], ledger: Ledger
) -> None:
    entry = with_rules(ledger, "LK102").entries[0]
    (answer,) = entry.answers
    item = structs.replace(answer.items[0], check="Run `pytest` again.")
    asked = structs.replace(entry, answers=(Answer("wait", (item,)),))
    said = parsed(rendered(ledger=Ledger((asked,)))).by_id("module-0-wait").all("p")
    assert [one.text for one in said if one.attributes.get("class") in ("clear", "check")] == [
        "Pass a timeout, where the client is built or at the call.",
        "Run pytest again.",
    ]


def test_what_other_modules_leave_open_is_to_do_as_well(
    ledger: Ledger, point: IntegrationPoint
) -> None:
    item = structs.replace(ledger.entries[0].answers[0].items[0], path="app/other.py")
    told = structs.replace(item, rule="LK509", text="a note")
    doubt = structs.replace(item, rule="", standing="cannot_tell", text="may ask a model")
    other = structs.replace(
        ledger.entries[0],
        path="app/other.py",
        points=0,
        answers=(Answer("account", (told, doubt)),),
    )
    assert [action.rule.code for action in actions(Ledger((other,)), [point], grave)] == ["LK509"]
    assert [group.texts for group in untold(Ledger((other,)))] == [("may ask a model",)]


def test_a_line_of_what_to_do_leads_to_the_call_that_stands_there(
    page: str, parsed: Callable[[str], Element]
) -> None:
    links = [one.attributes.get("href") for one in parsed(page).by_id("first").all("a")]
    assert "#call-0" in links


def test_every_state_has_a_meaning() -> None:
    states = {
        "Who answers": ("a provider", "…-compatible", "a library", "a host or class", "any"),
        "Wait": get_args(DeadlineState),
        "Model": get_args(ModelState),
        "SDK": (*get_args(SdkState),),
        "Tests": get_args(TestState),
        "Model is named by": get_args(ModelSource),
        "Output": ("guarded", "unguarded", "cannot tell", "fault"),
        "Odd answers and failures": get_args(EdgeCase),
    }
    assert {column: set(terms) for column, terms in TERMS.items()} == {
        column: set(names) for column, names in states.items()
    }


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (("a.py",), {"event main"}),
        (("a.py", "b.py"), {"event main (a.py)", "event main (b.py)"}),
    ],
)
def test_the_file_is_named_only_where_entry_points_share_a_name(
    paths: tuple[str, ...], said: set[str]
) -> None:
    entries = [EntryPoint(path, 1, "main", "route", "event main") for path in paths]
    assert set(map(starts([*entries, *entries]), entries)) == said


def test_the_line_is_named_where_entry_points_of_a_file_share_a_name() -> None:
    entries = [EntryPoint("a.py", line, "main", "tool", "tool f") for line in (3, 7)]
    entries.append(EntryPoint("b.py", 1, "main", "tool", "tool f"))
    named = list(map(starts(entries), entries))
    assert named == ["tool f (a.py:3)", "tool f (a.py:7)", "tool f (b.py)"]


# --- as people read it -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "part", ["overview", "first", "untold", "map", "calls", "tests", "module-0"]
)
def test_the_words_of_a_part(
    page: str, parsed: Callable[[str], Element], part: str, snapshot: SnapshotAssertion
) -> None:
    assert parsed(page).by_id(part).text == snapshot


def test_keys_stand_before_other_settings_with_what_happens_without_them(page: str) -> None:
    section = page[page.index('<section id="needs"') : page.index('<section id="map"')]
    text = " ".join(re.sub(r"<[^>]+>", " ", section).split())
    assert (
        "SHOP_ KEY environment variable KeyError is raised; None is taken "
        "app/ main. py:4 read in chat ; app/ main. py:5 read in chat ; "
        "app/ main. py:6 read in chat and 1 more"
    ) in text
    assert text.index("SHOP_ KEY") < text.index("1 other setting") < text.index("Shop. port")


def test_settings_without_a_key_stand_open(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    page = rendered(inventory=structs.replace(inventory, needs=inventory.needs[1:]))
    assert "Keys, tokens and passwords" not in page
    assert "<details open>\n<summary>1 other setting</summary>" in page
    kinds = ("option",) * 7 + ("field",)
    several = tuple(structs.replace(inventory.needs[1], kind=kind) for kind in kinds)
    grouped = rendered(inventory=structs.replace(inventory, needs=several))
    assert "<details>\n<summary>7 options</summary>" in grouped
    assert "<details open>\n<summary>1 field</summary>" in grouped
    assert 'id="needs"' not in rendered(inventory=structs.replace(inventory, needs=()))


def test_what_a_model_can_set_off(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    assert "None is seen. That rules nothing out" in rendered()
    route = EntryPoint("app/main.py", 12, "app.main.chat", "route", "POST /chat")
    entry = EntryPoint("app/tools.py", 7, "app.tools.cancel", "tool", "tool cancel")
    bare = Tool(EntryPoint("app/tools.py", 9, "app.tools.list", "tool", "tool list"), "")
    uses = tuple(
        OutputUse("run", Step("app/tools.py", line, f"`{line}` runs it")) for line in (8, 9)
    )
    tool = Tool(entry, "Cancels an order.", (ToolArgument("order", uses), ToolArgument("why")))
    run = OutputUse("run", Step("app/chat.py", 9, "it is run as code"))
    shown = OutputUse("shown", Step("app/chat.py", 8, "it is given to `print`"))
    output = structs.replace(point.output, uses=(shown, run))
    others = (Step("app/chat.py", 9, "`exec` in `ask`"), Step("app/run.py", 2, "`exec` in `go`"))
    changed = structs.replace(
        inventory,
        points=(structs.replace(point, output=output, entry_points=(route, entry)),),
        tools=(tool, bare),
        running=others,
    )
    found = powers(changed)
    assert [(one.tool, one.points) for one in found.tools] == [(tool, (0,)), (bare, ())]
    assert [(run.step.line, run.points) for run in found.runs] == [(9, (0,))]
    assert found.running == others[1:]
    page = rendered(inventory=changed)
    section = page[page.index('<section id="powers"') : page.index('<section id="tests"')]
    text = " ".join(re.sub(r"<[^>]+>", " ", section).split())
    assert (
        "cancel app/ tools. py:7 “Cancels an order.”, asks a model at app/ chat. py:5 "
        "order : app/ tools. py:8 8 runs it; app/ tools. py:9 9 runs it why"
    ) in text
    assert "list app/ tools. py:9" in text
    many = rendered(inventory=structs.replace(changed, tools=(tool,) * 13))
    assert "<summary>13 functions</summary>" in many
    assert "app/ chat. py:9 it is run as code: the answer of app/ chat. py" in text
    assert "print" not in text


def test_long_lists_of_requests_are_folded(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    page = rendered()
    section = page[page.index('<section id="elsewhere"') : page.index('<section id="others"')]
    assert section.count("<details>") == 1
    text = " ".join(re.sub(r"<[^>]+>", " ", section).split())
    assert "the code names none 5 places app/ main. py:4 in chat" in text
    assert "example. org app/ main. py:3 in chat" in text
    assert 'id="elsewhere"' not in rendered(inventory=structs.replace(inventory, destinations=()))


def test_what_is_about_a_module_is_on_the_way_from_what_arrives_in_it(
    ledger: Ledger, point: IntegrationPoint
) -> None:
    assert point.entry_points
    entry = ledger.entries[0]
    item = structs.replace(entry.answers[0].items[0], line=1, symbol="", rule="LK501")
    answers = (structs.replace(entry.answers[0], items=(item,)),)
    route = EntryPoint("app/main.py", 40, "app.main.other", "route", "POST /other")
    changed = structs.replace(entry, answers=answers, entry_points=(route,))
    (action,) = actions(structs.replace(ledger, entries=(changed,)), (point,), grave)
    assert action.entry_points == (route,)


def test_instructions_and_limits_are_listed_and_long_lists_folded(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    page = rendered()
    texts = page[page.index('<section id="instructions"') : page.index('<section id="limits"')]
    assert "<summary>202 texts</summary>" in texts
    assert "“200”" in texts
    assert "“201”" not in texts
    assert "… and 2 more." in texts
    limits = page[page.index('<section id="limits"') : page.index('<section id="map"')]
    assert "<details>" not in limits
    assert "<code>max_<wbr>turns</code></td><td>3</td>" in limits
    without = rendered(inventory=structs.replace(inventory, instructions=(), limits=()))
    assert 'id="instructions"' not in without
    assert 'id="limits"' not in without


def test_what_is_recorded_stands_with_the_call(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    nothing = "near it no line is seen that has a library log, count or trace something"
    assert nothing not in rendered()
    without = rendered(inventory=structs.replace(inventory, modules=()))
    assert nothing in without


def test_limits_of_one_name_stand_in_one_line() -> None:
    def limit(name: str, number: int) -> Named:
        return Named(name, str(number), Step("app.py", number, ""))

    many = (*(limit("max_tokens", number) for number in range(1, 9)), limit("retries", 3))
    assert limits(Inventory((), limits=(*many, limit("retries", 3)))) == (
        Named("max_tokens", "1, 2, 3, 4, 5, 6 and 2 more", Step("app.py", 1, "")),
        limit("retries", 3),
    )


def test_texts_are_told_with_who_reads_and_asks_them(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    written = Step("app/texts.py", 3, "“x”")
    asked = structs.replace(point, instructions=(written, written))
    uses = tuple(Step("app/main.py", line, f"`f{line}`") for line in range(1, 6))
    text = Named("PROMPT", "“x”", structs.replace(written, text=""), uses)
    page = rendered(
        inventory=structs.replace(inventory, points=(asked,), instructions=(text,)),
    )
    row = page[page.index("<code>PROMPT</code>") :].partition("</tr>")[0]
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", row)) == (
        "PROMPT“x”f1 app/main.py:1, f2 app/main.py:2, f3 app/main.py:3 and 2 more; "
        "asked at app/chat.py:5"
    )


def test_errors_that_the_code_raises_stand_with_their_conditions(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    assert 'id="refusals"' not in rendered()
    condition = (Step("app/chat.py", 4, "where this holds"),)
    refusal = Remark(
        subject="`ValueError`: “no”", span=point.span, symbol="ask", evidence=condition
    )
    refusals = (*(refusal,) * 500, structs.replace(refusal, evidence=()))
    page = rendered(inventory=structs.replace(inventory, refusals=refusals))
    section = page[page.index('<section id="refusals"') :].partition("</section>")[0]
    assert "<summary>501 errors</summary>" in section
    assert "… and 1 more." in section
    assert (
        "<code>ask</code></td><td><code>ValueError</code>: “no”</td>"
        '<td>where this holds <code class="source">def ask(question):</code></td>'
    ) in section
    bare = structs.replace(inventory, refusals=refusals[-1:])
    assert "<code>ValueError</code>: “no”</td><td></td>" in rendered(inventory=bare)


def test_what_authors_say_stands_with_calls_and_modules(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint, ledger: Ledger
) -> None:
    assert "Its author says" not in rendered()
    changed = structs.replace(
        inventory,
        points=(structs.replace(point, said="Answers a customer."),),
        modules=(
            ModuleAccount(path="app/chat.py", name="app.chat", said="The chat."),
            ModuleAccount(path="app/util.py", name="app.util", said="Odds and ends."),
        ),
    )
    other = structs.replace(ledger.entries[0], path="app/util.py", points=0, history=None)
    page = rendered(inventory=changed, ledger=Ledger((ledger.entries[0], other)))
    assert "<dt>Its author says</dt><dd>“Answers a customer.”</dd>" in page
    assert "<p>“The chat.” " in page
    assert "“Odds and ends.”" in page
    assert ">commits</th>" not in page


def test_how_modules_change_is_a_column_where_git_knows_it(
    rendered: Callable[..., str], ledger: Ledger
) -> None:
    known = structs.replace(ledger.entries[0], path="app/util.py", points=0)
    assert known.history is not None
    unknown = structs.replace(known, path="app/new.py", history=None)
    page = rendered(ledger=Ledger((ledger.entries[0], known, unknown)))
    assert ">commits</th>" in page


def test_parsers_stand_with_what_becomes_of_broken_texts(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    assert 'id="parsing"' not in rendered()
    handler = (Step("app/chat.py", 9, "what cannot be is caught: `{}` is given back"),)
    none = (Step("app/chat.py", point.line, "no handler"),)
    found = Remark(subject="`json.loads`", span=point.span, symbol="ask", evidence=handler)
    bare, loose = (structs.replace(found, evidence=steps) for steps in (none, ()))
    page = rendered(inventory=structs.replace(inventory, parsing=(found, bare, loose)))
    section = page[page.index('<section id="parsing"') :].partition("</section>")[0]
    cells = re.findall(r"<td>((?:(?!</td>).)*)</td></tr>", section)
    assert [re.sub(r"<[^>]+>", "", cell) for cell in cells] == [
        "what cannot be is caught: {} is given back app/chat.py:9",
        "no handler",
        "copes with much of it by itself",
    ]
    many = rendered(inventory=structs.replace(inventory, parsing=(found,) * 201))
    assert "<summary>201 places</summary>" in many
    assert "… and 1 more." in many


def test_why_a_wait_cannot_be_told_stands_beside_it(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    why = (Step("app/chat.py", 5, "what `**more` holds is not known"),)
    unknown = structs.replace(point, deadline=Deadline(state="unknown", evidence=why))
    page = rendered(inventory=structs.replace(inventory, points=(unknown,)))
    row = page[page.index("<dt>Wait</dt>") :].partition("</dd>")[0]
    assert "what <code>**more</code> holds is not known" in row


def test_what_holds_on_other_ways_stands_beside_the_wait(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    other = (Step("app/client.py", 3, "on another way the program bounds it: 5 s"),)
    several = structs.replace(point, deadline=structs.replace(point.deadline, others=other))
    page = rendered(inventory=structs.replace(inventory, points=(several,)))
    row = page[page.index("<dt>Wait</dt>") :].partition("</dd>")[0]
    assert "on another way the program bounds it: 5 s" in row


def test_a_long_list_of_starts_ends_at_the_map(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    starts_ = tuple(EntryPoint("a.py", n, "a", "route", f"GET /{n}") for n in range(50))
    changed = structs.replace(inventory, points=(structs.replace(point, entry_points=starts_),))
    page = rendered(inventory=changed)
    assert 'GET /39 and 10 more, <a href="#map">on the map</a>' in page
    assert "GET /40" not in page


def test_the_overview_says_where_to_begin(
    rendered: Callable[..., str], ledger: Ledger, parsed: Callable[[str], Element]
) -> None:
    many = with_rules(ledger, "LK305", "LK103", "LK102", "LK101")
    text = parsed(rendered(ledger=many, describe=grave)).by_id("overview").text
    assert "Where to begin error What LK101 is. 1 place in 1 module" in text
    assert "What LK305" not in text
    assert "1 more of these stand under what to do first." in text
    few = parsed(rendered(ledger=with_rules(ledger, "LK101"))).by_id("overview").text
    assert "How to clear each stands under what to do first." in few
    assert "nobody can tell" not in few
    assert (
        "Where to begin" not in parsed(rendered(ledger=with_rules(ledger))).by_id("overview").text
    )


def test_many_models_are_folded_and_what_is_shut_down_stands_first(
    rendered: Callable[..., str], inventory: Inventory, ledger: Ledger, point: IntegrationPoint
) -> None:
    states = ("unknown", "alias", "retired", "retiring")
    pins = [
        structs.replace(point.model, value=f"m{n}", state=state, others=())
        for n, state in enumerate((*states, *["pinned"] * 9))
    ]
    points = tuple(structs.replace(point, model=pin) for pin in pins)
    found = overview(ledger, Inventory(points)).models
    assert [one.pin.value for one in found][:3] == ["m2", "m3", "m1"]
    assert found[-1].pin.value == "m0"
    page = rendered(inventory=structs.replace(inventory, points=points))
    assert "<summary>13 names or states, those" in page


def test_calls_are_counted_by_what_happens_when_they_fail(
    ledger: Ledger, point: IntegrationPoint, rendered: Callable[..., str], inventory: Inventory
) -> None:
    seen = (Step("a.py", 1, "`f` catches every error"),)
    bare = structs.replace(point, unhandled=None, caught=())
    handled = structs.replace(bare, caught=seen)
    uncaught = structs.replace(handled, unhandled=Unhandled(failures=("timeout",)))
    left = structs.replace(bare, caught=(Step("a.py", 1, f"{UP_TO_CALLERS} 9 callers"),))
    points = (bare, handled, handled, uncaught, left)
    found = overview(ledger, Inventory(points)).failures
    assert (found.uncaught, found.bare, found.left, found.handled) == (1, 1, 1, 2)
    page = rendered(inventory=structs.replace(inventory, points=points))
    assert "nothing catches it</span>: 1 call" in page
    assert "no handler is seen</span>: 1 call" in page
    assert "it is up to many callers</span>: 1 call" in page
    assert "at least on some ways: 2 calls" in page


def test_lines_of_notebooks_are_told_by_cell(rendered: Callable[..., str], ledger: Ledger) -> None:
    chat = with_rules(ledger, "LK101").entries[0]
    (answer,) = chat.answers
    item = structs.replace(answer.items[0], path="talk.ipynb", line=5)
    told = structs.replace(chat, path="talk.ipynb", answers=(Answer("wait", (item,)),))
    page = rendered(ledger=Ledger((told,)), describe=grave)
    assert "</a>, cell 3:5: " in page


def test_what_several_ways_have_in_common_is_told_once() -> None:
    ways = chain((2,), (2,), (3,), (4, 5), (), (), points={4: (0,), 5: (1,)})
    second = EntryPoint("app.py", 1, "app.f1", "route", "GET /second")
    stops = list(ways.stops)
    stops[1] = structs.replace(stops[1], entry_points=(second,))
    first, other = routed(CallMap(tuple(stops), ways.hops))
    told, like = (first, other) if first.leg and first.leg.onward else (other, first)
    assert outline(told.leg)[1:] == ["f4", "f5"]
    assert like.leg is not None
    assert told.leg is not None
    assert [step.stop.qualname for step in like.leg.steps][1:] == ["f2"]
    assert like.leg.like == next(
        step.number for step in told.leg.steps if step.stop.qualname == "f2"
    )
    assert like.points == told.points == (0, 1)


def plain(page: str, start: str, end: str = "</section>") -> str:
    """The words of a part of a page."""
    part = page[page.index(start) :].partition(end)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def test_libraries_and_files_stand_beside_the_hosts(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    used = (Step("app/chat.py", 3, "`chromadb.Client` in `keep`"),)
    page = rendered(
        inventory=structs.replace(
            inventory,
            services=(
                Service("chromadb", "vector store", "", used),
                Service("tavily", "search", "api.tavily.com", used * 5),
            ),
            written=(Step("app/chat.py", 4, "`open` writes `name` in `keep`"),) * 13,
        )
    )
    text = plain(page, '<section id="elsewhere"')
    assert "chromadb vector store app/ chat. py:3 chromadb.Client in keep" in text
    assert "tavily search api.tavily.com 5 places app/ chat. py:3" in text
    assert "13 places app/ chat. py:4 open writes name in keep" in text


def test_clients_that_are_made_alike_stand_together(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    assert 'id="clients"' not in rendered()
    condition = (Step("app/chat.py", 4, "where this holds"),)
    made = Remark(subject="`openai.OpenAI()`: openai", span=point.span, symbol="ask")
    clients = (made, made, structs.replace(made, evidence=condition), made)
    text = plain(
        rendered(inventory=structs.replace(inventory, clients=clients)), '<section id="clients"'
    )
    assert "py:5 and 2 more ask openai.OpenAI() : openai app/" in text
    assert "ask openai.OpenAI() : openai where this holds def ask(question):" in text


def test_limits_without_a_number_are_folded(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    step = Step("app/chat.py", 3, "")
    given = (Named("MAX_TURNS", "8", step), Named("ask(timeout=)", "None", step))
    text = plain(
        rendered(inventory=structs.replace(inventory, limits=given)), '<section id="limits"'
    )
    assert "MAX_ TURNS 8 1 limit that no number sets" in text
    assert "else is said app/ chat. py:3 ask(timeout=)" in text


def test_tools_that_are_told_as_data_stand_once(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    places = [Step("app/chat.py", line, "in `ask`") for line in range(3, 8)]
    told = tuple(Named("search", "Searches.", step) for step in places)
    page = rendered(inventory=structs.replace(inventory, declared=told))
    text = plain(page, "Tools and forms that a model is told of as data")
    assert "search : Searches. app/ chat. py:3, app/ chat. py:4, app/ chat. py:5 and 2 more" in text


def test_what_a_tool_does_outside_the_program_stands_below_it(
    rendered: Callable[..., str], inventory: Inventory
) -> None:
    entry = EntryPoint("app/tools.py", 9, "app.tools.buy", "tool", "tool buy")
    does = (Step("app/tools.py", 11, "a request goes to `shop.example`"),)
    page = rendered(inventory=structs.replace(inventory, tools=(Tool(entry, "", (), does),)))
    text = plain(page, '<section id="powers"')
    told = "itself or through what it calls: app/ tools. py:11 a request goes to shop.example"
    assert told in text


def test_names_of_deployments_stand_together(
    rendered: Callable[..., str], ledger: Ledger, inventory: Inventory, point: IntegrationPoint
) -> None:
    pins = tuple(
        ModelPin(state="unmanaged", provider="azure", value=name) for name in ("a", "b", "c", "d")
    )
    changed = structs.replace(point, model=structs.replace(pins[0], others=pins[1:]))
    (found,) = overview(ledger, Inventory((changed,))).models
    assert (found.names, found.points) == (("a", "b", "c", "d"), (0,))
    page = rendered(inventory=structs.replace(inventory, points=(changed,)))
    text = plain(page, '<section id="models"')
    assert "a deployment, by the name a or b or c or 1 more azure unmanaged" in text


def test_a_call_is_found_by_each_of_its_providers(
    rendered: Callable[..., str], inventory: Inventory, point: IntegrationPoint
) -> None:
    several = tuple(ModelPin(state="dynamic", provider=name) for name in ("groq", "azure"))
    changed = structs.replace(point, model=structs.replace(point.model, others=several))
    page = rendered(inventory=structs.replace(inventory, points=(changed,)))
    assert f'data-provider="{"|".join(changed.providers)}"' in page
    assert len(changed.providers) > 1


def test_services_of_one_model_that_is_not_named_stand_together(
    ledger: Ledger, inventory: Inventory, point: IntegrationPoint
) -> None:
    others = tuple(ModelPin(state="dynamic", provider=name) for name in ("groq", "azure"))
    pin = structs.replace(others[0], provider="openai", others=others)
    found = overview(
        ledger, structs.replace(inventory, points=(structs.replace(point, model=pin),))
    )
    assert [model.providers for model in found.models] == [("azure", "groq", "openai")]
    assert pins(structs.replace(point, model=pin)) == ((pin, ("openai", "groq", "azure")),)
