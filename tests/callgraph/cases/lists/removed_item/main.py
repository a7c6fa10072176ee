"""Removing a function from a list moves those behind it."""

def wash(): ...


def dry(): ...


def fold(): ...


steps = [wash, dry, fold, wash]
steps.remove(wash)
steps[0]()
steps.remove(wash)
steps[-1]()


def in_function():
    def iron(): ...

    def hang(): ...

    last = [iron, hang]
    last.remove(iron)
    for step in last:
        step()


in_function()
