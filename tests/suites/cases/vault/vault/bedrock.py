import json
import logging

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

log = logging.getLogger(__name__)


class Summariser:
    model_id = "anthropic.claude-3-haiku-20240307-v1:0"

    def __init__(self, client=None):
        self._client = client or boto3.client(
            "bedrock-runtime", config=Config(read_timeout=60, retries={"max_attempts": 2})
        )

    def summarise(self, text):
        try:
            answer = self._client.invoke_model(
                modelId=self.model_id,
                body=json.dumps({"messages": [{"role": "user", "content": text}]}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ThrottlingException":
                log.warning("throttled")
                return None
            raise
        payload = json.loads(answer["body"].read())
        return payload["content"][0]["text"]

    def converse(self, text):
        answer = self._client.converse(
            modelId=self.model_id,
            messages=[{"role": "user", "content": [{"text": text}]}],
        )
        if answer["stopReason"] == "max_tokens":
            return answer["output"]["message"]["content"][0]["text"] + " […]"
        return answer["output"]["message"]["content"][0]["text"]
