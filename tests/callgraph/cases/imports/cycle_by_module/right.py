"""Other side."""

import left

def pong(count):
    if count:
        left.ping(count - 1)
