"""The files by which CI services run lintkit: what they say is valid, and their scripts work."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "lintkit.gitlab-ci.yml"
ASK = 'import requests\nrequests.post("https://api.openai.com/v1/responses", json={})\n'


def loaded(file: Path) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize(
    ("file", "schema"),
    [(ACTION, "github-actions"), (GITLAB, "gitlab-ci")],
    ids=str,
)
def test_the_file_follows_the_schema_of_its_service(file: Path, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_script_of_the_action_holds_an_expression() -> None:
    for step in loaded(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), step["name"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "a project"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "ask.py").write_text(ASK)
    return folder


def run_script(script: str, folder: Path, temporary: Path, **variables: str) -> int:
    """Runs a script as the services do, with this environment's lintkit."""
    given = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
        **variables,
    }
    command = ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=given, check=False).returncode  # noqa: S603


@pytest.mark.parametrize(
    ("fail_on", "paths", "status"),
    [("note", ".", "1"), ("LK201", "ask.py .", "0")],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the runner brings its own bash")
def test_the_action_checks_and_goes_on_with_what_it_wrote(
    project: Path, tmp_path: Path, fail_on: str, paths: str, status: str
) -> None:
    (script,) = (one["run"] for one in loaded(ACTION)["runs"]["steps"] if one.get("id") == "check")
    inputs = {"PATHS": paths, "ARGS": "--no-cache --select LK101", "FAIL_ON": fail_on}
    code = run_script(script, project, tmp_path, DIFF_BASE="", BASELINE="", **inputs)
    assert code == 0
    assert f"status={status}\n" in (tmp_path / "output").read_text()
    assert "LK101" in (tmp_path / "summary").read_text()
    log = json.loads((tmp_path / "lintkit.sarif").read_text())
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["LK101"]


@pytest.mark.skipif(sys.platform == "win32", reason="the runner brings its own bash")
def test_the_action_fails_at_once_where_lintkit_does(project: Path, tmp_path: Path) -> None:
    (script,) = (one["run"] for one in loaded(ACTION)["runs"]["steps"] if one.get("id") == "check")
    inputs = {"PATHS": "absent", "ARGS": "", "FAIL_ON": "note", "DIFF_BASE": "", "BASELINE": ""}
    assert run_script(script, project, tmp_path, **inputs) == 2
    assert not (tmp_path / "output").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the runner brings its own bash")
def test_the_gitlab_job_writes_both_reports(project: Path, tmp_path: Path) -> None:
    job = loaded(GITLAB)["lintkit"]
    variables = job["variables"] | {"LINTKIT_ARGS": "--no-cache --select LK101"}
    assert run_script("\n".join(job["script"]), project, tmp_path, **variables) == 1
    reports = job["artifacts"]["reports"]
    (issue,) = json.loads((project / reports["codequality"]).read_text())
    assert issue["location"]["path"] == "ask.py"
    assert (project / reports["junit"]).exists()
