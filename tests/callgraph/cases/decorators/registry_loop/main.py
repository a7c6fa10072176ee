"""Every registered function is called."""

hooks = []


def hook(function):
    hooks.append(function)
    return function


@hook
def first():
    pass


@hook
def second():
    pass


for item in hooks:
    item()
