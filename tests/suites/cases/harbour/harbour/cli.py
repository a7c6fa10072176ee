import click
import openai


@click.group()
@click.option("--model", default="gpt-4o-mini")
@click.pass_context
def cli(ctx, model):
    ctx.obj = {"model": model, "client": openai.OpenAI(timeout=10)}


@cli.command()
@click.argument("port")
@click.pass_obj
def tide(obj, port):
    done = obj["client"].chat.completions.create(
        model=obj["model"], messages=[{"role": "user", "content": f"Tide at {port}"}]
    )
    message = done.choices[0].message
    if message.refusal is not None:
        raise click.ClickException(message.refusal)
    click.echo(message.content)
