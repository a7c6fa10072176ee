"""A module's name is looked up when the call runs."""

def run():
    later()


def later():
    pass


run()
