"""Each subcommand names the function that runs it; the program calls the one of its arguments."""

import argparse


def ask(args):
    pass


def show(args):
    pass


def unused(args):
    pass


def make_parser():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    first = commands.add_parser("ask")
    first.set_defaults(func=ask)
    second = commands.add_parser("show")
    second.set_defaults(func=show, other=unused)
    return parser


def main(argv):
    args = make_parser().parse_args(argv)
    args.func(args)


main(["ask"])
main(["show"])
