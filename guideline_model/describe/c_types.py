"""What the types, literals and memory requests of C mean."""

from guideline_model.describe.expressions import (
    Char,
    Expr,
    Known,
    Number,
    Product,
    Text,
)

REALS = {"double", "float", "long double"}


def base_key(name: str) -> str:
    """Return the neutral key of a C type's name."""
    words = set(name.split())
    if "*" in name:
        return "pointer"
    if name in REALS:
        return "real"
    if words & {"char", "wchar_t"} and "unsigned" not in words:
        return "char"
    if words & {"int", "long", "short", "unsigned", "signed", "size_t", "char"}:
        return "int"
    if name.endswith("_t"):
        return "int"
    return {"bool": "bool", "_Bool": "bool", "void": "void", "auto": "auto"}.get(name, "named")


def allocated(size: Expr) -> Expr:
    """Return memory of a size; a product with a sizeof is so many cells of a type."""
    factors = size.factors if isinstance(size, Product) else (size,)
    cells = [f for f in factors if not (isinstance(f, Known) and f.key == "size_of")]
    units = [f.args[0] for f in factors if isinstance(f, Known) and f.key == "size_of"]
    if len(units) != 1 or len(cells) > 1:
        return Known("allocated", (size,))
    return Known("allocated_cells", (cells[0] if cells else Number("1"), units[0]))


def literal(value: Expr) -> str | None:
    """Return the text of a string or character literal, None for anything else."""
    return value.value if isinstance(value, Text | Char) and value.value else None
