"""A handler of a class that is never raised does not run, whatever else is raised."""


class Early(Exception):
    def early(self):
        pass


class Late(Exception):
    def late(self):
        pass


def raise_it(kind):
    raise kind()


def run(kind):
    try:
        raise_it(kind)
    except Early as error:
        error.early()
    except Late as error:
        error.late()


run(Early)
