"""What reversed, dict and ** ask of an object."""

class M:
    def __reversed__(self):
        return iter([1])

    def keys(self):
        return ["a"]

    def __getitem__(self, k):
        return k

    def __contains__(self, k):
        return True


m = M()
for x in reversed(m):
    pass
dict(m)
"a" in m


def take(**kw):
    return kw


take(**m)
