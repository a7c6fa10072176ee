from kiosk.providers import Provider, provider


class Shop:
    def __init__(self, llm: Provider | None = None, name: str = "openai"):
        self.llm = llm or provider(name)

    def pitch(self, item: str) -> str:
        return self.llm.generate(f"Sell {item}") or f"Buy {item}!"
