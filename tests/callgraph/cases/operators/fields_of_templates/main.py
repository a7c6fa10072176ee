"""A template says which of its values is shown how, and which of their attributes."""


class User:
    def __str__(self):
        return "user"

    def __repr__(self):
        return "User()"

    def __int__(self):
        return 1

    @property
    def name(self):
        return self.full()

    def full(self):
        return Name()

    @property
    def unused(self):
        return ""


class Name:
    def __format__(self, layout):
        return layout


def as_text():
    return "%s" % User()


def as_code():
    return "%r, %s" % (User(), 1)


def as_number():
    return "%d%%" % User()


def by_key():
    return "%(user)r" % {"user": User(), "other": Name()}


def attribute():
    return "{0.name}".format(User())


def attribute_shown():
    return "{user!r:>8} {}".format("x", user=User())


def not_asked():
    return "{1}".format(User(), "x")


def unknown_template(template):
    return template.format(User())


as_text()
as_code()
as_number()
by_key()
attribute()
attribute_shown()
not_asked()
unknown_template("{}")
