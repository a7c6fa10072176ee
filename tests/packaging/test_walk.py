"""The three uses, as the README and docs/start describe them, from the tree and from a wheel.

`LINTKIT_PYTHON` names the interpreter for the wheel; without it, this one is used.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENT = "client = OpenAI("
BOUNDED = "client = OpenAI(timeout=20, "

Lintkit = Callable[..., subprocess.CompletedProcess[str]]


def run(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    given = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "LINTKIT_"))}
    for who in ("AUTHOR", "COMMITTER"):
        given |= {f"GIT_{who}_NAME": "T", f"GIT_{who}_EMAIL": "t@example.org"}
    return subprocess.run(  # noqa: S603
        command, cwd=folder, env=given, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the tree, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    done = run(sys.executable, "-m", "pip", "wheel", *options, ROOT)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module", params=["tree", pytest.param("wheel", marks=pytest.mark.network)])
def script(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `lintkit`, of this environment or of a fresh one with the wheel alone."""
    if request.param == "tree":
        return Path(sys.executable).with_name("lintkit")
    folder = tmp_path_factory.mktemp("fresh")
    python = os.environ.get("LINTKIT_PYTHON", sys.executable)
    assert run(python, "-m", "venv", folder).returncode == 0
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    done = run(folder / "bin" / "python", *pip, request.getfixturevalue("wheel"))
    assert done.returncode == 0, done.stderr
    return folder / "bin" / "lintkit"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with findings, committed."""
    folder = shutil.copytree(ROOT / "fixtures" / "shop_assistant", tmp_path / "shop")
    file = folder / "llm.py"
    assert CLIENT in file.read_text()
    file.write_text(file.read_text().replace(CLIENT, BOUNDED))
    run("git", "init", "-q", "-b", "main", folder=folder)
    run("git", "add", "-A", folder=folder)
    assert run("git", "commit", "-q", "-m", "first", folder=folder).returncode == 0
    return folder


@pytest.fixture
def lintkit(script: Path, project: Path) -> Lintkit:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return run(script, *arguments, folder=project)

    return command


def unbound(project: Path) -> None:
    """Takes the timeout of a client away, which other files use."""
    file = project / "llm.py"
    file.write_text(file.read_text().replace(BOUNDED, "client = OpenAI(timeout=None, "))


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [finding["code"] for finding in json.loads(done.stdout)["findings"]]


def test_before_a_commit(lintkit: Lintkit, project: Path) -> None:
    first = lintkit("check")
    assert (first.returncode, "LK101" in first.stdout) == (1, True), first.stderr
    assert lintkit("explain", "LK101").stdout.startswith("# LK101 no-deadline")
    assert lintkit("init", "--hook").returncode == 0
    assert "lintkit check" in (project / ".pre-commit-config.yaml").read_text()
    hook = ("check", "--focus", "--diff-base", "HEAD", "--format", "json", "llm.py")
    before = codes(lintkit(*hook))
    unbound(project)
    after = lintkit(*hook)
    assert after.returncode == 1
    assert codes(after).count("LK101") > before.count("LK101")


def test_in_ci(lintkit: Lintkit, project: Path) -> None:
    assert lintkit("baseline", "create").returncode == 0
    gate = ("check", "--baseline", "lintkit-baseline.json", "--fail-on", "error")
    assert lintkit(*gate).returncode == 0
    unbound(project)
    broken = lintkit(*gate, "--format", "sarif:lintkit.sarif", "--format", "json")
    assert (broken.returncode, set(codes(broken))) == (1, {"LK101"})
    assert json.loads((project / "lintkit.sarif").read_text())["version"] == "2.1.0"
    change = lintkit("check", "--diff-base", "main", "--format", "json")
    assert (change.returncode, set(codes(change))) == (1, {"LK101"})
    assert lintkit("init", "--workflow").returncode == 0
    assert (project / ".github" / "workflows" / "lintkit.yml").exists()


def test_every_command_has_help(lintkit: Lintkit) -> None:
    done = lintkit("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "server" in done.stdout  # whose library is an extra


def test_on_the_first_day(lintkit: Lintkit, project: Path) -> None:
    listed = lintkit("inventory", "--format", "json")
    assert (listed.returncode, len(json.loads(listed.stdout)["points"])) == (0, 10)
    report = lintkit("report")
    assert report.returncode == 0
    assert "4 modules with calls to models" in report.stdout
    assert lintkit("report", "--format", "markdown").stdout.startswith("#")
    audit = lintkit("audit", ".", "--out", "audit")
    assert audit.returncode == 0, audit.stderr
    assert (project / "audit" / "README.md").read_text().startswith("#")


def test_the_wheel_holds_the_tool_and_its_rules_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"lintkit", "lintkit_rules"}
    assert {"lintkit/py.typed", "lintkit_rules/catalogue/providers/openai.toml"} <= set(names)
