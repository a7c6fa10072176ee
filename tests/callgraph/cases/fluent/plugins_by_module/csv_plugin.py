"""A plugin."""

def setup(app):
    app.add("csv", handle)


def handle():
    pass
