"""Reads insurance claims with Bedrock."""
import json
from functools import lru_cache

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError


@lru_cache(maxsize=1)
def runtime():
    return boto3.client("bedrock-runtime", region_name="eu-central-1", config=Config(read_timeout=30, retries={"max_attempts": 2}))


class ClaimReader:
    def __init__(self, client=None):
        self.client = client or runtime()

    def summary(self, text: str) -> str:
        try:
            reply = self.client.converse(
                modelId="anthropic.claude-3-haiku-20240307-v1:0",
                messages=[{"role": "user", "content": [{"text": text}]}],
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ThrottlingException":
                return "(busy)"
            raise
        if reply["stopReason"] == "max_tokens":
            return reply["output"]["message"]["content"][0]["text"] + " […]"
        return reply["output"]["message"]["content"][0]["text"]

    def amount(self, text: str) -> float | None:
        reply = self.client.invoke_model(
            modelId="anthropic.claude-3-haiku-20240307-v1:0",
            body=json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 50,
                             "messages": [{"role": "user", "content": text}]}),
        )
        body = json.loads(reply["body"].read())
        try:
            return float(json.loads(body["content"][0]["text"])["amount"])
        except (ValueError, KeyError, IndexError):
            return None


def vector(text: str) -> list[float]:
    reply = runtime().invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps({"inputText": text}))
    return json.loads(reply["body"].read())["embedding"]
