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


CHOOSING = (
    "from mistralai import Mistral\n"
    "def tell(provider, text):\n"
    "    if provider == 'mistral':\n"
    "        return Mistral(timeout_ms=9).chat.complete(model='m', messages=[text])\n"
    "    return None\n"
)
CLICK = (
    "import click\nfrom tell import tell\n"
    "@click.group()\ndef app():\n    pass\n"
    "@app.command()\n@click.argument('text')\n"
    "@click.option('--provider', '-p', {declared})\n"
    "def say(text, provider):\n    click.echo(tell(provider, text))\n"
)
TYPER = (
    "import typer\nfrom typing import Annotated\nfrom tell import tell\napp = typer.Typer()\n"
    "@app.command()\ndef other():\n    pass\n"
    "@app.command()\n"
    "def say(text: str, provider: {declared}):\n    typer.echo(tell(provider, text))\n"
)


@pytest.mark.parametrize(
    ("app", "declared"),
    [
        (CLICK, "default='openai', help='who'"),
        (CLICK, "'provider', default='openai'"),
        (TYPER, "str = typer.Option('openai', '--provider', '-p')"),
        (TYPER, "str = 'openai'"),
        (TYPER, "Annotated[str, typer.Option(help='who')] = 'openai'"),
    ],
)
@pytest.mark.parametrize("start", ["", "if __name__ == '__main__':\n    app()\n"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("['say', 'hi', '--provider', 'mistral']", "live_only"),
        ("['say', 'hi', '--provider=mistral']", "live_only"),
        ("'say hi --provider mistral'", "live_only"),
        ("['say', 'hi', '--provider', 'openai']", "none"),
        ("['say', 'hi']", "none"),
        ("['say', 'hi', '--out', more]", "none"),
        ("['say', 'hi', '--provider', more]", "live_only"),
        ("['say', 'hi', '--out', *more]", "live_only"),
        ("['say', 'hi', *more]", "live_only"),  # a condition that is not told keeps nobody away
        ("line", "unknown"),
    ],
)
def test_a_line_decides_what_a_command_does(
    point: Point, app: str, declared: str, line: str, start: str, expected: str
) -> None:
    test = (
        "from click.testing import CliRunner\nfrom shop import app\nimport sys\n"
        "more = line = sys.argv\n"
        f"def test_it():\n    assert CliRunner().invoke(app, {line}).exit_code == 0\n"
    )
    shop = app.format(declared=declared) + start
    files = {"tell.py": CHOOSING, "shop.py": shop, "test_shop.py": test}
    assert point(files).tests.state == expected


@pytest.mark.parametrize(
    ("declared", "line", "expected"),
    [
        ("default='openai'", "'-p', 'mistral'", "live_only"),
        ("default='openai'", "'-pmistral'", "live_only"),
        ("default='openai'", "'-vpmistral'", "live_only"),
        ("default='openai'", "'-v'", "none"),
        ("default='mistral'", "'-p', 'openai'", "none"),
        ("default='mistral', envvar='WHO'", "'-p', 'openai'", "none"),
        ("default='openai', type=make", "'-p', 'mistral'", "live_only"),
        ("default='openai', type=make", "'-v'", "none"),
        ("default='openai', envvar='WHO'", "", "none"),
        ("default='openai', envvar='WHO'", "], None, {'WHO': 'mistral'}, *[", "live_only"),
        ("default='openai', envvar='WHO_TOKEN'", "", "live_only"),
    ],
)
def test_what_an_option_may_make_of_its_word_is_open(
    point: Point, declared: str, line: str, expected: str
) -> None:
    test = (
        "from click.testing import CliRunner\nfrom shop import app\n"
        f"def test_it():\n    assert CliRunner().invoke(app, ['say', 'hi', {line}])\n"
    )
    files = {"tell.py": CHOOSING, "shop.py": CLICK.format(declared=declared), "test_shop.py": test}
    assert point(files).tests.state == expected


@pytest.mark.parametrize("flag", ["--who", "-w"])
def test_a_flag_in_an_annotation_may_be_any(point: Point, flag: str) -> None:
    declared = "Annotated[str, typer.Option('--who', '-w')] = 'openai'"
    test = (
        "from typer.testing import CliRunner\nfrom shop import app\n"
        f"def test_it():\n    assert CliRunner().invoke(app, ['say', 'hi', '{flag}', 'mistral'])\n"
    )
    files = {"tell.py": CHOOSING, "shop.py": TYPER.format(declared=declared), "test_shop.py": test}
    assert point(files).tests.state == "live_only"


HELPER = (
    "from unittest.mock import patch\nfrom click.testing import CliRunner\nfrom shop import app\n"
    "def run({given}):\n"
    "    with patch('ask.OpenAI'):\n        return CliRunner().invoke(app, {handed})\n"
    "def test_one():\n    assert run({one}).exit_code == 0\n"
)
SHOP = (
    "import click\nfrom ask import ask\n"
    "@click.group()\ndef app():\n    pass\n"
    "@app.command()\ndef other():\n    pass\n"
    "@app.command()\n@click.argument('text')\ndef say(text):\n    click.echo(ask(text))\n"
)


@pytest.mark.parametrize("named", ["say", "other"])
@pytest.mark.parametrize(
    ("given", "handed", "line"),
    [
        ("line", "line", "'{} hi'"),
        ("line", "line", "['{}', 'hi']"),
        ("*words", "words", "'{}', 'hi'"),
        ("*words", "list(words)", "'{}', 'hi'"),
        ("*words", "['-q', *words]", "'{}', 'hi'"),
        ("name", "[name, 'hi']", "'{}'"),
    ],
)
def test_a_helper_runs_the_command_that_its_caller_names(
    point: Point, given: str, handed: str, line: str, named: str
) -> None:
    test = HELPER.format(given=given, handed=handed, one=line.format(named))
    test += f"def test_other():\n    assert run({line.format('other')}).exit_code == 0\n"
    proof = point({"ask.py": ASK, "shop.py": SHOP, "test_shop.py": test}).tests
    expected = ("test_shop.py::test_one",) if named == "say" else ()
    assert (proof.state, proof.tests) == ("happy_path" if expected else "none", expected)


def test_a_helper_that_is_asked_for_help_once_runs_commands_all_the_same(point: Point) -> None:
    test = HELPER.format(given="line", handed="line", one="'say hi'")
    test += "def test_help():\n    assert run('say --help').exit_code == 0\n"
    proof = point({"ask.py": ASK, "shop.py": SHOP, "test_shop.py": test}).tests
    assert (proof.state, proof.tests) == ("happy_path", ("test_shop.py::test_one",))


@pytest.mark.parametrize(
    ("one", "expected"), [("", "happy_path"), ("sys.argv", "unknown"), ("'other'", "none")]
)
def test_a_helper_runs_the_command_that_is_its_default(
    point: Point, one: str, expected: str
) -> None:
    test = "import sys\n" + HELPER.format(given="line='say hi'", handed="line", one=one)
    test += "def test_other():\n    assert run('other').exit_code == 0\n"
    files = {"ask.py": ASK, "shop.py": SHOP, "test_shop.py": test}
    assert state(point, files) == expected


MEMBERS = (
    "import typer\nfrom enum import Enum\nfrom typing import Annotated\nfrom tell import tell\n"
    "class Who(str, Enum):\n    mistral = 'mistral'\n    open_ai = 'open-ai'\n"
    "app = typer.Typer()\n"
    "@app.command()\ndef other():\n    pass\n"
    "@app.command()\n"
    "def say(who: {declared}, out: str = typer.Option('x', '--out', '-o')):\n"
    "    if who == Who.mistral:\n        typer.echo(tell('mistral', out))\n"
)


@pytest.mark.parametrize("start", ["", "if __name__ == '__main__':\n    app()\n"])
@pytest.mark.parametrize(
    "declared",
    [
        "Who",
        "Annotated[Who, typer.Argument(help='whom to ask')]",
    ],
)
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("['say', 'mistral']", "live_only"),
        ("['say', 'open-ai']", "none"),
        ("['say', 'open-ai', '-o', path]", "none"),
        ("['say', 'mistral', '-o', path]", "live_only"),
        ("['say', 'open-ai', '-o', *path]", "live_only"),
        ("['say', path]", "live_only"),  # a condition that is not told keeps nobody away
        ("['say', path, '-o', 'open-ai']", "live_only"),
        ("['say', *path]", "live_only"),
    ],
)
def test_a_word_of_a_line_is_the_member_that_an_argument_names(
    point: Point, declared: str, line: str, start: str, expected: str
) -> None:
    test = (
        "from typer.testing import CliRunner\nfrom shop import app\nimport sys\n"
        "path = sys.argv[1]\n"
        f"def test_it():\n    assert CliRunner().invoke(app, {line}).exit_code == 0\n"
    )
    shop = MEMBERS.format(declared=declared) + start
    files = {"tell.py": CHOOSING, "shop.py": shop, "test_shop.py": test}
    assert point(files).tests.state == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("['--provider', 'mistral']", "live_only"),
        ("['--provider=mistral']", "live_only"),
        ("['--provider', 'mistral', '--help']", "none"),
        ("[]", "none"),
    ],
)
def test_a_script_that_runs_its_command_says_nothing_of_options(
    point: Point, line: str, expected: str
) -> None:
    shop = (
        "import click\nfrom tell import tell\n"
        "@click.command()\n@click.option('--provider', default='openai')\n"
        "def say(provider):\n    click.echo(tell(provider, 'hi'))\n"
        "if __name__ == '__main__':\n    say()\n"
    )
    test = (
        "from click.testing import CliRunner\nfrom shop import say\n"
        f"def test_it():\n    assert CliRunner().invoke(say, {line}).exit_code == 0\n"
    )
    files = {"tell.py": CHOOSING, "shop.py": shop, "test_shop.py": test}
    assert point(files).tests.state == expected
