"""What is left out of a check cannot matter to it."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from lintkit.config import load_config
from lintkit.engine import related
from lintkit.engine.facts import Facts, facts_of
from lintkit.engine.find import find
from lintkit.engine.gather import Request
from lintkit.engine.judge import judge
from lintkit.engine.key import Scope
from lintkit.engine.outline import Import, outline
from lintkit.engine.related import Related, relate
from lintkit.model import Finding

DAY = date(2026, 1, 1)
FIXTURES = Path(__file__).parents[3] / "fixtures"
APP = {
    "app/__init__.py": "",
    "app/chat.py": "import openai\n\n\ndef ask():\n    openai.OpenAI().responses.create()\n",
    "app/main.py": "from app.chat import ask\n\nask()\n",
}
SHOP = {
    "shop/__init__.py": "",
    "shop/till.py": "import decimal\n\n\ndef pay(sum):\n    return decimal.Decimal(sum)\n",
    "shop/test_till.py": "from shop import till\n\n\ndef test_pay():\n    assert till.pay(3)\n",
}


def write(root: Path, *programs: dict[str, str]) -> Path:
    for name, text in {name: text for one in programs for name, text in one.items()}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def request(root: Path, *, cached: bool = False) -> Request:
    return Request(load_config([root]), (root,), DAY, cached=cached, jobs=1)


def told_apart(root: Path) -> Related:
    asked = request(root)
    return relate(asked, find(asked))


def facts(root: Path, *, cached: bool = False, scope: Scope = "check") -> Facts:
    asked = request(root, cached=cached)
    return facts_of(asked, find(asked), scope)


def test_a_program_without_models_is_left_out(tmp_path: Path) -> None:
    found = told_apart(write(tmp_path, APP, SHOP))
    assert found.together == set(APP)
    assert found.others == set(SHOP)
    assert found.early.modules == {}
    assert found.lines == sum(text.count("\n") for text in {**APP, **SHOP}.values())


@pytest.mark.parametrize(
    "bond",
    [
        {"shop/till.py": "from app import chat\n"},
        {"shop/till.py": "def pay():\n    import app.main\n"},
        {"shop/till.py": "try:\n    pass\nexcept ValueError:\n    from app.main import *\n"},
        {"app/extra.py": "from shop import till\n"},
        {"app/extra.py": "import shop\n"},
        {"between.py": "import shop.till, app.chat\n"},
        {"between.py": "from shop.till import pay\n", "app/extra.py": "import between\n"},
        {"shop/test_till.py": "from unittest import mock\n\nmock.patch('app.chat.ask')\n"},
        {"shop/till.py": "import uvicorn\n\nuvicorn.run('app.main:api')\n"},
        {"shop/till.py": "import subprocess\n\nsubprocess.run(['python', '-m', 'app'])\n"},
        {"shop/till.py": "import subprocess\n\nsubprocess.run('python app/main.py')\n"},
        {"shop/till.py": "import importlib\n\nimportlib.import_module('app')\n"},
        {"shop/till.py": "import importlib\n\nx = 'app'\nimportlib.import_module(x + '.y')\n"},
        {"conftest.py": "from app import chat\n"},
        {"shop/till.py": "client = 'https://api.openai.com/v1'\n"},
    ],
)
def test_what_may_be_bound_to_a_model_is_kept(tmp_path: Path, bond: dict[str, str]) -> None:
    found = told_apart(write(tmp_path, APP, SHOP, bond))
    assert set(found.together) >= {"app/chat.py", "shop/till.py"}


def test_of_two_packages_of_one_name_both_are_kept(tmp_path: Path) -> None:
    """Where `tests.util` is, is not told by where `tests` is."""
    files = {
        "app/tests/__init__.py": "",
        "tests/__init__.py": "",
        "tests/util.py": "import decimal\n",
        "app/tests/test_app.py": "from tests.util import decimal\n",
    }
    assert "tests/util.py" in told_apart(write(tmp_path, APP, files)).together


def test_a_folder_without_init_is_had_as_a_whole(tmp_path: Path) -> None:
    files = {"lib/one.py": "", "lib/two.py": "", "lib/three.py": "import decimal\n"}
    bond = {"app/extra.py": "import lib.one\n"}
    assert set(told_apart(write(tmp_path, APP, files, bond)).together) >= set(files)


def test_what_speaks_to_lintkit_and_what_cannot_be_parsed_is_read(tmp_path: Path) -> None:
    files = {
        "shop/old.py": "print 'hello'\n",
        "shop/note.py": "x = 1  # lintkit: ignore[LK101] no reason to be here\n",
    }
    found = facts(write(tmp_path, APP, SHOP, files))
    assert [one.span.path for one in found.unread] == ["shop/old.py"]
    assert list(found.comments) == ["shop/note.py"]


def test_folders_on_the_search_path_count_wherever_they_are_put_there(tmp_path: Path) -> None:
    files = {
        "shop/till.py": "import sys\n\nsys.path.insert(0, 'lib')\n",
        "lib/helper.py": "import decimal\n",
        "app/extra.py": "import helper\n",
    }
    assert "lib/helper.py" in told_apart(write(tmp_path, APP, SHOP, files)).together


def findings(root: Path, found: Facts) -> tuple[Finding, ...]:
    """What all rules say of facts."""
    config = structs.replace(load_config([root]), profile="audit")
    return judge(
        found.inventory,
        found.comments,
        found.unread,
        config,
        today=DAY.isoformat(),
        whole=found.whole,
    ).findings


def _assert_same(root: Path) -> tuple[Facts, Facts]:
    leaving_out, whole = facts(root), facts(root, scope="report")
    assert findings(root, leaving_out) == findings(root, whole)
    assert leaving_out.inventory.points == whole.inventory.points
    return leaving_out, whole


@pytest.mark.parametrize("name", sorted(one.name for one in FIXTURES.iterdir() if one.is_dir()))
def test_the_same_is_found_in_each_fixture(name: str, tmp_path: Path) -> None:
    _assert_same(shutil.copytree(FIXTURES / name, tmp_path / name))


def test_the_same_is_found_in_a_repository_of_many_programs(tmp_path: Path) -> None:
    root = tmp_path / "many"
    shutil.copytree(FIXTURES, root)
    write(root, APP, SHOP)
    leaving_out, whole = _assert_same(root)
    assert len(leaving_out.inventory.modules) < len(whole.inventory.modules)
    assert leaving_out.inventory.points


@pytest.mark.parametrize("text", ["x = 1\n\n\n", "import decimal as d\n", ""])
def test_an_edit_of_what_cannot_matter_needs_nothing_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    facts(write(tmp_path, APP, SHOP), cached=True)
    write(tmp_path, {"shop/till.py": text})
    expected = facts(tmp_path)
    monkeypatch.setattr(related, "lowered", None)
    assert facts(tmp_path, cached=True) == expected


@pytest.mark.parametrize(
    "edit",
    [
        {"shop/till.py": "import app.chat\n"},
        {"shop/till.py": "import openai\n"},
        {"shop/till.py": "print 'hello'\n"},
        {"shop/till.py": "x = 1  # lintkit: ignore[LK101]\n"},
        {"shop/more.py": "x = 1\n"},
        {"app/main.py": "import app.chat\n"},
    ],
)
def test_an_edit_that_can_matter_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: dict[str, str]
) -> None:
    facts(write(tmp_path, APP, SHOP), cached=True)
    write(tmp_path, edit)
    with monkeypatch.context() as patch:
        patch.setattr(related, "lowered", None)
        with pytest.raises(TypeError):
            facts(tmp_path, cached=True)
    assert facts(tmp_path, cached=True) == facts(tmp_path)


def test_file_that_python_parses_and_lintkit_does_not_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, APP, {"app/odd.py": "print 'hello'\n"})
    told = facts(tmp_path).unread
    real = related.outlines

    def parsing_all(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]
        return {path: one or outline("") for path, one in found.items()}

    monkeypatch.setattr(related, "outlines", parsing_all)
    assert facts(tmp_path).unread == told != ()


def test_outline_of_a_file() -> None:
    found = outline(
        "import a.b as c, d\n"
        "if d:\n"
        "    from . import e\n"
        "match d:\n"
        "    case 1:\n"
        "        from ..f import *\n"
        "def g():\n"
        "    with d:\n"
        "        import h\n"
        "    return 'i.j:k', 'run l.py -m m'"
    )
    assert found is not None
    assert set(found.imports) == {
        Import("a.b"),
        Import("d"),
        Import("", 1, ("e",)),
        Import("f", 2, ("*",)),
        Import("h"),
    }
    assert found.lines == 10
    assert set(found.named) == {"i.j:k", "m"}
    assert found.scripts == ("l.py",)
    assert found.words == ()


@pytest.mark.parametrize("text", ["print 'x'", "(" * 5000, "x = \0", "-" * 100_000 + "1"])
def test_no_outline_of_what_python_cannot_parse(text: str) -> None:
    assert outline(text) is None


def test_given_text_stands_for_a_file(tmp_path: Path) -> None:
    write(tmp_path, APP, SHOP)
    asked = replace(request(tmp_path), given={tmp_path / "shop/till.py": b"import app.chat\n"})
    assert "shop/till.py" in relate(asked, find(asked)).together
