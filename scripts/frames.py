"""Write the TypeScript types of the live rooms' frames; with `--check`, say if they are current."""

import inspect
import sys
from pathlib import Path
from textwrap import wrap

from msgspec import inspect as types

from rampe.live import frames

TARGET = Path(__file__).parent.parent / "web/src/lib/features/live/frames.ts"
WIDTH = 100


def render() -> str:
    """Return the module as prettier would leave it."""
    structs: dict[str, types.StructType] = {}
    for union in (frames.ClientFrame, frames.ServerFrame):
        for one in _members(types.type_info(union)):
            _collect(one, structs)
    parts = [
        "// Written by scripts/frames.py from src/rampe/live/frames.py.",
        f"export const MAX_COMMENT = {frames.MAX_COMMENT};\n"
        f"export const MAX_HEARTS = {frames.MAX_HEARTS};",
        *(_interface(struct) for _, struct in sorted(structs.items())),
        _union("ClientFrame", types.type_info(frames.ClientFrame)),
        _union("ServerFrame", types.type_info(frames.ServerFrame)),
    ]
    return "\n\n".join(parts) + "\n"


def _members(union: types.Type) -> list[types.StructType]:
    if not isinstance(union, types.UnionType):
        raise TypeError(f"{union} is no union")
    return [one for one in union.types if isinstance(one, types.StructType)]


def _collect(one: types.Type, into: dict[str, types.StructType]) -> None:
    if isinstance(one, types.UnionType):
        for part in one.types:
            _collect(part, into)
    elif isinstance(one, types.ListType):
        _collect(one.item_type, into)
    elif isinstance(one, types.StructType) and one.cls.__name__ not in into:
        into[one.cls.__name__] = one
        for field in one.fields:
            _collect(field.type, into)


def _interface(struct: types.StructType) -> str:
    lines = [_comment(struct), f"export interface {_name(struct)} {{"]
    if struct.tag is not None:
        lines.append(f"  {struct.tag_field}: '{struct.tag}';")
    for field in struct.fields:
        optional = "?" if not field.required else ""
        lines.append(f"  {field.encode_name}{optional}: {_type(field.type)};")
    return "\n".join([*lines, "}"])


def _comment(struct: types.StructType) -> str:
    words = " ".join((inspect.getdoc(struct.cls) or "").replace("`", "").split())
    if len(words) <= WIDTH - 7:
        return f"/** {words} */"
    return "\n".join(["/**", *(f" * {line}" for line in wrap(words, WIDTH - 3)), " */"])


def _name(struct: types.StructType) -> str:
    """Frames end in Frame: `Comments` and `Leave` are names of other things too."""
    return struct.cls.__name__ + ("Frame" if struct.tag is not None else "")


def _union(name: str, union: types.Type) -> str:
    members = sorted(_name(one) for one in _members(union))
    line = f"export type {name} = {' | '.join(members)};"
    if len(line) <= WIDTH:
        return line
    return f"export type {name} =\n" + "\n".join(f"  | {one}" for one in members) + ";"


def _type(one: types.Type) -> str:
    match one:
        case types.StrType():
            return "string"
        case types.IntType() | types.FloatType():
            return "number"
        case types.BoolType():
            return "boolean"
        case types.NoneType():
            return "null"
        case types.StructType():
            return _name(one)
        case types.ListType():
            return f"{_type(one.item_type)}[]"
        case types.LiteralType():
            return " | ".join(f"'{value}'" for value in one.values)
        case types.UnionType():
            shown = [part for part in one.types if not _is_unset(part)]
            return " | ".join(_type(part) for part in shown)
        case _:
            raise TypeError(f"{one} has no TypeScript type here")


def _is_unset(one: types.Type) -> bool:
    return isinstance(one, types.CustomType) and one.cls.__name__ == "UnsetType"


if __name__ == "__main__":
    current = render()
    if "--check" not in sys.argv:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(current)
    elif not TARGET.exists() or TARGET.read_text() != current:
        sys.exit(f"{TARGET.name} is not current: run scripts/frames.py")
