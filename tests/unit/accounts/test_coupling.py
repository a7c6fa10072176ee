from collections.abc import Callable

import pytest

from lintkit.model import Coupling, Inventory


@pytest.fixture
def couplings(inventory: Callable[..., Inventory]) -> Callable[..., dict[str, Coupling]]:
    def found(files: dict[str, str]) -> dict[str, Coupling]:
        return {module.path: module.coupling for module in inventory(files).modules}

    return found


def test_fan_in_and_fan_out_count_modules_once(
    couplings: Callable[..., dict[str, Coupling]],
) -> None:
    found = couplings(
        {
            "lib/__init__.py": "",
            "lib/tools.py": "def clean(text):\n    return text\n",
            "app.py": "from lib import tools\n\ntools.clean('a')\ntools.clean('b')\n",
            "web.py": "import app\nfrom lib.tools import clean\n\nclean('a')\n",
            "test_app.py": "import app\nimport lib.tools\n",
        }
    )
    counted = {path: (one.fan_in, one.fan_out) for path, one in found.items()}
    assert counted["lib/tools.py"] == (2, 0)
    assert counted["app.py"] == (1, 2)
    assert counted["web.py"] == (0, 2)


def test_modules_that_load_each_other_are_named(
    couplings: Callable[..., dict[str, Coupling]],
) -> None:
    found = couplings(
        {
            "a.py": "import b\n",
            "b.py": "import c\n",
            "c.py": "import a\n",
            "lazy.py": "def load():\n    import lazier\n",
            "lazier.py": "import lazy\n",
            "typed.py": (
                "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import typing_too\n"
            ),
            "typing_too.py": "import typed\n",
        }
    )
    circles = {path: one.import_cycle for path, one in found.items() if one.import_cycle}
    assert circles == dict.fromkeys(["a.py", "b.py", "c.py"], ("a.py", "b.py", "c.py"))


def test_functions_that_call_each_other_are_named(
    couplings: Callable[..., dict[str, Coupling]],
) -> None:
    found = couplings(
        {
            "a.py": (
                "def even(n):\n    return n == 0 or odd(n - 1)\n\n\n"
                "def odd(n):\n    return n != 0 and even(n - 1)\n\n\n"
                "def down(n):\n    return down(n - 1) if n else n\n\n\n"
                "def plain(n):\n    return even(n)\n"
            )
        }
    )
    assert found["a.py"].call_cycle == ("a.even", "a.odd", "a.down")
