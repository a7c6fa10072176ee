"""How long an entry point can wait in all: never more than the code surely allows.

A case is a section of `entry_waits.txt`: `=== name seconds`, then the functions of which `f` is a
route. Each call of `ask` and `aask` waits for 10 s.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lintkit.model import Inventory

HEAD = """\
import asyncio
from fastapi import FastAPI
from openai import AsyncOpenAI, OpenAI

app = FastAPI()
client = OpenAI(timeout=10, max_retries=0)
remote = AsyncOpenAI(timeout=10, max_retries=0)

def ask(q="q"):
    return client.chat.completions.create(model="gpt-4o", messages=q)

async def aask(q="q"):
    return await remote.chat.completions.create(model="gpt-4o", messages=q)

"""
TEXT = Path(__file__).with_name("entry_waits.txt").read_text(encoding="utf-8")
SECTION = re.compile(r"^=== (\w+) (\d+)\n(.*?)(?=^=== |\Z)", re.MULTILINE | re.DOTALL)
CASES = [pytest.param(body, int(told), id=name) for name, told, body in SECTION.findall(TEXT)]


@pytest.mark.parametrize(("body", "seconds"), CASES)
def test_the_wait_of_a_route(inventory: Callable[..., Inventory], body: str, seconds: int) -> None:
    text = HEAD + re.sub(r"^((async )?def f\()", r'@app.get("/f")\n\1', body, flags=re.MULTILINE)
    (wait,) = (one for one in inventory(text).entry_waits if one.entry.kind == "route")
    assert wait.seconds == seconds
    assert all("can wait for 10 s" in step.text for step in wait.evidence)


def test_a_call_that_is_made_often_is_one_step(inventory: Callable[..., Inventory]) -> None:
    doubling = "".join(f"def f{n}():\n    f{n - 1}()\n    f{n - 1}()\n\n" for n in range(1, 25))
    body = f'def f0():\n    ask()\n\n{doubling}@app.get("/f")\ndef f():\n    f24()\n'
    (wait,) = inventory(HEAD + body).entry_waits
    assert wait.seconds == 10 * 2**24
    (step,) = wait.evidence
    assert step.text == f"this call can wait for 10 s, and is made {2**24} times"
