"""One side."""

import right

def ping(count):
    if count:
        right.pong(count - 1)
