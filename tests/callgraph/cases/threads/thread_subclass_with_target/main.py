"""A subclass that leaves the target to Thread, as wrappers that keep the result do."""

from threading import Thread


class Task(Thread):
    def __init__(self, function):
        super().__init__(target=function)


def work():
    pass


Task(work).start()
