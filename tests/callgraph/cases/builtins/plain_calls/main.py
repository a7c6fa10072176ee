"""Builtin functions are callees by name; builtin types are not."""

def run(values):
    number = abs(len(values))
    return int(round(number)), range(number)


run([])
