"""Truth, text and hash of an object."""

class A:
    def __len__(self): return 1
    def __repr__(self): return "A"
    def __format__(self, s): return "x"
    def __hash__(self): return 1
    def __eq__(self, o): return True
a = A()
if a: pass
while not a: pass
x = a and 1
bool(a)
"%s %r" % (a, a)
f"{a!r} {a:>3}"
"{}".format(a)
{a: 1}
{a}
d = {}
d[a] = 2
d[a]
a in {a}
repr([a])
str({"a": a})
print
