import openai

client = openai.OpenAI(max_retries=0, timeout=30)


class NoRecipe(Exception):
    pass


def recipe(dish):
    try:
        response = client.responses.create(model="gpt-4.1-mini", input=f"Recipe for {dish}")
    except openai.APITimeoutError as error:
        raise NoRecipe(dish) from error
    if response.status == "incomplete":
        raise NoRecipe("too long")
    return response.output_text


def price(dish):
    response = client.responses.create(model="gpt-4.1-mini", input=f"Price of {dish}")
    return float(response.output_text)


def allergens(dish):
    response = client.responses.create(model="gpt-4.1-mini", input=f"Allergens in {dish}")
    return [line.strip("- ") for line in response.output_text.splitlines()]
