"""Executor.map hands each element to a partial function."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial


class Item:
    def touch(self):
        pass


class Result:
    def show(self):
        pass


def work(setting, item):
    item.touch()
    return Result()


with ThreadPoolExecutor() as pool:
    for result in pool.map(partial(work, "setting"), [Item(), Item()], timeout=9):
        result.show()
