"""Tools that are told to a model as data."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]

OBJECT = "{'type': 'object', 'properties': {}}"


def told(inventory: Find, text: str) -> list[tuple[str, str]]:
    found = inventory({"app.py": text, "test_app.py": text}).declared
    return [(one.name, one.value) for one in found]


@pytest.mark.parametrize(
    "schema",
    [
        f"{{'name': 'buy', 'description': 'Buys. Always.', 'parameters': {OBJECT}}}",
        f"{{'name': 'buy', 'description': 'Buys. Always.', 'input_schema': {OBJECT}}}",
        "{'name': 'buy', 'description': 'Buys.', 'parameters': {'type': 'OBJECT'}}",
        "{'name': 'buy', 'description': 'Buys.', 'parameters': Model.model_json_schema()}",
        (
            "{'type': 'function', 'function': "
            f"{{'name': 'buy', 'description': 'Buys.', 'parameters': {OBJECT}}}}}"
        ),
    ],
)
def test_the_schema_of_a_function_is_told(inventory: Find, schema: str) -> None:
    assert told(inventory, f"import Model\nTOOLS = [{schema}]\n") == [("buy", "Buys.")]


@pytest.mark.parametrize(
    "text",
    [
        "x = {'name': 'a', 'parameters': []}",
        "x = {'name': 'a', 'parameters': {'a': 1}}",
        f"x = {{'name': name, 'parameters': {OBJECT}}}",
        "ask(tools=[])",
        "ask(tools=[{'type': 'function'}])",
        "ask(other=[{'type': 'web_search'}])",
        "import lib\nlib()",
        f"x = {{'examples': [{{'tools': [{{'name': 'a', 'input_schema': {OBJECT}}}]}}]}}",
        f"ask(openapi_examples={{'one': {{'value': {{'name': 'a', 'parameters': {OBJECT}}}}}}})",
    ],
)
def test_other_data_is_no_tool(inventory: Find, text: str) -> None:
    assert told(inventory, f"from lib import ask, name\n{text}\n") == []


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("tools=[{'type': 'web_search_20250305', 'name': 'web_search'}]", "web_search_20250305"),
        ("config={'tools': [{'google_search': {}}]}", "google_search"),
        ("tools=[types.Tool(google_search=types.GoogleSearch())]", "google_search"),
        ("tools=[types.WebSearchTool()]", "web_search"),
    ],
)
def test_a_tool_of_the_vendor_is_told_with_what_it_does(
    inventory: Find, given: str, name: str
) -> None:
    text = f"from lib import ask, types\nask({given})\n"
    assert told(inventory, text) == [(name, "the vendor searches the web")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "from mcp import StdioServerParameters\n"
                "StdioServerParameters(command='npx', args=['-y', 'srv'])\n"
            ),
            [("server of tools", 'MCP, started by `"npx" ["-y", "srv"]`')],
        ),
        (
            "x = {'git': {'command': 'uvx', 'args': ['mcp-git']}}\n",
            [("server of tools", 'MCP, started by `"uvx" ["mcp-git"]`')],
        ),
        (
            "from agents.mcp import MCPServerSse\nMCPServerSse(params={'url': 'http://a/sse'})\n",
            [],
        ),
        (
            "from mcp.client.sse import sse_client\nsse_client('http://a/sse')\n",
            [("server of tools", 'MCP, at `"http://a/sse"`')],
        ),
        ("x = {'command': 'ls'}\nx = {'url': 'http://a'}\n", []),
        ("class Field: ...\nx = {'command': Field(), 'args': Field()}\n", []),
        (
            (
                "from claude_agent_sdk import ClaudeAgentOptions\n"
                "ClaudeAgentOptions(allowed_tools=['Bash', 'mcp__git', 'other'])\n"
            ),
            [("Bash", "Claude Code runs commands"), ("mcp__git", "a server of tools runs it")],
        ),
    ],
)
def test_servers_of_tools_and_allowed_tools_are_told(
    inventory: Find, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(inventory, text) == expected


@pytest.mark.parametrize(
    ("made", "told_"),
    [
        (
            "QueryEngineTool(engine, ToolMetadata(name='search', description='Finds. All.'))",
            ("search", "a query engine answers: Finds."),
        ),
        (
            "QueryEngineTool.from_defaults(query_engine=engine, name='search')",
            ("search", "a query engine answers"),
        ),
        (
            "RetrieverTool.from_defaults(retriever=engine)",
            ("retriever_tool", "a retriever answers"),
        ),
    ],
)
def test_a_tool_that_asks_an_index_is_told(
    inventory: Find, made: str, told_: tuple[str, str]
) -> None:
    names = "import QueryEngineTool, RetrieverTool, ToolMetadata\n"
    rest = f"{names}def f(engine):\n    return {made}\n"
    assert told(inventory, f"from llama_index.core.tools {rest}") == [told_]
    assert told(inventory, f"from shop {rest}") == []


FORM = 'from pydantic import BaseModel\nclass Plan(BaseModel):\n    """Steps. All."""\n    x: int\n'


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("ChatOpenAI().with_structured_output(Plan)", "the form that an answer is to take"),
        ("ChatOpenAI().with_structured_output(schema=Plan)", "the form that an answer is to take"),
        ("ChatOpenAI().bind_tools([Plan])", "a call of this form is asked for"),
        ("OpenAI().responses.parse(text_format=Plan)", "the form that an answer is to take"),
        ("Agent('m', output_type=[Plan, str])", "the form that an answer is to take"),
        ("ToolOutput(Plan, name='x')", "the form that an answer is to take"),
    ],
)
def test_the_form_that_an_answer_is_to_take_is_told(inventory: Find, call: str, what: str) -> None:
    imports = (
        "from langchain_openai import ChatOpenAI\nfrom openai import OpenAI\n"
        "from pydantic_ai import Agent, ToolOutput\n"
    )
    assert told(inventory, f"{imports}{FORM}{call}\n") == [("Plan", f"{what}: Steps.")]


def test_what_the_program_and_other_libraries_take_is_no_form(inventory: Find) -> None:
    route = "from fastapi import FastAPI\n@FastAPI().get('/', response_model=Plan)\ndef f(): ...\n"
    text = f"{FORM}{route}def make(output_type): ...\nmake(output_type=Plan)\nprint(Plan)\n"
    assert told(inventory, text) == []
