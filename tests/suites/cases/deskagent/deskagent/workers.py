from abc import ABC, abstractmethod

from openai import OpenAI


class Worker(ABC):
    def __init__(self, client=None):
        self.client = client or OpenAI(timeout=25)

    def work(self, text):
        return self.finish(self.call(self.prepare(text)))

    def prepare(self, text):
        return f"{type(self).__name__}: {text}"

    @abstractmethod
    def call(self, prompt): ...

    def finish(self, text):
        return text.strip()


class Critic(Worker):
    def call(self, prompt):
        return self.client.responses.create(model="gpt-4.1", input=prompt).output_text


class Ghost(Worker):
    def call(self, prompt):
        return self.client.responses.create(model="gpt-4.1-mini", input=prompt).output_text


class Echo(Worker):
    def call(self, prompt):
        return prompt


WORKERS = {cls.__name__.lower(): cls for cls in (Critic, Ghost, Echo)}


def work(kind, text):
    return WORKERS[kind]().work(text)
