import json
import re

from app.core.llm import LLMGateway

PROMPT = "Return JSON with keys vendor, total, date for this invoice:\n{doc}"


def _strip_fences(text: str) -> str:
    m = re.search(r"```(?:json)?(.*?)```", text, re.S)
    return m.group(1) if m else text


class InvoiceExtractor:
    def __init__(self, llm: LLMGateway):
        self.llm = llm

    async def extract(self, doc: str) -> dict:
        raw = await self.llm.chat([{"role": "user", "content": PROMPT.format(doc=doc)}], temperature=0)
        data = json.loads(_strip_fences(raw))
        return {"vendor": data.get("vendor"), "total": float(data["total"]), "date": data.get("date")}
