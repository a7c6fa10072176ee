"""Guards around a call that look right and do nothing."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

CALL = "client.chat.completions.create(model='gpt-5.2', messages=[])"
STREAM = CALL.replace("[])", "[], stream=True)")
HEAD = (
    "import asyncio, json, signal\n"
    "from concurrent.futures import ThreadPoolExecutor\n"
    "import requests\n"
    "from backoff import expo, on_exception\n"
    "from fastapi.responses import StreamingResponse\n"
    "from openai import AsyncOpenAI, OpenAI, OpenAIError, RateLimitError\n"
    "from tenacity import retry, retry_if_result, stop_after_attempt\n"
    "client = OpenAI(timeout=7)\n"
)
ASYNC = HEAD.replace("= OpenAI(", "= AsyncOpenAI(")
HELPER = f"def ask():\n    return {CALL}\n"
PARTS = f"def parts():\n    for part in {STREAM}:\n        yield part\n"
RETRY = "@retry(stop=stop_after_attempt(3))\n"
SWALLOW = (
    f"def ask():\n    try:\n        return {CALL}\n    except Exception as e:\n        print(e)\n"
)


def guards(point: IntegrationPoint) -> list[str]:
    return [one.guard for one in point.idle_guards]


# --- an event loop that waits itself --------------------------------------------------------------
@pytest.mark.parametrize(
    "source",
    [
        f"async def chat():\n    async with asyncio.timeout(5):\n        return {CALL}\n",
        f"async def chat():\n    return await asyncio.wait_for({CALL}, 5)\n",
        f"{HELPER}async def chat():\n    async with asyncio.timeout(5):\n        return ask()\n",
        (
            f"async def chat():\n    return {CALL}\n"
            "async def main():\n    return await asyncio.wait_for(chat(), timeout=5)\n"
        ),
    ],
    ids=["timeout", "wait_for", "helper", "coroutine"],
)
def test_a_blocked_loop_cannot_act(point: Found, source: str) -> None:
    (found,) = point(HEAD + source).idle_guards
    assert found.guard.startswith("`asyncio.timeout`") or "`asyncio.wait_for`" in found.guard
    assert "synchronous" in found.reason
    assert found.evidence[-1].text.startswith("this call is synchronous")


@pytest.mark.parametrize(
    "source",
    [
        (
            f"{HELPER}async def chat():\n"
            "    return await asyncio.wait_for(asyncio.to_thread(ask), 5)\n"
        ),
        (
            f"{HELPER}async def chat():\n    async with asyncio.timeout(5):\n        await go()\n"
            "    return ask()\n"
        ),
        (
            f"async def chat():\n    return {CALL}\n"
            "async def main():\n"
            "    work = asyncio.run_coroutine_threadsafe(chat(), loop)\n"
            "    return await asyncio.wait_for(asyncio.wrap_future(work), 5)\n"
        ),
    ],
    ids=["thread", "beside", "loop of another thread"],
)
def test_a_free_loop_acts(point: Found, source: str) -> None:
    assert guards(point(HEAD + source)) == []


def test_an_asynchronous_call_lets_the_loop_act(point: Found) -> None:
    source = f"async def chat():\n    async with asyncio.timeout(5):\n        return await {CALL}\n"
    assert guards(point(ASYNC + source)) == []


# --- pools ----------------------------------------------------------------------------------------
POOL = "def soon():\n    with ThreadPoolExecutor() as pool:\n"


@pytest.mark.parametrize(
    "source",
    [
        f"{HELPER}{POOL}        return pool.submit(ask).result(timeout=5)\n",
        f"{HELPER}{POOL}        work = pool.submit(ask)\n        return work.result(5)\n",
        f"{POOL}        return pool.submit(lambda: {CALL}).result(timeout=5)\n",
        (
            f"{POOL}        create = client.chat.completions.create\n"
            "        return pool.submit(create, model='m', messages=[]).result(timeout=5)\n"
        ),
    ],
    ids=["function", "name", "lambda", "method"],
)
def test_a_pool_waits_for_its_worker(point: Found, source: str) -> None:
    (found,) = point(HEAD + source).idle_guards
    assert found.guard == "`result(timeout=…)` inside the `with` block of its pool"


@pytest.mark.parametrize("taken", ["as_completed", "wait"])
def test_a_pool_waits_for_all_of_its_workers(point: Found, taken: str) -> None:
    source = (
        f"from concurrent.futures import as_completed, wait\n{HELPER}{POOL}"
        "        work = [pool.submit(ask) for _ in range(3)]\n"
        f"        for one in {taken}(work, timeout=30):\n            print(one)\n"
    )
    (found,) = point(HEAD + source).idle_guards
    assert found.guard == f"`{taken}(timeout=…)` inside the `with` block of its pool"


def test_a_pool_does_not_wait_for_the_workers_of_another(point: Found) -> None:
    source = (
        f"from concurrent.futures import as_completed\n{HELPER}outer = ThreadPoolExecutor()\n{POOL}"
        "        work = [outer.submit(ask) for _ in range(3)]\n"
        "        pool.submit(print)\n"
        "        print(list(as_completed(work, timeout=30)))\n"
    )
    assert guards(point(HEAD + source)) == []


@pytest.mark.parametrize(
    "source",
    [
        (
            f"{HELPER}pool = ThreadPoolExecutor()\ndef soon():\n"
            "    return pool.submit(ask).result(timeout=5)\n"
        ),
        f"{HELPER}{POOL}        work = pool.submit(ask)\n    return work.result(timeout=5)\n",
        f"{HELPER}{POOL}        return pool.submit(ask).result()\n",
        (
            f"{HELPER}{POOL}        work = pool.submit(ask)\n        kill(pool._threads)\n"
            "        return work.result(timeout=5)\n"
        ),
        (
            f"{HELPER}outer = ThreadPoolExecutor()\n{POOL}"
            "        return outer.submit(ask).result(timeout=5)\n"
        ),
    ],
    ids=["no with", "after the with", "no timeout", "ends its threads", "another pool"],
)
def test_other_futures_are_left_alone(point: Found, source: str) -> None:
    assert guards(point(HEAD + source)) == []


# --- alarms ---------------------------------------------------------------------------------------
ALARM = f"def ask():\n    signal.alarm(5)\n    return {CALL}\n"


@pytest.mark.parametrize(
    "start", ["threading.Thread(target=ask).start()", "ThreadPoolExecutor().submit(ask)"]
)
def test_an_alarm_does_not_reach_another_thread(point: Found, start: str) -> None:
    (found,) = point(f"{HEAD}import threading\n{ALARM}{start}\n").idle_guards
    assert found.guard == "`signal.alarm`"


def test_an_alarm_reaches_the_main_thread(point: Found) -> None:
    assert guards(point(f"{HEAD}{ALARM}ask()\n")) == []


# --- clients that are left behind -----------------------------------------------------------------
@pytest.mark.parametrize("name", ["with_options", "copy"])
def test_options_of_a_client_that_nobody_takes(point: Found, name: str) -> None:
    source = f"def ask():\n    client.{name}(timeout=3)\n    return {CALL}\n"
    (found,) = point(HEAD + source).idle_guards
    assert found.guard == f"`{name}(timeout=…)`"


@pytest.mark.parametrize(
    "source",
    [
        f"def ask():\n    return {CALL.replace('client', 'client.with_options(timeout=3)')}\n",
        f"def ask():\n    client.with_options(max_retries=3)\n    return {CALL}\n",
        f"other = OpenAI()\nother.with_options(timeout=3)\n{HELPER}",
    ],
    ids=["taken", "no timeout", "of another client"],
)
def test_options_that_count_or_belong_to_others_are_left_alone(point: Found, source: str) -> None:
    assert guards(point(HEAD + source)) == []


# --- retries --------------------------------------------------------------------------------------
@pytest.mark.parametrize("decorator", [RETRY, "@on_exception(expo, OpenAIError, max_tries=3)\n"])
def test_a_retry_is_over_before_a_generator_runs(point: Found, decorator: str) -> None:
    (found,) = point(HEAD + decorator + PARTS).idle_guards
    assert found.guard.endswith("on a generator")


def test_a_retry_never_sees_a_swallowed_error(point: Found) -> None:
    (found,) = point(HEAD + RETRY + SWALLOW).idle_guards
    assert found.guard == "`@tenacity.retry` on the function"
    assert found.evidence[-1].text == "this handler swallows every error of the call"
    assert found.evidence[-1].line == 13


@pytest.mark.parametrize(
    "source",
    [
        f"{RETRY}{HELPER}",
        f"{SWALLOW}",
        f"{RETRY}{SWALLOW}        raise\n",
        f"{RETRY}{SWALLOW.replace('Exception', 'RateLimitError')}",
        f"{RETRY}{SWALLOW}        cleanup()\n",
        f"{RETRY}{SWALLOW}    return json.loads('')\n",
        f"{RETRY}{SWALLOW.replace('return', 'answer =')}    return answer.choices[0]\n",
        SWALLOW.replace("def", "@retry(retry=retry_if_result(lambda it: it is None))\ndef", 1),
        f"{RETRY}@other\n{PARTS}",
    ],
    ids=[
        *("nothing swallowed", "no retry", "raised again", "some errors", "unknown call"),
        *("other errors", "odd answers", "looks at the result", "wrapped before"),
    ],
)
def test_a_retry_that_may_act_is_left_alone(point: Found, source: str) -> None:
    assert guards(point(HEAD + source)) == []


# --- options --------------------------------------------------------------------------------------
GOOGLE = "from google import genai\nfrom google.genai import types\n"
CONTENT = "def ask():\n    return client.models.generate_content(model='gemini-2.5-pro')\n"


def test_arguments_of_a_client_below_have_no_effect(point: Found) -> None:
    options = "types.HttpOptions(client_args={'timeout': 7})"
    (found,) = point(
        f"{GOOGLE}client = genai.Client(http_options={options})\n{CONTENT}"
    ).idle_guards
    assert found.guard == "`http_options.client_args.timeout`"


def test_the_timeout_of_old_openai_bounds_no_request(point: Found) -> None:
    source = "import openai\nopenai.ChatCompletion.create(model='gpt-4', {})\n"
    assert guards(point(source.format("timeout=30"))) == ["`timeout`"]
    assert guards(point(source.format("request_timeout=30"))) == []


def test_the_timeout_of_new_openai_does(point: Found) -> None:
    assert guards(point(HEAD + HELPER.replace("[])", "[], timeout=5)"))) == []
    module = "import openai\nopenai.chat.completions.create(model='gpt-4', timeout=30)\n"
    assert guards(point(module)) == []


# --- handlers -------------------------------------------------------------------------------------
def test_a_handler_is_left_before_a_generator_runs(point: Found) -> None:
    for made in ("parts()", "StreamingResponse(parts())"):
        ask = (
            f"def ask():\n    try:\n        return {made}\n    except OpenAIError:\n        pass\n"
        )
        (found,) = point(HEAD + PARTS + ask).idle_guards
        assert found.guard == "`except` around what makes the generator"
        assert "iterates" in found.reason


def test_a_handler_is_left_before_a_coroutine_runs(point: Found) -> None:
    source = (
        f"async def ask():\n    return await {CALL}\n"
        "def start():\n    try:\n        return ask()\n    except Exception:\n        return None\n"
    )
    (found,) = point(ASYNC + source).idle_guards
    assert found.guard == "`except` around what makes the coroutine"


@pytest.mark.parametrize(
    "source",
    [
        (
            f"{PARTS}def ask():\n    try:\n        return list(parts())\n"
            "    except OpenAIError:\n        pass\n"
        ),
        (
            f"{PARTS}def ask():\n    try:\n        return parts()\n"
            "    except ValueError:\n        pass\n"
        ),
        (
            f"{PARTS}def ask():\n    try:\n        yield from parts()\n    except OpenAIError:\n"
            "        pass\n"
        ),
        (
            "def parts():\n    try:\n"
            f"        for part in {STREAM}:\n            yield part\n"
            "    except OpenAIError:\n        pass\n"
            "def ask():\n    try:\n        return parts()\n    except OpenAIError:\n        pass\n"
        ),
    ],
    ids=["iterated inside", "other errors", "handed on", "handled inside"],
)
def test_other_handlers_are_left_alone(point: Found, source: str) -> None:
    assert guards(point(HEAD + source)) == []


def handled(errors: str, beside: str = "pass") -> str:
    body = f"        {beside}\n        return {CALL}\n"
    return f"def ask():\n    try:\n{body}    except {errors}:\n        return None\n"


@pytest.mark.parametrize(
    "errors", ["TimeoutError", "asyncio.TimeoutError", "(TimeoutError, requests.Timeout)"]
)
def test_an_error_that_the_sdk_never_raises(point: Found, errors: str) -> None:
    (found,) = point(HEAD + handled(errors)).idle_guards
    assert "`except` of `" in found.guard
    assert "openai.APITimeoutError" in found.reason


def test_what_the_program_prepares_beside_a_call_raises_no_error_of_a_library(point: Found) -> None:
    prepare = "def prepare():\n    return {body}\n"
    source = handled("TimeoutError", "prepare()")
    assert guards(point(HEAD + prepare.format(body="json.dumps({})") + source))
    assert not guards(point(HEAD + prepare.format(body="requests.get('https://a.org')") + source))


@pytest.mark.parametrize(
    "source",
    [
        handled("OpenAIError"),
        handled("(TimeoutError, OpenAIError)"),
        handled("ValueError"),
        handled("unknown"),
        handled("TimeoutError", "requests.get('https://example.org')"),
        handled("TimeoutError", "prepare()"),
        f"{handled('TimeoutError')}    except RateLimitError:\n        pass\n",
        f"signal.alarm(5)\n{handled('TimeoutError')}",
    ],
    ids=[
        *("its own", "among others", "of something else", "unknown", "of another call"),
        *("of an unknown call", "with a handler of its own", "of a signal"),
    ],
)
def test_an_error_that_may_come_is_left_alone(point: Found, source: str) -> None:
    assert guards(point(HEAD + source)) == []
