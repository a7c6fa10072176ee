"""A function that runs within the loop sees the value of each turn."""

def a():
    return "a"


def b():
    return "b"


def each():
    for fn in (a, b):
        run = lambda: fn()
        run()


each()
gen = (lambda: g() for g in [a, b])
for h in gen:
    h()
