import json

from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from lintkit.debt import Changed, Delta, Item
from lintkit.report import delta_json, delta_markdown, delta_text
from lintkit.report.sources import Sources

BASE = "98fb3d6dec6c43b3e7cd83794a329660701abcee"
BOUND = Item(
    standing="open",
    text="nothing bounds the wait",
    path="app/chat.py",
    line=5,
    symbol="app.chat.ask",
    rule="LK101",
    clear="Pass a timeout, where the client is built or at the call.",
)
DELTA = Delta(
    opened=(
        Changed("wait", BOUND),
        Changed("output", structs.replace(BOUND, text="nothing guards: empty", rule="")),
    ),
    cleared=(Changed("wait", structs.replace(BOUND, path="app/old.py")),),
    staled=(
        Changed("account", structs.replace(BOUND, text="the prompt has changed", rule="LK502")),
    ),
    untold=(Changed("proof", structs.replace(BOUND, standing="cannot_tell", text="?", rule="")),),
)


def as_text(delta: Delta, sources: Sources) -> str:
    return "\n".join(line.plain for line in delta_text.render(delta, BASE, sources))


def test_text(sources: Sources, snapshot: SnapshotAssertion) -> None:
    assert as_text(DELTA, sources) == snapshot


def test_markdown(snapshot: SnapshotAssertion) -> None:
    assert delta_markdown.render(DELTA, BASE) == snapshot


def test_json_tells_all_four() -> None:
    document = json.loads(delta_json.render(DELTA, BASE))
    assert (document["schema"], document["base"]) == ("lintkit/delta/v1", BASE)
    assert {name: len(document[name]) for name in ("opened", "cleared", "staled", "untold")} == {
        "opened": 2,
        "cleared": 1,
        "staled": 1,
        "untold": 1,
    }
    assert document["cleared"][0]["item"]["path"] == "app/old.py"


def test_no_change_is_said_in_both_forms(sources: Sources) -> None:
    for shown in (as_text(Delta(), sources), delta_markdown.render(Delta(), BASE)):
        assert "Nothing was opened, cleared or made stale." in shown
        assert "wait" not in shown


def test_markdown_stays_short_however_much_has_changed() -> None:
    long = Changed("wait", structs.replace(BOUND, text="x" * 10_000))
    many = (long,) * 2_000
    shown = delta_markdown.render(Delta(many, many, many, many), BASE)
    assert len(shown) < 65_536  # what GitHub takes for a comment
    assert "- … and 1,985 more" in shown


def test_hostile_names_are_no_markup(sources: Sources) -> None:
    hostile = structs.replace(BOUND, path="a`<b>\x1b.py", text="<script> | \x1b[2J\n# x")
    shown = delta_markdown.render(Delta((Changed("wait", hostile),)), BASE)
    assert "<script>" not in shown
    assert "\x1b" not in shown + as_text(Delta((Changed("wait", hostile),)), sources)
    assert "\n# x" not in shown
