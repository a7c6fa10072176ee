import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import Result
from syrupy.assertion import SnapshotAssertion

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]
Spawn = Callable[..., CompletedProcess[bytes]]

BOUNDED = """\
from openai import OpenAI

client = OpenAI(timeout=20, max_retries=1)
"""


@pytest.mark.usefixtures("project")
def test_findings_show_source_reasons_and_remedy(lintkit: Run, snapshot: SnapshotAssertion) -> None:
    result = lintkit("check", "--no-cache", "--select", "LK1,LK2")
    assert result.exit_code == 1
    assert result.stdout == snapshot


@pytest.mark.usefixtures("project")
def test_concise_form_is_one_line_a_finding(lintkit: Run, snapshot: SnapshotAssertion) -> None:
    result = lintkit("check", "--no-cache", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout == snapshot


@pytest.mark.usefixtures("project")
def test_json_is_all_that_stdout_holds(lintkit: Run) -> None:
    result = lintkit("check", "--no-cache", "--format", "json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["schema"] == "lintkit/findings/v1"
    assert document["summary"]["points"] == 1
    assert {"LK101", "LK201"} <= {finding["code"] for finding in document["findings"]}
    assert {finding["path"] for finding in document["findings"]} == {"app.py"}


@pytest.mark.usefixtures("project")
def test_summary_goes_to_stderr(lintkit: Run) -> None:
    for form in ("text", "concise"):
        result = lintkit("check", "--no-cache", "--format", form)
        assert "1 integration point in 1 file" in result.stderr
        assert "integration point in" not in result.stdout


def test_several_forms_in_one_run(project: Path, lintkit: Run) -> None:
    forms = ("--format", "sarif:out.sarif", "--format", "concise", "--format", "text:out.txt")
    result = lintkit("check", "--no-cache", *forms)
    assert result.exit_code == 1
    assert result.stdout.startswith("app.py:7:14: LK101")
    log = json.loads((project / "out.sarif").read_text(encoding="utf-8"))
    assert [one["ruleId"] for one in log["runs"][0]["results"]][:2] == ["LK101", "LK103"]
    assert (project / "out.txt").read_text(encoding="utf-8").startswith("error[LK101]")
    assert "1 integration point in 1 file" in result.stderr


@pytest.mark.usefixtures("project")
def test_document_to_a_file_leaves_stdout_empty_and_the_summary_told(lintkit: Run) -> None:
    result = lintkit("check", "--no-cache", "--format", "junit:out.xml")
    assert result.stdout == ""
    assert "1 integration point in 1 file" in result.stderr


def test_paths_are_those_of_the_repository_for_services(write: Write, lintkit: Run) -> None:
    root = write({"api/lintkit.toml": "", "api/app.py": APP_OF_SERVICE})
    result = lintkit("check", "--no-cache", "--format", "github", str(root / "api"))
    assert result.stdout.startswith("::error file=api/app.py,line=4,")


@pytest.mark.usefixtures("project")
def test_select_and_ignore_narrow_the_rules(lintkit: Run) -> None:
    def codes(*options: str) -> set[str]:
        result = lintkit("check", "--no-cache", "--format", "json", *options)
        return {finding["code"] for finding in json.loads(result.stdout)["findings"]}

    assert codes("--select", "LK101") == {"LK101"}
    assert codes("--select", "lk101", "--select", "LK201") == {"LK101", "LK201"}
    assert "LK101" not in codes("--ignore", "LK1")
    assert codes("--select", "LK10", "--ignore", "LK101") == {"LK103"}


def test_clean_project_exits_with_zero(write: Write, lintkit: Run) -> None:
    write({"app.py": "print('no model here')\n"})
    result = lintkit("check", "--no-cache")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No findings: no integration point in 1 file.\n"


def test_empty_project_is_clean(write: Write, lintkit: Run) -> None:
    write({})
    result = lintkit("check", "--no-cache")
    assert result.exit_code == 0
    assert "no integration point in 0 files" in result.stderr


def test_file_that_does_not_parse_is_a_finding_and_the_others_are_judged(
    project: Path, write: Write, lintkit: Run
) -> None:
    write({"old.py": "print 'hello'\n", "app.py": (project / "app.py").read_text()})
    result = lintkit("check", "--no-cache", "--format", "json", "--select", "LK101")
    assert result.exit_code == 1
    found = json.loads(result.stdout)["findings"]
    assert [(one["path"], one["code"]) for one in found] == [
        ("app.py", "LK101"),
        ("old.py", "LK901"),
    ]


def test_broken_manifest_is_a_finding(write: Write, lintkit: Run) -> None:
    write({"app.py": "x = 1\n", "sub/pyproject.toml": "[project\n", "sub/m.py": "y = 2\n"})
    result = lintkit("check", "--no-cache", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout.startswith("sub/pyproject.toml:1:1: LK901 What this file says was not")


def test_comment_silences_and_is_counted(project: Path, write: Write, lintkit: Run) -> None:
    text = (project / "app.py").read_text()
    reason = "# lintkit: ignore[LK101] a person watches this\n"
    write({"app.py": text.replace("create(\n", f"create(  {reason}")})
    result = lintkit("check", "--no-cache", "--select", "LK101")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 suppressed" in result.stderr
    shown = lintkit("check", "--no-cache", "--select", "LK101", "--show-suppressed")
    assert shown.exit_code == 0
    assert "app.py:7: suppressed: LK101" in shown.stdout
    assert "app.py:7: a person watches this" in shown.stdout


def test_comment_accepts_a_finding_and_answers_no_question(
    project: Path, write: Write, lintkit: Run
) -> None:
    text = (project / "app.py").read_text()
    reason = "# lintkit: ignore[LK103] a person watches this\n"
    write({"app.py": text.replace("create(\n", f"create(  {reason}")})
    result = lintkit("report", "--no-cache")
    assert "Nothing catches a timeout" in result.stdout
    assert "app.py:7: accepted here: a person watches this" in result.stdout


def test_expired_comment_is_told_with_what_it_silenced(
    project: Path, write: Write, lintkit: Run
) -> None:
    text = (project / "app.py").read_text()
    reason = "# lintkit: ignore[LK101] until=2024-12-31 a person watches this\n"
    write({"app.py": text.replace("create(\n", f"create(  {reason}")})
    result = lintkit("check", "--no-cache", "--select", "LK101", "--format", "concise")
    assert result.exit_code == 1
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["LK904", "LK101"]


def test_project_wide_configuration_holds(project: Path, write: Write, lintkit: Run) -> None:
    write({"pyproject.toml": '[tool.lintkit]\nselect = ["LK201"]\n'})
    result = lintkit("check", "--no-cache", "--format", "json", str(project))
    assert {one["code"] for one in json.loads(result.stdout)["findings"]} == {"LK201"}


def test_excluded_file_stays_out_even_when_named(project: Path, lintkit: Run) -> None:
    for options in (["--exclude", "app.py"], ["--extend-exclude", "app.*"]):
        result = lintkit("check", "--no-cache", *options, str(project / "app.py"))
        assert result.exit_code == 0
        assert "in 0 files" in result.stderr


def test_excluded_file_is_taken_where_that_is_forced(project: Path, lintkit: Run) -> None:
    options = ("--select", "LK101", "--exclude", "app.py", "--force-include")
    assert lintkit("check", "--no-cache", *options, str(project / "app.py")).exit_code == 1
    focused = lintkit("check", "--no-cache", *options, "--focus", str(project / "app.py"))
    assert focused.exit_code == 1


def test_what_cannot_be_told_is_counted_and_shown_on_request(write: Write, lintkit: Run) -> None:
    write(
        {
            "app.py": (
                "from openai import OpenAI\n\n\n"
                "def ask(settings, messages):\n"
                "    client = OpenAI(timeout=settings.wait)\n"
                "    return client.responses.create(model='gpt-4o-2024-11-20', input=messages)\n"
            ),
            "requirements.txt": "openai==1.109.1\n",
        }
    )
    quiet = lintkit("check", "--no-cache", "--select", "LK1")
    assert quiet.exit_code == 0
    assert quiet.stdout == ""
    assert "1 fact cannot be told" in quiet.stderr
    shown = lintkit("check", "--no-cache", "--select", "LK1", "--show-unknown")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("app.py:6: cannot tell: whether anything bounds the wait")
    audit = lintkit("check", "--no-cache", "--select", "LK1", "--profile", "audit")
    assert audit.stdout == shown.stdout


def test_bytes_are_the_same_cold_warm_and_in_several_processes(write: Write, spawn: Spawn) -> None:
    files = {
        f"pkg/m{n:02}.py": f"from pkg.m{(n + 1) % 45:02} import f\n\n\ndef f():\n    return f\n"
        for n in range(45)
    }
    root = write({**files, "client.py": BOUNDED, "app.py": APP, "bad.py": "(\n"})
    command = ("check", "--format", "json", "--jobs")
    cold = spawn(*command, "1", PYTHONHASHSEED="1")
    assert (root / ".lintkit_cache").is_dir()
    warm = spawn(*command, "1", PYTHONHASHSEED="2")
    several = spawn(*command, "2", "--no-cache", PYTHONHASHSEED="3")
    assert json.loads(cold.stdout)["findings"]
    assert cold.stdout == warm.stdout == several.stdout
    assert (cold.stderr, cold.returncode) == (b"", 1)


APP = """\
from client import client


def ask(messages):
    return client.chat.completions.create(model="gpt-4o", messages=messages)
"""

APP_OF_SERVICE = """\
import requests

def ask(body):
    return requests.post("https://api.openai.com/v1/chat/completions", json=body)
"""


@pytest.mark.parametrize("path", [".", "../project"])
def test_a_folder_is_the_same_however_it_is_named(write: Write, lintkit: Run, path: str) -> None:
    root = write({"app.py": f"{BOUNDED}client.responses.create(model='m', input='x')\n"})
    (root / ".git").rmdir()  # nothing else shows that this is a whole project
    options = ("check", "--no-cache", "--format", "json", "--select", "LK401")
    assert [one["code"] for one in json.loads(lintkit(*options).stdout)["findings"]] == ["LK401"]
    assert lintkit(*options, path).stdout == lintkit(*options).stdout


def test_a_call_in_a_notebook_is_to_move_before_it_is_tested(write: Write, lintkit: Run) -> None:
    source = "import openai\nopenai.OpenAI(timeout=9).responses.create(model='m', input='')\n"
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []}]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    write({"talk.ipynb": json.dumps(notebook)})
    result = lintkit("check", "--select", "LK401", "--format", "json", "--no-cache")
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["severity"], found["remedy"].partition(":")[0]) == (
        "note",
        "Move the call into a module",
    )


def test_what_is_loaded_fails_otherwise_than_what_answers(write: Write, lintkit: Run) -> None:
    write({"app.py": "import transformers\ntransformers.AutoTokenizer.from_pretrained('gpt2')\n"})
    result = lintkit("check", "--select", "LK401", "--format", "json", "--no-cache")
    (found,) = json.loads(result.stdout)["findings"]
    assert found["message"].endswith("nothing shows what happens when it fails.")


@pytest.mark.parametrize(
    ("made", "asked", "text"),
    [
        (
            "from openai import OpenAI as C",
            "C().responses.create(model='m', input='x')",
            " in seconds",
        ),
        (
            "from google.genai import Client as C",
            "C().models.generate_content(model='m', contents='x')",
            "a timeout where",
        ),
        (
            "from langchain_ollama import OllamaLLM as C",
            "C(model='m').invoke('x')",
            "a timeout where",
        ),
    ],
)
def test_help_asks_for_a_timeout_in_the_unit_of_the_sdk_where_it_is_known(
    write: Write, lintkit: Run, made: str, asked: str, text: str
) -> None:
    write({"app.py": f"{made}\n\n\ndef ask():\n    return {asked}\n"})
    result = lintkit("check", "--no-cache", "--select", "LK101,LK102")
    (help_,) = [line for line in result.stdout.splitlines() if "= help:" in line]
    assert text in help_
