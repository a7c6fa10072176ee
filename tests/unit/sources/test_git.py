"""Against real repositories: git is asked, nothing of the work tree is touched."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lintkit.errors import UsageError
from lintkit.sources.git import Commit, Repository
from lintkit.sources.reading import MAX_SOURCE_BYTES
from lintkit.sources.trees import write_tree

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git in a repository of its own."""
    folder = tmp_path / "repo"
    folder.mkdir()

    def run(*arguments: str) -> str:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        command = ["git", *identity, "-c", "commit.gpgSign=false", *arguments]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    return run


@pytest.fixture
def repository(tmp_path: Path, git: Git) -> Repository:
    folder = tmp_path / "repo"
    (folder / "lib").mkdir()
    (folder / "lib" / "änderung.py").write_text("x = 1\n" * 20)
    (folder / "a b.py").write_bytes(b"y = 2\r\nno end")
    (folder / "empty.py").write_text("")
    (folder / "link.py").symlink_to("a b.py")
    (folder / "huge.py").write_text("#" * (MAX_SOURCE_BYTES + 1))
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return Repository(folder)


def test_the_repository_around_a_folder(repository: Repository) -> None:
    assert Repository.around(repository.top / "lib") == repository


def test_outside_of_a_repository_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="git says: not a git repository"):
        Repository.around(tmp_path)


def test_without_git_it_is_the_same_mistake(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git cannot be asked: No such file"):
        Repository.around(repository.top)


def test_the_base_is_where_both_have_gone_apart(repository: Repository, git: Git) -> None:
    first = git("rev-parse", "HEAD")
    git("branch", "other")
    git("commit", "-q", "--allow-empty", "-m", "second")
    git("checkout", "-q", "other")
    git("commit", "-q", "--allow-empty", "-m", "third")
    assert repository.base_of("main") == first
    assert repository.base_of("HEAD") == git("rev-parse", "HEAD")


@pytest.mark.parametrize("revision", ["absent", "", "--all", "HEAD:lib"])
def test_what_is_no_commit_is_a_mistake(repository: Repository, revision: str) -> None:
    with pytest.raises(UsageError, match="git knows no such commit here"):
        repository.base_of(revision)


def test_without_anything_in_common_it_says_what_to_fetch(repository: Repository, git: Git) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-q", "--allow-empty", "-m", "apart")
    with pytest.raises(UsageError, match="fetch-depth: 0"):
        repository.base_of("main")


def test_before_the_first_commit_the_base_is_empty(tmp_path: Path, git: Git) -> None:
    git("status")
    repository = Repository(tmp_path / "repo")
    write_tree(repository, repository.base_of("HEAD"), tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["repo"]


def test_a_tree_is_written_byte_by_byte_elsewhere(repository: Repository, tmp_path: Path) -> None:
    (repository.top / "a b.py").write_text("changed since")
    target = tmp_path / "copy"
    target.mkdir()
    write_tree(repository, "HEAD", target)
    written = {
        file.relative_to(target).as_posix(): file.read_bytes()
        for file in target.rglob("*")
        if file.is_file()
    }
    assert written == {
        "a b.py": b"y = 2\r\nno end",
        "empty.py": b"",
        "lib/änderung.py": b"x = 1\n" * 20,
    }
    assert (repository.top / "a b.py").read_text() == "changed since"


def test_renames_are_told_as_seen_from_the_root(repository: Repository, git: Git) -> None:
    git("mv", "lib/änderung.py", "lib/change.py")
    since = git("rev-parse", "HEAD")
    assert repository.renames(since, repository.top) == {"lib/änderung.py": "lib/change.py"}
    assert repository.renames(since, repository.top / "lib") == {"änderung.py": "change.py"}


def test_the_last_change_of_a_file(repository: Repository, git: Git) -> None:
    first = git("rev-parse", "HEAD")
    git("commit", "-q", "--allow-empty", "-m", "second")
    assert repository.last_change(repository.top / "a b.py") == first
    assert repository.last_change(repository.top / "absent.py") is None


def test_the_last_commit_of_a_file_names_who_made_it(repository: Repository, git: Git) -> None:
    (repository.top / "a b.py").write_text("y = 3\n")
    git(
        *("commit", "-q", "-a", "-m", "second\n\nCo-authored-by: Ada <ada@example.org>\n"),
        *("--author", "Grace <grace@example.org>"),
    )
    commit = repository.last_commit("a b.py")
    helpers = ("Ada <ada@example.org>",)
    assert commit == Commit("Grace <grace@example.org>", "T <t@example.org>", helpers)
    first = repository.last_commit("lib/änderung.py")
    assert first == Commit("T <t@example.org>", "T <t@example.org>")
    assert repository.last_commit("a b.py", "HEAD~1") == first
    assert repository.last_commit("*.py") is None


def test_no_commit_is_known_of_a_new_file_and_of_an_empty_repository(
    tmp_path: Path, git: Git
) -> None:
    repository = Repository(tmp_path / "repo")
    assert repository.last_commit("new.py") is None
    (repository.top / "old.py").write_text("")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    assert repository.last_commit("new.py") is None


def test_where_objects_are_is_a_repository_too(repository: Repository, git: Git) -> None:
    objects = Repository.bare(repository.top / ".git")
    assert objects == Repository(repository.top / ".git")
    assert (objects.name, repository.name) == ("repo", "repo")
    assert objects.commit_of("main") == git("rev-parse", "HEAD")
    assert Repository.bare(repository.top) is None
    odd = repository.top / "odd"
    for name in ("HEAD", "objects", "refs"):
        (odd / name).mkdir(parents=True)
    assert Repository.bare(odd) is None


def test_a_bare_repository_is_called_without_its_ending(tmp_path: Path, git: Git) -> None:
    git("clone", "-q", "--bare", ".", str(tmp_path / "shop.git"))
    bare = Repository.bare(tmp_path / "shop.git")
    assert bare is not None
    assert bare.name == "shop"
