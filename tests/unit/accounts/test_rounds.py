"""After how many rounds with the model a run of an agent stops."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

AGENTS = "from agents import Agent, Runner\nfrom config import turns\nagent = Agent(name='a')\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{AGENTS}Runner.run_sync(agent, 'x')\n",
            ["a run stops after 10 rounds with the model, as nobody says otherwise"],
        ),
        (
            f"{AGENTS}Runner.run_sync(agent, 'x', max_turns=3)\n",
            ["a run stops after 3 rounds with the model, as `max_turns` says"],
        ),
        (
            f"{AGENTS}Runner.run_sync(agent, 'x', max_turns=turns)\n",
            ["a run stops after so many rounds with the model, as `max_turns` says"],
        ),
        (
            (
                "from pydantic_ai import Agent, UsageLimits\nagent = Agent('openai:gpt-4o')\n"
                "agent.run_sync('x', usage_limits=UsageLimits(request_limit=4))\n"
            ),
            [
                "a run stops after 4 rounds with the model, as `usage_limits.request_limit` says",
                "an answer that fails validation is asked for again once, as nobody says otherwise",
            ],
        ),
        (
            "import claude_agent_sdk\nclaude_agent_sdk.query(prompt='x')\n",
            ["nothing limits how many rounds with the model a run makes, as nobody says otherwise"],
        ),
        (
            (
                "from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient\n"
                "async def ask():\n"
                "    async with ClaudeSDKClient(options=ClaudeAgentOptions(max_turns=7)) as c:\n"
                "        c.receive_response()\n"
            ),
            ["a run stops after 7 rounds with the model, as `options.max_turns` says"],
        ),
        (
            (
                "from llama_index.agent import OpenAIAgent\nfrom llama_index.llms import OpenAI\n"
                "OpenAIAgent.from_tools([], llm=OpenAI()).chat('x')\n"
            ),
            ["a run stops after 5 rounds with the model, as nobody says otherwise"],
        ),
        ("from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')\n", []),
    ],
)
def test_what_limits_the_rounds_is_told(point: Found, text: str, expected: list[str]) -> None:
    assert [step.text for step in point(text).repeated] == expected


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("retries=3", "asked for again 3 times at most, as `retries` says"),
        ("retries=3, output_retries=0", "not asked for again, as `output_retries` says"),
        ("retries=turns", "asked for again so many times at most, as `retries` says"),
    ],
)
def test_how_often_an_answer_that_fails_validation_is_asked_for_again_is_told(
    point: Found, given: str, told: str
) -> None:
    text = (
        "from config import turns\nfrom pydantic_ai import Agent\n"
        f"Agent('openai:gpt-4o', {given}).run_sync('x')\n"
    )
    (_, found) = [step.text for step in point(text).repeated]
    assert found == f"an answer that fails validation is {told}"


def test_what_does_not_hold_for_all_agents_is_told_of_which_it_does(point: Found) -> None:
    text = (
        "from config import chosen\nfrom llama_index.agent import OpenAIAgent, ReActAgent\n"
        "def make():\n    if chosen:\n        return OpenAIAgent.from_tools([])\n"
        "    return ReActAgent.from_tools([])\nmake().chat('x')\n"
    )
    ends = "rounds with the model, as nobody says otherwise"
    assert [step.text for step in point(text).repeated] == [
        f"with `llama_index.agent.OpenAIAgent.from_tools`, a run stops after 5 {ends}",
        f"with `llama_index.agent.ReActAgent.from_tools`, a run stops after 10 {ends}",
    ]
