import io
import json

import boto3
import pytest
from botocore.response import StreamingBody
from botocore.stub import Stubber

from claims.bedrock import ClaimReader


@pytest.fixture()
def client():
    return boto3.client("bedrock-runtime", region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="y")


@pytest.fixture()
def stub(client):
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def converse(text, stop="end_turn"):
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": text}]}},
        "stopReason": stop,
        "usage": {"inputTokens": 1, "outputTokens": 1, "totalTokens": 2},
        "metrics": {"latencyMs": 10},
    }


def body(payload: bytes):
    return {"body": StreamingBody(io.BytesIO(payload), len(payload)), "contentType": "application/json"}


def test_summary(client, stub):
    stub.add_response("converse", converse("A dent."))
    assert ClaimReader(client).summary("...") == "A dent."


def test_summary_cut(client, stub):
    stub.add_response("converse", converse("A de", "max_tokens"))
    assert ClaimReader(client).summary("...") == "A de […]"


def test_summary_throttled(client, stub):
    stub.add_client_error("converse", service_error_code="ThrottlingException", http_status_code=429)
    assert ClaimReader(client).summary("...") == "(busy)"


@pytest.mark.parametrize(
    "text, expected",
    [('{"amount": 12.5}', 12.5), ("about twelve", None), ('{"sum": 3}', None)],
)
def test_amount(client, stub, text, expected):
    payload = json.dumps({"content": [{"type": "text", "text": text}], "stop_reason": "end_turn"}).encode()
    stub.add_response("invoke_model", body(payload))
    assert ClaimReader(client).amount("...") == expected
