"""Members with callables need a wrapper; value gives it back, and __call__ forwards."""

from enum import Enum
from functools import partial

def add(a, b):
    pass


def multiply(a, b):
    pass


class Operation(Enum):
    ADD = partial(add)
    MULTIPLY = partial(multiply)

    def __call__(self, a, b):
        return self.value(a, b)


Operation.ADD(1, 2)
Operation.MULTIPLY.value(1, 2)
