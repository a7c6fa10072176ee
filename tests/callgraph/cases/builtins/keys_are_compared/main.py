"""What a key gives of the elements is compared."""

class Version:
    def __init__(self, text):
        self.parts = text.split(".")

    def __lt__(self, other):
        return self.parts < other.parts

    def __gt__(self, other):
        return self.parts > other.parts


names = ["1.2", "1.1"]
sorted(names, key=Version)
names.sort(key=lambda n: Version(n))
min(names, key=Version)


def best(items):
    return max(items, key=lambda n: (Version(n), n))


best(names)
