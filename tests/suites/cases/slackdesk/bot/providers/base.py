from abc import ABC, abstractmethod


class Provider(ABC):
    def __init__(self, model, timeout=None):
        self.model = model
        self.timeout = timeout

    @abstractmethod
    def complete(self, prompt, system=None):
        ...

    def complete_safe(self, prompt, default="", **kw):
        try:
            return self.complete(prompt, **kw)
        except Exception as e:
            print(f"[llm] {type(e).__name__}: {e}")
            return default
