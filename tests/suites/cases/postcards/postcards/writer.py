"""Asks the model."""

import json
import os

import httpx
import litellm

PROOF = "https://api.mistral.ai/v1/chat/completions"


class WriterError(Exception):
    """No postcard could be written."""


class Writer:
    def __init__(self, model, **settings):
        self.model = model
        self.settings = settings

    def write(self, place, tone):
        try:
            reply = litellm.completion(
                model=self.model,
                messages=[{"role": "user", "content": f"A {tone} postcard from {place}"}],
                timeout=20,
                **self.settings,
            )
        except litellm.RateLimitError as error:
            raise WriterError("too many postcards") from error
        content = reply.choices[0].message.content
        if not content:
            raise WriterError("nothing was written")
        return content

    def ideas(self, place):
        reply = litellm.completion(
            model=self.model, messages=[{"role": "user", "content": place}], **self.settings
        )
        try:
            return json.loads(reply.choices[0].message.content)["ideas"]
        except (ValueError, KeyError):
            return []

    def proofread(self, text):
        reply = httpx.post(
            PROOF,
            headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
            json={"model": "mistral-small-2506", "messages": [{"role": "user", "content": text}]},
            timeout=15,
        )
        if reply.status_code == 429:
            raise WriterError("too many proofs")
        choices = reply.json()["choices"]
        return choices[0]["message"]["content"] if choices else text
