from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.sources.documents import Documents
from lintkit.sources.tests_layout import find_tests

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "app.py",
    "conftest.py",
    "pkg/write_test.py",
    "pkg/test_chat.py",
    "pkg/tests.py",
    "pkg/testing.py",
    "pkg/latest.py",
    "checks/check_chat.py",
    "checks/check_bill.py",
    "checks/fakes.py",
    "tests/fakes.py",
    "pkg/test/data.py",
)
BY_DEFAULT = [
    "conftest.py",
    "pkg/test/data.py",
    "pkg/test_chat.py",
    "pkg/tests.py",
    "pkg/write_test.py",
    "tests/fakes.py",
]


def found_in(root: Path, *patterns: str, files: tuple[str, ...] = FILES) -> list[str]:
    is_test = find_tests(files, root, Documents(root), patterns=patterns)
    return sorted(filter(is_test, files))


def test_without_settings_names_and_folders_tell(tmp_path: Path) -> None:
    assert found_in(tmp_path) == BY_DEFAULT


def test_a_package_named_test_may_be_part_of_the_program(tmp_path: Path) -> None:
    program = ("app/__init__.py", "app/test/__init__.py", "app/test/oracle.py")
    assert found_in(tmp_path, files=program) == []
    tests = (*program, "app/test/deep/test_oracle.py")
    assert found_in(tmp_path, files=tests) == sorted(tests[1:])
    folder = ("app/__init__.py", "app/test/oracle.py")
    assert found_in(tmp_path, files=folder) == ["app/test/oracle.py"]


def test_patterns_of_the_configuration_alone_decide(tmp_path: Path) -> None:
    assert found_in(tmp_path, "checks/", "!fakes.py") == [
        "checks/check_bill.py",
        "checks/check_chat.py",
    ]


SETTINGS = [
    (
        "pyproject.toml",
        '[tool.pytest.ini_options]\ntestpaths = ["checks"]\npython_files = "check_*.py"',
    ),
    ("pyproject.toml", '[tool.pytest]\ntestpaths = ["checks"]\npython_files = ["check_*.py"]'),
    ("pytest.ini", "[pytest]\ntestpaths = checks\npython_files = check_*.py\naddopts = -k 50%\n"),
    (".pytest.ini", "[pytest]\ntestpaths =\n    checks\npython_files =\n    check_*.py\n"),
    ("tox.ini", "[tox]\n[pytest]\ntestpaths = checks\npython_files = check_*.py\n"),
    ("setup.cfg", "[tool:pytest]\ntestpaths = che*\npython_files = check_*.py\n"),
]


@pytest.mark.parametrize(("name", "content"), SETTINGS)
def test_settings_of_pytest_tell(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (tmp_path / "checks").mkdir()
    assert found_in(tmp_path) == [
        "checks/check_bill.py",
        "checks/check_chat.py",
        "checks/fakes.py",
        "conftest.py",
        "pkg/test/data.py",
        "tests/fakes.py",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", "[tool.pytest.ini_options]\ntestpaths = 3\npython_files = {a = 1}"),
        ("pyproject.toml", "[tool.pytest.ini_options\n"),
        ("pyproject.toml", "tool = []"),
        ("pytest.ini", "[pytest]\ntestpaths = gone /checks*\n"),
        ("pytest.ini", ""),
        ("setup.cfg", "nonsense"),
        ("tox.ini", "[tox]\n"),
    ],
)
def test_settings_that_say_nothing_change_nothing(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert found_in(tmp_path) == BY_DEFAULT


def test_testpaths_full_of_sources_are_no_folder_of_tests(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = src\npython_files = *.py\n")
    files = ("src/a.py", "src/b.py", "src/test_a.py")
    assert found_in(tmp_path, files=files) == ["src/test_a.py"]


def test_the_nearest_settings_hold(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\npython_files = spec_*.py\n")
    (tmp_path / "part").mkdir()
    (tmp_path / "part/pytest.ini").write_text("[pytest]\npython_files = probe_*.py\n")
    files = ("spec_a.py", "part/spec_a.py", "part/probe_a.py", "part/deep/probe_b.py")
    assert found_in(tmp_path, files=files) == [
        "part/deep/probe_b.py",
        "part/probe_a.py",
        "spec_a.py",
    ]


def test_settings_above_the_root_hold(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\npython_files = spec_*.py\n")
    assert found_in(tmp_path / "pkg", files=("spec_a.py", "a.py")) == ["spec_a.py"]


def test_a_file_in_a_folder_of_tests_is_collected_by_its_name_alone(tmp_path: Path) -> None:
    files = ("tests/e2e.py", "tests/test_chat.py", "tests/chat_test.py", "tests/testing.py")
    tests = find_tests(files, tmp_path, Documents(tmp_path))
    assert [*filter(tests, files)] == [*files]
    assert [*filter(tests.is_collected, files)] == [*files[1:]]
    (tmp_path / "pytest.ini").write_text("[pytest]\npython_files = e2e.py\n", encoding="utf-8")
    assert find_tests(files, tmp_path, Documents(tmp_path)).is_collected("tests/e2e.py")
    by_pattern = find_tests(files, tmp_path, Documents(tmp_path), patterns=("tests/",))
    assert by_pattern.is_collected("tests/e2e.py")
