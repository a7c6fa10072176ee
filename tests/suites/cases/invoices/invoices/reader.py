"""Reads invoices that customers send."""

import json
import logging
from dataclasses import dataclass

from openai import APITimeoutError, OpenAI, RateLimitError

log = logging.getLogger(__name__)
FIELDS = ("number", "total", "currency")


class InvoiceError(Exception):
    """The model gave nothing that can be booked."""


@dataclass
class Invoice:
    number: str
    total: float
    currency: str


class InvoiceReader:
    def __init__(self, client=None, model="gpt-4o-mini-2024-07-18"):
        self.client = client or OpenAI(timeout=30)
        self.model = model

    def read(self, text):
        completion = self.client.chat.completions.create(
            model=self.model,
            messages=[{"role": "user", "content": f"Extract {FIELDS} as JSON from: {text}"}],
            response_format={"type": "json_object"},
        )
        choice = completion.choices[0]
        if choice.finish_reason == "length":
            raise InvoiceError("the answer was cut off")
        try:
            data = json.loads(choice.message.content or "")
        except json.JSONDecodeError as error:
            raise InvoiceError("no JSON") from error
        missing = [name for name in FIELDS if name not in data]
        if missing:
            raise InvoiceError(f"no {', '.join(missing)}")
        return Invoice(data["number"], float(data["total"]), data["currency"])

    def classify(self, text):
        try:
            completion = self.client.chat.completions.create(
                model=self.model, messages=[{"role": "user", "content": f"Kind of {text}?"}]
            )
        except (RateLimitError, APITimeoutError):
            log.warning("no kind could be told")
            return "unknown"
        return completion.choices[0].message.content.strip().lower()

    def summarise(self, text):
        completion = self.client.chat.completions.create(
            model=self.model, messages=[{"role": "user", "content": f"Sum up {text}"}]
        )
        message = completion.choices[0].message
        if message.refusal:
            return ""
        return message.content

    def translate(self, text, language):
        completion = self.client.chat.completions.create(
            model=self.model,
            messages=[{"role": "user", "content": f"Translate to {language}: {text}"}],
        )
        return completion.choices[0].message.content
