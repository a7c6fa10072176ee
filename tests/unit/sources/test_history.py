import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lintkit.sources import history
from lintkit.sources.files import relative_path
from lintkit.sources.history import FileHistory, read_history

Committing = Callable[..., None]
ANA, BEN = "Ana <ana@example.org>", "Ben <BEN@example.org>"


@pytest.fixture
def commit(tmp_path: Path) -> Committing:
    def git(*arguments: str, date: str = "2026-01-01") -> None:
        subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=tmp_path,
            check=True,
            capture_output=True,
            env={
                "GIT_AUTHOR_DATE": f"{date}T12:00:00Z",
                "GIT_COMMITTER_DATE": f"{date}T12:00:00Z",
                "GIT_COMMITTER_NAME": "C",
                "GIT_COMMITTER_EMAIL": "c@example.org",
                "GIT_CONFIG_NOSYSTEM": "1",
                "HOME": str(tmp_path),
                "PATH": "/usr/bin:/bin",
            },
        )

    git("init", "-q")

    def commit_files(
        files: dict[str, str], date: str, author: str = ANA, message: str = "Change"
    ) -> None:
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        git("add", "-A")
        git("commit", "-qm", message, "--author", author, "--allow-empty", date=date)

    return commit_files


def test_commits_authors_and_dates_of_each_file(tmp_path: Path, commit: Committing) -> None:
    commit({"a.py": "1\n", "lib/b.py": "1\n"}, "2026-01-01")
    commit({"a.py": "2\n"}, "2026-02-01", BEN)
    commit({}, "2026-02-02")
    commit({"a.py": "3\n"}, "2026-03-01", BEN.lower())
    found = read_history(tmp_path)
    assert found is not None
    assert found.is_whole
    assert found.files["a.py"] == FileHistory("2026-01-01", "2026-03-01", 3, 2, 0)
    assert found.files["lib/b.py"] == FileHistory("2026-01-01", "2026-01-01", 1, 1, 0)


def test_paths_are_relative_to_the_folder_asked_about(tmp_path: Path, commit: Committing) -> None:
    commit({"a.py": "1\n", "lib/b.py": "1\n"}, "2026-01-01")
    found = read_history(tmp_path / "lib")
    assert found is not None
    assert list(found.files) == ["b.py"]


def test_renamed_file_keeps_its_history(tmp_path: Path, commit: Committing) -> None:
    commit({"a.py": "one\ntwo\nthree\n"}, "2026-01-01")
    (tmp_path / "a.py").unlink()
    commit({"b.py": "one\ntwo\nthree\n"}, "2026-02-01")
    commit({"b.py": "one\ntwo\nfour\n"}, "2026-03-01")
    found = read_history(tmp_path)
    assert found is not None
    assert found.files == {"b.py": FileHistory("2026-01-01", "2026-03-01", 3, 1, 0)}


def test_commits_that_name_a_coding_agent_are_counted(tmp_path: Path, commit: Committing) -> None:
    claude = "Change\n\nCo-Authored-By: Claude <noreply@anthropic.com>"
    commit({"a.py": "1\n"}, "2026-01-01", message=claude)
    commit({"a.py": "2\n"}, "2026-01-02", "Devin <devin-ai-integration[bot]@x.example>")
    commit({"a.py": "3\n"}, "2026-01-03", "dependabot[bot] <1+dependabot[bot]@x.example>")
    commit({"a.py": "4\n"}, "2026-01-04", "Ana (works at a vendor) <ana@anthropic.com>")
    found = read_history(tmp_path)
    assert found is not None
    assert (found.files["a.py"].commits, found.files["a.py"].by_agents) == (4, 2)


def test_hostile_names_cost_nothing_but_their_own_line(tmp_path: Path, commit: Committing) -> None:
    name = "M\n\x01x\x1fy.py"
    commit({name: "1\n", "a.py": "1\n"}, "2026-01-01", "A\x1fB\x1e <a@example.org>")
    found = read_history(tmp_path)
    assert found is not None
    assert found.files["a.py"].commits == 1
    assert set(found.files) == {relative_path(name, Path()), "a.py"}


def test_history_that_is_cut_off_says_so(
    tmp_path: Path, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_MOST_COMMITS", 2)
    for number in range(3):
        commit({"a.py": f"{number}\n"}, f"2026-01-0{number + 1}")
    found = read_history(tmp_path)
    assert found is not None
    assert not found.is_whole
    assert found.files["a.py"].first == "2026-01-02"


def test_without_commits_or_git_there_is_none(tmp_path: Path, commit: Committing) -> None:
    assert commit
    assert read_history(tmp_path) is None
    assert read_history(Path("/")) is None
