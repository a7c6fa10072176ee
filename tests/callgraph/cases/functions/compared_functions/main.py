"""A function that is compared with another is that one or another."""

def a():
    return 1
def b():
    return 2
def run(fn):
    if fn is a:
        fn()
    else:
        other(fn)
def other(fn):
    fn()
for f in (a, b):
    run(f)
