"""One."""

def register():
    pass
