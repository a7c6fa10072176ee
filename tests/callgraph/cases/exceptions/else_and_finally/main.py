"""Both run when nothing is raised."""

def attempt():
    pass


def succeed():
    pass


def finish():
    pass


try:
    attempt()
except ValueError:
    pass
else:
    succeed()
finally:
    finish()
