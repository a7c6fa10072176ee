"""parse_args converts arguments as add_argument says."""

import argparse


def cmd_add(args):
    return add(args.a, args.b)


def cmd_neg(args):
    return -args.a


def add(a, b):
    return a + b


def parser():
    p = argparse.ArgumentParser()
    sub = p.add_subparsers()
    a = sub.add_parser("add")
    a.add_argument("a", type=int)
    a.add_argument("b", type=int)
    a.set_defaults(func=cmd_add)
    n = sub.add_parser("neg")
    n.add_argument("a", type=number)
    n.set_defaults(func=cmd_neg)
    return p


def number(text):
    return int(text)


def main(argv):
    args = parser().parse_args(argv)
    return args.func(args)


main(["add", "1", "2"])
main(["neg", "3"])
