"""A command invokes another through the context; objects are passed along in it."""

import click


class Config:
    def load(self):
        pass


@click.command()
def target():
    pass


@click.command()
@click.pass_context
def run(context):
    context.invoke(target)


@click.command()
@click.pass_obj
def show(config: Config):
    config.load()


run([], standalone_mode=False)
show([], obj=Config(), standalone_mode=False)
