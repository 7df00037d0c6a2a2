"""The checker that an instructor chose, with its parameters: `tokens`, `floats:1e-6`."""

from app.domain.errors import N_, AppError
from judge.checkers import NAMES, check_name


def checked(spec: str) -> str:
    """Return the spec of a checker, or say what is wrong with it."""
    name = spec.partition(":")[0]
    if name not in NAMES:
        raise AppError(
            N_("There is no checker called %(name)s: use one of %(known)s."),
            name=name,
            known=", ".join(NAMES),
        )
    try:
        check_name(spec)
    except ValueError as error:
        raise AppError(
            N_(
                "The checker %(spec)s cannot be used: only floats takes a tolerance, a number "
                "from 0, as floats:1e-6 or floats:absolute=1e-6,relative=1e-9."
            ),
            spec=spec[:100],
        ) from error
    return spec


def spec_of(name: str, absolute: str, relative: str) -> str:
    """Return the spec that a form's fields make; the tolerances matter to floats only.

    Raises AppError for a tolerance that is no number, in the words of the form.
    """
    if name != "floats":
        return name
    sizes = {"absolute": absolute.strip(), "relative": relative.strip()}
    for size in filter(None, sizes.values()):
        _check_tolerance(size)
    given = [f"{key}={size}" for key, size in sizes.items() if size]
    return f"floats:{','.join(given)}" if given else name


def _check_tolerance(size: str) -> None:
    try:
        check_name(f"floats:absolute={size},relative={size}")
    except ValueError as error:
        raise AppError(
            N_("A tolerance is a number from 0, such as 1e-6: “%(value)s” is none."),
            value=size[:100],
        ) from error


def tolerances(spec: str) -> dict[str, str]:
    """Return the two tolerances of a spec as a form shows them."""
    parameter = spec.partition(":")[2] or "1e-6"
    if "=" not in parameter:
        return {"absolute": parameter, "relative": parameter}
    given = dict(part.partition("=")[::2] for part in parameter.split(","))
    return {"absolute": given.get("absolute", ""), "relative": given.get("relative", "")}
