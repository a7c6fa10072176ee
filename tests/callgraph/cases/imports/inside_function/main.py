"""An import inside a function hides the global of that name there only."""

def save():
    pass


def run():
    from store import save

    save()


run()
save()
