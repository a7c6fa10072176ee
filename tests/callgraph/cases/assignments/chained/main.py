"""One value bound to several names."""

def target():
    pass


def run():
    one = two = target
    two()


run()
