"""A function passed by position is called through the parameter."""

def greet():
    pass


def run(action):
    action()


run(greet)
