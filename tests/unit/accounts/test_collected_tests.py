"""Which tests there are, and what is run for each before it: as pytest and unittest do it."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

APP = (
    "from openai import OpenAI\n"
    "def ask(client=None):\n"
    "    client = client or OpenAI(timeout=20)\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=[])\n"
    "    return answer.choices[0].message.content\n"
)
SET_UP = (
    "        self.client = MagicMock()\n"
    "        self.create = self.client.chat.completions.create\n"
    "        self.create.return_value.choices[0].message.content = ''\n"
)
ASSERTS = "        assert ask(self.client) == ''\n"
MOCKS = (
    "import unittest\nimport pytest\nfrom unittest.mock import MagicMock, patch\n"
    "from app import ask\n"
)
PATCHES = (
    "    with patch('app.OpenAI') as make:\n"
    "        create = make.return_value.chat.completions.create\n"
    "        create.return_value.choices[0].message.content = ''\n"
    "        yield\n"
)


def proved(
    point: Callable[..., IntegrationPoint], files: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    found = point({"app.py": APP, **files}).tests
    return found.state, found.edge_cases


@pytest.mark.parametrize(
    ("base", "set_up"),
    [
        ("unittest.TestCase", "    def setUp(self):\n"),
        ("object", "    def setup_method(self):\n"),
        ("object", "    @pytest.fixture(autouse=True)\n    def client(self):\n"),
    ],
)
def test_what_a_base_class_in_another_file_sets_up_is_run(
    point: Callable[..., IntegrationPoint], base: str, set_up: str
) -> None:
    files = {
        "tests/__init__.py": "",
        "tests/base.py": f"{MOCKS}class Base({base}):\n{set_up}{SET_UP}",
        "tests/test_app.py": (
            "from app import ask\nfrom tests.base import Base\n"
            f"class TestAsk(Base):\n    def test_empty(self):\n{ASSERTS}"
        ),
    }
    assert proved(point, files) == ("edge_case", ("empty",))


def test_a_set_up_that_a_subclass_overrides_is_not_run(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{MOCKS}class Base(unittest.TestCase):\n    def setUp(self):\n        ask(MagicMock())\n"
        "class TestOther(Base):\n    def setUp(self):\n        pass\n"
        "    def test_sum(self):\n        assert 1 + 1 == 2\n"
    )
    assert proved(point, {"test_app.py": test}) == ("none", ())


def test_a_test_of_a_mixin_is_run_for_the_class_that_takes_it(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{MOCKS}class Mixin:\n    def test_empty(self):\n{ASSERTS}"
        f"class AskTest(Mixin, unittest.TestCase):\n    def setUp(self):\n{SET_UP}"
    )
    assert proved(point, {"test_app.py": test}) == ("edge_case", ("empty",))


def test_a_fixture_is_asked_for_by_its_other_name(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{MOCKS}@pytest.fixture(name='quiet')\ndef quiet_fixture():\n{PATCHES}"
        "def test_empty(quiet):\n    assert ask() == ''\n"
    )
    assert proved(point, {"test_app.py": test}) == ("edge_case", ("empty",))


@pytest.mark.parametrize(
    "test",
    [
        "@pytest.mark.usefixtures('quiet')\ndef test_empty():\n    assert ask() == ''\n",
        """
@pytest.mark.usefixtures('quiet')
class TestIt:
    def test_empty(self):
        assert ask() == ''
""",
        "pytestmark = pytest.mark.usefixtures('quiet')\ndef test_empty():\n    assert not ask()\n",
        "def test_empty(request):\n    request.getfixturevalue('quiet')\n    assert ask() == ''\n",
    ],
)
def test_a_fixture_that_is_used_by_its_name_alone_is_run(
    point: Callable[..., IntegrationPoint], test: str
) -> None:
    shared = f"{MOCKS}@pytest.fixture\ndef quiet():\n{PATCHES}"
    files = {"tests/conftest.py": shared, "tests/test_app.py": f"{MOCKS}{test}"}
    assert proved(point, files) == ("edge_case", ("empty",))


def test_a_fixture_that_says_it_is_not_automatic_is_not_run(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{MOCKS}@pytest.fixture(autouse=False)\ndef quiet():\n    ask(MagicMock())\n"
        "def test_sum():\n    assert 1 + 1 == 2\n"
    )
    assert proved(point, {"test_app.py": test}) == ("none", ())
