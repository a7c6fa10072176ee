"""Deleting an attribute runs the deleter, not the getter."""

class Cache:
    @property
    def data(self):
        return {}

    @data.setter
    def data(self, new):
        pass

    @data.deleter
    def data(self):
        clear()


def clear():
    pass


cache = Cache()
del cache.data
