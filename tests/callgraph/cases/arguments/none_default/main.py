"""The usual None default with a fallback inside."""

def fallback():
    pass


def given():
    pass


def run(action=None):
    if action is None:
        action = fallback
    action()


run()
run(given)
