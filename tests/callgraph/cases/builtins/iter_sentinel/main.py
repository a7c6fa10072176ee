"""iter with a sentinel calls its function until it returns that."""

def read():
    return 0


for number in iter(read, 0):
    pass
