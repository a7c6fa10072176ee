"""Rules of one's own, from the first line to the gate."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from lintkit.cli import main

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]

COMMANDS = main.list_commands(click.Context(main))

APP = """\
from openai import OpenAI

OpenAI(timeout=3).responses.create(model="gpt-4o-2024-11-20", input="x")
"""
FORMAT = """\
def render(result):
    lines = (f"{one.code} {result.sources.path(one.span.path)}\\n" for one in result.findings)
    return "".join(lines)
"""


@pytest.fixture
def house(write: Write, lintkit: Run) -> Path:
    """A project with a rule of its own, which the configuration names."""
    root = write({"app.py": APP, "lintkit.toml": 'plugins = ["lint"]\nexclude = ["lint/"]\n'})
    assert lintkit("new-rule", "ACME101", "house-gateway").exit_code == 0
    return root


def test_a_new_rule_passes_its_own_tests(house: Path, lintkit: Run) -> None:
    result = lintkit("test-rules", "lint")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 rule tested: 0 problems.\n"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "lint"]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)  # noqa: S603
    assert "1 passed" in done.stdout


def test_a_rule_that_fails_its_examples_is_told_and_fails(house: Path, lintkit: Run) -> None:
    file = house / "lint" / "house_gateway.py"
    file.write_text(file.read_text().replace('== "openai"', '== "ollama"'))
    result = lintkit("test-rules", "lint")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "ACME101 house-gateway: says nothing of the invalid example “OpenAI's own client”",
        (
            "ACME101 house-gateway: speaks of the valid example “a model on this machine”: "
            "`ollama.chat` reaches a model of OpenAI directly."
        ),
    ]


@pytest.mark.usefixtures("house")
def test_a_rule_is_not_written_over(lintkit: Run) -> None:
    result = lintkit("new-rule", "ACME101", "house-gateway")
    assert (result.exit_code, "is there already" in result.stderr) == (2, True)
    assert lintkit("new-rule", "ACME102", "house-models").exit_code == 0
    assert lintkit("test-rules", "lint").stderr == "2 rules tested: 0 problems.\n"


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("LK101", "house-gateway", "codes with LK are lintkit's"),
        ("acme1", "house-gateway", "is no code"),
        ("ACME101", "House", "is no name"),
    ],
)
def test_codes_and_names_have_their_form(lintkit: Run, code: str, name: str, words: str) -> None:
    result = lintkit("new-rule", code, name)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_a_folder_without_rules_is_a_mistake(write: Write, lintkit: Run) -> None:
    write({"lint/empty.py": ""})
    result = lintkit("test-rules", "lint")
    assert (result.exit_code, "defines a rule" in result.stderr) == (2, True)


@pytest.mark.usefixtures("house")
def test_a_check_asks_before_it_runs_what_the_configuration_names(lintkit: Run) -> None:
    options = ("check", "--no-cache", "--format", "json", "--select")
    undecided = lintkit(*options, "LK101")
    assert (undecided.exit_code, "say `--plugins`" in undecided.stderr) == (2, True)
    without = lintkit(*options, "LK101", "--no-plugins")
    assert (without.exit_code, json.loads(without.stdout)["findings"]) == (0, [])
    result = lintkit(*options, "ACME", "--plugins", "--fail-on", "ACME101")
    (finding,) = json.loads(result.stdout)["findings"]
    assert (result.exit_code, finding["code"], finding["line"]) == (1, "ACME101", 3)


@pytest.mark.usefixtures("house")
def test_sarif_documents_a_rule_of_ones_own(lintkit: Run) -> None:
    result = lintkit("check", "--no-cache", "--plugins", "--select", "ACME", "--format", "sarif")
    (rule,) = json.loads(result.stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("ACME101", "HouseGateway")


@pytest.mark.usefixtures("house")
def test_it_is_listed_and_explained(lintkit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ACME101" not in lintkit("rules").stdout
    assert lintkit("rules", "--plugins").stdout.startswith("ACME101  house-gateway")
    assert lintkit("explain", "ACME101").exit_code == 2
    monkeypatch.setenv("LINTKIT_PLUGINS", "1")
    shown = lintkit("explain", "ACME101").stdout
    assert shown.startswith("# ACME101 house-gateway\n\n*warning, since 1.0.0*\n")


def test_a_rule_is_explained_whatever_the_configuration_says(write: Write, lintkit: Run) -> None:
    write({"lintkit.toml": "plugins = 7\n"})
    assert lintkit("explain", "LK101").exit_code == 0
    assert lintkit("explain", "LK101", "--plugins").exit_code == 2


def test_a_format_of_ones_own(house: Path, lintkit: Run) -> None:
    (house / "lint" / "formats").mkdir()
    (house / "lint" / "formats" / "plain_list.py").write_text(FORMAT)
    options = ("check", "--no-cache", "--plugins", "--select", "ACME", "--format")
    assert lintkit(*options, "plain-list").stdout == "ACME101 app.py\n"
    lintkit(*options, "plain-list:out.txt")
    assert (house / "out.txt").read_text() == "ACME101 app.py\n"
    assert "'plain' is not one of" in lintkit(*options, "plain").stderr


def test_a_rule_that_crashes_is_named(house: Path, lintkit: Run) -> None:
    file = house / "lint" / "house_gateway.py"
    file.write_text(file.read_text().replace("if subject", "1 / 0\n        if subject"))
    result = lintkit("check", "--no-cache", "--plugins")
    assert result.exit_code == 2
    assert f"ACME101 ({file})" in result.stderr
    assert "fails on app.py:3; this is a bug in that rule: ZeroDivisionError" in result.stderr


@pytest.mark.usefixtures("house")
def test_showing_the_configuration_runs_nothing(lintkit: Run) -> None:
    assert "plugins = [" in lintkit("config").stdout


OPTIONS: dict[str, tuple[str, ...]] = {
    "audit": ("--out", "out"),
    "baseline": ("create",),
    "explain": ("LK101",),
    "new-rule": ("ACME102", "other-rule"),
    "scaffold": ("tests", "app.py:3"),
}
UNASKED = [name for name in COMMANDS if name not in ("server", "test-rules")]


@pytest.mark.parametrize("name", UNASKED)
def test_no_command_runs_what_only_the_configuration_names(
    house: Path, lintkit: Run, name: str
) -> None:
    """`test-rules` imports the folder that it is given; a server takes the same `--plugins`."""
    file = house / "lint" / "house_gateway.py"
    file.write_text(f"{file.read_text()}\nopen('ran', 'w').close()\n")
    lintkit(name, *OPTIONS.get(name, ()))
    assert not (house / "ran").exists()
    lintkit("rules", "--plugins")
    assert (house / "ran").exists()  # or the above would prove nothing
