"""What only makes functions leaves them the last value of its loop."""

def a():
    return "a"


def b():
    return "b"


def outer():
    fs = []
    for fn in (a, b):
        fs.append(lambda: fn())
    return fs


outer()[0]()
acts = [lambda: act() for act in [a, b]]
acts[0]()
