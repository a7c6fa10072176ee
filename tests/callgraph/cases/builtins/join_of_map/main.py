"""A method of a string literal runs the map."""

def shout(word):
    return word.upper()


",".join(map(shout, ["a", "b"]))
