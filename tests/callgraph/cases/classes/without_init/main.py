"""A class without __init__ gives no edge."""

class Door:
    pass


def run():
    return Door()


run()
