"""json calls back for what the format does not have, and for each object that it reads."""

import json


class Money:
    def __init__(self, n):
        self.n = n

    def encode(self):
        return {"$money": self.n}

    @classmethod
    def decode(cls, d):
        return cls(d["$money"])


def default(o):
    if isinstance(o, Money):
        return o.encode()
    raise TypeError


def hook(d):
    if "$money" in d:
        return Money.decode(d)
    return d


json.loads(json.dumps({"a": Money(1)}, default=default), object_hook=hook)
