"""list.sort calls its key."""

def size(word):
    return len(word)


words = ["bb", "a"]
words.sort(key=size)
