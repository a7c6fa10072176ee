"""Functions that the events of an interface run; what they call, they call themselves."""

import gradio as gr


class Bot:
    def reply(self, text):
        return self.think(text)

    def think(self, text):
        return text


def build(bot):
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.submit(bot.reply, box, box)
    return demo


build(Bot()).launch()
