from mailroom.reply import client


def summarise(threads: list[str]) -> str:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-11-20", messages=[{"role": "user", "content": "\n".join(threads)}]
    )
    return answer.choices[0].message.content or ""


def subject_lines(threads: list[str]) -> list[str]:
    return [thread.splitlines()[0] for thread in threads]
