"""The locales that guidelines can be written in."""

from guideline_model.locale.base import Locale
from guideline_model.locale.en import English
from guideline_model.locale.ko import Korean

TABLES: dict[str, Locale] = {"ko": Korean(), "en": English()}
