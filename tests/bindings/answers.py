"""The answers to a list of look-ups, through the Python package: see answers.cpp."""

import sys

import shelf


def fnv1a(data: bytes) -> int:
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def given(word: str) -> str | None:
    return None if word == "-" else word


def answer(bundle: shelf.Bundle, topic: str, product: str, form: str) -> str:
    found = list(bundle.find(topic=given(topic), product=given(product)))
    line = f"{topic} {product} {form}:" + "".join(f" {article.ordinal}" for article in found)
    if found:
        page = found[0].render(form, values={"vmname": "<web-1>"}, title=True).encode()
        line += f" | {len(page)} {fnv1a(page):016x}"
    return line


with shelf.open(sys.argv[1]) as bundle, open(sys.argv[2], encoding="utf-8") as look_ups:
    for words in map(str.split, look_ups):
        if words[0] != "#":
            print(answer(bundle, *words))
