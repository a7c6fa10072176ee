"""What a loop that certainly runs assigns is what was before only in its first turn."""

def inc(x):
    return x + 1
def dbl(x):
    return x * 2
def compose(f, g):
    def both(x):
        return g(f(x))
    return both
def identity(x):
    return x
pipeline = identity
for step in (inc, dbl):
    pipeline = compose(pipeline, step)
pipeline(3)
