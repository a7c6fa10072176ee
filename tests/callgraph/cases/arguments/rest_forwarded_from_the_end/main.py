"""The last of the positional arguments, after they were handed on with others and `**`."""


def first():
    pass


def second():
    pass


def last():
    pass


def run(*steps, final, **options):
    steps[-1]()
    final()


def forward(*args, **kwargs):
    run(*args, **kwargs)


def forward_with_more(*args):
    run(second, *args, final=second)


forward(first, second, final=last)
forward_with_more(first, last)
