"""A function object has attributes."""

def target():
    pass


def holder():
    holder.action()


holder.action = target
holder()
