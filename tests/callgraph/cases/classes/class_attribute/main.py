"""A function kept in a class attribute under staticmethod."""

def target():
    pass


class Door:
    action = staticmethod(target)


Door.action()
