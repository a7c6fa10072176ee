"""Which commands a test runs by a runner of click or typer."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

TEST = (
    "from unittest.mock import patch\n"
    "from typer.testing import CliRunner\n"
    "from shop import app\n"
    "runner = CliRunner()\n"
    "def test_it():\n"
    "    assert runner.invoke(app, ['a cat']).exit_code == 0\n"
)
ASK = (
    "from openai import OpenAI\n"
    "def ask(prompt):\n"
    "    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input=prompt)\n"
)


def state(point: Point, files: dict[str, str]) -> str:
    return point({"ask.py": ASK, "test_shop.py": TEST, **files}).tests.state


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        (["draw"], "live_only"),
        (["draw", "sell"], "unknown"),
    ],
)
def test_an_app_of_one_command_needs_no_name(
    point: Point, commands: list[str], expected: str
) -> None:
    defined = "".join(
        f"@app.command()\ndef {name}(text: str):\n    print(ask(text))\n" for name in commands
    )
    shop = f"import typer\nfrom ask import ask\napp = typer.Typer()\n{defined}"
    assert state(point, {"shop.py": shop}) == expected


def test_a_command_of_another_app_is_not_run(point: Point) -> None:
    shop = "import typer\napp = typer.Typer()\n@app.command()\ndef draw(text: str):\n    pass\n"
    other = (
        "import typer\nfrom ask import ask\napp = typer.Typer()\n"
        "@app.command()\ndef sell(text: str):\n    print(ask(text))\n"
    )
    assert state(point, {"shop.py": shop, "other.py": other}) == "none"


def test_a_runner_runs_no_script(point: Point) -> None:
    shop = (
        "import typer\napp = typer.Typer()\n"
        "@app.command()\ndef draw(text: str):\n    pass\n"
        "@app.command()\ndef sell(text: str):\n    pass\n"
    )
    script = "from ask import ask\nif __name__ == '__main__':\n    print(ask('hello'))\n"
    assert state(point, {"shop.py": shop, "examples/hello.py": script}) == "none"
