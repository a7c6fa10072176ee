"""What a copy or an update names comes after what was passed."""

def hook(): pass
def never(): pass
def target(extra, b): extra(); b()
def inner(*args, **kwargs):
    kwargs.update(extra=hook)
    kwargs.setdefault("b", never)
    target(**kwargs)
def inner2(**kwargs):
    kw = dict(kwargs, extra=hook)
    target(**kw)
def inner3(**kwargs):
    kw = {**kwargs, "extra": hook}
    target(**kw)
inner(extra=never, b=hook)
inner2(extra=never, b=hook)
inner3(extra=never, b=hook)
