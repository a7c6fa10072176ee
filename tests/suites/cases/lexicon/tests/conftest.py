from collections import deque
from types import SimpleNamespace

import pytest

from lexicon.entries import Lexicon


class Scripted:
    """Answers in order; exceptions are raised."""

    def __init__(self):
        self.queue = deque()

    def push(self, *answers):
        self.queue.extend(answers)
        return self

    def create(self, **kwargs):
        answer = self.queue.popleft()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    parse = create


@pytest.fixture
def responses():
    return Scripted()


@pytest.fixture
def lexicon(responses):
    return Lexicon(client=SimpleNamespace(responses=responses))


def pytest_generate_tests(metafunc):
    if "odd_list" in metafunc.fixturenames:
        metafunc.parametrize("odd_list", ["", " , "])
