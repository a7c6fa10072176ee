"""A mark that is compared with None tells functions apart."""

def hook(fn):
    fn.order = 3
    return fn
@hook
def a():
    return 1
def b():
    return 2
for fn in (a, b):
    if getattr(fn, "order", None) is not None:
        fn()
for fn in (a, b):
    if getattr(fn, "order", None) is None:
        fn
    else:
        fn()
