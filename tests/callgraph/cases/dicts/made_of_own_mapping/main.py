"""A dict is made of an object that has its keys from an abstract class."""

from collections.abc import Mapping


class Row(Mapping):
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        return self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


def save():
    pass


dict(Row({"on": save}))["on"]()
{**Row({"on": save})}["on"]()
len(Row({}))
