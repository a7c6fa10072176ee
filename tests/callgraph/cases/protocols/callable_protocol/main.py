"""A Protocol with __call__: functions, instances and lambdas fit."""

from typing import Protocol

class Step(Protocol):
    def __call__(self, value: int) -> int:
        ...


class Double:
    def __call__(self, value: int) -> int:
        return 2 * value


def increment(value: int) -> int:
    return value + 1


def run(steps: list[Step]):
    for step in steps:
        step(1)


run([Double(), increment, lambda value: value])
