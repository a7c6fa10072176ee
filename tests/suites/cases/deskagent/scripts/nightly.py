from openai import OpenAI

from deskagent.workers import work


def main():
    client = OpenAI(timeout=100)
    answer = client.responses.create(model="gpt-4.1", input="Anything new?")
    print(work("ghost", answer.output_text))


if __name__ == "__main__":
    main()
