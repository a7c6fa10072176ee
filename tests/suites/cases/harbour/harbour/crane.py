import argparse
import sys

from anthropic import Anthropic


def lift(load):
    done = Anthropic().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=20,
        messages=[{"role": "user", "content": load}],
    )
    if done.stop_reason == "max_tokens":
        sys.exit("cut off")
    return done.content[0].text


def main(argv=None):
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    lifting = commands.add_parser("lift")
    lifting.add_argument("load")
    lifting.set_defaults(run=lambda options: print(lift(options.load)))
    options = parser.parse_args(argv)
    options.run(options)


if __name__ == "__main__":
    main()
