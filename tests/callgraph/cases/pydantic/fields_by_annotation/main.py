import sys

from pydantic import BaseModel


class Line(BaseModel):
    text: str
    words: list[str]


def first(line: Line):
    return line.text.split()[0], line.words.count("a")


def read(text):
    return Line.model_validate_json(text)


if __name__ == "__main__":
    print(first(read('{"text": "a b", "words": ["a"]}')), sys.argv[0])
