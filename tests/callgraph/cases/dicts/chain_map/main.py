"""What is under a key in any mapping of a ChainMap."""

from collections import ChainMap


def one():
    return 1


def two():
    return 2


table = ChainMap({"one": one}, {"two": two})
table["one"]()
table.get("two")()
