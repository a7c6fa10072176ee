from types import SimpleNamespace


def block(text):
    return SimpleNamespace(type="text", text=text)


def reply(*blocks, stop_reason="end_turn"):
    return SimpleNamespace(content=list(blocks), stop_reason=stop_reason)


class FakeMessages:
    """Gives one answer after another, or raises it."""

    def __init__(self, answers):
        self.answers = list(answers)
        self.calls = []

    async def create(self, **kwargs):
        self.calls.append(kwargs)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class FakeClient:
    def __init__(self, *answers):
        self.messages = FakeMessages(answers)
