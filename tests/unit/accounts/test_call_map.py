"""The map from entry points to models, and what bounds each hop on it."""

from collections.abc import Callable

import pytest

from lintkit.model import CallMap, Hop, Inventory

HEAD = "import asyncio\nfrom openai import AsyncOpenAI, OpenAI\n"
CLIENT = f"{HEAD}client = OpenAI()\n"
ASYNC = f"{HEAD}client = AsyncOpenAI()\n"
CALL = "client.chat.completions.create(model='gpt-5.2', messages=[])"
ASK = f"def ask():\n    return {CALL}\n"
ASK_ASYNC = f"async def ask():\n    return await {CALL}\n"
MAIN = "if __name__ == '__main__':\n    main()\n"

Mapped = Callable[..., CallMap]


def only_hop(found: CallMap, caller: str, callee: str) -> Hop:
    """The hop between two functions of `app.py`."""
    names = [stop.qualname for stop in found.stops]
    (hop,) = (
        hop for hop in found.hops if (names[hop.caller], names[hop.callee]) == (caller, callee)
    )
    return hop


def test_it_leads_from_the_start_through_wrappers_to_the_call(mapped: Mapped) -> None:
    found = mapped(f"{CLIENT}{ASK}def main():\n    print(ask())\ndef other():\n    pass\n{MAIN}")
    assert [(stop.qualname, stop.line, stop.points) for stop in found.stops] == [
        ("", 1, ()),
        ("ask", 4, (0,)),
        ("main", 6, ()),
    ]
    assert [entry.label for entry in found.stops[0].entry_points] == ["python app.py"]
    assert [(hop.caller, hop.callee, hop.line) for hop in found.hops] == [(0, 2, 11), (2, 1, 7)]


def test_tests_are_no_part_of_it(mapped: Mapped) -> None:
    test = f"import app\ndef test_ask():\n    app.ask()\n{CLIENT}{ASK}"
    found = mapped({"app.py": CLIENT + ASK, "tests/test_app.py": test})
    assert [stop.path for stop in found.stops] == ["app.py"]
    assert found.hops == ()


def test_what_only_leads_there_through_tests_is_no_part_of_it(
    mapped: Mapped, inventory: Callable[..., Inventory]
) -> None:
    files = {
        "app.py": (
            f"{CLIENT}{ASK}hooks = []\ndef main():\n    for hook in hooks:\n        hook()\n{MAIN}"
        ),
        "tests/test_app.py": "import app\ndef hook():\n    app.ask()\napp.hooks.append(hook)\n",
    }
    assert [stop.qualname for stop in mapped(files).stops] == ["ask"]
    assert inventory(files).points[0].entry_points == ()


def test_recursion_is_no_hop(mapped: Mapped) -> None:
    found = mapped(f"{CLIENT}def ask(n):\n    {CALL}\n    ask(n - 1)\n")
    assert found.hops == ()


def test_a_call_in_a_class_body_belongs_to_the_code_that_defines_the_class(mapped: Mapped) -> None:
    found = mapped(f"{CLIENT}class Greeting:\n    text = {CALL}\n")
    assert [(stop.qualname, stop.points) for stop in found.stops] == [("", (0,))]


def test_calls_of_equal_names_are_told_apart(mapped: Mapped) -> None:
    found = mapped(f"{CLIENT}{ASK}{ASK}")
    assert [(stop.line, stop.points) for stop in found.stops] == [(4, (0,)), (6, (1,))]


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        ("    return await asyncio.wait_for(ask(), 30)\n", 30),
        ("    async with asyncio.timeout(5):\n        return await ask()\n", 5),
        ("    await asyncio.wait_for(ask(), 3)\n    await asyncio.wait_for(ask(), 9)\n", 9),
    ],
    ids=["wait_for", "timeout", "the loosest of two"],
)
def test_a_guard_bounds_a_hop(mapped: Mapped, body: str, seconds: float) -> None:
    hop = only_hop(mapped(f"{ASYNC}{ASK_ASYNC}async def chat():\n{body}"), "chat", "ask")
    assert hop.is_bounded
    assert hop.seconds == seconds
    assert "a bound" in hop.bound[0].text


@pytest.mark.parametrize(
    "source",
    [
        f"{ASYNC}{ASK_ASYNC}async def chat():\n    return await ask()\n",
        (
            f"{ASYNC}{ASK_ASYNC}async def chat():\n"
            "    await asyncio.wait_for(ask(), 3)\n    await ask()\n"
        ),
        (
            f"{CLIENT}async def ask():\n    return {CALL}\n"
            "async def chat():\n    return await asyncio.wait_for(ask(), 3)\n"
        ),
        (
            f"{CLIENT}{ASK}async def middle():\n    return ask()\n"
            "async def ask_(): pass\n"
            "async def chat():\n    return await asyncio.wait_for(middle(), 3)\n"
        ),
    ],
    ids=["no guard", "one call of two has none", "it blocks the loop", "it blocks further down"],
)
def test_what_does_not_hold_for_every_call_is_no_bound(mapped: Mapped, source: str) -> None:
    found = mapped(source)
    assert found.hops
    assert not any(hop.is_bounded for hop in found.hops)


def test_a_thread_can_be_left_behind(mapped: Mapped) -> None:
    source = (
        f"{CLIENT}{ASK}async def chat():\n"
        "    return await asyncio.wait_for(asyncio.to_thread(ask), 4)\n"
    )
    assert only_hop(mapped(source), "chat", "ask").seconds == 4


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    try:\n        ask()\n    except ValueError:\n        pass\n", ("ValueError",)),
        (
            "    try:\n        ask()\n    except (KeyError, OSError):\n        pass\n",
            ("KeyError", "OSError"),
        ),
        ("    try:\n        ask()\n    except OSError:\n        ask()\n", ()),
        ("    ask()\n", ()),
    ],
    ids=["one", "a tuple", "not around every call", "nothing"],
)
def test_what_is_caught_around_a_hop(mapped: Mapped, body: str, expected: tuple[str, ...]) -> None:
    found = mapped(f"{CLIENT}{ASK}def chat():\n{body}")
    assert only_hop(found, "chat", "ask").catches == expected


CAUGHT = "    except OSError:\n        return None\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"async def chat():\n    todo = ask()\n    try:\n        return await todo\n{CAUGHT}",
            ("OSError",),
        ),
        (
            f"async def chat():\n    try:\n        todo = ask()\n{CAUGHT}    return await todo\n",
            (),
        ),
        (f"def chat():\n    try:\n        return ask()\n{CAUGHT}", ()),
    ],
    ids=["awaited in it", "awaited after it", "awaited by the caller"],
)
def test_a_coroutine_fails_where_it_is_awaited(
    mapped: Mapped, body: str, expected: tuple[str, ...]
) -> None:
    assert only_hop(mapped(f"{ASYNC}{ASK_ASYNC}{body}"), "chat", "ask").catches == expected


def test_a_call_by_the_name_of_a_method_alone_is_not_certain(mapped: Mapped) -> None:
    source = (
        f"{CLIENT}class Bot:\n    def ask_the_model(self):\n        return {CALL}\n"
        "def chat(bot):\n    return bot.ask_the_model()\n"
    )
    assert not only_hop(mapped(source), "chat", "Bot.ask_the_model").is_certain
