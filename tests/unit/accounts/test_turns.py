"""Loops in which nothing but the model's answer says when to stop."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = (
    "import asyncio, json, queue, time\n"
    "from openai import AsyncOpenAI, OpenAI\n"
    "client = OpenAI(timeout=7)\n"
    "tools = {}\n"
    "jobs = queue.Queue()\n"
)
ASK = "        answer = client.chat.completions.create(model='gpt-5.2', messages=messages)\n"
STOP = "        if answer.choices[0].finish_reason == 'stop':\n            break\n"
WHILE = "def run(messages):\n    while True:\n"


def test_a_loop_that_only_the_answer_ends(point: Found) -> None:
    found = point(HEAD + WHILE + ASK + STOP).unbounded_turns
    assert [(step.line, step.text) for step in found] == [
        (7, "this loop counts no turns"),
        (8, "each turn asks the model"),
        (9, "only the model's answer decides whether it goes on"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"{WHILE}{ASK}        if not answer.choices[0].message.tool_calls:\n            break\n",
        (
            f"{WHILE}{ASK}{STOP}        for call in answer.choices[0].message.tool_calls:\n"
            "            messages.append(tools[call.function.name](call))\n"
        ),
        (
            f"{WHILE}{ASK}        told = json.loads(answer.choices[0].message.content)\n"
            "        if told['action'] == 'finish':\n            return told\n"
        ),
        (
            f"def run(messages):\n    done = False\n    while not done:\n{ASK}"
            "        done = answer.choices[0].message.content.endswith('DONE')\n"
        ),
        (
            f"def use(call):\n    return call.id\n{WHILE}{ASK}{STOP}"
            "        messages.append(use(answer.choices[0]))\n"
        ),
    ],
    ids=["tools", "tool lookup", "parsed", "flag", "tool function"],
)
def test_each_way_out_depends_on_the_answer(point: Found, source: str) -> None:
    assert point(HEAD + source).unbounded_turns


@pytest.mark.parametrize(
    "source",
    [
        f"def run(messages):\n    for turn in range(9):\n{ASK}{STOP}",
        f"def run(messages):\n    n = 0\n    while n < 9:\n{ASK}{STOP}        n += 1\n",
        f"{WHILE}{ASK}{STOP}        if len(messages) > 9:\n            break\n",
        (
            f"def run(messages, most):\n    n = 0\n    while True:\n{ASK}{STOP}        n += 1\n"
            "        if n > most:\n            raise RuntimeError\n"
        ),
        f"def run(messages):\n    end = time.time() + 9\n    while time.time() < end:\n{ASK}",
        f"{WHILE}        messages.append(input())\n{ASK}{STOP}",
        f"def say():\n    return input()\n{WHILE}{ASK}{STOP}        messages.append(say())\n",
        f"{WHILE}        messages = jobs.get()\n{ASK}{STOP}",
        f"{WHILE}{ASK}{STOP}        time.sleep(5)\n",
        f"{WHILE}{ASK}{STOP}        other.check()\n",
        f"def check():\n    raise RuntimeError\n{WHILE}{ASK}{STOP}        check()\n",
        f"{WHILE}{ASK}{STOP}        yield answer\n",
        f"{WHILE}{ASK}",
        f"def run(messages, end):\n    while True:\n{ASK}        if end.met:\n            break\n",
        f"{WHILE}{ASK}{STOP}        assert messages\n",
        (
            f"on = True\ndef stop():\n    global on\n    on = False\n"
            f"def run(messages):\n    while on:\n{ASK}{STOP}"
        ),
    ],
    ids=[
        *("range", "counted", "length", "counted with a raise", "clock", "input", "asks a person"),
        *("queue", "polls", "unknown call", "a check that raises", "generator", "no way out"),
        *("other state", "assertion", "a flag set elsewhere"),
    ],
)
def test_any_other_bound_is_believed(point: Found, source: str) -> None:
    assert point(HEAD + source).unbounded_turns == ()


def test_a_guard_around_the_loop_bounds_it(point: Found) -> None:
    head = HEAD.replace("= OpenAI(", "= AsyncOpenAI(")
    source = f"async {WHILE}{ASK}{STOP}".replace("client.", "await client.")
    main = "async def main():\n    async with {}:\n        await run([])\n"
    assert point(head + source + main.format("asyncio.timeout(60)")).unbounded_turns == ()
    assert point(head + source + main.format("asyncio.Lock()")).unbounded_turns


TRIED = "        try:\n            return client.responses.create(model='m', input=messages)\n"
AGAIN = "        except Exception as e:\n            print(e)\n            time.sleep(5)\n"


def test_a_loop_that_tries_again_for_as_long_as_it_fails(point: Found) -> None:
    found = point(HEAD + WHILE + TRIED + AGAIN).unbounded_turns
    assert [(step.line, step.text) for step in found] == [
        (7, "this loop counts no turns"),
        (9, "each turn asks the model"),
        (10, "every failure leads to another"),
    ]


PARSED = (
    f"{WHILE}        text = client.responses.create(model='m', input=messages).output_text\n"
    "        try:\n            return json.loads(text)\n"
)


@pytest.mark.parametrize(
    "source",
    [
        f"{WHILE}{TRIED}        except openai.RateLimitError:\n            time.sleep(5)\n",
        f"{WHILE}{TRIED}        except openai.APIError:\n            continue\n",
        (
            f"{WHILE}{TRIED}        except openai.RateLimitError:\n            continue\n"
            "        except openai.APIError:\n            raise\n"
        ),
        (
            "def run(messages):\n    while True:\n        try:\n"
            "            answer = client.responses.create(model='m', input=messages)\n"
            "            break\n        except Exception:\n            print('again')\n"
            "    return answer\n"
        ),
        f"{PARSED}        except ValueError:\n            continue\n",
        f"{PARSED}        except json.JSONDecodeError:\n            messages.append(text)\n",
    ],
    ids=["rate limit", "continue", "others raise", "break", "parsed", "told what is wrong"],
)
def test_a_failure_that_leads_to_another_turn(point: Found, source: str) -> None:
    assert point(f"import openai\n{HEAD}{source}").unbounded_turns


@pytest.mark.parametrize(
    "source",
    [
        f"{PARSED}        except ValueError:\n            break\n",
        f"{PARSED}        except ValueError:\n            return None\n",
        f"{PARSED}        except ValueError:\n            break\n    print('none')\n",
        (
            f"def run(messages, left=3):\n{PARSED.partition(':')[2][1:]}"
            "        except ValueError:\n            left -= 1\n"
            "            if not left:\n                raise\n"
        ),
        f"{PARSED}        except ValueError:\n            messages = [input()]\n",
        (
            f"{WHILE}        text = client.responses.create(model='m', input=messages)\n"
            "        print(text)\n        try:\n            jobs.get(timeout=5)\n"
            "        except queue.Empty:\n            return None\n"
        ),
    ],
    ids=["break", "return", "break to what follows", "counted", "asks a person", "another try"],
)
def test_turns_that_something_else_ends(point: Found, source: str) -> None:
    assert point(f"import openai\n{HEAD}{source}").unbounded_turns == ()


@pytest.mark.parametrize(
    "source",
    [
        f"{WHILE}{TRIED}        except ValueError:\n            time.sleep(5)\n",
        f"{WHILE}{TRIED}{AGAIN}            raise\n",
        f"{WHILE}{TRIED}{AGAIN}            break\n",
        f"{WHILE}{TRIED}{AGAIN}            stop_if_late()\n",
        f"{WHILE}        if len(messages) > 9:\n            return None\n{TRIED}{AGAIN}",
        f"{WHILE}        messages.append(input())\n{TRIED}{AGAIN}",
        f"def run(messages):\n    while messages:\n{TRIED}{AGAIN}",
        f"def run(messages):\n    for _ in range(3):\n{TRIED}{AGAIN}",
    ],
    ids=["other errors", "raise", "break", "a call", "a test", "a person", "a condition", "for"],
)
def test_tries_that_may_end_are_left_alone(point: Found, source: str) -> None:
    assert point(HEAD + source).unbounded_turns == ()


STEP = (
    "class Agent:\n    def __init__(self):\n        self.messages = []\n        self.turns = 0\n"
    "    def step(self):\n        {before}answer = client.responses.create(model='m', input='')\n"
    "        self.messages.append(answer)\n        return answer.output_text\n"
    "    def run(self):\n        while True:\n            text = self.step()\n"
    "            {after}\n"
)
DONE = "if text == 'done':\n                return text"


def test_a_loop_around_a_function_that_asks(point: Found) -> None:
    found = point(HEAD + STEP.format(before="", after=DONE)).unbounded_turns
    assert [(step.line, step.text) for step in found] == [
        (15, "this loop counts no turns"),
        (16, "each turn asks the model"),
        (17, "only the model's answer decides whether it goes on"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("self.turns += 1\n        if self.turns > 9:\n            return 'done'\n        ", DONE),
        (
            "self.turns += 1\n        if self.turns > 9:\n            raise ValueError\n        ",
            DONE,
        ),
        ("time.sleep(1)\n        ", DONE),
        (
            "",
            "self.turns += 1\n            if self.turns > 9 or not text:\n                break",
        ),
        ("", "print(text)\n            if input() == 'n':\n                return text"),
    ],
    ids=["gives up", "raises", "polls", "counted", "asks a person"],
)
def test_a_function_that_ends_the_loop_around_it(point: Found, before: str, after: str) -> None:
    assert point(HEAD + STEP.format(before=before, after=after)).unbounded_turns == ()


RETRIED = (
    "import backoff\nfrom retry import retry as again\n"
    "from tenacity import retry, stop_after_attempt, wait_fixed\n"
    "{decorator}\ndef run():\n    {body}\n"
)
CALLED = "return client.responses.create(model='m', input='')"


@pytest.mark.parametrize(
    "decorator",
    [
        "@retry",
        "@retry(wait=wait_fixed(2))",
        "@backoff.on_exception(backoff.expo, Exception)",
        "@again(Exception, delay=1)",
    ],
)
def test_a_decorator_that_asks_again_without_end(point: Found, decorator: str) -> None:
    found = point(HEAD + RETRIED.format(decorator=decorator, body=CALLED)).unbounded_turns
    assert found[0].text.endswith("again, without end")
    assert found[-1].text == "every failure leads to another"


@pytest.mark.parametrize(
    ("decorator", "body"),
    [
        ("@retry(stop=stop_after_attempt(3))", CALLED),
        ("@retry(stop_after_attempt(3), **{})", CALLED),
        ("@backoff.on_exception(backoff.expo, Exception, max_tries=3)", CALLED),
        ("@again(Exception, 3)", CALLED),
        ("@backoff.on_predicate(backoff.expo)", CALLED),
        ("@retry", f"try:\n        {CALLED}\n    except Exception:\n        return None"),
    ],
    ids=["stop", "more", "tries", "tries by position", "values", "handled before"],
)
def test_a_decorator_that_stops(point: Found, decorator: str, body: str) -> None:
    source = HEAD + RETRIED.format(decorator=decorator, body=body)
    assert point(source).unbounded_turns == ()
