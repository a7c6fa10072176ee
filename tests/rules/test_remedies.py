"""What a rule tells to do names the parameter and the place, where both are known."""

import pytest

from lintkit.registry import all_rules
from lintkit.rule import Example
from lintkit.testing import findings_in


@pytest.mark.parametrize(
    ("code", "text", "remedy"),
    [
        (
            "LK101",
            (
                "import requests\n"
                "requests.post('https://api.openai.com/v1/chat/completions', json={})\n"
            ),
            "Pass `timeout` in seconds at the call.",
        ),
        (
            "LK101",
            (
                "from langchain_community.embeddings import VoyageEmbeddings\n"
                "VoyageEmbeddings(model='voyage-2').embed_query('x')\n"
            ),
            "Pass `request_timeout` in seconds where the client is built.",
        ),
        (
            "LK101",
            (
                "from google import genai\n"
                "genai.Client().models.generate_content(model='m', contents='x')\n"
            ),
            "Pass a timeout where the client is built, or at the call.",
        ),
        (
            "LK102",
            "from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')\n",
            (
                "Pass `timeout` in seconds where the client is built: "
                "as long as the caller can afford, retries included."
            ),
        ),
    ],
    ids=["at the call", "where the client is built", "no place is sure", "of a default"],
)
def test_how_to_bound_a_wait(code: str, text: str, remedy: str) -> None:
    (found,) = findings_in(all_rules()[code], Example({"app.py": text}, ""))
    assert found.remedy == remedy
