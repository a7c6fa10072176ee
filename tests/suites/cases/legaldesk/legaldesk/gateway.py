"""One door to the model."""
import time

import anthropic


class GatewayError(RuntimeError):
    pass


class Gateway:
    def __init__(self, client=None, retries=2):
        self.client = client or anthropic.Anthropic(timeout=30.0, max_retries=0)
        self.retries = retries

    def ask(self, prompt, max_tokens=512):
        for attempt in range(self.retries + 1):
            try:
                message = self.client.messages.create(
                    model="claude-3-5-haiku-20241022",
                    max_tokens=max_tokens,
                    messages=[{"role": "user", "content": prompt}],
                )
            except anthropic.APITimeoutError:
                time.sleep(2**attempt)
                continue
            if message.stop_reason == "max_tokens":
                raise GatewayError("the answer was cut off")
            return "".join(block.text for block in message.content if block.type == "text")
        raise GatewayError("gave up")
