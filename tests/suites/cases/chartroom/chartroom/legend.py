from chartroom.clients import get_client


def symbols(sheet, explain=False):
    if explain:
        return legend(sheet)
    return sorted(set(sheet))


def legend(sheet):
    return get_client().responses.create(model="gpt-4o-mini", input=sheet).output_text
