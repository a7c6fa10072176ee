"""A lambda as a decorator."""

def other():
    pass


@lambda function: other
def target():
    pass


target()
