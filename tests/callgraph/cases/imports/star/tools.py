"""A public and a private function."""

def build():
    _clean()


def _clean():
    pass
