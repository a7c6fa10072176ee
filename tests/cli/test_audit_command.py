"""`lintkit audit`: one folder with all there is to tell, of work trees, revisions and bare ones."""

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion

from lintkit.cli import main
from lintkit.signoffs import parse_draft

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]
Git = Callable[..., str]

OF_ALL = [
    *("README.md", "graph.json", "inventory.csv", "inventory.json"),
    *("models.cdx.json", "report.html", "report.json", "report.md"),
]


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


def names(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )


def points(folder: Path) -> list[str]:
    document = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    return [f"{point['path']} {point['model']['value']}" for point in document["points"]]


@pytest.mark.usefixtures("project")
def test_all_forms_tell_of_one_run(
    tmp_path: Path, lintkit: Run, snapshot: SnapshotAssertion
) -> None:
    out = tmp_path / "deep" / "audit"
    result = lintkit("audit", "--out", str(out), "--no-cache")
    assert (result.exit_code, result.stderr) == (0, "")
    assert names(out) == sorted([*OF_ALL, "accounts/app.py.toml", "to-models.dot"])
    assert result.stdout == (out / "README.md").read_text(encoding="utf-8") == snapshot
    assert points(out) == ["app.py gpt-4o"]
    rows = list(csv.DictReader((out / "inventory.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["model"] for row in rows] == ["gpt-4o"]
    bill = json.loads((out / "models.cdx.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in bill["components"]} >= {"gpt-4o"}
    assert "app.ask" in (out / "graph.json").read_text(encoding="utf-8")
    assert '"app.ask"' in (out / "to-models.dot").read_text(encoding="utf-8")
    assert "<title>" in (out / "report.html").read_text(encoding="utf-8")
    assert "## `app.py`" in (out / "report.md").read_text(encoding="utf-8")


def test_a_draft_is_no_record_until_somebody_signs_it(
    project: Path, tmp_path: Path, lintkit: Run
) -> None:
    out = tmp_path / "audit"
    lintkit("audit", "--out", str(out), "--no-cache")
    draft = out / "accounts" / "app.py.toml"
    text = draft.read_text(encoding="utf-8")
    assert set(parse_draft(text).by_key().values()) == {""}
    assert "# lintkit account app.py --stdin < this-file" in text
    assert "# - wait, line 7: nothing bounds the wait (open)" in text

    record = project / ".lintkit" / "accounts" / "app.py.toml"
    record.parent.mkdir(parents=True)
    record.write_text(text)
    status = lintkit("account", "status", "--no-cache")
    assert status.stdout == "none         app.py\n"
    assert "does not have the form of one" in status.stderr
    record.unlink()

    answered = text.replace("'''\n\n'''", "'''\nNobody here knows, ANSWER.\n'''")
    for number in range(6):
        answered = answered.replace("ANSWER", f"and this is reason {number}", 1)
    answered = answered.replace('name = ""', 'name = "Ada"')
    signed = CliRunner().invoke(main, ["account", "app.py", "--stdin", "--no-cache"], answered)
    assert signed.exit_code == 0, signed.stderr
    assert lintkit("account", "status", "--no-cache").stdout.startswith("signed       app.py  Ada")


@pytest.mark.usefixtures("project")
def test_a_draft_that_somebody_has_begun_is_left(tmp_path: Path, lintkit: Run) -> None:
    out = tmp_path / "audit"
    again = ("audit", "--out", str(out), "--no-cache")
    lintkit(*again)
    assert lintkit(*again).stderr == ""
    draft = out / "accounts" / "app.py.toml"
    draft.write_bytes(b"# begun \xff")
    (out / "report.md").write_text("old")
    assert lintkit(*again).stderr == f"{draft}: left as it is.\n"
    assert draft.read_bytes() == b"# begun \xff"
    assert (out / "report.md").read_text(encoding="utf-8") != "old"


def test_a_bare_repository_will_do(git: Git, project: Path, tmp_path: Path, lintkit: Run) -> None:
    bare = tmp_path / "shop.git"
    git("clone", "-q", "--bare", str(project), str(bare))
    before = names(bare)
    out = tmp_path / "audit"
    result = lintkit("audit", str(bare), "--out", str(out))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "changed by 1 commit" in (out / "report.md").read_text(encoding="utf-8")
    head = git("rev-parse", "HEAD")
    assert result.stdout.startswith(f"# Audit of shop\n\nAs of 2025-01-01, at `{head}`.\n")
    assert points(out) == ["app.py gpt-4o"]
    assert names(bare) == before


def test_a_revision_is_read_and_the_work_tree_left(
    git: Git, project: Path, tmp_path: Path, lintkit: Run
) -> None:
    app = project / "app.py"
    app.write_text(app.read_text().replace('"gpt-4o"', '"gpt-4.1"'))
    git("commit", "-q", "-a", "-m", "second")
    app.write_text("x = 1\n")

    def of(*arguments: str) -> list[str]:
        out = tmp_path / "-".join(("out", *arguments)).replace("/", "_")
        result = lintkit("audit", *arguments, "--out", str(out), "--no-cache")
        assert result.exit_code == 0, result.stderr
        return points(out)

    assert of(".") == []
    assert of(".", "--rev", "HEAD") == ["app.py gpt-4.1"]
    assert of(".", "--rev", "HEAD~1") == ["app.py gpt-4o"]
    assert of(".git") == ["app.py gpt-4.1"]
    assert names(project)[-2:] == ["app.py", "requirements.txt"]
    assert app.read_text() == "x = 1\n"


def test_sign_offs_count_in_a_bare_repository(
    git: Git, project: Path, tmp_path: Path, lintkit: Run
) -> None:
    answers = "\n".join(
        f"{key} = 'Nobody here knows, and this is reason {key}.'"
        for key in ("purpose", "slow", "wrong", "moves", "stopped", "switch-off")
    )
    signing = ["account", "app.py", "--stdin", "--no-cache"]
    assert CliRunner().invoke(main, signing, f"name = 'Ada'\n{answers}").exit_code == 0
    git("add", ".")
    git("commit", "-q", "-m", "sign")

    def account() -> str:
        lintkit("audit", str(project / ".git"), "--out", str(tmp_path / "audit"))
        return (tmp_path / "audit" / "report.md").read_text().partition("### account: ")[2]

    assert account().startswith("shown\n")
    git("commit", "-q", "--amend", "-m", "sign\n\nCo-authored-by: aider <aider@aider.chat>")
    assert account().startswith("open\n")
    assert "last committed by aider" in account()


def test_without_models_it_says_so_and_where_to_begin(
    write: Write, tmp_path: Path, lintkit: Run
) -> None:
    write({"a.py": "import b\n\nb.f()\n", "b.py": "def f():\n    return 1\n", "c.py": "def ("})
    out = tmp_path / "audit"
    result = lintkit("audit", "--out", str(out), "--no-cache")
    assert result.exit_code == 0
    assert "No integration point was found" in result.stdout
    assert "- `b.py`: reached from python a.py; called by 1 function of" in result.stdout
    assert "1 file could not be read" in result.stdout
    assert "- `c.py`: line 1" in result.stdout
    assert names(out) == sorted(OF_ALL)


def test_many_unread_files_are_counted(write: Write, tmp_path: Path, lintkit: Run) -> None:
    write({f"c{number}.py": "def (" for number in range(7)})
    result = lintkit("audit", "--out", str(tmp_path / "audit"), "--no-cache")
    assert "- … and 2 more" in result.stdout
    assert "There is no Python here that could be read." in result.stdout


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    ("arguments", "mistake"),
    [
        (("nowhere",), "nowhere: there is no such folder"),
        ((".", "--rev", "nowhere"), "nowhere: git knows no such commit here"),
        (("app.py",), "app.py: there is no such folder"),
    ],
)
def test_mistakes_are_told(
    tmp_path: Path, lintkit: Run, arguments: tuple[str, ...], mistake: str
) -> None:
    out = tmp_path / "audit"
    result = lintkit("audit", *arguments, "--out", str(out))
    assert result.exit_code == 2
    assert mistake in result.stderr
    assert not out.exists()


def test_what_is_in_the_way_is_told(project: Path, lintkit: Run) -> None:
    (project / "file").write_text("")
    result = lintkit("audit", "--out", "file/audit", "--no-cache")
    assert result.exit_code == 2
    assert "file/audit: cannot be made: Not a directory" in result.stderr


def test_a_folder_that_only_looks_like_a_repository_is_told(tmp_path: Path, lintkit: Run) -> None:
    for name in ("objects", "refs"):
        (tmp_path / "odd" / name).mkdir(parents=True)
    (tmp_path / "odd" / "HEAD").write_text("nothing")
    result = lintkit("audit", str(tmp_path / "odd"), "--out", str(tmp_path / "audit"))
    assert result.exit_code == 2
    assert "git says: not a git repository" in result.stderr


def test_a_repository_without_commits_is_told(tmp_path: Path, lintkit: Run) -> None:
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "new.git"], check=True)  # noqa: S603, S607
    result = lintkit("audit", str(tmp_path / "new.git"), "--out", str(tmp_path / "audit"))
    assert result.exit_code == 2
    assert "HEAD: git knows no such commit here" in result.stderr


def test_errors_at_a_revision_name_files_as_the_repository_does(
    git: Git, project: Path, tmp_path: Path, lintkit: Run
) -> None:
    (project / "lintkit.toml").write_text("selekt = []\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "second")
    result = lintkit("audit", "--rev", "HEAD", "--out", str(tmp_path / "audit"))
    assert result.exit_code == 2
    assert result.stderr.startswith("lintkit: error: lintkit.toml: ")
