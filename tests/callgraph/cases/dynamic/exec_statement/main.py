"""`exec` of constant statements calls functions of the module."""

def load():
    pass


def save():
    pass


exec("load()\nsave()")
