from dataclasses import asdict, dataclass, field


def fast():
    pass


def slow():
    pass


def other():
    pass


@dataclass
class Inner:
    work: object = other


@dataclass
class Options:
    first: object = fast
    second: object = field(default_factory=lambda: slow)
    inner: Inner = field(default_factory=Inner)

    def __post_init__(self):
        self.extra = other


class Runner:
    def __init__(self, options):
        self.options = options

    def run(self):
        self.options["first"]()


def run(first, second, inner):
    second()
    inner["work"]()


options = asdict(Options())
Runner(options).run()
run(**options)
print(options.get("second"))
