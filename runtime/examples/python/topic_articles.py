#!/usr/bin/env python3
"""Prints the articles of a topic, best first, and what the best one says.

Usage: topic_articles.py BUNDLE TOPIC [PRODUCT]
"""

import sys

import shelf


def main(arguments: list[str]) -> int:
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    path, topic, *product = arguments
    try:
        with shelf.open(path) as bundle:
            return print_articles(bundle, topic, *product)
    except shelf.Error as error:
        print(f"topic_articles: {error}", file=sys.stderr)
        return 3


def print_articles(bundle: shelf.Bundle, topic: str, product: str | None = None) -> int:
    found = bundle.find(topic=topic, product=product)
    if not found:
        print(f"topic_articles: no article is for topic {topic}", file=sys.stderr)
        return 1
    for rank, article in enumerate(found, start=1):
        print(f"{rank}. {article.title} [{article.id}, {article.type}]")
    print()
    print(found[0].text(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
