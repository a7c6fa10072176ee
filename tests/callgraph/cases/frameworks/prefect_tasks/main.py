"""A task runs where it is called, submitted or mapped, with the arguments that it is given."""

from prefect import flow, task


@task
def first(action):
    return action


@task(name="second", retries=2)
def second(action):
    action()
    return third


def third():
    pass


def plain(action):
    action()


def helper():
    pass


@flow
def start():
    first.submit(helper).result()()
    for found in second.map([helper]):
        pass
    task(name="plain")(plain).with_options(retries=1).submit(third)


start()
