import io
import json
import unittest

import boto3
from botocore.response import StreamingBody
from botocore.stub import Stubber

from vault.bedrock import Summariser


def body(payload):
    raw = json.dumps(payload).encode()
    return StreamingBody(io.BytesIO(raw), len(raw))


class SummariserTest(unittest.TestCase):
    def setUp(self):
        client = boto3.client(
            "bedrock-runtime",
            region_name="us-east-1",
            aws_access_key_id="x",
            aws_secret_access_key="y",
        )
        self.stub = Stubber(client)
        self.stub.activate()
        self.addCleanup(self.stub.deactivate)
        self.summariser = Summariser(client)

    def test_summary(self):
        self.stub.add_response(
            "invoke_model",
            {"body": body({"content": [{"text": "Short."}]}), "contentType": "application/json"},
        )
        self.assertEqual(self.summariser.summarise("long"), "Short.")

    def test_throttled(self):
        self.stub.add_client_error("invoke_model", "ThrottlingException", http_status_code=429)
        self.assertIsNone(self.summariser.summarise("long"))

    def test_converse_is_marked_when_cut_off(self):
        self.stub.add_response(
            "converse",
            {
                "output": {"message": {"role": "assistant", "content": [{"text": "Half"}]}},
                "stopReason": "max_tokens",
                "usage": {"inputTokens": 1, "outputTokens": 1, "totalTokens": 2},
                "metrics": {"latencyMs": 1},
            },
        )
        self.assertEqual(self.summariser.converse("x"), "Half […]")
