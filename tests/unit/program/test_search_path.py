"""Folders that code puts on `sys.path`."""

from __future__ import annotations

import pytest

from lintkit.lowering import lower
from lintkit.program.search_path import Searched, searched


@pytest.mark.parametrize(
    ("statement", "folder"),
    [
        ("sys.path.insert(0, 'lib')", "lib"),
        ("sys.path[:0] = ['lib']", "lib"),
        ("sys.path = ['lib'] + sys.path", "lib"),
        ("sys.path.insert(0, os.path.dirname(__file__))", "tools"),
        ("sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))", "."),
        ("sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))", "lib"),
        ("sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))", "."),
        ("sys.path.insert(0, str(Path(__file__).resolve().parent / 'lib'))", "tools/lib"),
        ("sys.path.insert(0, str(Path(__file__).parents[1].joinpath('lib')))", "lib"),
        ("sys.path.insert(0, str(HERE / 'lib'))", "tools/lib"),
        ("sys.path.insert(0, os.path.realpath(os.getcwd()))", "."),
        ("def f():\n    sys.path.insert(0, str(HERE))", "tools"),
    ],
)
def test_folders_that_are_written_out(statement: str, folder: str) -> None:
    text = f"import os, sys\nfrom pathlib import Path\nHERE = Path(__file__).parent\n{statement}\n"
    assert Searched(folder, first=True) in searched([lower(text, "tools/run.py")])


def test_what_is_appended_comes_after_what_is_installed() -> None:
    module = lower("import sys\nsys.path.append('lib')\nsys.path += ['more']\n", "run.py")
    assert searched([module]) == (Searched("lib", first=False), Searched("more", first=True))


@pytest.mark.parametrize(
    "statement",
    [
        "sys.path.insert(0, '/usr/lib')",
        "sys.path.insert(0, '../elsewhere')",
        "sys.path.insert(0, folder)",
        "sys.path.insert(0, 7)",
        "sys.path.insert(0, Path(__file__).parents[n])",
        "sys.path.insert(0, [*__file__].parents)",
        "sys.path.insert(0, Path(__file__)[0])",
        "sys.path.insert(0, 'a' % 'b')",
        "sys.path.insert(0, find('lib'))",
        "sys.path.insert(0, os.path.join('lib', name))",
        "sys.path.insert(0, os.path.dirname())",
        "sys.path.insert(0, str())",
        "sys.path.remove('lib')",
        "sys.path.clear()",
        "other.path.insert(0, 'lib')",
        "other.path = ['lib']",
        "sys.path[0].insert(0, 'lib')",
        "def f(a):\n    def g():\n        sys.path.insert(0, a)",
    ],
)
def test_anything_else_is_left_out(statement: str) -> None:
    text = f"import os, sys\nfrom pathlib import Path\n{statement}\n"
    assert searched([lower(text, "run.py")]) == ()


def test_a_name_that_means_itself_ends() -> None:
    text = "import sys\nA = B\nB = A\nsys.path.insert(0, A)\n"
    assert searched([lower(text, "run.py")]) == ()
