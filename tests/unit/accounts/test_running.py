"""Where the program runs code or commands at all."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

HEAD = "import docker, os, subprocess, sys\nwords = sys.argv\n"


def lines(inventory: Callable[..., Inventory], text: str) -> list[tuple[int, str]]:
    found = inventory({"app.py": HEAD + text, "test_app.py": f"{HEAD}exec(words[1])\n"})
    return [(step.line, step.text) for step in found.running]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("exec(words[1])\n", "exec"),
        ("os.system(words[1])\n", "os.system"),
        ("subprocess.Popen(['python', words[1]])\n", "subprocess.Popen"),
        (
            "docker.from_env().containers.run('a', words[1])\n",
            "docker.from_env.containers.run",
        ),
        ("subprocess.getoutput(words[1])\n", "subprocess.getoutput"),
        ("subprocess.Popen(['bash'])\n", "subprocess.Popen"),
        ("subprocess.Popen('/bin/sh')\n", "subprocess.Popen"),
        ("SHELL = ['python']\nsubprocess.Popen(*SHELL)\n", "subprocess.Popen"),
        (
            "line = ['a', 'b']\nline.extend(['c', words[1]])\nsubprocess.Popen(line)\n",
            "subprocess.Popen",
        ),
        ("line = ['a', 'b']\nline += words\nsubprocess.Popen(line)\n", "subprocess.Popen"),
        ("line = ['a']\nline.append(words[1])\nsubprocess.Popen(line)\n", "subprocess.Popen"),
    ],
)
def test_what_runs_something_is_told(
    inventory: Callable[..., Inventory], text: str, name: str
) -> None:
    [(line, told)] = lines(inventory, text)
    assert (line, told.partition(",")[0]) == (2 + text.count("\n"), f"`{name}` in `app`")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("['git', words[1]]", ", `git …`"),
        ("['bash']", ", `bash …`"),
        ("args=['git', *words]", ", `git …`"),
        ("[words[1], 'status']", ""),
        ("words", ""),
        ("words[1]", ""),
    ],
)
def test_the_program_that_is_started_is_told(
    inventory: Callable[..., Inventory], arguments: str, told: str
) -> None:
    found = lines(inventory, f"subprocess.Popen({arguments})\n")
    assert found == [(3, f"`subprocess.Popen` in `app`{told}")]


def test_what_is_made_from_a_runner_counts(inventory: Callable[..., Inventory]) -> None:
    text = (
        "from nbclient import NotebookClient\nclass Client(NotebookClient): ...\n"
        "class Other: ...\nClient(words[1])\nOther(words[1])\n"
    )
    assert lines(inventory, text) == [(6, "`nbclient.NotebookClient` in `app`")]


@pytest.mark.parametrize(
    ("arguments", "limit"),
    [
        ("words", ", without a time limit"),
        ("args=words, timeout=None", ", without a time limit"),
        ("['python', words[1]], timeout=30", ", `python …`, for `30` s at most"),
        ("words, timeout=words[0]", ", for `sys.argv[0]` s at most"),
        ("words, timeout=sys.limits.time", ", for `sys.limits.time` s at most"),
        ("words, timeout=(lambda: 1)()", ""),
        ("words, **words[2]", ""),
    ],
)
def test_how_long_it_may_run_is_told(
    inventory: Callable[..., Inventory], arguments: str, limit: str
) -> None:
    found = lines(inventory, f"subprocess.run({arguments})\n")
    assert found == [(3, f"`subprocess.run` in `app`{limit}")]


@pytest.mark.parametrize(
    "text",
    [
        "subprocess.run(['git', 'status'])\n",
        "os.system('clear')\n",
        "subprocess.run(['bash', 'build.sh'])\n",
        "subprocess.run('bash', 'build.sh')\n",
        "subprocess.run(args=['ls'])\n",
        "print(words)\n",
    ],
)
def test_what_is_written_in_the_code_is_left_out(
    inventory: Callable[..., Inventory], text: str
) -> None:
    assert lines(inventory, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import importlib\nimportlib.import_module(words[1])\n", ["`sys.argv[1]`"]),
        ("import importlib\nimportlib.import_module('json')\n", []),
        (
            "from importlib import util\nutil.spec_from_file_location('a', words[1])\n",
            ["`sys.argv[1]`"],
        ),
    ],
)
def test_code_that_is_named_only_when_it_runs_is_told(
    inventory: Callable[..., Inventory], text: str, told: list[str]
) -> None:
    assert [one.rpartition(" loads code, ")[2] for _, one in lines(inventory, text)] == told
