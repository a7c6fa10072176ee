"""What a reader is told of an answer, also where it cannot be followed to its end."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = (
    "import json, logging, os, requests\n"
    "from openai import OpenAI\n"
    "from pydantic import BaseModel\n"
    "from elsewhere import send\n"
    "client = OpenAI()\n"
)
CALL = "client.chat.completions.create(model='m', messages=[])"
TEXT = f"{CALL}.choices[0].message.content"


def uses(point: IntegrationPoint) -> list[tuple[str, str]]:
    return [(use.kind, use.step.text) for use in point.output.uses]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"print({TEXT})\n", [("shown", "it is given to `builtins.print`")]),
        (
            f"answer = {CALL}\nif answer.choices[0].finish_reason == 'stop':\n    pass\n",
            [("looked_at", "a condition looks at its `choices[0].finish_reason`")],
        ),
        (
            f"send({TEXT})\n",
            [("left", "it is passed to `elsewhere.send`, and is not followed further")],
        ),
        (
            f"import subprocess\nsubprocess.run(['ls', {TEXT}])\n",
            [("run", "it is in a command that is started")],
        ),
        (
            f"import docker\ndocker.from_env().containers.run('a', {TEXT})\n",
            [("run", "`docker` runs it elsewhere")],
        ),
        (
            f"import docker\ndocker.from_env().containers.run({TEXT}, 'a')\n",
            [
                (
                    "left",
                    "it is passed to `docker.from_env.containers.run`, and is not followed further",
                )
            ],
        ),
        (
            (
                "from swerex.runtime.abstract import BashAction\n"
                f"async def go(box):\n    await box.run_in_session(BashAction(command={TEXT}))\n"
            ),
            [("run", "`swerex` runs it elsewhere")],
        ),
        (
            f"from unittest.mock import AsyncMock\nAsyncMock().send({TEXT})\n",
            [("left", "it is passed to a callee that is not known, and is not followed further")],
        ),
        (
            f"json.loads({TEXT})\n",
            [("parsed", "it is parsed, and no handler in this function catches what cannot be")],
        ),
        (
            f"try:\n    json.loads({TEXT})\nexcept ValueError:\n    pass\n",
            [("parsed", "it is parsed, and the handler in line 8 catches what cannot be")],
        ),
        (
            f"try:\n    json.loads({TEXT})\nexcept unknown:\n    pass\n",
            [("parsed", "it is parsed, and a handler around that may catch what cannot be")],
        ),
        (
            f"import json_repair\njson_repair.loads({TEXT})\n",
            [("parsed", "`json_repair.loads` parses it, and copes with what cannot be parsed")],
        ),
        (
            f"class A(BaseModel):\n    x: int\nA.model_validate({TEXT})\n",
            [
                (
                    "validated",
                    (
                        "it is held against a schema, and no handler in this function catches what "
                        "cannot be"
                    ),
                )
            ],
        ),
        (f"exec({TEXT})\n", [("run", "it is run as code")]),
        (f"os.system({TEXT})\n", [("run", "a shell runs it")]),
        (
            f"import re\nexec(re.sub('[a-z]', '', {TEXT}))\n",
            [("run", "it is run as code, after characters were taken out of it")],
        ),
        (
            f"class A:\n    pass\na = A()\na.text = {TEXT}\nprint(a.text)\n",
            [("kept", "it is kept as `.text`"), ("shown", "it is given to `builtins.print`")],
        ),
        (
            "from llama_index.llms.openai import OpenAI as Other\nprint(str(Other().chat([])))\n",
            [("shown", "it is given to `builtins.print`")],
        ),
    ],
    ids=[
        *(
            "shown",
            "looked at",
            "left",
            "command",
            "container",
            "image",
            "elsewhere",
            "a double",
            "parsed",
            "handled",
            "perhaps handled",
            "repaired",
        ),
        *("validated", "run", "shell", "cleaned", "kept", "of an answer whose parts are not known"),
    ],
)
def test_what_is_done_with_an_answer_is_told(
    point: Found, source: str, expected: list[tuple[str, str]]
) -> None:
    assert uses(point(HEAD + source)) == expected


def test_the_json_of_an_answer_over_http_is_followed(point: Found) -> None:
    url = "https://api.openai.com/v1/chat/completions"
    source = (
        f"answer = requests.post('{url}', json={{}}, timeout=3)\nanswer.raise_for_status()\n"
        "print(answer.json()['choices'])\n"
    )
    assert uses(point(HEAD + source)) == [
        ("parsed", "it is parsed, and no handler in this function catches what cannot be"),
        ("shown", "it is given to `builtins.print`"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"answer = {CALL}\nprint(getattr(answer, 'choices')[0].message.content)\n",
        f"for n, one in enumerate({CALL}.choices):\n    print(one.message.content)\n",
        f"for n, one in zip([1], {CALL}.choices):\n    print(one.message.content)\n",
        f"print(next(iter({CALL}.choices)).message.content)\n",
    ],
    ids=["getattr", "enumerate", "zip", "next"],
)
def test_what_hands_on_a_part_is_followed(point: Found, source: str) -> None:
    assert uses(point(HEAD + source)) == [("shown", "it is given to `builtins.print`")]


@pytest.mark.parametrize(
    "source",
    [
        f"for n, one in enumerate({CALL}.choices):\n    print(n)\n",
        f"print(getattr(client, {TEXT}, 1))\n",
        f"print(list(zip(*{CALL}.choices)))\n",
    ],
    ids=["the number", "a name", "many"],
)
def test_what_stands_beside_a_part_is_none(point: Found, source: str) -> None:
    assert all(kind != "shown" for kind, _ in uses(point(HEAD + source)))


def test_what_loads_weights_gives_no_answer(point: Found) -> None:
    source = "from transformers import AutoModel\nprint(AutoModel.from_pretrained('bert'))\n"
    assert uses(point(source)) == []


def test_nothing_is_told_beyond_many_callers(point: Found) -> None:
    asks = "".join(f"def f{n}():\n    print(ask())\n" for n in range(4))
    few = HEAD + f"def ask():\n    return {TEXT}\n" + asks.partition("def f1")[0]
    assert uses(point(few)) == [("shown", "it is given to `builtins.print`")]
    many = HEAD + f"def ask():\n    return {TEXT}\n" + asks
    assert uses(point(many)) == [
        ("left", "`ask` gives it to its 4 callers, and is not followed further")
    ]


def test_nothing_is_told_behind_a_call_that_can_run_many_functions(point: Found) -> None:
    kinds = "".join(
        f"class K{n}:\n    def show(self, text):\n        print(text)\n" for n in range(3)
    )
    source = f"{HEAD}{kinds}def f(k: K0 | K1 | K2):\n    k.show({TEXT})\n"
    source += "for k in (K0(), K1(), K2()):\n    f(k)\n"
    assert uses(point(source)) == [
        ("left", "it is passed to `show`, which is one of 3 functions, and is not followed further")
    ]


def test_of_what_is_common_only_the_nearest_is_told(point: Found) -> None:
    source = f"text = {TEXT}\n" + "print(text)\n" * 5 + "send(text)\n" * 5
    assert [kind for kind, _ in uses(point(HEAD + source))] == ["shown"] * 2 + ["left"] * 3


def test_who_asked_is_told_where_an_entry_point_answers(point: Found) -> None:
    source = (
        f"{HEAD}from fastapi import FastAPI\napp = FastAPI()\n"
        f"@app.get('/ask')\ndef ask():\n    return {TEXT}\n"
    )
    assert uses(point(source)) == [("left", "`ask` gives it to whoever asked: GET /ask")]
    assert uses(point(source.replace("@app.get('/ask')\n", ""))) == [
        ("left", "it leaves `ask`, whose callers are not seen, and is not followed further")
    ]
