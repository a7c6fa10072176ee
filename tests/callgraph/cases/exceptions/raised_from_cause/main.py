"""The cause of an exception."""

class Missing(Exception):
    def explain(self):
        pass


class Failed(Exception):
    def report(self):
        pass


def work():
    try:
        raise Missing
    except Missing as error:
        error.explain()
        raise Failed from error


try:
    work()
except Failed as failure:
    failure.report()
