"""Another plugin."""

def setup(app):
    app.add("json", handle)


def handle():
    pass
