"""A loop over a tuple that is written out leaves what its last turn assigned."""

def a():
    return 1
def b():
    return 2
def none():
    return 0
chosen = none
for fn in (a, b):
    chosen = fn
chosen()
