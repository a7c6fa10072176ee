from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from lintkit.debt import Ledger
from lintkit.model import Step
from lintkit.report import ledger_markdown, ledger_text
from lintkit.report.sources import Sources


def as_text(ledger: Ledger, sources: Sources) -> str:
    return "\n".join(line.plain for line in ledger_text.render(ledger, sources))


def test_text(ledger: Ledger, sources: Sources, snapshot: SnapshotAssertion) -> None:
    assert as_text(ledger, sources) == snapshot


def test_markdown(ledger: Ledger, snapshot: SnapshotAssertion) -> None:
    assert ledger_markdown.render(ledger) == snapshot


def test_without_points_both_forms_say_so(ledger: Ledger, sources: Sources) -> None:
    bare = Ledger(ledger.others())
    for shown in (as_text(bare, sources), ledger_markdown.render(bare)):
        assert "No integration point was found" in shown
        assert "app/client.py" in shown


def test_text_names_how_many_modules_it_leaves_out(ledger: Ledger, sources: Sources) -> None:
    helper = ledger.others()[0]
    many = tuple(structs.replace(helper, path=f"m{number:02}.py") for number in range(12))
    shown = as_text(Ledger(many), sources)
    assert "m09.py" in shown
    assert "m10.py" not in shown
    assert "… and 2 more" in shown


def test_hostile_names_are_not_markdown(ledger: Ledger) -> None:
    chat = ledger.asked()[0]
    (wait, *rest) = chat.answers
    item = structs.replace(
        wait.items[0],
        text="<script>alert(1)</script> [x](javascript:1) `a",
        evidence=(Step("a`b|c.py", 1, "# not a heading\n\n# nor this"),),
    )
    hostile = structs.replace(
        chat, path="x`<img>.py", answers=(structs.replace(wait, items=(item,)), *rest)
    )
    shown = ledger_markdown.render(Ledger((hostile,)))
    assert "<script>" not in shown
    assert r"\<script\>alert(1)\</script\> \[x\](javascript:1) \`a" in shown
    assert "`` x`<img>.py ``" in shown
    assert "\n# " not in shown.removeprefix("# Explainability debt")
