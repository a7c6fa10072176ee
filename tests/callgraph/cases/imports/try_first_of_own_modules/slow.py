"""Never imported."""

def dumps():
    pass
