"""The example of a plugin, built and installed as a third party's package is."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "fixtures" / "lintkit_example_plugin"
APP = """\
from acme_gateway import Gateway, require_complete

answer = Gateway().ask(model="acme-chat-v1", question="Hello")
print(require_complete(answer).text)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed plugin, made without a network."""
    folder = tmp_path_factory.mktemp("plugin")
    copy = shutil.copytree(SOURCE, folder / "source")
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--target", folder / "target"]
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pip", "install", "--quiet", *options, copy], check=True
    )
    return folder / "target"


def run(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    given = os.environ | {"PYTHONPATH": str(installed)}
    given.pop("LINTKIT_PLUGINS", None)
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=folder,
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_rule_catalogue_and_format_work(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    options = ("--no-cache", "--select", "ACME,LK3", "--format", "dashboard")
    done = run(installed, tmp_path, "lintkit", "check", *options)
    summary = "A call asks a model that is not on the list of approved ones."
    assert (done.returncode, done.stdout) == (1, f"ACME101\t1\t{summary}\n"), done.stderr


def test_its_recogniser_works(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    done = run(installed, tmp_path, "lintkit", "inventory", "--no-cache", "--format", "json")
    (point,) = json.loads(done.stdout)["points"]
    assert (point["call"], point["output"]["checks"]) == ("acme_gateway.Gateway.ask", ["truncated"])


def test_its_rule_is_explained(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "lintkit", "explain", "unapproved-model")
    assert done.stdout.startswith("# ACME101 unapproved-model\n\n*error, since 1.0.0*\n")


def test_its_own_tests_pass(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(SOURCE / "tests", tmp_path / "tests")
    done = run(installed, tmp_path, "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert "1 passed" in done.stdout, done.stdout
    done = run(installed, tmp_path, "lintkit", "test-rules", str(installed / "acme_lintkit"))
    assert (done.returncode, done.stderr) == (0, "1 rule tested: 0 problems.\n")


def test_metadata_in_the_current_folder_is_no_installation(tmp_path: Path) -> None:
    info = tmp_path / "evil.egg-info"
    info.mkdir()
    (info / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[lintkit.rules]\nevil = evil\n")
    (tmp_path / "evil.py").write_text("from pathlib import Path\nPath('ran').touch()\n")
    (tmp_path / "app.py").write_text("x = 1\n")
    done = run(tmp_path / "nothing", tmp_path, "lintkit", "check", "--no-cache")
    assert (done.returncode, (tmp_path / "ran").exists()) == (0, False), done.stderr
