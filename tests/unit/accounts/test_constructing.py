"""Methods that making an object runs on it, told apart from those of its class's siblings."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = """
import asyncio, os
from openai import OpenAI
class Base:
    def __init__(self):
        BEGIN
    def main(self):
        return self.run()
    def later(self):
        return self.run()
class Asking(Base):
    def run(self):
        return OpenAI(timeout=20).responses.create(model='gpt-4o-2024-11-20', input='x')
class Silent(Base):
    def run(self):
        return 'nothing'
def either():
    made = {'asking': Asking(), 'silent': Silent()}
    return made[os.environ['WHICH']].later()
class Speaker:
    def speak(self):
        return Asking()
class Mute:
    def speak(self):
        return Silent()
"""
DIRECT = "self.main()"
TASK = "async def task():\n            self.main()\n        asyncio.create_task(task())"
TESTS = """
import pytest, app
@pytest.mark.parametrize('make', [lambda: app.Speaker(), lambda: app.Mute()])
def test_both(make):
    spoken = make().speak()
    assert ASSERTED
"""


def state(point: Point, begin: str, asserted: str) -> str:
    files = {"app.py": APP.replace("BEGIN", begin), "test_app.py": TESTS}
    files["test_app.py"] = TESTS.replace("ASSERTED", asserted)
    return point(files).tests.state


@pytest.mark.parametrize("begin", [DIRECT, TASK])
def test_what_making_an_object_calls_on_it_is_run(point: Point, begin: str) -> None:
    assert state(point, begin, "spoken") == "live_only"


def test_a_method_that_may_be_called_on_another_object_is_in_doubt(point: Point) -> None:
    assert state(point, "pass", "app.either()") == "unknown"


def test_a_double_that_is_put_into_an_object_may_answer_in_a_live_model_s_place(
    point: Point,
) -> None:
    app = (
        "from openai import OpenAI\n"
        "class Model:\n"
        "    def __init__(self):\n        self.socket = None\n        self.uses_socket = True\n"
        "    def ask(self):\n        if self.uses_socket:\n            return self.socket.ask()\n"
        "        return OpenAI().responses.create(model='gpt-4o-2024-11-20', input='x')\n"
    )
    test = (
        "import app\nclass Socket:\n    def ask(self):\n        return 'hi'\n"
        "def test_it():\n    model = app.Model()\n    PUT\n    assert model.ask() == 'hi'\n"
    )
    put = {"app.py": app, "test_app.py": test.replace("PUT", "model.socket = Socket()")}
    assert point(put).tests.state in ("unknown", "none")
