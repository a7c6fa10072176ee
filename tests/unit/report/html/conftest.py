"""A page about a small imagined project, and a parser for it."""

from collections.abc import Callable
from datetime import date

import html5lib
import pytest
from page_element import Element

from lintkit.debt import Ledger
from lintkit.model import (
    CallMap,
    Destination,
    EntryPoint,
    EntryWait,
    Hop,
    IntegrationPoint,
    Inventory,
    ModuleAccount,
    Named,
    Need,
    Remark,
    Snapshot,
    Step,
    Stop,
)
from lintkit.report.described import Described
from lintkit.report.html import render
from lintkit.report.sources import Sources

ROUTE = EntryPoint("app/main.py", 12, "app.main.chat", "route", "POST /chat")


@pytest.fixture
def inventory(point: IntegrationPoint) -> Inventory:
    key = Need(
        kind="environment",
        name="SHOP_KEY",
        without=("KeyError is raised", "None is taken"),
        reads=tuple(Step("app/main.py", line, "read in `chat`") for line in range(4, 8)),
        is_secret=True,
    )
    port = Need(
        kind="setting",
        name="Shop.port",
        without=("80 is taken",),
        reads=(Step("app/main.py", 3, "a field of `Shop`"),),
    )
    waits = (EntryWait(ROUTE, 5400.0),)
    hosts = (
        Destination("", tuple(Step("app/main.py", line, "in `chat`") for line in range(4, 9))),
        Destination("example.org", (Step("app/main.py", 3, "in `chat`"),)),
    )
    texts = tuple(Named("P", f"“{n}”", Step("app/main.py", n, "")) for n in range(1, 203))
    trace = Remark(subject="x", span=point.span, symbol="s", evidence=(Step("a.py", 3, "logged"),))
    return Inventory(
        (point,),
        Snapshot("2026-11-23", 1),
        waits,
        modules=(ModuleAccount(path="app/chat.py", name="app.chat", traces=(trace,)),),
        needs=(key, port),
        destinations=hosts,
        instructions=texts,
        limits=(Named("max_turns", "3", Step("app/main.py", 2, "")),),
    )


@pytest.fixture
def ways() -> CallMap:
    """POST /chat → chat → ask, bounded and caught on the way."""
    return CallMap(
        (
            Stop(path="app/chat.py", line=4, qualname="ask", points=(0,)),
            Stop(path="app/main.py", line=12, qualname="chat", entry_points=(ROUTE,)),
        ),
        (
            Hop(
                caller=1,
                callee=0,
                line=14,
                is_bounded=True,
                seconds=30.0,
                bound=(Step("app/main.py", 14, "awaited through `asyncio.wait_for`"),),
                catches=("TimeoutError",),
            ),
        ),
    )


def describe(code: str) -> Described:
    return Described(code, f"rule-{code.lower()}", "warning", "0.1.0", f"What `{code}` is.\n\nSo.")


@pytest.fixture
def rendered(
    ledger: Ledger, inventory: Inventory, ways: CallMap, sources: Sources
) -> Callable[..., str]:
    """Renders the project, or what is given in place of its parts."""

    def render_page(**other: object) -> str:
        parts = {"ledger": ledger, "inventory": inventory, "ways": ways, "sources": sources}
        about = {"describe": describe, "project": "shop", "today": date(2026, 11, 24)}
        return render(**{**parts, **about, **other})

    return render_page


@pytest.fixture
def page(rendered: Callable[..., str]) -> str:
    return rendered()


@pytest.fixture
def parsed() -> Callable[[str], Element]:
    """Parses a page as browsers do; what HTML does not allow is an error."""

    def parse(page: str) -> Element:
        return Element(html5lib.HTMLParser(strict=True).parse(page))

    return parse
