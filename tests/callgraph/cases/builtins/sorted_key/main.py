"""sorted calls its key."""

def size(word):
    return len(word)


sorted(["bb", "a"], key=size)
