"""A module's own function hides a builtin."""

def len(value):
    return 0


def run():
    return len([])


run()
