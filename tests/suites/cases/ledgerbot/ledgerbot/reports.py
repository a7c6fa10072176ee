from ledgerbot.llm import client


def monthly(figures):
    message = client().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=800,
        messages=[{"role": "user", "content": f"Report on {figures}"}],
    )
    return message.content[0].text


def yearly(figures):
    message = client().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=4000,
        messages=[{"role": "user", "content": f"Report on {figures}"}],
    )
    return message.content[0].text
