"""Both ends of a deque."""

from collections import deque


def first():
    pass


def second():
    pass


actions = deque([first])
actions.appendleft(second)
while actions:
    actions.popleft()()
