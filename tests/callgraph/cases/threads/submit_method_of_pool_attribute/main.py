"""A pool kept in an attribute runs a bound method with the arguments that follow."""

from concurrent.futures import Executor, ThreadPoolExecutor


class Service:
    def __init__(self, pool: Executor):
        self._pool = pool

    def start(self, done):
        self._pool.submit(self._work, done=done)

    def _work(self, done):
        done()


def finished():
    pass


Service(ThreadPoolExecutor()).start(finished)
