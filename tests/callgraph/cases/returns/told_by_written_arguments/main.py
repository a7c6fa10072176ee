class Chat:
    def go(self):
        return "chat"


class Draw:
    def go(self):
        return "draw"


class Echo:
    def go(self):
        return "echo"


KINDS = {"chat": Chat, "draw": Draw, "echo": Echo}


def make(name, quiet=False):
    if name == "chat":
        return Chat()
    if name == "draw":
        return Draw()
    if quiet:
        return Echo()
    return Chat()


def by_key(name):
    return KINDS[name]()


def call_0():
    make("chat").go()
    by_key("chat").go()


def call_1():
    make("draw").go()
    by_key("draw").go()


def call_2():
    make("chat").go()
    by_key("chat").go()


def call_3():
    make("draw").go()
    by_key("draw").go()


def call_4():
    make("chat").go()
    by_key("chat").go()


def call_5():
    make("draw").go()
    by_key("draw").go()


def call_6():
    make("other", True).go()
    by_key("echo").go()


def call_7():
    make("draw").go()
    by_key("draw").go()


def call_8():
    make("other", quiet=True).go()
    by_key("echo").go()


def call_9():
    make("other").go()
    by_key("echo").go()


call_0()
call_1()
call_2()
call_3()
call_4()
call_5()
call_6()
call_7()
call_8()
call_9()
