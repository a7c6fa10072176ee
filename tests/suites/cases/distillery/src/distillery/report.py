from distillery import llm


def report(casks):
    return [f"{cask}: {llm.grade(llm.describe(cask))}" for cask in casks]
