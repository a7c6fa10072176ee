"""Reads scanned CVs."""

import base64
import time

from openai import OpenAI


class Scanner:
    def __init__(self, client=None):
        self.client = client or OpenAI(timeout=90)

    def read(self, image: bytes) -> str:
        url = "data:image/png;base64," + base64.b64encode(image).decode()
        response = self.client.responses.create(
            model="gpt-4o-2024-08-06",
            input=[{"role": "user", "content": [{"type": "input_image", "image_url": url}]}],
        )
        if response.status == "incomplete":
            raise ValueError(f"incomplete: {response.incomplete_details.reason}")
        return response.output_text


def worker(queue, scanner=None, pause=0.1):
    scanner = scanner or Scanner()
    while (image := queue.get()) is not None:
        yield scanner.read(image)
        time.sleep(pause)
