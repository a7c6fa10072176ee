"""The handlers and retries around a call, as a reader is told of them."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = (
    "import backoff, logging, retry, tenacity, time\n"
    "from openai import APIError, OpenAI\n"
    "client = OpenAI()\n"
    "log = logging.getLogger()\n"
)
CALL = "client.chat.completions.create(model='m', messages=[])"


def trying(handler: str, catches: str = "Exception") -> str:
    lines = "".join(f"        {line}\n" for line in handler.split("\n"))
    return f"def ask():\n    try:\n        return {CALL}\n    except {catches}:\n{lines}"


def caught(point: IntegrationPoint) -> list[str]:
    return [step.text for step in point.caught]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (trying("pass"), "`ask` catches every error: the code goes on, silently"),
        (trying("raise"), "`ask` catches every error: it is raised again"),
        (
            trying("raise error", "Exception as error"),
            "`ask` catches every error: it is raised again",
        ),
        (trying("raise ValueError()"), "`ask` catches every error: `ValueError` is raised"),
        (trying("return None"), "`ask` catches every error: `None` is given back"),
        (trying("return 1 + 1"), "`ask` catches every error: `1 + 1` is given back"),
        (trying("return {}[ask:]"), "`ask` catches every error: another value is given back"),
        (
            trying("log.error('x')", "APIError"),
            "`ask` catches `APIError`: `log.error` tells of it, the code goes on",
        ),
        (
            trying("[log][0].error('x')\nif log:\n    raise\nreturn ''", "(APIError, ValueError)"),
            (
                "`ask` catches `APIError`, `ValueError`: somebody is told of it, it is raised "
                'again or `""` is given back'
            ),
        ),
        (
            trying("log = str(log)\ntry_again('{}'.format(log))"),
            "`ask` catches every error: `str` is called, `try_again` is called, the code goes on",
        ),
        (trying("done = True"), "`ask` catches every error: the code goes on, silently"),
        (
            trying("log.count = 1"),
            "`ask` catches every error: `log.count` becomes `1`, the code goes on",
        ),
        (
            trying("log.kept['x'] = log.old").replace("return ", "log.kept['x'] = "),
            "`ask` catches every error: `log.kept[…]` becomes `log.old`, the code goes on",
        ),
        (trying("pass", "unknown"), "`ask` catches some errors: the code goes on, silently"),
        (
            f"@tenacity.retry\ndef ask():\n    return {CALL}\n",
            "`tenacity.retry` runs `ask` again when it has raised, without end",
        ),
        (
            f"def ask():\n    for attempt in tenacity.Retrying():\n        {CALL}\n",
            "`tenacity.Retrying` runs a function again here when it has raised, without end",
        ),
        (
            trying("raise [log][0]"),
            "`ask` catches every error: another error is raised",
        ),
        (
            trying("time.sleep(20)"),
            "`ask` catches every error: sleeps 20 s, the code goes on, silently",
        ),
        (
            trying("time.sleep(log.pause)\ntime.sleep(1 + len('a'))\nreturn ask()"),
            (
                "`ask` catches every error: sleeps `log.pause` s, sleeps, a model is asked through "
                "`ask`, `ask()` is given back"
            ),
        ),
        (
            f"def again():\n    ask()\n{trying('[again][0]()')}",
            "`ask` catches every error: a model is asked through line 11, the code goes on",
        ),
    ],
)
def test_a_handler_is_told_with_what_it_does(point: Found, source: str, expected: str) -> None:
    assert caught(point(HEAD + source)) == [expected]


def test_beyond_what_catches_every_error_nothing_is_told(point: Found) -> None:
    around = "def outer():\n    try:\n        ask()\n    except Exception:\n        raise\n"
    assert len(caught(point(HEAD + trying("raise") + around))) == 2
    assert len(caught(point(HEAD + trying("return 1") + around))) == 1


def test_what_is_up_to_many_callers_is_not_told_of_each(point: Found) -> None:
    callers = "".join(f"def f{n}():\n    ask()\n" for n in range(4))
    found = caught(point(f"{HEAD}def ask():\n    return {CALL}\n{callers}"))
    assert found == ["what else catches an error is up to the 4 callers of `ask`"]


def test_of_a_function_that_calls_itself_each_handler_is_told_once(point: Found) -> None:
    source = (
        f"{HEAD}def ask(n):\n    try:\n        ask(n - 1)\n    except KeyError:\n        raise\n"
    )
    assert caught(point(f"{source}    return {CALL}\n")) == [
        "`ask` catches `KeyError`: it is raised again"
    ]
    assert caught(point(f"{HEAD}def ask():\n    yield {CALL}\nlist(ask())\n")) == []


def test_that_a_handler_asks_a_model_itself_is_told(points: Callable[..., tuple]) -> None:
    first, second = points(HEAD + trying(f"return {CALL}"))
    assert caught(first) == [
        (
            "`ask` catches every error: a model is asked in line 9, "
            '`create(model="m", messages=[])` is given back'
        )
    ]
    assert caught(second) == []


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("tenacity.retry(stop=tenacity.stop_after_attempt(2))", ", `stop=stop_after_attempt(2)`"),
        (
            "tenacity.retry(wait=tenacity.wait_fixed(wait=3), stop=STOP | STOP)",
            ", `wait=wait_fixed(wait=3)`, `stop=STOP | STOP`",
        ),
        ("tenacity.retry(stop=made.stops([made]))", ", `stop=stops([made])`"),
        ("tenacity.retry(stop=made.stop)", ", `stop=made.stop`"),
        ("tenacity.retry(stop=(lambda: 1))", ""),
        ("tenacity.retry(reraise=True)", ", without end"),
        ("tenacity.retry(None, log.stop)", ""),
        ("tenacity.retry(**log.options)", ""),
        ("backoff.on_exception(backoff.expo, APIError)", ", without end"),
        ("backoff.on_exception(backoff.expo, APIError, max_tries=4)", ", `max_tries=4`"),
        ("retry.retry(tries=3)", ", `tries=3`"),
    ],
)
def test_how_often_a_retry_asks_again_is_told(point: Found, decorator: str, expected: str) -> None:
    (found,) = caught(point(f"{HEAD}@{decorator}\ndef ask():\n    return {CALL}\n"))
    assert found == f"`{decorator.partition('(')[0]}` runs `ask` again when it has raised{expected}"


def test_what_a_context_manager_does_with_errors_is_told(point: Found) -> None:
    text = (
        "from contextlib import contextmanager\n@contextmanager\ndef mapped(name):\n"
        "    try:\n        yield\n    except APIError as e:\n        raise ValueError() from e\n"
        f"def ask():\n    try:\n        with mapped('a'):\n            {CALL}\n"
        "    except ValueError:\n        return None\n"
    )
    assert caught(point(HEAD + text)) == [
        "`mapped` catches `APIError`: `ValueError` is raised",
        "`ask` catches `ValueError`: `None` is given back",
    ]
