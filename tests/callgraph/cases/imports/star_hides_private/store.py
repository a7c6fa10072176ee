"""Public and private."""

def save():
    _save()


def _save():
    pass
