"""Bases of collections store what super is given."""

from collections import UserDict, UserList


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(self.clean(key), value)

    def __getitem__(self, key):
        return super().__getitem__(self.clean(key))

    def clean(self, key):
        return key.lower()


class Names(UserList):
    def append(self, item):
        super().append(self.fix(item))

    def fix(self, item):
        return item.title()


d = Lower()
d["A"] = len
d["a"]([])
n = Names()
n.append("x")
n[0]
