"""Cached methods and functions, called and cleared."""

from functools import lru_cache

class Loader:
    @lru_cache(maxsize=None)
    def load(self, name):
        return self.read(name)

    def read(self, name):
        return Model()


class Model:
    def run(self):
        pass


@lru_cache
def get_loader():
    return Loader()


def forget():
    get_loader.cache_clear()


get_loader().load("a").run()
forget()
