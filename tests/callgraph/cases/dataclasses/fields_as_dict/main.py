from dataclasses import asdict, dataclass, field


def fast():
    pass


def slow():
    pass


def other():
    pass


@dataclass
class Options:
    first: object = fast
    second: object = field(default_factory=lambda: slow)

    def __post_init__(self):
        self.extra = other


class Runner:
    def __init__(self, options):
        self.options = options

    def run(self):
        self.options["first"]()


def run(first, second):
    second()


options = asdict(Options())
Runner(options).run()
run(**options)
print(options.get("second"))
