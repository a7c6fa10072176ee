"""An inner function calls itself by its captured name."""

def make():
    def walk(depth):
        if depth:
            walk(depth - 1)

    return walk


make()(2)
