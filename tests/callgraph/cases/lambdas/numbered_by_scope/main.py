"""Each scope counts its own lambdas."""

def target():
    pass


def outer():
    first = lambda: target()
    second = lambda: first()
    second()


run = lambda: outer()
run()
