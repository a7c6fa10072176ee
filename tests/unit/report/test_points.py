from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from lintkit.debt import Item
from lintkit.model import (
    CallerDeadline,
    Deadline,
    IntegrationPoint,
    Inventory,
    ModelPin,
    Snapshot,
    Step,
)
from lintkit.report import points, untold
from lintkit.report.sources import Sources


def test_a_few_lines_a_point(
    point: IntegrationPoint, sources: Sources, snapshot: SnapshotAssertion
) -> None:
    caller = CallerDeadline("app/main.py", 12, "app.main.chat", "infinite")
    bounded = Deadline(state="bounded", seconds=20.0, covers="total", callers=(caller,))
    retired = ModelPin(state="retired", value="gpt-3", retires="2024-01-04")
    other = structs.replace(
        point,
        line=9,
        deadline=bounded,
        model=ModelPin(state="dynamic", others=(retired,)),
        entry_points=(),
    )
    inventory = Inventory((point, other), Snapshot("2026-11-23", 3))
    shown = "\n".join(line.plain for line in points.render(inventory, sources))
    assert shown == snapshot


def test_without_points_it_says_so(sources: Sources) -> None:
    (line,) = points.render(Inventory(()), sources)
    assert line.plain.startswith("No integration point was found")


def test_what_cannot_be_told_is_shown_with_its_reasons(sources: Sources) -> None:
    item = Item(
        standing="cannot_tell",
        text="whether anything bounds the wait could not be followed",
        path="app/chat.py",
        line=5,
        evidence=(Step("app/\x1bclient.py", 3, "made here"),),
    )
    assert [line.plain for line in untold.render([item], sources)] == [
        "app/chat.py:5: cannot tell: whether anything bounds the wait could not be followed",
        r"    app/\x1bclient.py:3: made here",
    ]
