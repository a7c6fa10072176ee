from faqbot.ext import llm


class Index:
    def __init__(self):
        self.passages: list[tuple[list[float], str]] = []

    def add(self, passage: str) -> None:
        self.passages.append((llm.embed(passage), passage))

    def search(self, question: str, k: int = 3) -> list[str]:
        if not self.passages:
            return []
        target = llm.embed(question)
        ranked = sorted(
            self.passages, key=lambda one: -sum(a * b for a, b in zip(one[0], target))
        )
        return [passage for _, passage in ranked[:k]]
