import anthropic

LABELS = {"invoice", "contract", "letter"}


class Classifier:
    def __init__(self):
        self.client = anthropic.Anthropic(timeout=20)

    def classify(self, text):
        message = self.client.messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=10,
            messages=[{"role": "user", "content": text}],
        )
        label = message.content[0].text.strip().lower()
        return label if label in LABELS else "unknown"

    def explain(self, text):
        with self.client.messages.stream(
            model="claude-3-5-haiku-20241022",
            max_tokens=400,
            messages=[{"role": "user", "content": text}],
        ) as stream:
            return "".join(stream.text_stream)
