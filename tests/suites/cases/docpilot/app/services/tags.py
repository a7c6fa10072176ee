from app.core.llm import LLMGateway


class Tagger:
    def __init__(self, llm: LLMGateway):
        self.llm = llm

    async def tags(self, doc: str) -> list[str]:
        try:
            raw = await self.llm.chat([{"role": "user", "content": f"Five tags, comma separated: {doc}"}])
            return [t.strip() for t in raw.split(",") if t.strip()]
        except Exception:
            return []
