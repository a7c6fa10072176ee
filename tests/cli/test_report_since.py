"""`lintkit report --since`: in real repositories, whose work tree stays as it is."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Git = Callable[..., str]

UNBOUNDED = "client = OpenAI(timeout=None)"


@pytest.fixture
def git(project: Path) -> Git:
    """The small project as a repository with one commit."""
    (project / ".git").rmdir()

    def run(*arguments: str) -> str:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        command = ["git", *identity, "-c", "commit.gpgSign=false", *arguments]
        done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    run("add", ".")
    run("commit", "-q", "-m", "first")
    return run


def told(lintkit: Run, *arguments: str) -> dict[str, list[str]]:
    result = lintkit("report", "--no-cache", "--format", "json", "--since", *arguments)
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    return {
        name: [f"{one['question']} {one['item']['rule']}" for one in document[name]]
        for name in ("opened", "cleared", "staled", "untold")
        if document[name]
    }


@pytest.mark.usefixtures("git")
def test_without_a_change_nothing_is_told(lintkit: Run) -> None:
    assert told(lintkit, "HEAD") == {}


def test_a_bound_clears_and_a_new_call_opens(project: Path, git: Git, lintkit: Run) -> None:
    app = project / "app.py"
    app.write_text(app.read_text().replace(UNBOUNDED, "client = OpenAI(timeout=20)"))
    found = told(lintkit, "HEAD")
    assert "wait LK101" in found["cleared"]
    assert "opened" not in found
    git("commit", "-qam", "second")
    app.write_text(app.read_text().replace("timeout=20", "timeout=None"))
    assert "wait LK101" in told(lintkit, "HEAD")["opened"]
    assert told(lintkit, "HEAD~1") == {}


def test_lines_and_renames_are_no_change(project: Path, git: Git, lintkit: Run) -> None:
    app = project / "app.py"
    app.write_text("# A comment.\n\n" + app.read_text().replace("def ask", "\n\ndef ask"))
    assert told(lintkit, "HEAD") == {}
    git("mv", "app.py", "assistant.py")
    assert told(lintkit, "HEAD") == {}


def test_the_work_tree_and_the_index_stay(project: Path, git: Git, lintkit: Run) -> None:
    (project / "app.py").write_text("x = 1\n")
    before = git("status", "--porcelain", "-uall"), git("rev-parse", "HEAD")
    assert "wait LK101" in told(lintkit, "HEAD")["cleared"]
    assert (git("status", "--porcelain", "-uall"), git("rev-parse", "HEAD")) == before
    assert sorted(one.name for one in project.iterdir()) == [".git", "app.py", "requirements.txt"]


def test_markdown_goes_to_a_file(project: Path, git: Git, lintkit: Run) -> None:
    (project / "app.py").write_text("x = 1\n")
    result = lintkit("report", "--since", "HEAD", "--format", "markdown", "--out", "delta.md")
    assert (result.exit_code, result.stdout) == (0, "")
    title = f"### Explainability debt since {git('rev-parse', 'HEAD')[:8]}\n"
    assert (project / "delta.md").read_text().startswith(title)


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    ("arguments", "mistake"),
    [
        (("--since", "nowhere"), "nowhere: git knows no such commit here"),
        (("--since", "HEAD", "--format", "html"), "not with --since"),
        (("--since", "HEAD", "--coverage", ".coverage"), "not with --since"),
    ],
)
def test_mistakes_are_told(lintkit: Run, arguments: tuple[str, ...], mistake: str) -> None:
    result = lintkit("report", *arguments)
    assert result.exit_code == 2
    assert mistake in result.stderr


def test_the_whole_ledger_as_json_tells_what_git_knows_of_each_file(
    project: Path, lintkit: Run, git: Git
) -> None:
    file = next(path for path in sorted(project.rglob("*.py")) if path.stat().st_size)
    file.write_text(f"{file.read_text()}\n# more\n")
    agent = "Co-Authored-By: Claude <noreply@anthropic.com>"
    git("commit", "-q", "-a", "-m", f"second\n\n{agent}")
    result = lintkit("report", "--no-cache", "--format", "json")
    document = json.loads(result.stdout)
    assert document["schema"] == "lintkit/report/v1"
    assert document["is_history_whole"]
    (changed,) = [one for one in document["modules"] if one["path"] == file.name]
    history = changed["history"]
    assert (history["commits"], history["authors"], history["by_agents"]) == (2, 1, 1)


def test_files_of_submodules_are_compared_too(project: Path, git: Git, lintkit: Run) -> None:
    """The commit that the outer one names is what was there, though the inner one has gone on."""
    other = project.with_name("other")
    git("clone", "-q", str(project), str(other))
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    git("commit", "-qm", "second")
    assert told(lintkit, "HEAD") == {}
    app = project / "sub" / "app.py"
    app.write_text(app.read_text().replace(UNBOUNDED, "client = OpenAI(timeout=20)"))
    assert "wait LK101" in told(lintkit, "HEAD")["cleared"]
    git("-C", "sub", "commit", "-qam", "inner")
    assert "wait LK101" in told(lintkit, "HEAD")["cleared"]


def test_a_clone_without_history_says_what_to_fetch(
    project: Path, git: Git, lintkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("commit", "-q", "--allow-empty", "-m", "second")
    shallow = tmp_path / "shallow"
    git("clone", "-q", "--depth", "1", project.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    assert told(lintkit, "HEAD") == {}
    result = lintkit("report", "--since", "HEAD~1")
    assert result.exit_code == 2
    assert "one that only the remote has must be fetched first" in result.stderr


def test_a_submodule_without_the_commit_says_so(project: Path, git: Git, lintkit: Run) -> None:
    other = project.with_name("other")
    git("clone", "-q", str(project), str(other))
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    absent = "1" * 40
    git("update-index", "--cacheinfo", f"160000,{absent},sub")
    git("commit", "-qm", "second")
    result = lintkit("report", "--since", "HEAD")
    assert result.exit_code == 2
    assert f"{project / 'sub'}: this clone does not hold {absent}; fetch it first." in result.stderr
