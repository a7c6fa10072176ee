"""A loop over any kind of dict gives its keys; a defaultdict has those asked for."""

from collections import defaultdict, OrderedDict, Counter
class K:
    def run(self): pass
def f(): pass
def g(): pass
k = K()
d = defaultdict(list)
d[k].append(f)
for key in d:
    key.run()
    for fn in d[key]:
        fn()
o = OrderedDict()
o[f] = g
for fn in o:
    fn()
c = Counter([f, f, g])
for fn in c:
    fn()
for fn, n in c.most_common():
    fn()
def gen():
    yield 1
Counter(x for x in gen())
