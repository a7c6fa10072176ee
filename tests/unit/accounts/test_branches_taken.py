"""Which branches a test takes, by constants, by settings and by what it hands in."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

ASKING = (
    "import os\n"
    "from openai import OpenAI\n"
    "{before}"
    "def run(option='off'):\n"
    "    if {condition}:\n"
    "        return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
    "    return None\n"
)
CALLED = "import app\ndef test_it():\n    assert app.run() is None\n"


def state(point: Point, app: str, test: str = CALLED) -> str:
    return point({"app.py": app, "test_app.py": test}).tests.state


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("option == 'on'", "none"),
        ("option == 'off'", "live_only"),
        ("option != 'off'", "none"),
        ("option in ('on', 'auto')", "none"),
        ("option not in ('on', 'off')", "none"),
        ("option.upper() == 'ON'", "none"),
        ("option.startswith('o')", "live_only"),
        ("option.startswith(('a', 'b'))", "none"),
        ("option is None", "none"),
        ("not option", "none"),
        ("isinstance(option, int)", "none"),
        ("isinstance(option, (int, list))", "none"),
        ("isinstance(option, (int, str))", "live_only"),
        ("option == 'off' and option == 'on'", "none"),
        ("os.getenv('MODE', 'off') == 'on'", "none"),
        ("os.getenv('MODE', 'on') == 'on'", "live_only"),
        ("os.path.exists(option)", "live_only"),
    ],
)
def test_a_condition_is_decided_by_what_is_known(
    point: Point, condition: str, expected: str
) -> None:
    assert state(point, ASKING.format(before="", condition=condition)) == expected


@pytest.mark.parametrize("condition", ["option is {}", "option == {}", "option in {{{}, Mode.X}}"])
@pytest.mark.parametrize(("member", "expected"), [("ON", "none"), ("OFF", "live_only")])
def test_members_of_an_enumeration_are_told_apart(
    point: Point, condition: str, member: str, expected: str
) -> None:
    before = "from enum import Enum\nclass Mode(Enum):\n    ON = 1\n    OFF = 2\n    X = 3\n"
    app = ASKING.format(before=before, condition=condition.format(f"Mode.{member}"))
    test = "import app\ndef test_it():\n    assert app.run(app.Mode.OFF)\n"
    assert state(point, app.replace("'off'", "Mode.X"), test) == expected


@pytest.mark.parametrize("condition", ["os.getenv('API_KEY', '') != ''", "os.getenv('MODE')"])
def test_what_whoever_runs_the_tests_sets_is_not_known(point: Point, condition: str) -> None:
    assert state(point, ASKING.format(before="", condition=condition)) == "live_only"


MODE = ASKING.format(before="MODE = os.environ.get('APP_MODE', 'off')\n", condition="MODE == 'on'")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "none"),
        ("    monkeypatch.setenv('APP_MODE', 'auto')\n", "none"),
        ("    monkeypatch.setenv('APP_MODE', 'on')\n", "live_only"),
        ("    monkeypatch.setattr(app, 'MODE', 'on')\n", "live_only"),
        ("    monkeypatch.setattr('app.MODE', 'on')\n", "live_only"),
        ("    app.MODE = 'on'\n", "live_only"),
    ],
)
def test_a_setting_has_its_default_unless_the_test_names_it(
    point: Point, line: str, expected: str
) -> None:
    test = f"import app\ndef test_it(monkeypatch):\n{line}    assert app.run() is None\n"
    found = state(point, MODE, test)
    assert (found == "none") == (expected == "none"), found


def test_what_another_test_sets_is_none_of_its_business(point: Point) -> None:
    other = "def test_other(monkeypatch):\n    monkeypatch.setenv('APP_MODE', 'on')\n"
    assert state(point, MODE, CALLED + other) == "none"


def test_a_field_of_settings_has_its_default(point: Point) -> None:
    before = (
        "from pydantic_settings import BaseSettings\n"
        "class Settings(BaseSettings):\n    moderate: bool = False\n"
        "settings = Settings()\n"
    )
    app = ASKING.format(before=before, condition="settings.moderate")
    assert state(point, app) == "none"
    set_ = "import app\ndef test_it(monkeypatch):\n    monkeypatch.setenv('MODERATE', '1')\n"
    assert state(point, app, f"{set_}    assert app.run()\n") != "none"


def test_leaving_early_counts(point: Point) -> None:
    app = (
        "from openai import OpenAI\n"
        "def run(option='off'):\n"
        "    if option != 'on':\n        return None\n"
        "    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
    )
    assert state(point, app) == "none"
    assert (
        state(point, app, "import app\ndef test_it():\n    assert app.run('on')\n") == "live_only"
    )


BACKENDS = (
    "import os\nfrom anthropic import Anthropic\n"
    "class Echo:\n    def ask(self, text):\n        return text\n"
    "class Claude:\n"
    "    def ask(self, text):\n"
    "        return Anthropic(timeout=9).messages.create("
    "model='claude-sonnet-4-20250514', max_tokens=9, messages=[text])\n"
)
BY_NAME = (
    f"{BACKENDS}"
    "def make(name=None):\n"
    "    name = name or os.getenv('BACKEND', 'echo')\n"
    "    if name == 'claude':\n        return Claude()\n"
    "    return Echo()\n"
    "def run(name=None):\n    return make(name).ask('x')\n"
)
BY_TABLE = (
    f"{BACKENDS}"
    "TABLE = {'claude': Claude, 'echo': Echo}\n"
    "def run(name=None):\n    return TABLE[name or 'echo']().ask('x')\n"
)
BY_GET = (
    f"{BY_TABLE}"
    "def find(name):\n"
    "    found = TABLE.get(name or 'echo')\n"
    "    if found is None:\n        raise LookupError(name)\n"
    "    return found\n"
    "def run(name=None):\n    return find(name)().ask('x')\n"
)
BY_OBJECT = (
    f"{BACKENDS}"
    "TABLE = {'claude': Claude(), 'echo': Echo()}\n"
    "def run(name=None):\n    return TABLE[name or 'echo'].ask('x')\n"
)
BY_FUNCTION = (
    f"{BACKENDS}"
    "def echo():\n    return 'x'\n"
    "def claude():\n    return Claude().ask('x')\n"
    "TABLE = {'claude': claude, 'echo': echo}\n"
    "def run(name=None):\n    return TABLE[name or 'echo']()\n"
)
BY_DECORATOR = "TABLE = {}\ndef keep(name):\n    def put(cls):\n" + (
    "        TABLE[name] = cls\n        return cls\n    return put\n"
    + BACKENDS.replace("class Echo", "@keep('echo')\nclass Echo").replace(
        "class Claude", "@keep('claude')\nclass Claude"
    )
    + "def run(name=None):\n    return TABLE[name or 'echo']().ask('x')\n"
)
BY_SUBCLASS = (
    "class Backend:\n    table = {}\n    def __init_subclass__(cls):\n"
    "        Backend.table[cls.name] = cls\n"
    + BACKENDS.replace("class Echo:", "class Echo(Backend):\n    name = 'echo'").replace(
        "class Claude:", "class Claude(Backend):\n    name = 'claude'"
    )
    + "def run(name=None):\n    return Backend.table[name or 'echo']().ask('x')\n"
)
BY = [BY_NAME, BY_TABLE, BY_GET, BY_OBJECT, BY_DECORATOR, BY_SUBCLASS]


@pytest.mark.parametrize("app", BY)
@pytest.mark.parametrize(
    ("call", "expected"), [("app.run()", "none"), ("app.run('claude')", "live_only")]
)
def test_objects_are_of_the_class_that_the_test_chooses(
    point: Point, app: str, call: str, expected: str
) -> None:
    test = f"import app\ndef test_it():\n    assert {call} == 'x'\n"
    assert state(point, app, test) == expected


def test_functions_are_those_that_the_test_chooses(point: Point) -> None:
    test = "import app\ndef test_it():\n    assert app.run('claude') == 'x'\n"
    assert state(point, BY_FUNCTION, test) == "live_only"


def test_what_a_table_holds_wrapped_may_be_run_by_its_name(point: Point) -> None:
    app = BY_FUNCTION.replace("'echo': echo", "'echo': wrapped(claude)")
    test = "import app\ndef test_it():\n    assert app.run() == 'x'\n"
    assert state(point, f"from somewhere import wrapped\n{app}", test) != "none"


@pytest.mark.parametrize("import_", ["typing", "typing_extensions"])
def test_a_protocol_is_what_those_are_that_are_made(point: Point, import_: str) -> None:
    app = BACKENDS + (
        f"from {import_} import Protocol\n"
        "class Backend(Protocol):\n    def ask(self, text: str) -> str: ...\n"
        "class Chat:\n    def __init__(self, backend: Backend):\n        self.backend = backend\n"
        "    def say(self):\n        return self.backend.ask('x')\n"
        "def run():\n    return Chat(Claude()).say()\n"
    )
    test = "import app\ndef test_it():\n    assert app.run() == 'x'\n"
    assert state(point, app, test) == "live_only"


def test_of_a_registry_that_is_all_seen_one_is_run(point: Point) -> None:
    app = BY_DECORATOR.replace("cls", "make").replace("@keep('echo')\n", "")
    app = app.replace("@keep('claude')\n", "").replace(
        "def run(", "@keep('claude')\ndef claude():\n    return Claude()\ndef run("
    )
    test = (
        "import app\n@app.keep('nothing')\ndef nothing():\n    return None\n"
        "def test_it():\n    assert app.run('claude') == 'x'\n"
    )
    assert state(point, app, test) == "live_only"


def test_what_replaces_code_must_stand_on_a_branch_that_is_taken(point: Point) -> None:
    app = (
        "from openai import OpenAI\n"
        "def ask():\n    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
        "def load():\n    return 'x'\n"
        "def run(deep=False):\n    text = load()\n    return ask() if deep else text\n"
    )
    test = (
        "import app\nfrom unittest.mock import patch\ndef test_it():\n"
        "    with patch('app.load'):\n        assert app.run()\n"
    )
    assert state(point, app, test) == "none"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("[sys.executable, 'app.py']", "unknown"),
        ("[sys.executable, str(HERE / 'app.py'), '-v']", "unknown"),
        ("[sys.executable, str(HERE / 'other.py')]", "none"),
        ("[sys.executable, '-m', 'app']", "unknown"),
        ("[sys.executable, '-m', 'tools.app']", "unknown"),
        ("[sys.executable, '-m', 'other']", "none"),
        ("[sys.executable, '-W', 'error', '-c', sys.argv[1]]", "none"),
        ("[sys.executable, '-W', 'error', 'app.py']", "unknown"),
        ("[sys.executable, '-u', sys.argv[1]]", "unknown"),
        ("[sys.executable, *sys.argv]", "unknown"),
        ("['git', 'add', sys.argv[1]]", "none"),
        ("['git', 'commit', '-m', 'x']", "none"),
        ("f'cp -m {HERE} x'", "none"),
        ("f'python {HERE}/app.py'", "unknown"),
        ("'python app.py'", "unknown"),
        ("COMMAND", "unknown"),
        ("sys.argv[1]", "unknown"),
    ],
)
def test_a_script_may_be_started_as_one(point: Point, command: str, expected: str) -> None:
    app = (
        "from openai import OpenAI\n"
        "def main():\n    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
        "if __name__ == '__main__':\n    main()\n"
    )
    test = (
        "import subprocess, sys\nfrom pathlib import Path\n"
        "HERE = Path(__file__).parent\nCOMMAND = ['python', 'app.py']\n"
        f"def test_it():\n    assert subprocess.run({command}).stdout.strip()\n"
    )
    assert state(point, app, test) == expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("run_module('app', run_name='__main__')", "happy_path"),
        ("run_module('other.app', run_name='__main__')", "unknown"),
        ("run_module('other', run_name='__main__')", "none"),
        ("run_path('app.py', run_name='__main__')", "happy_path"),
        ("run_path('app.py')", "unknown"),
        ("run_module(input(), run_name='__main__')", "unknown"),
    ],
)
def test_a_script_is_run_as_the_main_one(point: Point, run: str, expected: str) -> None:
    app = (
        "from openai import OpenAI\n"
        "def main():\n    print(OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x'))\n"
        "if __name__ == '__main__':\n    main()\n"
    )
    test = (
        "import runpy\nfrom unittest.mock import patch\n"
        "@patch('openai.OpenAI')\n"
        "def test_it(made, capsys):\n"
        "    made.return_value.responses.create.return_value.output_text = 'Hi'\n"
        f"    runpy.{run}\n    assert capsys.readouterr().out\n"
    )
    assert state(point, app, test) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("'x = 1'", "none"),
        ("compile('x = 1', '<test>', 'exec')", "none"),
        ("compile(Path('app.py').read_text(), 'app.py', 'exec')", "unknown"),
        ("Path('app.py').read_text()", "unknown"),
    ],
)
def test_a_script_may_be_run_as_a_text(point: Point, code: str, expected: str) -> None:
    app = (
        "from openai import OpenAI\n"
        "if __name__ == '__main__':\n"
        "    OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
    )
    test = f"from pathlib import Path\ndef test_it():\n    assert exec({code}, {{}}) is None\n"
    assert state(point, app, test) == expected


@pytest.mark.parametrize(("names", "expected"), [("'b', 'c'", "none"), ("'a', 'ab'", "live_only")])
@pytest.mark.parametrize("on", ["function", "class"])
def test_a_parametrized_test_takes_the_branches_of_its_rows(
    point: Point, names: str, expected: str, on: str
) -> None:
    rows = ", ".join(f"({one}, 1)" for one in names.split(", "))
    mark = f"@pytest.mark.parametrize('name, n', [{rows}])\n"
    run = "(self, name, n):\n        assert app.run(name) is None\n"
    test = f"import pytest, app\n{mark}class TestIt:\n    def test_it{run}"
    if on == "function":
        test = f"import pytest, app\n{mark}def test_it{run.replace('self, ', '')}"
    app = ASKING.format(before="", condition="option.startswith('a')")
    assert state(point, app, test) == expected


@pytest.mark.parametrize(("given", "expected"), [("'b'", "none"), ("'a'", "live_only")])
def test_an_object_gets_no_further_than_a_method_that_it_lacks(
    point: Point, given: str, expected: str
) -> None:
    asking = ASKING.format(before="", condition="option.startswith('a')")
    app = (
        f"{asking}class Store:\n"
        "    def __init__(self, kind):\n        self.kind = kind\n"
        "        if isinstance(kind, str):\n"
        "            run(self.kind)\n            self.kind = Store(None)\n"
    )
    test = f"import app\ndef test_it():\n    assert app.Store({given}).kind\n"
    test += "def test_more():\n    assert app.Store(app.Store(None))\n"
    assert state(point, app, test) == expected


MOCKED = (
    "from unittest.mock import MagicMock\nimport app\ndef test_it():\n    given = MagicMock()\n"
)


@pytest.mark.parametrize(
    ("condition", "kind", "expected"),
    [
        ("option.kind == 'on'", "", "unknown"),
        ("option.get().kind in ('on', 'off')", "", "unknown"),
        ("option.kind == 'on'", "given.kind = 'on'", "live_only"),
        ("option.kind", "", "live_only"),
        ("option.kind is not None", "", "live_only"),
        ("option.kind != 'on'", "", "live_only"),
    ],
)
def test_a_mock_hardly_equals_a_text(
    point: Point, condition: str, kind: str, expected: str
) -> None:
    test = f"{MOCKED}    {kind}\n    assert app.run(given)\n"
    assert state(point, ASKING.format(before="", condition=condition), test) == expected


def test_what_a_mock_does_not_equal_is_left_to_the_other_branch(point: Point) -> None:
    app = (
        "from openai import OpenAI\n"
        "def ask():\n    return OpenAI().responses.create(model='gpt-4.1', input='x')\n"
        "def run(option):\n    if option.kind == 'off':\n        return None\n    return ask()\n"
    )
    assert state(point, app, f"{MOCKED}    assert app.run(given)\n") == "live_only"


OPTION = (
    "import argparse\n"
    "from openai import OpenAI\n"
    "def ask():\n    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
    "def main(argv=None):\n"
    "    parser = argparse.ArgumentParser()\n"
    "    parser.add_argument('-k', '--kind', {declared})\n"
    "    args = parser.parse_args(argv)\n"
    "    if args.kind == 'on':\n        return ask()\n"
    "    return None\n"
)


@pytest.mark.parametrize(
    ("declared", "call", "expected"),
    [
        ("default='off'", "main(['--kind', 'on'])", "live_only"),
        ("default='off'", "main(['--kind', 'a'])", "none"),
        ("default='off'", "main(['--kind=a'])", "none"),
        ("default='on'", "main(['-k', 'a'])", "none"),
        ("default='off'", "main(['x'])", "none"),
        ("default='on'", "main(['x'])", "live_only"),
        ("help='Which.'", "main(['x'])", "none"),
        ("default='off'", "main(['--kind', unseen()])", "live_only"),
        ("default='off'", "main([*unseen()])", "live_only"),
        ("default='off', type=make", "main(['--kind', 'a'])", "live_only"),
    ],
)
def test_what_a_test_says_on_the_command_line_decides(
    point: Point, declared: str, call: str, expected: str
) -> None:
    test = f"import app\nfrom other import unseen\ndef test_it():\n    assert app.{call} is None\n"
    assert state(point, OPTION.format(declared=declared), test) == expected


SUBCOMMANDS = (
    "import argparse\n"
    "from openai import OpenAI\n"
    "def ask():\n    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
    "def main(argv=None):\n"
    "    parser = argparse.ArgumentParser()\n"
    "    parser.add_argument('-v', '--verbose', action='store_true')\n"
    "    sub = parser.add_subparsers(dest='command', required=True)\n"
    "    for name in ('ask', 'list'):\n"
    "        sub.add_parser(name).add_argument('path')\n"
    "    args = parser.parse_args(argv)\n"
    "    if args.command == 'ask':\n        return ask()\n"
    "    return None\n"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("['ask', unseen()]", "live_only"),
        ("['list', unseen()]", "none"),
        ("['-v', 'list', 'ask']", "none"),
        ("['-v', 'ask', 'list']", "live_only"),
        ("[unseen(), 'list']", "live_only"),
        ("[*unseen(), 'list', 'x']", "live_only"),
    ],
)
def test_the_subcommand_that_a_line_names_decides(point: Point, line: str, expected: str) -> None:
    test = (
        "import app\nfrom other import unseen\n"
        f"def test_it():\n    assert app.main({line}) is None\n"
    )
    assert state(point, SUBCOMMANDS, test) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("['ask', 'x']", "live_only"), ("['list', 'x']", "unknown"), ("unseen()", "live_only")],
)
def test_the_function_of_the_subcommand_that_a_line_names_is_run(
    point: Point, line: str, expected: str
) -> None:
    app = SUBCOMMANDS.replace(
        "    for name in ('ask', 'list'):\n        sub.add_parser(name).add_argument('path')\n",
        "    one = sub.add_parser('ask')\n    one.set_defaults(func=run_ask)\n"
        "    two = sub.add_parser('list')\n    two.set_defaults(func=run_list)\n",
    ).replace(
        "    if args.command == 'ask':\n        return ask()\n    return None\n",
        "    return args.func(args)\n"
        "def run_ask(args):\n    return ask()\ndef run_list(args):\n    return None\n",
    )
    test = (
        "import app\nfrom other import unseen\n"
        f"def test_it():\n    assert app.main({line}) is None\n"
    )
    assert state(point, app, test) == expected


@pytest.mark.parametrize(("word", "expected"), [("a", "none"), ("on", "live_only")])
def test_what_a_test_puts_into_sys_argv_decides(point: Point, word: str, expected: str) -> None:
    test = (
        "import sys\nimport app\n"
        "def test_it(monkeypatch):\n"
        f"    monkeypatch.setattr(sys, 'argv', ['app', '--kind', '{word}'])\n"
        "    assert app.main() is None\n"
    )
    assert state(point, OPTION.format(declared="default='off'"), test) == expected


HANDED = (
    "from openai import OpenAI\n"
    "class Gate:\n"
    "    def ask(self, text):\n"
    "        return OpenAI(timeout=9).responses.create(model='gpt-4.1', input=text)\n"
    "class Finder:\n"
    "    def __init__(self, gate=None):\n"
    "        self.gate = gate or Gate()\n"
    "    def find(self, text):\n"
    "        return self.gate.ask(text)\n"
)


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ("", "live_only"),
        ("mock.Mock()", "none"),
        ("mock.create_autospec(app.Gate, instance=True)", "none"),
        ("mock.create_autospec(app.Gate)()", "none"),
        ("mocker.create_autospec(app.Gate)", "none"),
        ("mocker.stub()", "none"),
        ("mock.Mock().gate", "unknown"),
        ("flexmock(ask=len)", "unknown"),
    ],
)
def test_a_double_that_is_handed_in_leaves_no_place_for_the_object(
    point: Point, gate: str, expected: str
) -> None:
    test = (
        "from unittest import mock\nfrom flexmock import flexmock\nimport app\n"
        f"def test_it(mocker):\n    assert app.Finder({gate}).find('x') == 'y'\n"
    )
    assert state(point, HANDED, test) == expected


@pytest.mark.parametrize("gate", ["mock.MagicMock()", "Fake()", "SimpleNamespace(ask=len)"])
def test_a_fixture_s_double_leaves_no_place_either(point: Point, gate: str) -> None:
    test = (
        "from types import SimpleNamespace\nfrom unittest import mock\nimport pytest\nimport app\n"
        "class Fake:\n    def ask(self, text):\n        return 'y'\n"
        f"@pytest.fixture\ndef gate():\n    return {gate}\n"
        "def test_it(gate):\n    assert app.Finder(gate).find('x') == 'y'\n"
    )
    assert state(point, HANDED, test) == "none"


@pytest.mark.parametrize(
    ("base", "asked", "expected"),
    [
        ("abc.ABC", "str", "none"),
        ("abc.ABC", "(str, dict)", "none"),
        ("typing.Generic[T]", "str", "none"),
        ("str", "str", "live_only"),
        ("KeyError", "LookupError", "live_only"),
        ("KeyError", "ValueError", "none"),
        ("yaml.YAMLObject", "dict", "live_only"),  # a base that is not known may be anything
    ],
)
def test_an_object_of_the_program_is_of_no_builtin_class_but_its_bases(
    point: Point, base: str, asked: str, expected: str
) -> None:
    before = (
        "import abc, typing, yaml\nT = typing.TypeVar('T')\n"
        f"class Store({base}):\n    def put(self):\n        return 1\n"
    )
    app = ASKING.format(before=before, condition=f"isinstance(option, {asked})")
    test = "import app\ndef test_it():\n    assert app.run(app.Store()) is None\n"
    assert state(point, app, test) == expected


def test_the_name_of_a_parameter_of_tests_sets_no_attribute(point: Point) -> None:
    app = (
        "from openai import OpenAI\n"
        "class Box:\n"
        "    def __init__(self, store):\n        self.store = store\n"
        "    def run(self):\n"
        "        if isinstance(self.store, str):\n"
        "            return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
        "        return None\n"
    )
    test = (
        "import app, pytest\n"
        "@pytest.mark.parametrize('store', [1, 2])\n"
        "def test_it(store):\n    assert app.Box(store).run() is None\n"
    )
    assert state(point, app, test) == "none"


@pytest.mark.parametrize(
    ("given", "expected"), [("[]", "none"), ("['x']", "live_only"), ("texts", "live_only")]
)
def test_a_list_that_stays_empty_decides(point: Point, given: str, expected: str) -> None:
    app = ASKING.format(before="", condition="option")
    test = (
        f"import app\ndef test_it():\n    texts = []\n    texts.append('x')\n    app.run({given})\n"
    )
    assert state(point, app, test) == expected
