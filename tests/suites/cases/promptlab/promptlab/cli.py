import argparse
import sys

from .providers import ProviderError, get_provider


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="promptlab")
    parser.add_argument("prompt")
    parser.add_argument("--provider", default="openai")
    parser.add_argument("--model")
    return parser


def main(argv: list[str] | None = None) -> int:
    args = build_parser().parse_args(argv)
    provider = get_provider(args.provider, model=args.model)
    try:
        print(provider.complete(args.prompt))
    except ProviderError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
