"""An inner def hides the module's function of that name."""

def helper():
    pass


def run():
    def helper():
        pass

    helper()


run()
helper()
