"""Objects of which only annotations speak: a test has one only if it runs what asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.model import IntegrationPoint

ENGINE = (
    "class Step:\n    def run(self, text):\n        return text\n"
    "class Engine:\n"
    "    def __init__(self, steps):\n        self.steps = steps\n"
    "    def run(self, text):\n"
    "        for step in self.steps:\n            text = step.run(text)\n"
    "        return text\n"
)
APP = (
    "from injector import inject\nfrom openai import OpenAI\nfrom engine import Engine, Step\n"
    "class Condense(Step):\n"
    "    @inject\n    def __init__(self, client: OpenAI):\n        self.client = client\n"
    "    def run(self, text):\n"
    "        return self.client.responses.create(model='gpt-4.1', input=text).output_text\n"
    "class Steps:\n"
    "    @inject\n    def __init__(self, condense: Condense):\n        self.steps = [condense]\n"
    "class Service:\n"
    "    @inject\n    def __init__(self, steps: Steps):\n        self.steps = steps.steps\n"
    "    def answer(self, text):\n        return Engine(self.steps).run(text)\n"
)
HEAD = "from engine import Engine, Step\nfrom injector import Injector\nimport app\n"


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("def test_it():\n    assert Engine([]).run('x') == 'x'\n", "none"),
        ("def test_it():\n    assert Engine([Step()]).run('x') == 'x'\n", "none"),
        ("def test_it(service: app.Service):\n    assert service.answer('x')\n", "unknown"),
        ("def test_it(make):\n    assert make(app.Service).answer('x')\n", "unknown"),
        ("def test_it():\n    assert Injector().get(app.Service).answer('x')\n", "unknown"),
    ],
)
def test_what_is_injected_is_there_only_where_it_is_asked_for(
    point: Callable[..., IntegrationPoint], test: str, expected: str
) -> None:
    files = {"engine.py": ENGINE, "app.py": APP, "tests/test_app.py": HEAD + test}
    assert point(files).tests.state == expected
