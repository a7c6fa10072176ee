"""A decorator of a library around a function of the program."""

import contextlib
import functools

@functools.lru_cache(maxsize=None)
def load():
    save()


def save():
    pass


@contextlib.contextmanager
def session():
    yield


load()
