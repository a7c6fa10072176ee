from anthropic import AsyncAnthropic


class Mate:
    def __init__(self, client=None):
        self.client = client or AsyncAnthropic()

    async def say(self, text):
        message = await self.client.messages.create(
            model="claude-3-5-haiku-latest",
            max_tokens=100,
            messages=[{"role": "user", "content": text}],
        )
        return message.content[0].text

    async def greet(self, name):
        return f"Ahoy, {name}! {await self.say('a sea greeting')}"


class Steward:
    def __init__(self, client=None):
        self.client = client or AsyncAnthropic()

    async def menu(self, day):
        text = ""
        async with self.client.messages.stream(
            model="claude-3-5-haiku-latest",
            max_tokens=200,
            messages=[{"role": "user", "content": f"Menu for {day}"}],
        ) as stream:
            async for piece in stream.text_stream:
                text += piece
            final = await stream.get_final_message()
        if final.stop_reason == "max_tokens":
            text += " (and more)"
        return text
