import base64
from openai import OpenAI

client = OpenAI()


def describe(path):
    with open(path, "rb") as f:
        data = base64.b64encode(f.read()).decode()
    r = client.responses.create(
        model="gpt-4.1-mini",
        input=[{"role": "user", "content": [{"type": "input_text", "text": "Describe."}, {"type": "input_image", "image_url": f"data:image/png;base64,{data}"}]}],
    )
    return r.output_text


if __name__ == "__main__":
    import sys
    print(describe(sys.argv[1]))
