"""What `lintkit.testing` finds wrong with a rule."""

import types
from collections.abc import Iterator
from typing import Any

import pytest

from lintkit.plugins import catalogue_folders
from lintkit.registry import all_rules
from lintkit.rule import Example, Finding, IntegrationPoint, Rule
from lintkit.testing import HEADINGS, findings_in, problems, rules_in

CALL = "import requests\nrequests.post('https://api.openai.com/v1/responses', timeout=3)\n"


class Good(Rule[IntegrationPoint]):
    __doc__ = "Calls are told.\n\n" + "\n\n".join(f"## {one}\nText." for one in HEADINGS)

    code = "ACME101"
    name = "told-calls"
    severity = "note"
    since = "1.0.0"
    invalid = (Example({"app.py": CALL}, "a call"),)
    valid = (Example({"app.py": "x = 1\n"}, "none"),)

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        yield self.finding("Told.", span=subject.span, symbol=subject.symbol)


def changed(**attributes: object) -> type[Rule[Any]]:
    return type("Changed", (Good,), {"__doc__": Good.__doc__, **attributes})


def test_the_folder_of_an_installed_plugin_holds_its_rules() -> None:
    (folder,) = catalogue_folders()
    assert rules_in(folder.parent) == list(all_rules().values())


def test_a_good_rule_has_no_problems() -> None:
    assert list(problems(Good)) == []


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"code": "acme101"}, "`code` is 'acme101'; write it as in 'ACME101'"),
        ({"name": "Told"}, "`name` is 'Told'"),
        ({"since": "1"}, "`since` is '1'"),
        ({"severity": "fatal"}, "`severity` must be one of"),
        ({"__doc__": (Good.__doc__ or "").partition("\n\n")[2]}, "must begin with one sentence"),
        ({"__doc__": "Told.\n\n## Example\nText."}, "the headings of the docstring must be"),
        (
            {"__doc__": (Good.__doc__ or "").replace("Example\nText.", "Example\n")},
            "nothing stands below the heading “Example”",
        ),
        ({"valid": ()}, "`valid` holds no example"),
        ({"valid": (Example({"app.py": ""}),)}, "valid example 1 has no title"),
        (
            {"invalid": (Example({"app.py": "def ("}, "broken"),)},
            "invalid example 1 does not parse: app.py:1: ",
        ),
        ({"valid": (Example({"app.py": CALL}, "a call"),)}, "speaks of the valid example “a call”"),
        ({"invalid": (Example({"app.py": ""}, "none"),)}, "says nothing of the invalid example"),
    ],
)
def test_what_is_wrong_is_said(attributes: dict[str, object], words: str) -> None:
    (problem,) = problems(changed(**attributes))
    assert words in problem


@pytest.mark.parametrize("base", [Rule[str], Rule])
def test_a_subject_that_no_run_has(base: Any) -> None:  # noqa: ANN401  # an alias is no type
    attributes = {name: value for name, value in vars(Good).items() if name != "__orig_bases__"}
    rule = types.new_class("OfText", (base,), exec_body=lambda body: body.update(attributes))
    assert list(problems(rule)) == [
        "derive it from `Rule[IntegrationPoint]`, `Rule[Inventory]` or `Rule[ModuleAccount]`"
    ]


def test_an_example_brings_its_own_configuration() -> None:
    class Budget(Good):
        def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
            text = f"{self.settings.wait_budget_seconds} on {self.settings.today}"
            yield self.finding(text, span=subject.span, symbol=subject.symbol)

    files = {"app.py": CALL, "lintkit.toml": "wait-budget-seconds = 7\n"}
    (finding,) = findings_in(Budget, Example(files, ""))
    assert (finding.message, finding.span.path) == ("7.0 on 2026-09-01", "app.py")
