import json

import openai
from django.conf import settings


class Moderation:
    def __init__(self, client=None):
        self.client = client or openai.OpenAI(api_key=settings.OPENAI_KEY, timeout=15)

    def verdict(self, post):
        reply = self.client.chat.completions.create(
            model="gpt-4o-mini",
            messages=[{"role": "user", "content": post.body}],
            response_format={"type": "json_object"},
        )
        message = reply.choices[0].message
        if message.refusal:
            return {"flag": True, "why": message.refusal}
        try:
            return json.loads(message.content or "{}")
        except ValueError:
            return {"flag": True, "why": "unreadable"}

    def title(self, post):
        if not post.body.strip():
            return ""
        reply = self.client.responses.create(model="gpt-4.1-mini", input=post.body)
        return reply.output_text.strip()[:80]

    def similar(self, post):
        return self.client.embeddings.create(model="text-embedding-3-small", input=[post.body]).data[0].embedding
