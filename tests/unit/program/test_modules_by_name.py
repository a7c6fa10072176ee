"""Modules and attributes that are asked for by a name which is not known, or known in part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lintkit.program.matching import MOST_NAMES
from lintkit.program.writers import adjacency

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program


MANY = MOST_NAMES + 1
"""One more than are followed."""


def calls(program: Program, name: str) -> list[str]:
    found: dict[str, list[str]] = json.loads(adjacency(program, program.graph.nodes()))
    return found[name]


@pytest.mark.parametrize(
    ("load", "callees"),
    [
        ("import_module(name).save()", ["importlib.import_module.save"]),
        ("import_module('json').dumps(1)", ["json.dumps"]),
        ("import_module(f'plugins.{name}').save()", ["plugins.one.save", "plugins.two.save"]),
        ("import_module('plugins.' + name + 'ne').save()", ["plugins.one.save"]),
        ("import_module('.one', 'plugins').save()", ["plugins.one.save"]),
        ("import_module('.one', name).save()", ["importlib.import_module.save"]),
        ("import_module('.one').save()", ["importlib.import_module.save"]),
        ("import_module('gone.one').save()", ["gone.one.save"]),
        ("import_module(f'gone.{name}').save()", ["importlib.import_module.save"]),
        ("import_module('one file.txt').save()", ["importlib.import_module.save"]),
        ("import_module()", []),
        ("import_module(f'{name}.one').save()", ["importlib.import_module.save"]),
    ],
)
def test_import_module(linked: Callable[..., Program], load: str, callees: list[str]) -> None:
    module = "def save():\n    pass\n"
    files = {"plugins/__init__.py": "", "plugins/one.py": module, "plugins/two.py": module}
    main = f"from importlib import import_module\n\ndef run(name):\n    {load}\n"
    found = calls(linked({**files, "main.py": main}), "main.run")
    assert [name for name in found if name != "importlib.import_module"] == callees


def test_dunder_import_of_a_level(linked: Callable[..., Program]) -> None:
    files = {
        "pkg/__init__.py": "",
        "pkg/one.py": "def save():\n    pass\n",
        "pkg/main.py": "def run():\n    __import__('one', None, None, ('save',), 1).save()\n",
    }
    assert calls(linked(files), "pkg.main.run") == ["<builtin>.__import__", "pkg.one.save"]


@pytest.mark.parametrize(("count", "followed"), [(3, True), (MANY, False)])
def test_methods_by_prefix(linked: Callable[..., Program], count: int, followed: bool) -> None:
    methods = "".join(f"    def do_{n}(self):\n        pass\n" for n in range(count))
    text = (
        f"class Shell:\n{methods}    def never(self):\n        pass\n\n"
        "def run(name):\n    getattr(Shell(), 'do_' + name)()\n"
    )
    expected = [f"app.Shell.do_{n}" for n in range(count)] if followed else []
    found = calls(linked(text), "app.run")
    assert [name for name in found if name.startswith("app.Shell")] == expected


def test_functions_of_a_module_by_suffix(linked: Callable[..., Program]) -> None:
    files = {
        "jobs.py": "def load_all(): ...\ndef save_all(): ...\ndef one(): ...\n",
        "app.py": "import jobs\n\ndef run(name):\n    getattr(jobs, name + '_all')()\n",
    }
    found = calls(linked(files), "app.run")
    assert found == ["<builtin>.getattr", "jobs.load_all", "jobs.save_all"]


def test_methods_of_text_with_known_ends(linked: Callable[..., Program]) -> None:
    found = calls(linked("def run(name):\n    return ('a' + name).upper()\n"), "app.run")
    assert found == ["<**PyStr**>.upper"]


@pytest.mark.parametrize(
    ("text", "callees"),
    [
        ("'a,b'.split(',')[1]", ["app.b"]),
        ("'a,b'.split(sep=',')[1]", []),
        ("'a b'.split(unknown)[1]", []),
        ("'b'.join", []),
        ("'xb'.removeprefix('x')", ["app.b"]),
        ("'b'.split(3)[0]", []),
        ("('x ' * 50).split()[0]", []),
    ],
)
def test_names_from_methods_of_text(
    linked: Callable[..., Program], text: str, callees: list[str]
) -> None:
    program = linked(f"def a():\n    pass\n\ndef b():\n    pass\n\nglobals()[{text}]()\n")
    found = [name for name in calls(program, "app") if name.startswith("app.")]
    assert found == callees or (not callees and set(found) <= {"app.a", "app.b"})


@pytest.mark.parametrize(
    ("imported", "handler", "callees"),
    [
        ("gone", "import own as mod", ["own.save"]),
        ("gone", "mod = None", ["gone.save"]),
        ("gone", "import also_gone as mod", ["also_gone.save", "gone.save"]),
        ("own", "import other as mod", ["own.save"]),
        ("needs", "import other as mod", ["needs.save", "other.save"]),
        ("json", "import other as mod", ["json.save"]),
        ("curses", "import other as mod", ["curses.save", "other.save"]),
    ],
)
def test_optional_imports(
    linked: Callable[..., Program], imported: str, handler: str, callees: list[str]
) -> None:
    save = "def save():\n    pass\n"
    files = {"own.py": save, "other.py": save, "needs.py": f"import gone\n{save}"}
    text = f"try:\n    import {imported} as mod\nexcept (ImportError, OSError):\n    {handler}\n"
    use = "def run():\n    mod.save()\n"
    assert calls(linked({**files, "app.py": text + use}), "app.run") == callees


def test_optional_imports_within_a_function(linked: Callable[..., Program]) -> None:
    text = """
    def run():
        try:
            from gone import dumps
        except ImportError:
            from own import dumps
        dumps()
    """
    program = linked({"app.py": text, "own.py": "def dumps():\n    pass\n"})
    assert calls(program, "app.run") == ["own.dumps"]
