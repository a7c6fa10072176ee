import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pre_commit.clientlib import load_config as load_hooks

from lintkit.config import load_config

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]


def test_a_configuration_of_its_own_where_there_is_no_pyproject(write: Write, lintkit: Run) -> None:
    root = write({"app.py": "x = 1\n", "examples/a.py": "x = 1\n"})
    result = lintkit("init")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "lintkit.toml: written.\n"
    config = load_config([root])
    assert config.file == root / "lintkit.toml"
    assert config.extend_exclude == ("examples/",)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_table_in_pyproject_that_keeps_every_other_byte(
    write: Write, lintkit: Run, end: str
) -> None:
    root = write({})
    file = root / "pyproject.toml"
    line = end or "\n"
    before = f'# ä comment{line}[project]{line}name = "x"{end}'.encode()
    file.write_bytes(before)
    assert lintkit("init", str(root)).exit_code == 0
    after = file.read_bytes()
    assert after.startswith(before)
    assert b"\n" not in after.replace(b"\r\n", b"") or end != "\r\n"
    config = load_config([root])
    assert (config.file, config.profile, config.extend_exclude) == (file, "default", ())


@pytest.mark.parametrize("name", ["lintkit.toml", "pyproject.toml"])
def test_what_is_there_is_left_as_it_is(write: Write, lintkit: Run, name: str) -> None:
    root = write({name: "[tool.lintkit]\n" if name == "pyproject.toml" else ""})
    before = (root / name).read_bytes()
    result = lintkit("init")
    assert result.exit_code == 0
    assert "left as it is" in result.stderr
    assert (root / name).read_bytes() == before


def test_a_hook_that_pre_commit_takes(write: Write, lintkit: Run) -> None:
    root = write({})
    assert lintkit("init", "--hook").exit_code == 0
    (repo,) = load_hooks(str(root / ".pre-commit-config.yaml"))["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == ["lintkit"]
    assert "runs lintkit already" in lintkit("init", "--hook").stderr


def test_what_must_be_added_by_hand_is_printed(write: Write, lintkit: Run) -> None:
    ours = "repos:\n  - repo: meta\n    hooks:\n      - id: identity\n"
    root = write({".pre-commit-config.yaml": ours})
    result = lintkit("init", "--hook")
    assert (root / ".pre-commit-config.yaml").read_text() == ours
    assert "add this to `repos`" in result.stderr
    (root / ".pre-commit-config.yaml").write_text(ours + result.stdout)
    assert len(load_hooks(str(root / ".pre-commit-config.yaml"))["repos"]) == 2


@pytest.mark.parametrize(
    ("there", "written", "schema"),
    [
        ({}, ".github/workflows/lintkit.yml", "github-workflows"),
        ({".gitlab-ci.yml": ""}, ".gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_a_workflow_that_its_service_takes(
    write: Write, lintkit: Run, there: dict[str, str], written: str, schema: str
) -> None:
    root = write(there)
    result = lintkit("init", "--workflow")
    assert result.exit_code == 0
    if there:
        (root / written).write_text(result.stdout)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, str(root / written)], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    assert "runs lintkit already" in lintkit("init", "--workflow").stderr


def test_a_pyproject_that_is_no_toml_is_told(write: Write, lintkit: Run) -> None:
    write({"pyproject.toml": "[project\n"})
    result = lintkit("init")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pyproject.toml, line 1" in result.stderr
