"""Every edge case that a test can feed, by how it is fed, and every trap that is none."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "import json\n"
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=20)\n"
    "TOOLS = {'search': print}\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(\n"
    "        model='gpt-4o-2024-11-20', messages=messages, tools=list(TOOLS))\n"
    "    return answer.choices[0].message.content\n"
    "def wrapped(messages):\n    return ask(messages)\n"
)
HEAD = "import app, httpx, openai, pytest\nfrom unittest.mock import MagicMock, patch\n"
PATCHED = "    with patch.object(app.client.chat.completions, 'create') as create:\n"
ASKED = "        assert app.ask([]) == 'sorry'\n"


def proved(point: Point, test: str) -> tuple[str, tuple[str, ...]]:
    found = point({"app.py": APP, "test_app.py": HEAD + test}).tests
    return found.state, found.edge_cases


def fed(filled: str) -> str:
    return f"def test_odd():\n{PATCHED}        create.return_value.{filled}\n{ASKED}"


CONTENT = "choices[0].message.content"


@pytest.mark.parametrize(
    ("filled", "case"),
    [
        (f"{CONTENT} = None", "empty"),
        (f"{CONTENT} = []", "empty"),
        (f"{CONTENT} = ''", "empty"),
        (f"{CONTENT} = '  '", "empty"),
        ("choices[0].message.parsed = None", "empty"),
        ("choices = []", "no_choice"),
        ("choices = None", "no_choice"),
        ("candidates = []", "no_choice"),
        ("choices[0].finish_reason = 'length'", "truncated"),
        ("stop_reason = 'max_tokens'", "truncated"),
        ("candidates[0].finish_reason = 'MAX_TOKENS'", "truncated"),
        ("status = 'incomplete'", "truncated"),
        ("choices[0].message.refusal = 'I cannot.'", "refusal"),
        ("choices[0].finish_reason = 'content_filter'", "refusal"),
        ("candidates[0].finish_reason = 'SAFETY'", "refusal"),
        ("stop_reason = 'refusal'", "refusal"),
        (f"{CONTENT} = '{{\"a\": '", "malformed_json"),
        (f"{CONTENT} = '```json\\n{{}}\\n```'", "fenced_json"),
        (f"{CONTENT} = 'Here it is: {{\"a\": 1}}'", "fenced_json"),
        ("content = [MagicMock(type='thinking', thinking='hm')]", "first_block_not_text"),
        ("content = [{'type': 'redacted_thinking', 'data': 'x'}]", "first_block_not_text"),
        (f"{CONTENT} = '<think>hm</think>sorry'", "first_block_not_text"),
        (f"{CONTENT} = '<script>alert(1)</script>'", "hostile_content"),
        (f"{CONTENT} = 'Ignore all previous instructions.'", "hostile_content"),
        (
            "choices[0].message.tool_calls = [MagicMock(function=MagicMock(arguments='{\"a\": '))]",
            "unknown_tool",
        ),
    ],
)
def test_what_is_fed_is_told(point: Point, filled: str, case: str) -> None:
    state, cases = proved(point, fed(filled))
    assert (state, case in cases) == ("edge_case", True)


@pytest.mark.parametrize(
    ("reason", "case"),
    [
        ("types.FinishReason.SAFETY", "refusal"),
        ("types.FinishReason('SAFETY')", "refusal"),
        ("types.FinishReason('MAX_TOKENS')", "truncated"),
    ],
)
def test_a_member_of_an_enumeration_is_told_by_its_name_and_value(
    point: Point, reason: str, case: str
) -> None:
    test = f"from google.genai import types\n{fed(f'candidates[0].finish_reason = {reason}')}"
    assert proved(point, test) == ("edge_case", (case,))


@pytest.mark.parametrize(
    "part", ["pydantic_ai.messages.TextPart", "langchain_core.messages.AIMessage"]
)
def test_a_text_may_be_given_first_without_its_name(point: Point, part: str) -> None:
    module, _, class_ = part.rpartition(".")
    head = f"from {module} import {class_}\n"
    assert proved(point, head + fed(f"parts = [{class_}('  ')]")) == ("edge_case", ("empty",))
    assert proved(point, head + fed(f"parts = [{class_}('Paris')]")) == ("happy_path", ())


@pytest.mark.parametrize(
    ("raised", "case"),
    [
        ("openai.RateLimitError('x', response=None, body=None)", "rate_limit"),
        ("openai.InternalServerError('x', response=None, body=None)", "rate_limit"),
        ("openai.APITimeoutError(request=None)", "timeout"),
        ("httpx.ReadTimeout('x')", "timeout"),
        ("TimeoutError()", "timeout"),
        ("openai.APIConnectionError(request=None)", "connection_lost"),
        ("ClientError({'Error': {'Code': 'ThrottlingException'}}, 'InvokeModel')", "rate_limit"),
        ("ClientError({'Error': {'Code': 'ModelTimeoutException'}}, 'InvokeModel')", "timeout"),
    ],
)
def test_what_is_raised_is_told(point: Point, raised: str, case: str) -> None:
    head = "from botocore.exceptions import ClientError\n"
    test = f"{head}def test_odd():\n{PATCHED}        create.side_effect = {raised}\n{ASKED}"
    assert proved(point, test) == ("error_only", (case,))


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("ServerError(503, {})", ("error_only", ("rate_limit",))),
        ("ClientError(429, {})", ("error_only", ("rate_limit",))),
        ("ClientError(400, {})", ("happy_path", ())),
    ],
)
def test_an_error_of_gemini_is_told_by_its_class_and_its_code(
    point: Point, raised: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = (
        "from google import genai\nclient = genai.Client()\n"
        "def ask(text):\n"
        "    return client.models.generate_content(model='gemini-2.0-flash', contents=text).text\n"
    )
    test = (
        "from unittest.mock import MagicMock, patch\nimport app\n"
        "from google.genai.errors import ClientError, ServerError\n"
        "def test_odd():\n"
        "    with patch.object(app.client.models, 'generate_content') as generate:\n"
        f"        failure = {raised}\n"
        "        generate.side_effect = [failure, MagicMock(text='Paris')]\n"
        "        assert app.ask('x') == 'Paris'\n"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


@pytest.mark.parametrize(
    ("raised", "case"),
    [
        ("openai.LengthFinishReasonError(completion=MagicMock())", "truncated"),
        ("openai.ContentFilterFinishReasonError()", "refusal"),
        ("pydantic.ValidationError.from_exception_data('x', [])", "schema_violation"),
        ("OutputParserException('x')", "malformed_json"),
    ],
)
def test_libraries_say_by_exceptions_what_is_wrong_with_an_answer(
    point: Point, raised: str, case: str
) -> None:
    head = "import pydantic\nfrom langchain_core.exceptions import OutputParserException\n"
    test = f"{head}def test_odd():\n{PATCHED}        create.side_effect = {raised}\n{ASKED}"
    assert proved(point, test) == ("edge_case", (case,))


def test_a_call_of_a_tool_is_no_question(point: Point) -> None:
    head = "from pydantic_ai.messages import ToolCallPart\n"
    broken = fed("parts = [ToolCallPart('search', '{\"a\": ')]")
    assert proved(point, head + broken) == ("edge_case", ("unknown_tool",))


@pytest.mark.parametrize(("data", "expected"), [("[]", ("empty",)), ("[MagicMock()]", ())])
def test_an_embedding_may_be_missing(point: Point, data: str, expected: tuple[str, ...]) -> None:
    app = (
        "from openai import OpenAI\nclient = OpenAI(timeout=20)\n"
        "def embed(text):\n"
        "    return client.embeddings.create(model='text-embedding-3-small', input=text).data\n"
    )
    test = (
        "def test_it():\n    with patch.object(app.client.embeddings, 'create') as create:\n"
        f"        create.return_value.data = {data}\n        assert app.embed('x') is not None\n"
    )
    assert point({"app.py": app, "test_app.py": HEAD + test}).tests.edge_cases == expected


def test_json_that_the_schema_refuses_is_a_violation_of_it(point: Point) -> None:
    test = (
        f"import pydantic\ndef test_odd():\n{PATCHED}"
        f"        create.return_value.{CONTENT} = '{{\"a\": 1}}'\n"
        "        with pytest.raises(WRONG):\n            app.ask([])\n"
    )
    refused = test.replace("WRONG", "pydantic.ValidationError")
    assert proved(point, refused) == ("edge_case", ("schema_violation",))
    assert proved(point, test.replace("WRONG", "KeyError")) == ("happy_path", ())


def test_a_piece_of_a_stream_that_holds_no_text_is_usual(point: Point) -> None:
    test = (
        "def chunk(text):\n    piece = MagicMock()\n"
        "    piece.choices[0].delta.content = text\n    return piece\n"
        f"def test_usual():\n{PATCHED}"
        f"        create.return_value = [chunk('a'), chunk(None), chunk('b')]\n{ASKED}"
    )
    assert proved(point, test) == ("happy_path", ())


def test_a_stream_that_breaks_off_is_a_lost_connection(point: Point) -> None:
    test = (
        "def test_odd(monkeypatch):\n"
        "    def fake(**kwargs):\n"
        "        yield MagicMock(content='Par')\n"
        "        raise httpx.RemoteProtocolError('x')\n"
        "    monkeypatch.setattr(app.client.chat.completions, 'create', fake)\n"
        "    assert app.ask([]) == 'sorry'\n"
    )
    assert proved(point, test) == ("error_only", ("connection_lost",))


@pytest.mark.parametrize(
    "filled",
    [
        # of a stream, a piece of JSON is no broken JSON
        "choices = [MagicMock(delta=MagicMock(content='{\"a\": '))]",
        "choices = [{'delta': {'content': '{\"a\": '}}]",
        "choices = [ChoiceDelta(arguments='{\"a\": ')]",
        # models with tools give a block of this kind every day
        "content = [MagicMock(type='tool_use', id='t')]",
        f"{CONTENT} = 'Use {{}} for an empty object, as in f(**{{}})'",
    ],
)
def test_an_ordinary_answer_is_no_edge_case(point: Point, filled: str) -> None:
    head = "from openai.types.chat.chat_completion_chunk import ChoiceDelta\n"
    assert proved(point, head + fed(filled))[1] == ()


HAPPY = f"{PATCHED}        create.return_value.{CONTENT} = 'Paris'\n"


@pytest.mark.parametrize(
    "test",
    [
        # words in names, and in the prompt
        f"def test_truncate_input():\n{HAPPY}        assert app.ask([]) == 'Paris'\n",
        (
            f"def test_it():\n{HAPPY}"
            "        assert app.ask([{'role': 'user', 'content': '```{'}]) == 'Paris'\n"
        ),
        # the test's own guard
        (
            "@pytest.mark.timeout(5)\n"
            f"def test_it():\n{HAPPY}        assert app.ask([]) == 'Paris'\n"
        ),
    ],
)
def test_what_is_no_output_is_not_credited(point: Point, test: str) -> None:
    assert proved(point, test) == ("happy_path", ())


EMPTY = f"{PATCHED}        create.return_value.{CONTENT} = ''\n"


@pytest.mark.parametrize(
    "test",
    [
        # nothing that could fail
        f"def test_it():\n{EMPTY}        app.ask([])\n",
        f"def test_it():\n{EMPTY}        app.ask([])\n        MagicMock().assert_not_called()\n",
        (
            f"def test_it():\n{EMPTY}        try:\n            app.ask([])\n"
            "        except ValueError as error:\n            assert str(error)\n"
        ),
        f"def test_it():\n{EMPTY}        app.ask([])\n        assert True\n",
        # what does not run, or whose failing is expected
        f"@pytest.mark.xfail\ndef test_it():\n{EMPTY}{ASKED}",
        f"@pytest.mark.skip\ndef test_it():\n{EMPTY}{ASKED}",
        "# " + f"def test_it():\n{EMPTY}{ASKED}".replace("\n", "\n# ") + "\n",
        # the code that asks is replaced
        (
            "def test_it(monkeypatch):\n    monkeypatch.setattr(app, 'ask', lambda _: '')\n"
            "    assert app.wrapped([]) == ''\n"
        ),
        # only the live model is asked, where there is a key
        "@pytest.mark.skipif('not app.KEY')\ndef test_it():\n    assert app.ask([])\n",
        # any exception will do
        f"def test_it():\n{EMPTY}        with pytest.raises(Exception):\n            app.ask([])\n",
    ],
)
def test_a_trap_is_not_credited(point: Point, test: str) -> None:
    assert proved(point, test)[1] == ()


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ("content = [MagicMock(type='tool_use', id='t')]", ("first_block_not_text",)),
        ("choices[0].message.tool_calls = [MagicMock(function=MagicMock(arguments='{'))]", ()),
    ],
)
def test_without_tools_no_tool_is_an_unknown_one(
    point: Point, filled: str, expected: tuple[str, ...]
) -> None:
    files = {"app.py": APP.replace(", tools=list(TOOLS)", ""), "test_app.py": HEAD + fed(filled)}
    assert point(files).tests.edge_cases == expected


def test_a_tool_that_the_test_also_waits_for_is_as_unknown(point: Point) -> None:
    call = "MagicMock(name='x', arguments='{}')"
    filled = f"choices[0].message.tool_calls = [MagicMock(function={call})]".replace("'x'", "'fly'")
    test = fed(filled) + "        assert app.ask([]) == 'fly'\n"
    assert proved(point, test) == ("edge_case", ("unknown_tool",))


@pytest.mark.parametrize(
    ("content", "waits", "expected"),
    [
        ("Sure, here you are", "with pytest.raises(ValueError)", ("malformed_json",)),
        ("Sure, here you are", "if True", ()),
        ('{\\"a\\": 1}', "with pytest.raises(ValueError)", ()),
    ],
)
def test_prose_that_is_refused_is_no_json(
    point: Point, content: str, waits: str, expected: tuple[str, ...]
) -> None:
    app = APP.replace("return answer", "return json.loads(str(answer").replace(
        "message.content\n", "message.content))\n"
    )
    test = (
        f'def test_odd():\n{PATCHED}        create.return_value.{CONTENT} = "{content}"\n'
        f"        {waits}:\n            assert app.ask([])\n"
    )
    assert point({"app.py": app, "test_app.py": HEAD + test}).tests.edge_cases == expected


@pytest.mark.parametrize(
    ("parsed", "content", "expected"),
    [
        ("answer", "'{\"a\": 1}'", "happy_path"),
        ("str(answer)", "'None found'", "unknown"),
        ("str(answer)", """'{"a": 1}', 'None found'""", "unknown"),
        ("open('x').read()", "'None found'", "happy_path"),
    ],
)
def test_what_becomes_of_prose_where_json_is_read_is_not_told(
    point: Point, parsed: str, content: str, expected: str
) -> None:
    app = APP.replace("    return answer", f"    json.loads({parsed})\n    return answer")
    test = (
        f"@pytest.mark.parametrize('content', [{content}])\n"
        f"def test_it(content):\n{PATCHED}        create.return_value.{CONTENT} = content\n"
        "        item = MagicMock(text='Buy now')\n        assert app.ask([item])\n"
    )
    assert point({"app.py": app, "test_app.py": HEAD + test}).tests.state == expected


def test_a_status_is_handed_to_a_route_without_its_name(point: Point) -> None:
    test = (
        "import respx\n@respx.mock\ndef test_odd():\n"
        "    respx.post('https://api.openai.com/v1/chat/completions').respond(429)\n"
        "    with pytest.raises(openai.RateLimitError):\n        app.ask([])\n"
    )
    assert proved(point, test) == ("error_only", ("rate_limit",))


def test_a_chunk_that_a_helper_makes_may_hold_nothing(point: Point) -> None:
    test = (
        "from openai.types.chat import ChatCompletionChunk\n"
        "def make_chunk(content, choices=None):\n"
        "    choices = choices or [MagicMock(delta=MagicMock(content=content))]\n"
        "    return ChatCompletionChunk(id='1', choices=choices)\n"
        "CHUNKS = [make_chunk(content=''), make_chunk(content='x'), "
        "make_chunk(content='', choices=[]), ChatCompletionChunk(id='2', choices=[])]\n"
        "def fake(**kwargs):\n    return iter(CHUNKS)\n"
        "def test_it():\n    with patch.object(app.client.chat.completions, 'create', fake):\n"
        "        assert app.ask([]) == 'x'\n"
    )
    assert proved(point, test) == ("happy_path", ())


@pytest.mark.parametrize(
    ("returning", "expected"),
    [
        ("create.return_value.raise_for_status.return_value = None", ("happy_path", ())),
        ("create.return_value.close = MagicMock(return_value=None)", ("happy_path", ())),
        ("create.return_value.read.return_value = ''", ("unknown", ())),
        ("create.return_value = None", ("edge_case", ("empty",))),
    ],
)
def test_what_another_method_returns_is_no_answer(
    point: Point, returning: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = f"def test_it():\n{PATCHED}        {returning}\n{ASKED}"
    assert proved(point, test) == expected


def test_one_of_several_that_a_fake_yields_may_hold_nothing(point: Point) -> None:
    test = (
        "def fake(**given):\n"
        "    for text in ('a', ''):\n        yield {'message': {'content': text}}\n"
        "def test_it():\n    with patch.object(app.client.chat.completions, 'create', fake):\n"
        "        assert app.ask([]) == 'x'\n"
    )
    assert proved(point, test) == ("happy_path", ())


def test_what_a_fake_yields_alone_may_be_empty(point: Point) -> None:
    test = (
        "def fake(**given):\n    yield {'message': {'content': ''}}\n"
        "def test_it():\n    with patch.object(app.client.chat.completions, 'create', fake):\n"
        "        assert app.ask([]) == 'x'\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


@pytest.mark.parametrize(
    ("scripted", "expected"),
    [
        ("add_client_error('converse', 'ThrottlingException')", ("error_only", ("rate_limit",))),
        ("add_client_error('converse', http_status_code=503)", ("error_only", ("rate_limit",))),
        ("add_client_error('converse', 'ValidationException')", ("happy_path", ())),
        ("add_response('converse', {'stopReason': 'max_tokens'})", ("edge_case", ("truncated",))),
        ("add_response('converse', {'stopReason': 'end_turn'})", ("happy_path", ())),
    ],
)
def test_a_stub_of_botocore_is_told_what_the_service_says(
    point: Point, scripted: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = (
        "def ask(client):\n"
        "    answer = client.converse(modelId='amazon.nova-lite-v1:0', messages=[])\n"
        "    return 'half' if answer['stopReason'] == 'max_tokens' else answer['output']\n"
    )
    test = (
        "import app, boto3\nfrom botocore.stub import Stubber\n"
        "def test_it():\n    client = boto3.client('bedrock-runtime')\n    stub = Stubber(client)\n"
        f"    stub.{scripted}\n    stub.activate()\n    assert app.ask(client) == 'so'\n"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


@pytest.mark.parametrize("made", ["Document(content=None)", "[Document(content=None)]"])
def test_objects_of_libraries_that_the_program_is_given_are_no_answers(
    point: Point, made: str
) -> None:
    test = (
        f"from haystack import Document\ndef test_odd():\n    given = {made}\n{PATCHED}"
        f"        create.return_value.{CONTENT} = 'Hi'\n        assert app.ask(given) == 'Hi'\n"
    )
    assert proved(point, test) == ("happy_path", ())


@pytest.mark.parametrize("create", ["Post.objects.create", "Post.objects.using('x').get_or_create"])
def test_what_is_stored_for_the_program_is_no_answer(point: Point, create: str) -> None:
    app = f"from django.db import models\nclass Post(models.Model):\n    pass\n{APP}"
    test = (
        f"def test_odd():\n    post = {create}(content='')\n{PATCHED}"
        f"        create.return_value.{CONTENT} = 'Hi'\n        assert app.ask(post) == 'Hi'\n"
    ).replace("Post.", "app.Post.")
    found = point({"app.py": app, "test_app.py": HEAD + test}).tests
    assert (found.state, found.edge_cases) == ("happy_path", ())


def test_no_text_beside_a_call_of_a_tool_is_an_ordinary_answer(point: Point) -> None:
    test = (
        "def message(content=None, tool_calls=None):\n"
        "    reply = MagicMock()\n"
        "    reply.choices[0].message.content = content\n"
        "    reply.choices[0].message.tool_calls = tool_calls\n"
        "    return reply\n"
        f"def test_tool():\n{PATCHED}"
        "        create.return_value = message(tool_calls=[MagicMock()])\n"
        "        assert app.ask([]) == 'Hi'\n"
    )
    assert proved(point, test) == ("happy_path", ())


@pytest.mark.parametrize(
    ("parsed", "expected"),
    [
        ("call.function.arguments", ("happy_path", ())),
        ("call.function.arguments or '{}'", ("happy_path", ())),
        ("call['function']['arguments']", ("happy_path", ())),
        ("call.content", ("unknown", ())),
    ],
)
def test_prose_is_as_good_as_any_answer_where_only_arguments_of_tools_are_parsed(
    point: Point, parsed: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = APP.replace(
        "    return answer",
        "    for call in answer.choices[0].message.tool_calls:\n"
        f"        print(json.loads({parsed}))\n    return answer",
    )
    test = (
        f"def test_text():\n{PATCHED}"
        f"        create.return_value.{CONTENT} = 'Hi there'\n        assert app.ask([]) == 'Hi'\n"
    )
    found = point({"app.py": app, "test_app.py": HEAD + test}).tests
    assert (found.state, found.edge_cases) == expected


HELPED = (
    "def reply(content, **beside):\n"
    "    return {{'choices': [{{'message': {{'content': content, **beside}}}}]}}\n"
    "def test_odd():\n"
    f"{PATCHED}        create.return_value = reply({{}})\n{ASKED}"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("None", ("edge_case", ("empty",))),
        ("None, role='assistant'", ("edge_case", ("empty",))),
        ("None, tool_calls=[{'id': 't1'}]", ("happy_path", ())),
        ("None, tool_calls=[]", ("edge_case", ("empty",))),
        ("'', refusal='I cannot.'", ("edge_case", ("refusal",))),
    ],
)
def test_what_a_helper_is_given_beside_a_text_stands_in_its_stead(
    point: Point, given: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert proved(point, HELPED.format(given)) == expected


CUT = HELPED.replace("**beside}}}}]}}", "**beside}}, 'finish_reason': finish_reason}}]}}").replace(
    "content, **beside)", "content, finish_reason='stop', **beside)"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("'{\"a\": '", ("malformed_json",)),
        ("'{\"a\": ', finish_reason='length'", ("truncated",)),
        ("'{\"a\": ', finish_reason='stop'", ("malformed_json",)),
    ],
)
def test_json_that_was_cut_off_is_no_other_edge_case(
    point: Point, given: str, expected: tuple[str, ...]
) -> None:
    assert proved(point, CUT.format(given))[1] == expected


BLOCKS = (
    "def reply(*blocks):\n    return MagicMock(content={})\n"
    "def test_usual():\n"
    f"{PATCHED}        create.return_value = reply(dict(type='text', text='sorry'))\n{ASKED}"
    "def test_odd():\n"
    f"{PATCHED}        create.return_value = reply({{}})\n{ASKED}"
)
THINKING = "{'type': 'thinking', 'thinking': 'hm'}"
TEXT = "{'type': 'text', 'text': 'sorry'}"


@pytest.mark.parametrize("content", ["list(blocks)", "[*blocks]", "blocks"])
@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (THINKING, ("edge_case", ("first_block_not_text",))),
        (f"{THINKING}, {TEXT}", ("edge_case", ("first_block_not_text",))),
        (f"{TEXT}, {THINKING}", ("happy_path", ())),
        (f"MagicMock(**{TEXT})", ("happy_path", ())),
        ("MagicMock(type='thinking')", ("edge_case", ("first_block_not_text",))),
    ],
)
def test_a_helper_is_given_the_blocks_of_an_answer(
    point: Point, content: str, blocks: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert proved(point, BLOCKS.format(content, blocks)) == expected
