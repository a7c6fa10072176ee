"""Who makes a list or tuple asks how many elements there are."""

class Bag:
    def __init__(self, xs):
        self.xs = xs

    def __iter__(self):
        return iter(self.xs)

    def __len__(self):
        return len(self.xs)


def as_list(b):
    return list(b)


def as_tuple(b):
    return tuple(b)


def spread(b):
    return [*b]


def as_set(b):
    return set(b)


def as_sorted(b):
    return sorted(b)


def summed(b):
    return sum(b)


def ext(b):
    x = []
    x.extend(b)
    return x


def joined(b):
    return ",".join(b)


def star(b):
    return max(*b)


def unpack(b):
    x, y = b
    return x


def mapped(b):
    return list(map(str, b))


def zipped(b):
    return list(zip(b, b))


b = Bag(["a", "b"])
for f in (as_list, as_tuple, spread, as_set, as_sorted, ext, joined, star, unpack, mapped, zipped):
    f(b)
summed(Bag([1]))
