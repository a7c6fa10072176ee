from dataclasses import dataclass

from openai import OpenAI

LABELS = ("invoice", "complaint", "spam", "other")


class Unclassified(Exception):
    pass


@dataclass
class Classifier:
    client: OpenAI
    model: str = "gpt-4o-mini-2024-07-18"

    def classify(self, body: str) -> str:
        response = self.client.chat.completions.create(
            model=self.model,
            messages=[
                {"role": "system", "content": "Answer with one of: " + ", ".join(LABELS)},
                {"role": "user", "content": body},
            ],
            timeout=15,
        )
        label = (response.choices[0].message.content or "").strip().lower()
        if label not in LABELS:
            raise Unclassified(body[:40])
        return label
