"""**kwargs collects keywords into a dict."""

def on_start():
    pass


def on_end():
    pass


def run(**hooks):
    hooks["end"]()


run(start=on_start, end=on_end)
