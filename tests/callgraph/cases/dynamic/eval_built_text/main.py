"""eval of a text that is put together."""

def alpha():
    return 1

def beta():
    return 2

name = "al" + "pha"
eval(name + "()")
eval(f"{name}")()
