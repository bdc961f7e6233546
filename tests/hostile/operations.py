"""What the API says of itself: its operations, and requests that fit or abuse them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

from fastapi import FastAPI

PREFIX = "/api/v1"
METHODS = ("get", "head", "put", "post", "patch", "delete", "options")

Schema = dict[str, Any]

ID = "7405168311238656"  # well-formed, and nobody's
EXAMPLES = {
    "date": "1996-04-12",
    "date-time": "2026-03-01T12:00:00Z",
    "uuid": "01890a5d-ac96-774b-bcce-b302099a8057",
    "email": "quelqu.un@example.test",
    "uri": "https://example.test/",
}


@dataclass(frozen=True)
class Operation:
    """One method of one path, with the schemas of what it takes."""

    method: str
    path: str
    parameters: tuple[Schema, ...]
    body: Schema | None
    media_type: str

    @property
    def name(self) -> str:
        """`GET /me`"""
        return f"{self.method.upper()} {self.path}"

    def url(self, **values: str) -> str:
        """Return its address; parts that `values` do not name get a well-formed id."""
        path = self.path
        for parameter in self.inputs("path"):
            name = str(parameter["name"])
            path = path.replace(f"{{{name}}}", values.get(name, ID))
        return path

    def inputs(self, where: str) -> list[Schema]:
        """List its parameters in `path`, `query` or `header`."""
        return [one for one in self.parameters if one["in"] == where]


def list_operations(app: FastAPI) -> list[Operation]:
    """List every operation below the prefix, with references resolved."""
    document = app.openapi()
    return [
        _operation(document, method, path.removeprefix(PREFIX), item)
        for path, item in document["paths"].items()
        if path.startswith(PREFIX)
        for method in METHODS
        if method in item
    ]


def _operation(document: Schema, method: str, path: str, item: Schema) -> Operation:
    described = item[method]
    content: Schema = described.get("requestBody", {}).get("content", {})
    media_type = next(iter(content), "application/json")
    schema = content.get(media_type, {}).get("schema")
    parameters = [*item.get("parameters", ()), *described.get("parameters", ())]
    return Operation(
        method,
        path,
        tuple(cast("Schema", resolve(document, one)) for one in parameters),
        cast("Schema | None", resolve(document, schema)) if schema else None,
        media_type,
    )


def resolve(document: Schema, node: Any, depth: int = 0) -> Any:
    """Return a part of the document with its references replaced by what they name."""
    if isinstance(node, list):
        return [resolve(document, one, depth) for one in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    schema = cast("Schema", node)
    if (reference := schema.get("$ref")) and depth < 20:
        target: Any = document
        for part in str(reference).removeprefix("#/").split("/"):
            target = target[part]
        return resolve(document, target, depth + 1)
    return {key: resolve(document, value, depth) for key, value in schema.items()}


def example(schema: Schema) -> Any:
    """Return a value that fits a schema, as far as the schema says what fits."""
    for choice in ("anyOf", "oneOf"):
        if schema.get(choice):
            return example(schema[choice][0])
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            fields: dict[str, Schema] = schema.get("properties", {})
            return {name: example(one) for name, one in fields.items()}
        case "array":
            return [example(schema.get("items", {}))] * max(1, schema.get("minItems", 1))
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case "null":
            return None
        case _:
            return _example_text(schema)


def _example_text(schema: Schema) -> str:
    if text := EXAMPLES.get(str(schema.get("format"))):
        return text
    if "pattern" in schema and "0-9" in str(schema["pattern"]):
        return "12345678901234567890"[: schema.get("maxLength", 20)]
    return "quelque chose de convenable"[: schema.get("maxLength", 30)]


GARBAGE_IDS = (
    "0", "-1", "+1", "%201", "1_0", "1.0", "1e3", "0x10", "9223372036854775807",
    "9223372036854775808", "1" * 400, quote("١٢٣"), quote("１２"), "abc", "%00", "1%00", "%ff",
    "..%2f..%2fetc%2fpasswd", "%2e%2e", quote("'; DROP TABLE account; --"), quote("\u202e1"),
    quote("<script>"), "null", "[]",
)  # fmt: skip

GARBAGE_QUERIES = (
    "", "0", "-1", "9" * 400, "%00", "%ff", "null", "a" * 5000, quote("\u202e"), "eyJhIjoxfQ==",
    "W10=", "W251bGxd", "WzEsMl0=", "WyIwIl0", "=", "&", "true",
)  # fmt: skip

# What can break the reading of a query as such.
GARBAGE_BYTES = ("%00", "%ff", "=&")

ZALGO = "z" + "\u0335\u0321\u034d" * 300
# JSON texts, since some of these no JSON library would write.
GARBAGE_VALUES = (
    "null", "true", "0", "-1", "9223372036854775808", "1e308", "1e999", "NaN", '""', '" "',
    '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\u202eevil\\u202d"', json.dumps(ZALGO),
    json.dumps("x" * 100_000), '"\'; DROP TABLE account; --"',
    '"<img src=x onerror=alert(1)>"', "[]", "{}", "[[[[]]]]", '["\\u0000"]', '[null]',
    '{"a": {"b": []}}', '"9" ', '"1e5"', '"2026-02-30"', '"\\u0661"',
)  # fmt: skip

GARBAGE_BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b""),
    ("application/json", b"{"),
    ("application/json", b"null"),
    ("application/json", b"[]"),
    ("application/json", b'"text"'),
    ("application/json", b"\xff\xfe{}"),
    ("application/json", b'{"\xc3\x28": 1}'),
    ("application/json", b'{"name": "\xed\xa0\x80"}'),
    ("application/json", b"[" * 50_000),
    ("application/json", b'{"a":' * 20_000),
    ("application/json", b"1" * 6_000),
    ("application/json", b'{"name": ' + b"9" * 6_000 + b"}"),
    ("application/json", "{}".encode("utf-16")),
    ("application/json", b'{"__proto__": {}, "constructor": 1}'),
    ("application/json; charset=klingon", b"{}"),
    ("text/plain", b"{}"),
    ("application/x-www-form-urlencoded", b"a=%00&b=%ff"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\xff"),
    ("multipart/form-data", b"no boundary"),
    ("/", b"\0"),
)


# For an operation that reads none: the guard in front of it does.
UNREAD_BODIES = (GARBAGE_BODIES[1], GARBAGE_BODIES[5], GARBAGE_BODIES[-2], GARBAGE_BODIES[-1])


def hostile_bodies(operation: Operation) -> Iterator[tuple[str, bytes]]:
    """Give bodies as no client sends them: broken ones, and each field with each bad value."""
    if operation.body is None:
        yield from UNREAD_BODIES
        return
    yield from GARBAGE_BODIES
    if operation.body.get("type") != "object":
        return
    good = cast("dict[str, Any]", example(operation.body))
    for field in good:
        for value in GARBAGE_VALUES:
            parts = [
                f"{json.dumps(name)}: {value if name == field else json.dumps(given)}"
                for name, given in good.items()
            ]
            yield operation.media_type, ("{" + ", ".join(parts) + "}").encode()
    yield operation.media_type, json.dumps({**good, "unknown_field": 1}).encode()
