"""Objects in the rows of parametrized tests: a test runs with each of them."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Points = Callable[..., tuple[IntegrationPoint, ...]]

BASE = (
    "class Speech:\n"
    "    def recognize(self, text):\n        return self.run(text)\n"
    "    def run(self, text):\n        raise NotImplementedError\n"
)
PROVIDER = (
    "from openai import OpenAI\nfrom base import Speech\n"
    "class Speech{n}(Speech):\n"
    "    def run(self, text):\n"
    "        return OpenAI().responses.create(model='gpt-4.1', input=text)\n"
)
HEAD = (
    "import pytest\nfrom provider0 import Speech0\nfrom provider1 import Speech1\n"
    "from provider2 import Speech2\n"
)
TEST = "def test_it(speech):\n    assert speech.recognize('x')\n"
FIXTURE = (
    "@pytest.fixture(params=[Speech0(), Speech1()])\n"
    "def speech(request):\n    return request.param\n"
)


def states(points: Points, test: str) -> list[str]:
    files = {f"provider{n}.py": PROVIDER.format(n=n) for n in range(3)}
    found = points({"base.py": BASE, "test_it.py": HEAD + test, **files})
    return [point.tests.state for point in found]


@pytest.mark.parametrize(
    "rows",
    [
        "@pytest.mark.parametrize('speech', [Speech0(), Speech1()])\n",
        "@pytest.mark.parametrize('speech', [pytest.param(Speech0()), pytest.param(Speech1())])\n",
        "ONE, TWO = Speech0(), Speech1()\n@pytest.mark.parametrize('speech', [ONE, TWO])\n",
        FIXTURE,
    ],
)
def test_each_row_is_run(points: Points, rows: str) -> None:
    assert states(points, rows + TEST) == ["live_only", "live_only", "none"]


SKIPPED = (
    "@pytest.mark.parametrize('speech', [Speech0(),"
    " pytest.param(Speech1(), marks=pytest.mark.skip)])\n" + TEST
)
DROPPED = (
    "@pytest.fixture\ndef speech(request):\n    return Speech0()\n"
    "@pytest.mark.parametrize('speech', [Speech1(), Speech2()], indirect=True)\n" + TEST
)
OF_ANOTHER = (
    "@pytest.mark.parametrize('speech', [Speech1(), Speech2()])\n"
    "def test_names(speech):\n    assert speech\n"
    "def test_it():\n    assert Speech0().recognize('x')\n"
)


@pytest.mark.parametrize("test", [SKIPPED, DROPPED, OF_ANOTHER])
def test_what_no_test_runs_is_not_live(points: Points, test: str) -> None:
    first, *others = states(points, test)
    assert first == "live_only"
    assert "live_only" not in others
