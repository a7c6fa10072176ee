import json
import unittest
from pathlib import Path
from unittest.mock import patch

from openai.types.chat import ChatCompletion

from invoices.reader import InvoiceReader

DATA = Path(__file__).parent / "data"


def completion(content, finish_reason="stop", refusal=None):
    return ChatCompletion.model_validate(
        {
            "id": "chatcmpl-1",
            "created": 1,
            "model": "gpt-4o-mini-2024-07-18",
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": finish_reason,
                    "message": {"role": "assistant", "content": content, "refusal": refusal},
                }
            ],
        }
    )


def recorded(name):
    return ChatCompletion.model_validate(json.loads((DATA / f"{name}.json").read_text()))


class ReaderTestCase(unittest.TestCase):
    def setUp(self):
        patcher = patch("invoices.reader.OpenAI", autospec=True)
        self.client = patcher.start().return_value
        self.addCleanup(patcher.stop)
        self.create = self.client.chat.completions.create
        self.reader = InvoiceReader()
