"""Two."""

def register():
    pass
