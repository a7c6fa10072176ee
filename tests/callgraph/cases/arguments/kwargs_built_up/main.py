"""A keyword dict filled step by step and then passed on."""

def quiet():
    pass


def loud():
    pass


def run(action, after):
    action()
    after()


options = {"action": quiet}
options["after"] = loud
run(**options)
