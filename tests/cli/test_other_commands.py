import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from coverage import CoverageData
from syrupy.assertion import SnapshotAssertion

from lintkit.registry import all_rules
from lintkit.run_codes import RUN_CODES

CALL = """\
from openai import OpenAI
def ask(q):
    return OpenAI().chat.completions.create(model="gpt-4o", messages=q)
"""

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]


def test_help_lists_the_commands(lintkit: Run, snapshot: SnapshotAssertion) -> None:
    result = lintkit("--help")
    assert result.exit_code == 0
    assert result.stdout == snapshot


def test_rules_are_listed_with_their_summary(lintkit: Run) -> None:
    result = lintkit("rules")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    codes = [line.split()[0] for line in lines]
    assert codes == [*all_rules(), *RUN_CODES]
    assert "LK101  no-deadline" in lines[0]
    assert lines[0].endswith("A call to a model may wait for ever.")


@pytest.mark.parametrize("name", ["LK101", "lk101", "no-deadline"])
def test_explain_finds_a_rule_by_code_and_name(lintkit: Run, name: str) -> None:
    result = lintkit("explain", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# LK101 no-deadline\n\n*error, since lintkit 0.1.0*\n\nA call")
    assert "\n## When to ignore\n" in result.stdout


@pytest.mark.parametrize("code", ["LK901", "LK902", "lk903"])
def test_explain_knows_the_codes_about_the_run(lintkit: Run, code: str) -> None:
    result = lintkit("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"# {code.upper()} ")


def test_config_shows_where_each_value_was_set(
    write: Write, lintkit: Run, snapshot: SnapshotAssertion
) -> None:
    root = write(
        {
            "pyproject.toml": (
                "[tool.lintkit]\n"
                'ignore = ["LK4"]\n'
                "retirement-horizon-days = 30\n"
                'per-file-ignores = { "scripts/**" = ["LK1"] }\n'
            )
        }
    )
    result = lintkit("config", "--select", "LK1,LK2", "--exclude", "gen/")
    assert result.exit_code == 0
    assert result.stdout.replace(str(root), "/project") == snapshot


def test_config_without_a_file_shows_the_defaults(write: Write, lintkit: Run) -> None:
    write({})
    lines = lintkit("config").stdout.splitlines()[1:]
    assert lines
    assert all(line.endswith("# default") for line in lines)


@pytest.mark.usefixtures("project")
def test_report_asks_five_questions(lintkit: Run, snapshot: SnapshotAssertion) -> None:
    for form in ("text", "markdown"):
        result = lintkit("report", "--no-cache", "--format", form)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == snapshot(name=form)


@pytest.mark.usefixtures("project")
def test_report_as_a_page_for_a_browser(lintkit: Run) -> None:
    result = lintkit("report", "--no-cache", "--format", "html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("<!doctype html>")
    assert "<h1>project</h1>" in result.stdout
    assert 'href="#call-0">app.<wbr>py:7</a>' in result.stdout


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_report_goes_to_a_file_on_request(project: Path, lintkit: Run, form: str) -> None:
    shown = lintkit("report", "--no-cache", "--format", form).stdout
    result = lintkit("report", "--no-cache", "--format", form, "--out", "debt.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (project / "debt.txt").read_text(encoding="utf-8") == shown


@pytest.mark.usefixtures("project")
def test_inventory_follows_its_contract(lintkit: Run) -> None:
    result = lintkit("inventory", "--no-cache", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert document["schema"] == "lintkit/inventory/v1"
    (point,) = document["points"]
    assert (point["path"], point["line"], point["end_line"]) == ("app.py", 7, 10)
    assert (point["provider"], point["kind"], point["symbol"]) == ("openai", "chat", "app.ask")
    assert point["deadline"]["state"] == "infinite"
    assert (point["model"]["state"], point["model"]["value"]) == ("alias", "gpt-4o")
    assert [entry["kind"] for entry in point["entry_points"]] == ["main"]


@pytest.mark.parametrize(
    ("paths", "state"), [((), "none"), ((".",), "none"), (("bot",), "unknown")]
)
def test_inventory_tells_what_no_test_reaches_where_it_sees_all_tests(
    write: Write, lintkit: Run, paths: tuple[str, ...], state: str
) -> None:
    root = write({"bot/ask.py": CALL, "checks/test_sum.py": "def test_sum():\n    assert 1\n"})
    (root / ".git").rmdir()
    result = lintkit("inventory", "--no-cache", "--format", "json", *paths)
    assert [point["tests"]["state"] for point in json.loads(result.stdout)["points"]] == [state]


@pytest.mark.usefixtures("project")
def test_inventory_for_people_and_spreadsheets(lintkit: Run, snapshot: SnapshotAssertion) -> None:
    for form in ("text", "csv"):
        result = lintkit("inventory", "--no-cache", "--format", form)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == snapshot(name=form)


@pytest.mark.usefixtures("project")
def test_inventory_as_a_bill_of_models(lintkit: Run) -> None:
    result = lintkit("inventory", "--no-cache", "--format", "cyclonedx")
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert [one["name"] for one in document["components"]] == ["openai", "gpt-4o"]


def test_inventory_tells_of_files_it_could_not_read(write: Write, lintkit: Run) -> None:
    write({"old.py": "print 'hello'\n"})
    result = lintkit("inventory", "--no-cache", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["points"] == []
    assert result.stderr.startswith("old.py:1:1: LK901 No rule has seen this file")


@pytest.mark.usefixtures("project")
def test_graph_in_adjacency_form(lintkit: Run) -> None:
    result = lintkit("graph", "--no-cache", "--format", "adjacency")
    assert (result.exit_code, result.stderr) == (0, "")
    graph = json.loads(result.stdout)
    assert graph["app"] == ["<builtin>.print", "app.ask", "openai.OpenAI"]
    assert graph["app.ask"] == ["openai.OpenAI.chat.completions.create"]


@pytest.mark.usefixtures("project")
def test_graph_as_json_tells_of_each_edge(lintkit: Run) -> None:
    result = lintkit("graph", "--no-cache")
    edges = json.loads(result.stdout)["edges"]
    (edge,) = (one for one in edges if one["callee"] == "app.ask")
    assert edge["caller"] == "app"
    assert (edge["kind"], edge["confidence"], edge["line"]) == ("call", "high", 15)


@pytest.mark.usefixtures("project")
def test_graph_in_dot(lintkit: Run) -> None:
    shown = lintkit("graph", "--no-cache", "--format", "dot").stdout
    assert shown.startswith("digraph ")
    assert '"app" -> "app.ask"' in shown


@pytest.mark.usefixtures("project")
def test_graph_can_be_narrowed(lintkit: Run) -> None:
    def nodes(*options: str) -> set[str]:
        return set(json.loads(lintkit("graph", "--format", "adjacency", *options).stdout))

    assert nodes("--from", "app.ask") == {"app.ask"}
    assert nodes("--to", "<builtin>.print") == {"app"}
    assert nodes("--points") == {"app", "app.ask"}


@pytest.mark.usefixtures("project")
def test_graph_figures_say_what_share_resolves(lintkit: Run) -> None:
    result = lintkit("graph", "--no-cache", "--stats")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].split() == ["share", "resolved", "100.0%"]


def test_a_coverage_file_says_what_ran(lintkit: Run, project: Path, write: Write) -> None:
    write({"test_app.py": "import app\n"})
    file = project / "measured"
    data = CoverageData(str(file))
    data.add_lines({str(project / "app.py"): [1]})
    data.write()
    result = lintkit("inventory", "--no-cache", "--format", "json", "--coverage", str(file))
    (point,) = json.loads(result.stdout)["points"]
    assert (point["tests"]["state"], point["tests"]["rests_on"]) == ("none", "run_time")


def test_a_coverage_file_that_is_none_is_an_error(lintkit: Run, tmp_path: Path) -> None:
    result = lintkit("check", "--no-cache", "--coverage", str(tmp_path / "nothing"))
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr
