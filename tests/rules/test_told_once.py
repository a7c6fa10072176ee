"""What several services behind one call share is told once."""

from lintkit.registry import all_rules
from lintkit.rule import Example
from lintkit.testing import findings_in

TWO_SERVICES = """\
from openai import OpenAI

class Writer:
    def __init__(self, url=None, model="gpt-4-32k"):
        self.model = model
        if url is None:
            self.client = OpenAI(timeout=20)
        else:
            self.client = OpenAI(timeout=20, base_url=url)

    def write(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages)
"""


def test_a_retired_model_is_told_once_whichever_service_is_asked() -> None:
    found = findings_in(all_rules()["LK202"], Example({"app.py": TWO_SERVICES}, "two services"))
    assert [one.message for one in found] == [
        "`gpt-4-32k` was retired on 2025-06-06 (source: openai SDK): calls to it fail."
    ]


IN_A_HELPER = """\
import json
from openai import OpenAI

client = OpenAI(timeout=20)

def ask(messages):
    answer = client.responses.create(model="gpt-5.2", input=messages)
    return read(answer.output_text)

def read(text):
    return json.loads(text)
"""


def test_a_fault_of_the_output_names_the_function_it_stands_in() -> None:
    (found,) = findings_in(all_rules()["LK303"], Example({"app.py": IN_A_HELPER}, "in a helper"))
    assert (found.span.line, found.symbol) == (11, "app.read")
