"""What is sent to a generator goes to the one that it delegates to."""

def acc():
    total = 0
    while True:
        f = yield total
        if f is None:
            break
        total += f()
    return final(total)


def final(t):
    return t


def one():
    return 1


def two():
    return 2


def drive():
    r = yield from acc()
    return r


g = drive()
next(g)
g.send(one)
g.send(two)
try:
    g.send(None)
except StopIteration:
    pass
