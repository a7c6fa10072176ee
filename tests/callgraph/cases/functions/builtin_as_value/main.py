"""A builtin passed as a callback."""

def run(action, value):
    return action(value)


run(len, "abc")
