"""A pool that a function makes once and returns."""

from concurrent.futures import ProcessPoolExecutor

_pool = None


def get_pool():
    global _pool
    if _pool is None:
        _pool = ProcessPoolExecutor()
    return _pool


def work():
    helper()


def helper():
    pass


if __name__ == "__main__":
    get_pool().submit(work).result()
