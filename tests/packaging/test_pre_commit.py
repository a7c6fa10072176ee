"""The hooks, as `pre-commit` runs them in a real git repository."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"

CLIENT = "from openai import OpenAI\n\nclient = OpenAI(timeout=20)\n"
ASK = """\
from client import client


def ask(messages):
    return client.chat.completions.create(model="gpt-4o-2024-11-20", messages=messages)
"""
OLD = 'import requests\n\nrequests.post("https://api.openai.com/v1/responses", json={})\n'
SELECT = ["--select", "LK101", "--format", "concise"]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command in a git repository of its own, with pre-commit's files kept apart."""
    folder = tmp_path / "project"
    folder.mkdir()
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    given |= {"PATH": here, "PRE_COMMIT_HOME": str(tmp_path / "home"), "NO_COLOR": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        given |= {f"GIT_{who}_NAME": "T", f"GIT_{who}_EMAIL": "t@example.org"}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            command, cwd=folder, env=given, capture_output=True, text=True, check=False
        )

    run("git", "init", "-q", "-b", "main")
    run("git", "config", "commit.gpgSign", "false")
    return run


@pytest.fixture
def project(tmp_path: Path, run: Run) -> Path:
    """A committed project that uses the hooks of the manifest, from this environment.

    Only where lintkit comes from differs from what a user has: `language: system` takes the
    installed one, so that nothing has to be downloaded.
    """
    folder = tmp_path / "project"
    hooks = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    for hook in hooks:
        hook |= {"language": "system", "args": SELECT}
        hook["entry"] = f"{sys.executable} -m {hook['entry']}"
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (folder / ".gitignore").write_text(".lintkit_cache/\n")
    for name, text in (("client.py", CLIENT), ("app/ask.py", ASK), ("old.py", OLD)):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    run("git", "add", ".")
    assert run("git", "commit", "-q", "-m", "first").returncode == 0
    assert run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    return folder


def told(output: str) -> list[str]:
    return re.findall(r"^(\S+:\d+):\d+: LK\d+", output, re.MULTILINE)


def test_the_manifest_is_one() -> None:
    assert [hook["id"] for hook in load_manifest(str(MANIFEST))] == ["lintkit", "lintkit-audit"]


def test_a_commit_that_breaks_another_file_is_stopped(project: Path, run: Run) -> None:
    (project / "client.py").write_text(CLIENT.replace("20", "None"))
    run("git", "add", "client.py")
    done = run("git", "commit", "-m", "break it")
    assert done.returncode == 1
    assert told(done.stderr) == ["app/ask.py:5"]
    assert run("git", "log", "--oneline").stdout.count("\n") == 1


def test_a_commit_that_breaks_nothing_passes(project: Path, run: Run) -> None:
    (project / "client.py").write_text(CLIENT.replace("20", "30"))
    run("git", "add", "client.py")
    done = run("git", "commit", "-m", "wait longer")
    assert done.returncode == 0, done.stderr
    assert run("git", "log", "--oneline").stdout.count("\n") == 2


def test_only_what_is_staged_counts(project: Path, run: Run) -> None:
    (project / "client.py").write_text(CLIENT.replace("20", "30"))
    run("git", "add", "client.py")
    (project / "client.py").write_text(CLIENT.replace("20", "None"))
    assert run("git", "commit", "-m", "wait longer").returncode == 0
    assert "None" in (project / "client.py").read_text()


def test_a_changed_file_is_told_of_as_a_whole(project: Path, run: Run) -> None:
    (project / "old.py").write_text(f"# reviewed\n{OLD}")
    run("git", "add", "old.py")
    done = run("git", "commit", "-m", "a comment")
    assert done.returncode == 1
    assert told(done.stderr) == ["old.py:4"]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "arguments", [["--all-files"], ["--hook-stage", "manual", "lintkit-audit"]]
)
def test_all_of_the_project_on_request(run: Run, arguments: list[str]) -> None:
    done = run(sys.executable, "-m", "pre_commit", "run", *arguments)
    assert done.returncode == 1
    assert told(done.stdout) == ["old.py:3"]


def test_the_first_commit_of_a_repository(tmp_path: Path, run: Run, project: Path) -> None:
    (project / ".git").rename(tmp_path / "history")
    run("git", "init", "-q", "-b", "main")
    run("git", "add", ".")
    done = run(sys.executable, "-m", "pre_commit", "run")
    assert done.returncode == 1
    assert told(done.stdout) == ["old.py:3"]


@pytest.mark.network
def test_the_hook_installs_itself_from_a_repository(
    tmp_path: Path, project: Path, run: Run
) -> None:
    """As a user gets it: pre-commit clones the repository and builds an environment."""
    source = tmp_path / "lintkit"
    subprocess.run(["git", "clone", "-q", "--no-local", str(ROOT), str(source)], check=True)  # noqa: S603, S607
    revision = subprocess.check_output(  # noqa: S603
        ["git", "-C", str(source), "rev-parse", "HEAD"],  # noqa: S607
        text=True,
    ).strip()
    hook = {"id": "lintkit", "args": SELECT}
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": [hook]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    done = run(sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert told(done.stdout) == ["old.py:3"]
