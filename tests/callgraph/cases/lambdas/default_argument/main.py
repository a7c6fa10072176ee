"""A default keeps the function."""

def target():
    pass


action = lambda call=target: call()
action()
