"""Reads what shelf.h declares. It knows the C that is there, and refuses what it does not know."""

import re

_QUALIFIERS = re.compile(r"\b(SHELF_API|SHELF_NOEXCEPT|const|struct)\b")
_FUNCTION = re.compile(
    r"^(?P<result>[\w\s*]+?)\s*\b(?P<name>shelf_\w+)\s*\((?P<arguments>[^()]*)\)$"
)


class Header:
    """`structs` and `functions` with types as in C, without const; `enums` as one mapping."""

    def __init__(self, text):
        self.enums, self.structs, self.functions, self.names = {}, {}, {}, {}
        for statement in _statements(text):
            self._read(statement)

    def _read(self, statement):
        if statement.startswith("enum"):
            self._read_enum(statement)
        elif statement.startswith("typedef") and "{" in statement:
            name = statement.rsplit("}", 1)[1].strip()
            self.structs[name] = list(_members(_inside(statement)))
        elif statement.startswith("typedef") and "(" in statement:
            name = re.search(r"\(\*(\w+)\)", statement).group(1)
            arguments = statement[statement.rindex("(") + 1 : -1]
            self.names[name] = ("callback", _arguments(arguments))
        elif statement.startswith("typedef"):
            *kind, name = _bare(statement).split()[1:]
            self.names[name] = ("opaque",) if kind == [name] else ("alias", " ".join(kind))
        else:
            found = _FUNCTION.match(_bare(statement))
            assert found, f"no declaration that is known: {statement}"
            self.functions[found["name"]] = (
                _type(found["result"]),
                _arguments(found["arguments"]),
            )

    def _read_enum(self, statement):
        value = -1
        for each in _inside(statement).split(","):
            if not each.strip():
                continue
            name, _, given = (part.strip() for part in each.partition("="))
            value = int(given) if given else value + 1
            self.enums[name] = value


def _statements(text):
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)
    text = re.sub(r"^\s*#(?:.*\\\n)*.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r'extern "C" \{', "", text)
    depth, start = 0, 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth < 0:  # ends extern "C"
            return
        if char == ";" and depth == 0:
            yield " ".join(text[start:at].split())
            start = at + 1


def _inside(statement):
    return statement[statement.index("{") + 1 : statement.rindex("}")]


def _bare(text):
    return " ".join(_QUALIFIERS.sub(" ", text).split())


def _type(text):
    return _bare(text).replace(" *", "*")


def _members(inside):
    for line in filter(None, (part.strip() for part in inside.split(";"))):
        kind, names = re.match(r"^([\w\s]+?[\s*]+)(\w+(?:\s*,\s*\w+)*)$", _bare(line)).groups()
        for name in names.split(","):
            yield name.strip(), _type(kind)


def _arguments(text):
    if _bare(text) == "void":
        return []
    kinds = []
    for each in text.split(","):
        kinds.append(_type(re.match(r"^(.*?[\s*])\w+$", _bare(each)).group(1)))
    return kinds
