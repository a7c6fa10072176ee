"""Shows the representation of a file as text, one instruction a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

if TYPE_CHECKING:
    from lintkit.ir import AnyInstruction, Code, Module


def show(module: Module) -> str:
    """Every code with its regions and instructions."""
    return "\n".join(line for code in module.codes for line in _code(code))


def _code(code: Code) -> list[str]:
    parameters = ", ".join(f"{p.name}=%{p.register}:{p.kind}" for p in code.parameters)
    lines = [f"{code.kind} {code.qualname or '<module>'}({parameters})"]
    for index, region in enumerate(code.regions):
        subjects = " ".join(f"%{subject}" for subject in region.subjects)
        lines.append(
            f"  region {index} {region.kind} in {region.parent} of {region.partner}"
            f" lines {region.line}-{region.end_line} test %{region.test} [{subjects}]"
            f"{' exits' if region.exits else ''}{' async' if region.is_async else ''}"
        )
    return lines + [_instruction(instruction) for instruction in code.instructions]


def _instruction(instruction: AnyInstruction) -> str:
    fields = asdict(instruction)
    line, region = fields.pop("line"), fields.pop("region")
    if not fields.get("file", "-"):  # where a literal stands that is in the code
        del fields["file"]
    text = ", ".join(f"{name}={value!r}" for name, value in fields.items())
    return f"  {line}/{region} {type(instruction).__name__}({text})"
