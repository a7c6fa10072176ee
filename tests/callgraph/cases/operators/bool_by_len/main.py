"""A test of an object without __bool__ calls __len__."""

class Batch:
    def __len__(self):
        return 0


class Flag:
    def __bool__(self):
        return False

    def __len__(self):
        return 1


def first(items, flag):
    if not items and not flag:
        return None
    return 1


first(Batch(), Flag())
