"""The writer that needs no model: reads the syntax tree and says what each unit must do."""

from collections.abc import Iterator, Sequence

from guideline_model.describe import outline as reading
from guideline_model.describe.actions import Outline, Plain
from guideline_model.describe.purposes import LOOPS, Purpose, kept, kinds, purpose, swaps
from guideline_model.describe.reader import IDENTIFIER
from guideline_model.locale import TABLES
from guideline_model.locale.base import Locale
from guideline_model.model import Guideline, WriteRequest
from segmenter import Level, Unit

LINE_SENTENCES = 3
FALLBACK_NAMES = 6
MARKS = {"template", "decorator"}


class TemplateWriter:
    """Writes guidelines from templates; works for every unit, broken ones too."""

    name = "template"

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        """Yield one guideline for each unit asked for, each as soon as it is written."""
        segmentation, locale = request.segmentation, TABLES[request.locale]
        program = reading.read(segmentation.source, segmentation.language)
        aims = _aims(program)
        for unit in segmentation.units:
            if request.only is None or unit.index in request.only:
                found = reading.within(program, unit.start, unit.end)
                text = say(found, unit, locale, segmentation.level, aims)
                yield Guideline(index=unit.index, text=text, writer=self.name)


def say(
    found: Sequence[Outline], unit: Unit, locale: Locale, level: Level, aims: dict[int, Purpose]
) -> str:
    """Return the guideline of one unit whose actions are `found`."""
    steps = [step for step in swaps(found) if not _silent(step)]
    if not steps:
        names = dict.fromkeys(IDENTIFIER.findall(unit.text))
        lines = unit.text.count("\n") + 1
        return locale.fallback(list(names)[:FALLBACK_NAMES], lines)
    if level != Level.LINE:
        return _part(steps, locale, aims)
    return _line(steps, locale, aims.get(steps[0].head[0]) if len(steps) == 1 else None)


def _silent(step: Outline) -> bool:
    return isinstance(step.action, Plain) and step.action.key == "block"


def _aims(program: Sequence[Outline]) -> dict[int, Purpose]:
    found = dict(kept(program))
    for outline in program:
        aim = purpose(outline)
        if aim is not None:
            found[outline.head[0]] = aim
        found |= _aims(outline.body)
    return found


def _line(steps: Sequence[Outline], locale: Locale, aim: Purpose | None) -> str:
    stems = [_whole(step, locale) for step in steps]
    if len(stems) > LINE_SENTENCES:
        stems = [*stems[: LINE_SENTENCES - 1], locale.join(stems[LINE_SENTENCES - 1 :])]
    said = [locale.sentence(stem) for stem in stems]
    return " ".join([*said, locale.purpose(aim)] if aim else said)


def _whole(step: Outline, locale: Locale) -> str:
    """Return a step with everything inside it as one stem."""
    if not step.body:
        return locale.stem(step.action)
    inner = locale.join([_whole(inside, locale) for inside in swaps(step.body)])
    lead = locale.lead(step.action)
    return locale.under(lead, inner) if lead else locale.join([locale.stem(step.action), inner])


def _part(steps: Sequence[Outline], locale: Locale, aims: dict[int, Purpose]) -> str:
    if len(steps) == 1 and not steps[0].body:
        aim = aims.get(steps[0].head[0])
        said = [locale.sentence(locale.stem(steps[0].action))]
        return " ".join([*said, locale.purpose(aim)] if aim else said)
    if len(steps) == 1:
        return _block(steps[0], locale, aims)
    *marks, last = steps
    if all(isinstance(mark.action, Plain) and mark.action.key in MARKS for mark in marks):
        said = [locale.sentence(locale.stem(mark.action)) for mark in marks]
        return " ".join([*said, _part([last], locale, aims)])
    return "\n".join([locale.goal(kinds(steps)), *_numbered(steps, locale, aims)])


def _block(step: Outline, locale: Locale, aims: dict[int, Purpose]) -> str:
    """Return a whole block: its head as the goal, then its steps."""
    inner, aim = swaps(step.body), aims.get(step.head[0])
    looping = isinstance(step.action, LOOPS)
    if len(inner) == 1 and not inner[0].body and locale.lead(step.action) and not looping:
        goal = [locale.sentence(_whole(step, locale))]
        return " ".join([*goal, locale.purpose(aim)] if aim else goal)
    goal = [locale.sentence(locale.stem(step.action))]
    goal += [locale.purpose(aim)] if aim else []
    nested = inner and inner[0].body and isinstance(inner[0].action, LOOPS)
    if len(inner) == 1 and _flat(inner[0]) and not nested:
        return " ".join([*goal, locale.inside(_whole(inner[0], locale))])
    return "\n".join([" ".join(goal), *_numbered(inner, locale, aims)])


def _flat(step: Outline) -> bool:
    """Tell whether a step is a statement, or a block around a single statement."""
    inner = swaps(step.body)
    return not inner or (len(inner) == 1 and not inner[0].body)


def _numbered(
    steps: Sequence[Outline], locale: Locale, aims: dict[int, Purpose], prefix: str = ""
) -> list[str]:
    """Return steps as numbered lines; a block of several steps gets sub-numbers (2-1, 2-2)."""
    lines = []
    for count, step in enumerate(swaps(steps), start=1):
        number = f"{prefix}{count}"
        inner, lead = swaps(step.body), locale.lead(step.action)
        single = len(inner) == 1 and _flat(inner[0])
        if not inner or (single and lead):
            lines.append(f"{number}. {locale.sentence(_whole(step, locale))}")
            continue
        head = locale.several(lead, len(inner)) if lead else ""
        said = [head or locale.sentence(locale.stem(step.action))]
        aim = aims.get(step.head[0]) if isinstance(step.action, LOOPS) else None
        said += [locale.purpose(aim)] if aim else []
        lines += [f"{number}. {' '.join(said)}", *_numbered(inner, locale, aims, f"{number}-")]
    return lines
