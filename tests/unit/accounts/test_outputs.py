"""What becomes of an answer: where it is followed to, what guards it, what is wrong."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = (
    "import asyncio, contextlib, json, logging, re\n"
    "from openai import OpenAI\n"
    "from pydantic import BaseModel\n"
    "client = OpenAI(timeout=7)\n"
)
CALL = "client.chat.completions.create(model='gpt-5.2', messages=[], max_tokens=300)"
CONTENT = f"{CALL}.choices[0].message.content"
ASK = f"def ask():\n    return {CONTENT}\n"


def kinds(point: IntegrationPoint) -> list[str]:
    return [fault.kind for fault in point.output.faults if fault.kind != "truncation"]


UNGUARDED = {
    "a look at the choices alone": f"def f():\n    answer = {CALL}\n"
    "    if not answer.choices:\n        raise ValueError\n"
    "    return answer.choices[0].message.content.strip()\n",
    "method": f"def f():\n    return {CONTENT}.strip()\n",
    "item": f"def f():\n    return {CONTENT}[:10]\n",
    "sum": f"def f():\n    return 'A: ' + {CONTENT}\n",
    "search": f"def f():\n    return re.search('a', {CONTENT})\n",
    "find all": f"def f():\n    return re.findall('a', {CONTENT})\n",
    "membership": f"def f():\n    return 'yes' in {CONTENT}\n",
    "loop": f"def f():\n    for letter in {CONTENT}:\n        print(letter)\n",
    "by key": (
        "import litellm\ndef f():\n    answer = litellm.completion(model='gpt-5.2', messages=[],"
        " max_tokens=9)\n    return answer['choices'][0]['message']['content'].strip()\n"
    ),
    "in a caller": f"{ASK}def f():\n    return ask().strip()\n",
    "in a helper": f"def g(text):\n    return text.strip()\ndef f():\n    return g({CONTENT})\n",
    "by keyword": f"def g(*, text):\n    return text.strip()\ndef f():\n"
    f"    return g(text={CONTENT})\n",
    "in a tuple": f"def g():\n    return {CONTENT}, 1\ndef f():\n"
    f"    text, n = g()\n    text.strip()\n",
    "in a dict": f"def g():\n    return {{'a': {CONTENT}}}\ndef f():\n"
    f"    return g()['a'].strip()\n",
    "in a list": f"def f():\n    found = []\n    found.append({CONTENT})\n    for one in found:\n"
    "        one.strip()\n",
    "in a field": (
        "class A:\n"
        f"    def __init__(self):\n        self.text = {CONTENT}\n"
        "    def f(self):\n        return self.text.strip()\n"
        "A().f()\n"
    ),
    "in a global": f"text = {CONTENT}\ndef f():\n    return text.strip()\n",
    "from a generator": f"def g():\n    yield {CONTENT}\ndef f():\n    for one in g():\n"
    "        one.strip()\n",
    "through asyncio": (
        "from openai import AsyncOpenAI\nbot = AsyncOpenAI()\n"
        "async def g():\n    return await bot.chat.completions.create(model='m', messages=[])\n"
        "async def f():\n    answer = await asyncio.wait_for(g(), 5)\n"
        "    return answer.choices[0].message.content.strip()\n"
    ),
    "another handler": f"def f():\n    try:\n        return {CONTENT}.strip()\n"
    "    except KeyError:\n        return ''\n",
    "a handler that may come before": f"def f(d):\n    text = {CONTENT}\n    try:\n"
    "        print(d['a'], text)\n    except KeyError:\n        return text[:9]\n",
    "a stop reason for the cut alone": f"def f():\n    answer = {CALL}\n"
    "    if answer.choices[0].finish_reason == 'length':\n        raise ValueError\n"
    "    return answer.choices[0].message.content.strip()\n",
    "a set of stop reasons for the cut alone": f"def f():\n    answer = {CALL}\n"
    "    if answer.choices[0].finish_reason in {'length'}:\n        raise ValueError\n"
    "    return answer.choices[0].message.content.strip()\n",
    "in a dataclass": (
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    n: int\n    text: str\n"
        f"def g():\n    return A(1, {CONTENT})\ndef f():\n    print(g().text.strip())\n"
    ),
    "its length": f"def f():\n    text = {CONTENT}\n    if len(text) > 9:\n"
    "        return text[:9]\n    return text\n",
    "a test of what is made from it": f"def f():\n    text = {CONTENT}.strip()\n    if text:\n"
    "        return text\n",
}

GUARDED = {
    "test": f"def f():\n    text = {CONTENT}\n    if text:\n        return text.strip()\n",
    "test against None": f"def f():\n    text = {CONTENT}\n    if text is not None:\n"
    "        return text.strip()\n",
    "early return": f"def f():\n    text = {CONTENT}\n    if not text:\n        return ''\n"
    "    return text.strip()\n",
    "default": f"def f():\n    return ({CONTENT} or '').strip()\n",
    "assertion": f"def f():\n    text = {CONTENT}\n    assert text\n    return text.strip()\n",
    "isinstance": f"def f():\n    text = {CONTENT}\n    if isinstance(text, str):\n"
    "        return text.strip()\n",
    "stop reason": f"def f():\n    answer = {CALL}\n"
    "    if answer.choices[0].finish_reason == 'stop':\n"
    "        return answer.choices[0].message.content.strip()\n",
    "several stop reasons": f"def f():\n    answer = {CALL}\n"
    "    if answer.choices[0].finish_reason in ('length', 'content_filter'):\n"
    "        raise ValueError\n    return answer.choices[0].message.content.strip()\n",
    "stop reasons that are not known": f"def f(bad):\n    answer = {CALL}\n"
    "    if answer.choices[0].finish_reason in ('length', *bad):\n"
    "        raise ValueError\n    return answer.choices[0].message.content.strip()\n",
    "a property of a dataclass": (
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    text: str\n"
        "    @property\n    def is_good(self):\n        return self.text is not None\n"
        f"def f():\n    a = A(text={CONTENT})\n    if a.is_good:\n        print(a.text.strip())\n"
    ),
    "refusal": f"def f():\n    message = {CALL}.choices[0].message\n    if message.refusal:\n"
    "        return ''\n    return message.content.strip()\n",
    "handler": f"def f():\n    try:\n        return {CONTENT}.strip()\n"
    "    except AttributeError:\n        return ''\n",
    "handler in a caller": f"def g():\n    return {CONTENT}.strip()\ndef f():\n    try:\n"
    "        return g()\n    except Exception:\n        logging.exception('no')\n",
    "suppress": f"def f():\n    with contextlib.suppress(AttributeError):\n"
    f"        return {CONTENT}.strip()\n",
    "retry": f"from tenacity import retry\n@retry\ndef f():\n    return {CONTENT}.strip()\n",
    "attempts": "from tenacity import Retrying\ndef f():\n    for attempt in Retrying():\n"
    f"        with attempt:\n            return {CONTENT}.strip()\n",
    "a handler that comes after": f"def f():\n    text = {CONTENT}\n    try:\n"
    "        return json.loads(text)\n    except json.JSONDecodeError:\n        return text[:9]\n"
    "    except Exception:\n        return ''\n",
    "a handler that comes after a helper": "def g(text):\n    return text.splitlines()\n"
    f"def f():\n    text = {CONTENT}\n    try:\n        return json.loads(g(text)[0])\n"
    "    except json.JSONDecodeError:\n        return text[:9]\n    except Exception:\n"
    "        return ''\n",
    "printed": f"def f():\n    print({CONTENT})\n",
    "formatted": f"def f():\n    print(f'answer: {{{CONTENT}}}')\n",
    "handed on": ASK,
    "another item": "def g():\n    return 1, "
    f"{CONTENT}\ndef f():\n    n, text = g()\n    n.bit()\n",
    "pieces": f"def f():\n    for part in {CALL.replace(')', ', stream=True)')}:\n"
    "        part.choices[0].message.content.strip()\n",
}


@pytest.mark.parametrize("name", UNGUARDED)
def test_content_is_used_without_a_look(point: Found, name: str) -> None:
    assert "unguarded" in kinds(point(HEAD + UNGUARDED[name]))


@pytest.mark.parametrize("name", GUARDED)
def test_content_is_looked_at_or_not_used(point: Found, name: str) -> None:
    assert "unguarded" not in kinds(point(HEAD + GUARDED[name]))


def test_what_raises_does_so_where_it_is_read_and_not_where_it_is_handed_on(point: Found) -> None:
    source = (
        ANTHROPIC.format(more="") + "    return answer.content[0].text\n"
        "def g():\n    try:\n        return f()\n    except IndexError:\n        return ''\n"
        "def h():\n    return g().strip()\n"
    )
    assert "unguarded" not in kinds(point(source))


@pytest.mark.parametrize(
    ("handler", "is_missing"), [("IndexError", False), ("Exception", False), ("OSError", True)]
)
def test_what_a_handler_may_catch_is_not_missing(
    point: Found, handler: str, is_missing: bool
) -> None:
    source = (
        ANTHROPIC.format(more="") + "    try:\n        return answer.content[0].text\n"
        f"    except {handler}:\n        return ''\nprint(f())\n"
    )
    missing = point(source).output.missing
    assert ("empty" in missing, "refusal" in missing) == (is_missing, is_missing)
    assert "truncated" in missing


def test_a_cut_that_is_looked_for_is_no_reason(point: Found) -> None:
    (fault,) = (
        one
        for one in point(HEAD + UNGUARDED["a stop reason for the cut alone"]).output.faults
        if one.kind == "unguarded"
    )
    assert "a refusal or filter" in fault.reason
    assert "cut off" not in fault.reason


def test_the_chain_leads_from_the_call_to_the_use(point: Found) -> None:
    (fault,) = (
        one
        for one in point(HEAD + UNGUARDED["in a caller"]).output.faults
        if one.kind == "unguarded"
    )
    assert fault.subject == "`choices[0].message.content`"
    assert fault.span is not None
    assert fault.span.line == 8
    assert [step.line for step in fault.evidence] == [6, 6, 8, 8]
    assert [step.text for step in fault.evidence][2] == "`ask` gives it back here"


ANTHROPIC = (
    "import anthropic\nbot = anthropic.Anthropic()\ndef f():\n"
    "    answer = bot.messages.create("
    "model='claude-sonnet-4-5', max_tokens=500, messages=[]{more})\n"
)


@pytest.mark.parametrize(
    ("more", "use", "found"),
    [
        ("", "    return answer.content[0].text\n", True),
        ("", "    for block in answer.content:\n        print(block.text)\n", False),
        ("", "    if answer.content:\n        return answer.content[0].text\n", False),
        (
            "",
            (
                "    if answer.stop_reason == 'refusal':\n        return ''\n"
                "    return answer.content[0].text\n"
            ),
            False,
        ),
        (
            "",
            (
                "    try:\n        return answer.content[0].text\n    except IndexError:\n"
                "        return ''\n"
            ),
            False,
        ),
    ],
    ids=["index", "loop", "test", "stop reason", "handler"],
)
def test_blocks_that_may_not_be_there(point: Found, more: str, use: str, found: bool) -> None:
    assert ("unguarded" in kinds(point(ANTHROPIC.format(more=more) + use))) is found


def test_the_first_block_need_not_be_text_where_the_model_may_think(point: Found) -> None:
    use = "    if answer.stop_reason:\n        pass\n    return answer.content[0].text\n"
    plain = ANTHROPIC.format(more="") + "    return answer.content[0].text\n"
    thinking = plain.replace("messages=[]", "messages=[], thinking={'type': 'enabled'}")
    assert "IndexError" in point(plain).output.faults[0].reason
    assert kinds(point(thinking)) == ["unguarded"]
    assert kinds(point(ANTHROPIC.format(more="") + use)) == []


STEPS = (
    "from google import genai\nbot = genai.Client()\ndef f():\n"
    "    answer = bot.interactions.create(model='gemini-2.5-flash', input='')\n"
)


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        (
            "    return answer.steps[-1].content[0].text\n",
            (
                "with google-genai it raises IndexError for an answer without text, "
                "and TypeError for a refusal or filter"
            ),
        ),
        (
            (
                "    try:\n        return answer.steps[-1].content[0].text\n"
                "    except IndexError:\n        return ''\n"
            ),
            "with google-genai it raises TypeError for a refusal or filter",
        ),
    ],
    ids=["both", "one is caught"],
)
def test_each_edge_case_is_told_with_its_own_error(point: Found, use: str, reason: str) -> None:
    faults = [fault for fault in point(STEPS + use).output.faults if "steps" in fault.subject]
    assert faults[0].subject == "`steps[-1]`"
    assert faults[0].reason == reason


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("tools=TOOLS", ["with openai it raises TypeError for an answer that calls no tool"]),
        ("tools=TOOLS, tool_choice='required'", []),
    ],
    ids=["free", "forced"],
)
def test_a_call_of_a_tool_need_not_be_there(point: Found, more: str, found: list[str]) -> None:
    call = CALL.replace("messages=[]", f"messages=[], {more}")
    faults = point(
        HEAD + f"def f(TOOLS):\n    return {call}.choices[0].message.tool_calls[0].id\n"
    ).output.faults
    assert [one.reason for one in faults if one.kind == "unguarded"] == found


PARSED = {
    "openai": (
        (
            "class A(BaseModel):\n    x: str\ndef f():\n"
            "    answer = client.responses.parse(model='gpt-5.2', input='', text_format=A)\n"
            "    {look}return answer.output_parsed.x\n"
        ),
        "silent_none",
    ),
    "langchain by tools": (
        (
            "from langchain_openai import ChatOpenAI\nclass A(BaseModel):\n    x: str\n"
            "llm = ChatOpenAI(model='gpt-5.2')\n"
            "llm = llm.with_structured_output(A, method='function_calling')\n"
            "def f():\n    answer = llm.invoke('')\n    return answer.x\n"
        ),
        "silent_none",
    ),
    "langchain by schema": (
        (
            "from langchain_openai import ChatOpenAI\nclass A(BaseModel):\n    x: str\n"
            "llm = ChatOpenAI(model='gpt-5.2').with_structured_output(A, method='json_schema')\n"
            "def f():\n    answer = llm.invoke('')\n    return answer.x\n"
        ),
        "",
    ),
}


@pytest.mark.parametrize("name", PARSED)
def test_a_parsed_answer_may_be_none(point: Found, name: str) -> None:
    source, kind = PARSED[name]
    found = [one for one in kinds(point(HEAD + source.format(look=""))) if one != "no_limit"]
    assert found == ([kind] if kind else [])


def test_a_parsed_answer_that_is_looked_at(point: Found) -> None:
    look = "if answer.output_parsed is None:\n        return ''\n    "
    assert kinds(point(HEAD + PARSED["openai"][0].format(look=look))) == ["no_limit"]


SAFE = f"({CONTENT} or '')"
PATHS = "from pathlib import Path\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (f"def f():\n    return json.loads({SAFE})\n", True),
        (f"def f():\n    return json.loads({SAFE}.split('```')[1])\n", True),
        (f"def f():\n    return json.loads(re.search('a', {SAFE}).group(0))\n", True),
        (
            (
                f"class A(BaseModel):\n    x: str\ndef f():\n"
                f"    return A.model_validate_json({SAFE})\n"
            ),
            True,
        ),
        (
            (
                f"def f():\n    try:\n        return json.loads({SAFE})\n    except ValueError:\n"
                "        return 1\n"
            ),
            False,
        ),
        (
            (
                f"def f():\n    try:\n        return json.loads({SAFE})\n"
                "    except (KeyError, json.JSONDecodeError):\n        return 1\n"
            ),
            False,
        ),
        (
            (
                f"def f():\n    try:\n        return json.loads({SAFE})\n    except KeyError:\n"
                "        return 1\n"
            ),
            True,
        ),
        (f"import json_repair\ndef f():\n    return json_repair.loads({SAFE})\n", False),
        (
            (
                "from slack_bolt import App\napp = App()\n@app.event('m')\n"
                f"def f():\n    return json.loads({SAFE})\n"
            ),
            True,
        ),
        (f"from lib import safe\n@safe\ndef f():\n    return json.loads({SAFE})\n", False),
        (
            (
                "def is_json(text):\n    try:\n        json.loads(text)\n    except ValueError:\n"
                f"        return False\n    return True\ndef f():\n    text = {SAFE}\n"
                "    if not is_json(text):\n        raise OSError\n    return json.loads(text)\n"
            ),
            False,
        ),
        (
            (
                f"def f():\n    text = {SAFE}\n    try:\n        return json.loads(text)\n"
                "    except ValueError:\n        return json.loads(text[1:-1])\n"
            ),
            True,
        ),
        (
            "def f(path):\n    print(" + CALL + ")\n    return json.loads(open(path).read())\n",
            False,
        ),
    ],
    ids=[
        "plain",
        "fence",
        "search",
        "pydantic",
        "handler",
        "tuple",
        "other",
        "repair",
        "event",
        "wrapped",
        "tried",
        "mended",
        "file",
    ],
)
def test_malformed_json(point: Found, source: str, found: bool) -> None:
    assert ("malformed" in kinds(point(HEAD + source))) is found


def test_arguments_of_tools_are_the_models_too(point: Found) -> None:
    source = (
        f"def f():\n    for call in {CALL}.choices[0].message.tool_calls or []:\n"
        "        print(json.loads(call.function.arguments))\n"
    )
    assert kinds(point(HEAD + source)) == ["malformed"]


@pytest.mark.parametrize(
    ("source", "sink"),
    [
        (f"def f():\n    exec({SAFE})\n", "code"),
        (f"def f():\n    exec(compile({SAFE}, '', 'exec'), {{}})\n", "code"),
        (f"def f():\n    compile({SAFE}, '', 'exec')\n", ""),
        (f"import os\ndef f():\n    os.system('echo ' + {SAFE})\n", "shell"),
        (f"import subprocess\ndef f():\n    subprocess.run({SAFE}, shell=True)\n", "shell"),
        (f"import subprocess\ndef f():\n    subprocess.run(['bash', '-c', {SAFE}])\n", "shell"),
        (f"import subprocess\ndef f():\n    subprocess.run(['say', {SAFE}])\n", ""),
        (f"import sqlite3\nc = sqlite3.connect('a')\ndef f():\n    c.execute({SAFE})\n", "SQL"),
        (
            f"import sqlite3\nc = sqlite3.connect('a')\ndef f():\n    c.execute('?', ({SAFE},))\n",
            "",
        ),
        (f"def f():\n    return open({SAFE}).read()\n", "path"),
        (f"def f():\n    return open(re.sub('\\\\W', '', {SAFE})).read()\n", ""),
        (f"def f():\n    return eval(re.sub(r'[^0-9+\\-*/().]', '', {SAFE}))\n", ""),
        (f"def f():\n    return eval(re.sub(r'[^a-z()]', '', {SAFE}))\n", "code"),
        (f"import jinja2\ndef f():\n    return jinja2.Template({SAFE}).render()\n", "template"),
        (
            f"import yaml\ndef f():\n    return yaml.load({SAFE}, Loader=yaml.Loader)\n",
            "deserialiser",
        ),
        (f"import yaml\ndef f():\n    return yaml.load({SAFE}, Loader=yaml.SafeLoader)\n", ""),
        (f"def f():\n    text = {SAFE}\n    if text in ('1', '2'):\n        eval(text)\n", ""),
        (f"import shlex, os\ndef f():\n    os.system('echo ' + shlex.quote({SAFE}))\n", ""),
        (f"{PATHS}def f():\n    Path({SAFE}).write_text('')\n", "path"),
        (f"{PATHS}def f(a):\n    (a / {SAFE}).parent.mkdir()\n", "path"),
        (f"{PATHS}def f(a):\n    p = a / {SAFE}\n    p.parent.mkdir()\n    p.open()\n", "path"),
        (f"{PATHS}def f(a):\n    (a / Path({SAFE}).name).write_text('')\n", ""),
        (
            (
                f"{PATHS}def f(a):\n    p = (a / {SAFE}).resolve()\n"
                "    if not p.is_relative_to(a):\n        raise OSError\n    p.unlink()\n"
            ),
            "",
        ),
        (f"{PATHS}def f(a):\n    (a / 'log.txt').write_text({SAFE})\n", ""),
        (
            (
                f"def g(text):\n    exec(text)\ndef f():\n    try:\n"
                f"        g(json.loads({SAFE})['code'])\n    except ValueError:\n        print()\n"
            ),
            "code",
        ),
    ],
    ids=[
        "exec",
        "compiled",
        "only compiled",
        "system",
        "shell",
        "interpreter",
        "argument",
        "statement",
        "parameter",
        "path",
        "cleaned",
        "figures",
        "names",
        "template",
        "yaml",
        "safe yaml",
        "allowed",
        "quoted",
        "Path",
        "folder",
        "a file twice",
        "file name",
        "below",
        "contents",
        "parsed",
    ],
)
def test_places_where_a_text_does_something(point: Found, source: str, sink: str) -> None:
    found = [one.subject for one in point(HEAD + source).output.faults if one.kind == "sink"]
    assert found == ([sink] if sink else [])


TOOLS = (
    "import os\ndef run(command):\n    os.system(command)\ndef look(command):\n    print(command)\n"
    "def add(command):\n    print(command)\nTABLE = {'run': run, 'look': look, 'add': add}\n"
    f"def ask():\n    for call in {CALL}.choices[0].message.tool_calls or []:\n"
    "        given = json.loads(call.function.arguments)\n        USE\n"
)
CHAIN = (
    "import os\nfrom langchain_core.tools import tool\nfrom langchain_openai import ChatOpenAI\n"
    "@tool{named}\ndef run(command):\n    os.system(command)\n"
    "llm = ChatOpenAI(model='gpt-5.2').bind_tools([run])\ndef ask():\n"
    "    for call in llm.invoke('').tool_calls:\n        run.{method}(call['args'])\n"
)


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        (TOOLS.replace("USE", "TABLE[call.function.name](**given)"), True),
        (TOOLS.replace("USE", "run(command='ls', **{'b': given['b']})"), False),
        (TOOLS.replace("USE", "look(**given)"), False),
        (CHAIN.format(named="", method="invoke"), True),
        (CHAIN.format(named="('shell')", method="run"), True),
    ],
    ids=["a table", "other keywords", "another tool", "a tool of LangChain", "with a name"],
)
def test_what_a_model_passes_to_tools_by_name(point: Found, source: str, is_told: bool) -> None:
    assert ("sink" in kinds(point(HEAD + source))) is is_told


SEVERAL = "class Base:\n    def ask(self):\n        return self.run('')\n" + "".join(
    f"class {name}(Base):\n    def run(self, text):\n        {does}\n"
    for name, does in {
        "A": f"return {SAFE}",
        "B": "return text",
        "C": "exec(text)",
        "D": "return ''",
    }.items()
)


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("def f():\n    for one in (A(), B(), C(), D()):\n        exec(one.run(''))\n", True),
        ("def f():\n    for one in (A(), B(), C(), D()):\n        exec(one.ask())\n", True),
        (
            (
                "class Role:\n    def __init__(self, todo):\n        self.todo = todo\n"
                "    def act(self):\n        return self.todo.run(self.todo.run(''))\n"
                "def f():\n    for one in (A(), B(), C(), D()):\n        Role(one).act()\n"
            ),
            False,
        ),
        (
            (
                "def around(f):\n    def inner(*args):\n        return f(*args)\n    return inner\n"
                "@around\ndef one():\n    return A().run('')\n@around\ndef two():\n    return ''\n"
                "@around\ndef three():\n    return ''\ndef f():\n    one()\n    exec(two())\n"
            ),
            False,
        ),
    ],
    ids=["one of many answers", "an own method", "one of many runs it", "a decorator"],
)
def test_only_ways_that_some_run_takes(point: Found, source: str, is_told: bool) -> None:
    assert ("sink" in kinds(point(HEAD + SEVERAL + source))) is is_told


@pytest.mark.parametrize(
    ("source", "is_approved"),
    [
        (f"def f():\n    text = {SAFE}\n    if input(text) == 'y':\n        exec(text)\n", True),
        (f"def f():\n    text = {SAFE}\n    print(text)\n    input()\n    exec(text)\n", True),
        (
            (
                "import click\ndef agrees(text):\n    return click.confirm(text)\ndef f():\n"
                f"    text = {SAFE}\n    if not agrees(text):\n        return\n    exec(text)\n"
            ),
            True,
        ),
        (
            (
                "def run(text):\n    if input(text) != 'y':\n        return\n    exec(text)\n"
                f"def f():\n    run({SAFE})\n"
            ),
            True,
        ),
        (
            (
                f"def ask(q):\n    return {SAFE}\ndef f():\n    while True:\n        q = input()\n"
                "        if q == 'exit':\n            break\n        exec(ask(q))\n"
            ),
            False,
        ),
        (f"def f():\n    text = {SAFE}\n    exec(text)\n    input()\n", False),
    ],
    ids=["here", "a pause", "a helper", "where it runs", "the question", "afterwards"],
)
def test_a_person_who_is_asked_in_between(point: Found, source: str, is_approved: bool) -> None:
    assert ("sink" not in kinds(point(HEAD + source))) is is_approved


PLAIN = f"def f():\n    print({CONTENT})\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (PLAIN, True),
        (PLAIN.replace("300", "5"), False),
        (PLAIN.replace(", max_tokens=300", ""), False),
        (
            (
                f"def f():\n    answer = {CALL}\n    print(answer.choices[0].message.content)\n"
                "    return answer\n"
            ),
            False,
        ),
        (
            (
                f"def f():\n    answer = {CALL}\n    print(answer.choices[0].message.content)\n"
                "    keep(answer)\n"
            ),
            False,
        ),
        (
            (
                f"def f():\n    answer = {CALL}\n    logging.info(answer)\n"
                "    print(answer.choices[0].message.content)\n"
            ),
            True,
        ),
        (
            (
                f"def f():\n    choice = {CALL}.choices[0]\n"
                "    if choice.finish_reason == 'length':\n"
                "        raise ValueError\n    print(choice.message.content)\n"
            ),
            False,
        ),
        (
            (
                f"def f():\n    try:\n        print(json.loads({SAFE}))\n    except ValueError:\n"
                "        print('cut off?')\n"
            ),
            False,
        ),
    ],
    ids=["limit", "one word", "no limit", "returned", "kept", "logged", "read", "does not parse"],
)
def test_truncation(point: Found, source: str, found: bool) -> None:
    faults = [one.kind for one in point(HEAD + source).output.faults]
    assert ("truncation" in faults) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f():\n    return client.responses.create(model='m', input='')\n", True),
        (
            (
                "def f():\n"
                "    return client.responses.create(model='m', input='', max_output_tokens=9)\n"
            ),
            False,
        ),
        (
            "def f(**more):\n    return client.responses.create(model='m', input='', **more)\n",
            False,
        ),
        (
            (
                "from google import genai\nbot = genai.Client()\ndef f(config):\n"
                "    chat = bot.chats.create(model='m', config=config)\n"
                "    return chat.send_message('')\n"
            ),
            False,
        ),
        ("def f():\n    return client.embeddings.create(model='m', input='')\n", False),
        (
            (
                "from langchain_openai import ChatOpenAI\n"
                "llm = ChatOpenAI(model='m', max_tokens=9)\ndef f():\n    return llm.invoke('')\n"
            ),
            False,
        ),
        (
            (
                "from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model='m')\n"
                "def f():\n    return llm.invoke('')\n"
            ),
            True,
        ),
    ],
    ids=["none", "passed", "perhaps", "conversation", "embedding", "constructor", "no constructor"],
)
def test_limits(point: Found, source: str, found: bool) -> None:
    assert ("no_limit" in kinds(point(HEAD + source))) is found


TRY = f"def f():\n    try:\n        return {CONTENT}\n"


@pytest.mark.parametrize(
    ("source", "default"),
    [
        (f"{TRY}    except Exception:\n        return None\n", "None"),
        (f"{TRY}    except:\n        return ''\n", "''"),
        (f"{TRY}    except Exception:\n        return []\n", "[]"),
        (f"{TRY}    except Exception:\n        pass\n    return {{}}\n", "{}"),
        (f"{TRY}    except Exception:\n        return 'Sorry, try again.'\n", ""),
        (f"{TRY}    except Exception:\n        print('no')\n        return None\n", ""),
        (f"{TRY}    except Exception as e:\n        return str(e)\n", ""),
        (f"{TRY}    except Exception:\n        f.failed = True\n        return None\n", ""),
        (f"{TRY}    except Exception:\n        raise\n", ""),
        (f"{TRY}    except ValueError:\n        return None\n", ""),
        (
            (
                f"{TRY}    except Exception:\n        return None\n"
                "def g():\n    if f() is None:\n        raise ValueError\n"
            ),
            "",
        ),
        (
            (
                f"{TRY}    except Exception:\n        return None\n"
                "def g():\n    if f() is None:\n        return 1\n"
            ),
            "None",
        ),
        (
            (
                f"{ASK}def f():\n    try:\n        return ask()\n    except Exception:\n"
                "        return None\n"
            ),
            "None",
        ),
        (
            (
                "def f():\n    for i in range(3):\n        try:\n"
                f"            return {CONTENT}\n"
                "        except Exception:\n            continue\n"
            ),
            "nothing",
        ),
        (
            (
                "def f():\n    for i in range(3):\n        try:\n"
                f"            return {CONTENT}\n"
                "        except Exception:\n            continue\n    raise ValueError\n"
            ),
            "",
        ),
        (
            (
                f"from flask import Flask, jsonify\napp = Flask(__name__)\n{TRY}"
                "    except Exception:\n        return ''\n"
                "@app.get('/')\ndef g():\n    return jsonify(text=f())\n"
            ),
            "''",
        ),
    ],
    ids=[
        "None",
        "bare",
        "list",
        "pass",
        "sentence",
        "print",
        "message",
        "kept",
        "raise",
        "other",
        "caller raises",
        "caller is silent",
        "in a caller",
        "loop",
        "loop that raises",
        "an answer to a request",
    ],
)
def test_swallowed_failures(point: Found, source: str, default: str) -> None:
    found = [one.subject for one in point(HEAD + source).output.faults if one.kind == "swallowed"]
    assert found == ([default] if default else [])


KEPT = f"def f(default=''):\n    answer = {{}}\n    try:\n        answer = {CONTENT}\n"


@pytest.mark.parametrize(
    ("source", "default"),
    [
        (f"{KEPT}    except Exception:\n        pass\n    return answer\n", "{}"),
        (f"{KEPT}    except Exception:\n        answer = ''\n    return answer\n", "''"),
        (f"{KEPT}    except Exception:\n        return default\n", "''"),
        (f"{KEPT}    except Exception:\n        answer = None\n    return answer\n", "None"),
        # Who names the errors of the SDK has thought of them.
        (f"{KEPT}    except openai.OpenAIError:\n        return None\n", ""),
        (f"{KEPT}    except openai.RateLimitError:\n        return None\n", ""),
        (f"{KEPT}    except Exception:\n        answer = '(none)'\n    return answer\n", ""),
        (f"{KEPT}    except Exception:\n        return 'other'\n", "'other'"),
        (f"{KEPT}    except Exception:\n        return 0.5\n", "0.5"),
        (f"{KEPT}    except Exception:\n        return -1\n", ""),
        (f"{KEPT}    except Exception:\n        return False\n", ""),
        (f"{KEPT}    except Exception:\n        return 'FAILED'\n", ""),
        (f"{KEPT}    except Exception:\n        return None, []\n", "(None, [])"),
        (
            f"{KEPT}    except Exception:\n        return {{'label': 'other', 'score': 0}}\n",
            "{'label': 'other', 'score': 0}",
        ),
        (
            f"{KEPT}    except Exception:\n        return ['a', 'b', 'c', 'd']\n",
            "['a', 'b', 'c', …]",
        ),
        (f"{KEPT}    except Exception:\n        return {{'ok': False, 'text': ''}}\n", ""),
        (f"{KEPT}    except Exception:\n        return {{'error': 1}}\n", ""),
        (f"{KEPT}    except Exception:\n        return {{'text': '', **default}}\n", ""),
        (f"{KEPT}    except Exception:\n        return {{'a'}}\n", ""),
        (f"{KEPT}    except Exception:\n        answer = other()\n    return answer\n", ""),
        (
            (
                f"{KEPT}    except Exception:\n        pass\n"
                "    if not answer:\n        log.error('nothing')\n    return answer\n"
            ),
            "",
        ),
        (
            f"{KEPT}    except Exception:\n        return default\ndef g():\n    f('?')\n",
            "",
        ),
    ],
)
def test_what_stands_for_an_answer_after_a_swallowed_failure(
    point: Found, source: str, default: str
) -> None:
    found = point("import openai\n" + HEAD + source).output.faults
    assert [one.subject for one in found if one.kind == "swallowed"] == (
        [default] if default else []
    )


GATHERED = (
    "import asyncio\nfrom openai import AsyncOpenAI\nclient = AsyncOpenAI()\n"
    "async def one(q):\n    return await client.responses.create(model='m', input=q)\n"
    "async def f(qs):\n    {}\nasyncio.run(f(['a', 'b']))\n"
)


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("await asyncio.gather(*[one(q) for q in qs], return_exceptions=True)", True),
        ("await asyncio.gather(*(one(q) for q in qs), return_exceptions=True)", True),
        ("await asyncio.gather(one('a'), one('b'), return_exceptions=True)", True),
        ("await asyncio.gather(*[one(q) for q in qs])", False),
        ("await asyncio.gather(*[one(q) for q in qs], return_exceptions=len(qs) > 1)", False),
        ("return await asyncio.gather(one('a'), return_exceptions=True)", False),
        (
            "for a in await asyncio.gather(one('a'), return_exceptions=True):\n        print(a)",
            False,
        ),
        ("await asyncio.gather(*[g(q) for q in qs], return_exceptions=True)", False),
    ],
)
def test_failures_among_results_that_nobody_takes(point: Found, source: str, is_told: bool) -> None:
    found = point(GATHERED.format(source)).output.faults
    assert [one.subject for one in found if one.kind == "swallowed"] == ["nothing"] * is_told


@pytest.mark.parametrize(
    ("raised", "after", "default"),
    [
        ("Exception", "return answer", "nothing"),
        ("openai.APIError", "return answer", ""),
        ("openai.RateLimitError", "return answer", ""),
        ("KeyError", "return answer", ""),
        ("Exception", "if not answer:\n        raise ValueError\n    return answer", ""),
    ],
)
def test_failures_that_are_suppressed(point: Found, raised: str, after: str, default: str) -> None:
    source = (
        f"import contextlib, openai\n{HEAD}def f():\n    answer = ''\n"
        f"    with contextlib.suppress({raised}):\n        answer = {CONTENT}\n    {after}\n"
    )
    found = [one.subject for one in point(source).output.faults if one.kind == "swallowed"]
    assert found == ([default] if default else [])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            ANTHROPIC.format(more="")
            + "    if answer.stop_reason == 'length':\n        raise ValueError\n"
            "    return answer\n",
            True,
        ),
        (
            ANTHROPIC.format(more="")
            + "    if answer.stop_reason in ('stop', 'length'):\n        raise ValueError\n"
            "    return answer\n",
            True,
        ),
        (
            ANTHROPIC.format(more="")
            + "    if answer.stop_reason in ('length', 'max_tokens'):\n        raise ValueError\n"
            "    return answer\n",
            False,
        ),
        (
            ANTHROPIC.format(more="")
            + "    if answer.stop_reason == 'max_tokens':\n        raise ValueError\n"
            "    return answer\n",
            False,
        ),
        (
            (
                "from openai import OpenAI\n"
                "c = OpenAI(base_url='http://localhost:1/v1')\ndef f():\n"
                "    answer = c.chat.completions.create(model='m', messages=[])\n"
                "    return answer.choices[0].finish_reason == 'eos'\n"
            ),
            False,
        ),
        (
            (
                "from openai import OpenAI\nc = OpenAI()\ndef f():\n"
                "    text = c.responses.create(model='m', input='').output_text\n"
                "    if text is None:\n        raise ValueError\n"
            ),
            True,
        ),
        (
            (
                "from openai import OpenAI\nc = OpenAI()\ndef f():\n"
                "    text = c.responses.create(model='m', input='').output_text\n"
                "    if text is None or not text.strip():\n        raise ValueError\n"
            ),
            False,
        ),
        (
            (
                f"{HEAD}def f():\n    text = {CONTENT}\n    if text is None:\n"
                f"        raise ValueError\n"
            ),
            False,
        ),
    ],
    ids=[
        "another vendor's word",
        "words",
        "one of them",
        "own word",
        "another server",
        "never None",
        "both",
        "None",
    ],
)
def test_checks_that_never_apply(point: Found, source: str, found: bool) -> None:
    assert ("idle" in kinds(point(source))) is found


def test_the_account_says_what_is_looked_at_and_what_is_not(point: Found) -> None:
    output = point(
        f"{HEAD}def f():\n    text = {CONTENT}\n    if not text:\n        return\n    print(text)\n"
    ).output
    assert output.known
    assert output.checks == ("empty",)
    assert output.missing == ("truncated", "refusal")
    assert [step.line for step in output.evidence] == [6, 6, 7]


@pytest.mark.parametrize(("asked", "checks"), [("texts", ()), ("texts[0]", ("empty",))])
def test_whether_a_container_holds_anything_says_nothing_of_the_answer(
    point: Found, asked: str, checks: tuple[str, ...]
) -> None:
    source = f"def f():\n    texts = [{CONTENT}]\n    if {asked}:\n        print(texts[0])\n"
    assert point(HEAD + source).output.checks == checks


def test_the_account_of_an_answer_that_leaves_is_not_known(point: Found) -> None:
    output = point(f"{HEAD}def f():\n    return {CALL}\n").output
    assert (output.known, output.checks, output.missing) == (False, (), ())


def test_a_whole_account(point: Found) -> None:
    output = point(
        f"{HEAD}def f():\n    answer = {CALL}\n    if not answer.choices:\n"
        f"        raise ValueError\n"
        "    choice = answer.choices[0]\n    if choice.finish_reason != 'stop':\n"
        "        raise ValueError\n    try:\n"
        "        return json.loads(choice.message.content or '')\n"
        "    except ValueError:\n        return None\n"
    ).output
    assert output.missing == ()
    assert set(output.checks) == {"empty", "no_choice", "truncated", "refusal", "malformed_json"}


@pytest.mark.parametrize(
    ("source", "is_guarded"),
    [
        (
            (
                f"{ASK}def f():\n    try:\n        return json.loads(ask())\n"
                "    except ValueError:\n        return None\n"
            ),
            True,
        ),
        (
            (
                f"def g():\n    return json.loads({CONTENT} or '')\n"
                "def f():\n    try:\n        return g()\n"
                "    except Exception:\n        return None\n"
            ),
            True,
        ),
        (
            (
                f"def g():\n    return json.loads({CONTENT} or '')\n"
                "def f(twice):\n    try:\n        one = g()\n"
                "    except Exception:\n        return None\n"
                "    return g() if twice else one\n"
            ),
            False,
        ),
        (
            f"import library\ndef g():\n    return json.loads({CONTENT} or '')\nlibrary.run(g)\n",
            False,
        ),
        (
            f"import library\n@library.around\ndef g():\n    return json.loads({CONTENT} or '')\n",
            False,
        ),
        (
            (
                f"import library\ndef f():\n    try:\n        return json.loads({CONTENT} or '')\n"
                "    except library.ERRORS:\n        return None\n"
            ),
            False,
        ),
    ],
    ids=["here", "in the caller", "for one of two", "callback", "decorator", "unknown error"],
)
def test_only_a_handler_that_surely_catches_guards(
    point: Found, source: str, is_guarded: bool
) -> None:
    output = point(HEAD + source).output
    assert "malformed" not in kinds(point(HEAD + source)) or not is_guarded
    assert ("malformed_json" in output.checks) is is_guarded


def test_what_ran_before_does_not_see_what_a_container_gets_later(point: Found) -> None:
    source = f"def f(state):\n    json.loads(state['a'])\n    state['a'] = {CONTENT}\n"
    assert kinds(point(HEAD + source)) == []


@pytest.mark.parametrize(
    "raised",
    [
        "RuntimeError(f'{answer.status}')",
        "RuntimeError(answer.status)",
        "OddError(answer)",
        "fastapi.HTTPException(502, detail=answer.status)",
    ],
)
def test_what_an_exception_tells_of_an_answer_goes_nowhere_else(point: Found, raised: str) -> None:
    found = point(
        f"{HEAD}import fastapi\nclass OddError(Exception):\n    pass\ndef f():\n"
        "    answer = client.responses.create(model='gpt-5.2', input='', max_output_tokens=9)\n"
        f"    if answer.status != 'completed':\n        raise {raised}\n"
        "    return answer.output_text\n"
    ).output
    assert found.known
    assert found.checks == ("truncated", "refusal")


@pytest.mark.parametrize(
    ("read", "fault"),
    [
        ("steps[-1].content[0].text", True),
        ("output_text", False),
    ],
)
def test_an_interaction_is_read_as_the_sdk_gives_it(point: Found, read: str, fault: bool) -> None:
    found = point(
        "from google import genai\nclient = genai.Client()\ndef f():\n"
        "    answer = client.interactions.create(model='gemini-2.5-flash', input='')\n"
        f"    return answer.{read}\nprint(f())\n"
    )
    assert ("unguarded" in kinds(found)) is fault


@pytest.mark.parametrize(
    ("use", "looked"),
    [
        ("text = answer.content[0].text\n    return text if text else ''", False),
        ("return answer.content[0].text if answer.content[0].text else ''", False),
        ("return answer.content[0].text if answer.content else ''", True),
    ],
)
def test_nobody_comes_to_look_at_a_part_that_raises_where_it_is_read(
    point: Found, use: str, looked: bool
) -> None:
    source = (
        "from anthropic import Anthropic\n"
        "def ask(messages):\n"
        "    answer = Anthropic(timeout=9).messages.create(\n"
        "        model='claude-opus-4-1-20250805', max_tokens=9, messages=messages)\n"
        f"    {use}\n"
    )
    found = point(source)
    assert ("unguarded" in kinds(found)) is not looked
    assert ("empty" in found.output.missing) is not looked


def test_the_condition_that_looks_at_the_text_is_the_evidence(point: Found) -> None:
    text = (
        f"def ask():\n    answer = {CALL}\n    if isinstance(answer, tuple):\n        return 0\n"
        "    return answer.choices[0].message.content\n"
        "def f():\n    if not ask():\n        raise OSError\n"
    )
    (step,) = (s for s in point(HEAD + text).output.evidence if s.text == "a condition looks at it")
    assert step.line == HEAD.count("\n") + 7


@pytest.mark.parametrize(
    ("written", "sink"),
    [
        ("f'{answer.id}.json'", ""),
        ("'logs/' + answer.id", ""),
        ("'{}-{}'.format(answer.model, answer.created)", ""),
        ("f'{answer.choices[0].finish_reason}.log'", ""),
        ("f'{answer.id}-{answer.choices[0].message.content or 0}'", "path"),
        ("f'{answer.choices[0].message.tool_calls[0].function.arguments}'", "path"),
        ("f'{answer.choices[0]}'", "path"),
        ("f'{answer}'", "path"),
    ],
)
def test_only_what_the_model_says_does_something_in_a_text(
    point: Found, written: str, sink: str
) -> None:
    source = f"def f():\n    answer = {CALL}\n    open({written}, 'w')\n"
    found = [one.subject for one in point(HEAD + source).output.faults if one.kind == "sink"]
    assert found == ([sink] if sink else [])


def test_what_is_parsed_into_a_class_is_what_the_model_says(point: Found) -> None:
    source = (
        "import os\nclass Deed(BaseModel):\n    command: str\ndef f():\n"
        "    answer = client.chat.completions.parse(\n"
        "        model='gpt-5.2', messages=[], response_format=Deed\n    )\n"
        "    os.system(f'{answer.choices[0].message.parsed.command} > log')\n"
    )
    faults = point(HEAD + source).output.faults
    assert [one.subject for one in faults if one.kind == "sink"] == ["shell"]


def test_a_library_is_called_by_the_name_under_which_it_is_installed(point: Found) -> None:
    source = (
        "from langchain_openai import ChatOpenAI\nfrom schema import Plan\n"
        "def f(q):\n    llm = ChatOpenAI(model='gpt-4o')\n"
        "    asked = llm.with_structured_output(Plan, method='function_calling')\n"
        "    return asked.invoke(q).steps\n"
    )
    (reason,) = [one.reason for one in point(source).output.faults if one.kind == "silent_none"]
    assert reason.startswith("langchain-openai gives None there")
