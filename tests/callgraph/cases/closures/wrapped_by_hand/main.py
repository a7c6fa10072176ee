"""A function that is wrapped before anything calls it is only called through its wrapper."""

def memoize(fn):
    cache = {}

    def inner(*args):
        if args not in cache:
            cache[args] = fn(*args)
        return cache[args]

    inner.cache = cache
    return inner


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib = memoize(fib)
fib(5)
