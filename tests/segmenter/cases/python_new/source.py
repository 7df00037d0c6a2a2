"""A module."""
from __future__ import annotations

import asyncio
from dataclasses import dataclass

type Pair[T] = tuple[T, T]


@dataclass(frozen=True)
class Shape[T]:
    """A shape."""

    name: str
    sides: int = 3

    @property
    def area(self) -> float:
        """Area."""
        return self.sides * 2.0

    @staticmethod
    @cache
    def make(
        name: str,
        *args: int,
    ) -> "Shape":
        def inner(x):
            return lambda y: (x, y)

        return Shape(name, *args)


async def fetch(urls):
    async with session() as s, other(s):
        async for url in urls:
            yield await s.get(url)
    result = [x async for x in aiter() if (n := len(x)) > 3]
    return {k: v for k, v in result} | {*result}


def kind(value):
    match value:
        case 0 | 1:
            return "small"
        case [x, *rest] if rest:
            return f"list {x!r:>{10}} {'nested'}"
        case {"name": str(name)}:
            print(name); return name
        case Shape(sides=4): return "square"
        case _:
            pass
    try:
        risky()
    except* (ValueError, TypeError) as group:
        raise RuntimeError from group
    else:
        done()
    finally:
        print("end")
    with (
        open("a") as a,
        open("b") as b,
    ):
        a.write(b.read())


def gen(): yield from range(3)


if __name__ == "__main__":
    while (line := input()) != "":
        print(line)
    else:
        print("over")
    x = 1 if y else 2
    asyncio.run(
        fetch(
            [],
        )
    )
