import functools
import time

from chartroom import clients


def traced(name):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            start = time.monotonic()
            try:
                return function(*args, **kwargs)
            finally:
                print(name, time.monotonic() - start)

        return inner

    return wrap


class Traced:
    def __init__(self, client=None):
        self._client = client

    @property
    def client(self):
        if self._client is None:
            self._client = clients.get_client()
        return self._client

    @traced("ask")
    def ask(self, text):
        done = self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": text}]
        )
        return done.choices[0].message.content if done.choices else "nothing"
