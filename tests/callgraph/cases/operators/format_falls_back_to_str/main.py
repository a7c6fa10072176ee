"""format without __format__ calls __str__; a container shows the repr of its items."""

class Name:
    def __str__(self):
        return "name"

    def __repr__(self):
        return "Name()"


def by_format(name):
    return "{}".format(name)


def by_percent(name):
    return "%s" % name


def in_list(name):
    return str([name])


by_format(Name())
by_percent(Name())
in_list(Name())
