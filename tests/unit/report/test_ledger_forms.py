import json
from pathlib import Path

import jsonschema
import pytest
from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from lintkit.debt import Ledger
from lintkit.model import (
    Destination,
    EntryPoint,
    Inventory,
    Named,
    Need,
    Remark,
    Span,
    Step,
    Tool,
)
from lintkit.report import ledger_json, ledger_markdown, ledger_text
from lintkit.report.described import describe
from lintkit.report.sources import Sources

BARE = Inventory(())
SCHEMA = Path(__file__).parents[3] / "docs" / "report-v1.schema.json"


def as_text(ledger: Ledger, sources: Sources) -> str:
    return "\n".join(line.plain for line in ledger_text.render(ledger, sources))


def test_text(ledger: Ledger, sources: Sources, snapshot: SnapshotAssertion) -> None:
    assert as_text(ledger, sources) == snapshot


def test_markdown(ledger: Ledger, snapshot: SnapshotAssertion) -> None:
    assert ledger_markdown.render(ledger, BARE, describe) == snapshot


def test_without_points_both_forms_say_so(ledger: Ledger, sources: Sources) -> None:
    bare = Ledger(ledger.others())
    for shown in (as_text(bare, sources), ledger_markdown.render(bare, BARE, describe)):
        assert "No integration point was found" in shown
        assert "app/client.py" in shown


def test_text_names_how_many_modules_it_leaves_out(ledger: Ledger, sources: Sources) -> None:
    helper = ledger.others()[0]
    many = tuple(structs.replace(helper, path=f"m{number:02}.py") for number in range(12))
    shown = as_text(Ledger(many), sources)
    assert "m09.py" in shown
    assert "m10.py" not in shown
    assert "… and 2 more" in shown


def test_what_is_open_in_modules_without_calls_stands_below_their_list(
    ledger: Ledger, sources: Sources
) -> None:
    helper = ledger.others()[0]
    (account,) = helper.answers
    note = structs.replace(account.items[0], rule="LK509", text="a note is open", line=3)
    doubt = structs.replace(note, rule="", standing="cannot_tell", text="may ask a model", line=4)
    told = structs.replace(account, items=(*account.items, note, doubt))
    marked = ledger_markdown.render(
        Ledger((structs.replace(helper, answers=(told,)),)), BARE, describe
    )
    below = marked.partition("### What is open there")[2]
    assert "- **open**, `app/client.py`, line 3: a note is open (LK509)" in below
    assert "- **cannot tell**, `app/client.py`, line 4: may ask a model" in below
    assert "sign-off" not in below
    shown = as_text(Ledger((structs.replace(helper, answers=(told,)),)), sources)
    assert "cannot tell, app/client.py, line 4: may ask a model" in shown
    assert "What is open there" not in ledger_markdown.render(ledger, BARE, describe)


def test_hostile_names_are_not_markdown(ledger: Ledger) -> None:
    chat = ledger.asked()[0]
    name = "x`<img>.py"
    (wait, *rest) = chat.answers
    item = structs.replace(
        wait.items[0],
        path=name,
        text="<script>alert(1)</script> [x](javascript:1) `a",
        evidence=(Step("a`b|c.py", 1, "# not a heading\n\n# nor this"),),
    )
    others = (
        structs.replace(one, items=tuple(structs.replace(item, path=name) for item in one.items))
        for one in rest
    )
    hostile = structs.replace(
        chat, path=name, answers=(structs.replace(wait, items=(item,)), *others)
    )
    shown = ledger_markdown.render(Ledger((hostile,)), BARE, describe)
    assert "<script>" not in shown
    assert r"\<script\>alert(1)\</script\> \[x\](javascript:1) \`a" in shown
    assert "`` x`<img>.py ``" in shown
    assert f"`` {name}:{item.line} ``" in shown.partition("## What to do first")[2]
    assert "\n# " not in shown.removeprefix("# Explainability debt")


def test_json_follows_the_schema_in_the_documentation(ledger: Ledger) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(ledger_json.render(ledger, BARE))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    del document["modules"][0]["questions"][0]["standing"]
    with pytest.raises(jsonschema.ValidationError, match="'standing' is a required property"):
        jsonschema.validate(document, schema)


def test_schema_in_the_documentation_is_the_present_one() -> None:
    mend = "python -m lintkit.report.ledger_json > docs/report-v1.schema.json"
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == ledger_json.schema(), mend


def test_json_holds_each_item_with_how_to_clear_and_check_it(ledger: Ledger) -> None:
    chat = json.loads(ledger_json.render(ledger, BARE))["modules"][0]
    wait = chat["questions"][0]
    assert (wait["question"], wait["standing"]) == ("wait", "open")
    item = wait["items"][0]
    assert (item["rule"], item["path"], item["line"]) == ("LK102", "app/chat.py", 5)
    assert item["clear"] == "Pass a timeout, where the client is built or at the call."
    assert item["check"] == "A server that never answers is given up on in time."
    assert [step["path"] for step in item["evidence"]] == ["app/client.py", "app/chat.py"]
    assert chat["history"]["by_agents"] == 5
    assert chat["coupling"]["fan_in"] == 2
    assert chat["measures"]["functions"][0]["cognitive"] == 3


def test_cut_off_history_is_told_as_a_least(ledger: Ledger, sources: Sources) -> None:
    for whole, told in ((False, "changed by at least 14 commits"), (True, "changed by 14 commits")):
        shown = structs.replace(ledger, is_history_whole=whole)
        assert told in as_text(shown, sources)
        assert told in ledger_markdown.render(shown, BARE, describe)


def whole() -> Inventory:
    """An inventory in which there is one of each."""
    step = Step("app/a.py", 3, "`f`")
    remark = Remark(
        subject="`ValueError`", span=Span("app/a.py", 4, 0, 4, 9), symbol="f", evidence=(step,)
    )
    need = Need(kind="environment", name="A_KEY", without=("None is taken",), reads=(step,) * 5)
    return Inventory(
        (),
        needs=(need,),
        destinations=(Destination("", (step,)), Destination("example.org", (step,))),
        running=(Step("app/a.py", 5, "`exec` in `f`"),),
        instructions=(Named("PROMPT", "“a | <b>”", step, (step,)),),
        limits=tuple(Named(f"max_{number}", "3", step) for number in range(52)),
        tools=(Tool(EntryPoint("app/a.py", 7, "app.a.g", "tool", "tool g"), "Does it."),),
        refusals=(remark,),
        parsing=(remark,),
    )


def test_what_is_told_of_the_whole_program_stands_in_both_forms(
    ledger: Ledger, snapshot: SnapshotAssertion
) -> None:
    shown = ledger_markdown.render(Ledger(()), whole(), describe)
    assert shown == snapshot
    document = json.loads(ledger_json.render(ledger, whole()))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert document["program"]["needs"][0]["name"] == "A_KEY"
    assert len(document["program"]["limits"]) == 52
