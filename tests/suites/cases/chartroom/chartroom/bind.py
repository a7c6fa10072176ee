from chartroom.clients import get_client


def bind(sheet):
    done = get_client().responses.create(model="gpt-4o-mini", input=sheet)
    return done.output_text
