"""The names that pages show for keys of the domain; all are msgids to translate."""

from app.domain.errors import N_
from app.domain.feedback import VERDICTS
from app.domain.progress import ProgressState
from app.models import JobState
from segmenter import Level

LANGUAGE_NAMES = {"c": "C", "cpp": "C++", "python": "Python", "java": "Java"}
LEVEL_NAMES = {
    str(Level.LINE): N_("Line"),
    str(Level.PARAGRAPH): N_("Paragraph"),
    str(Level.FUNCTION): N_("Function"),
}
VERDICT_NAMES = {str(verdict): name for verdict, name in VERDICTS.items()}
PROGRESS_NAMES = {
    str(ProgressState.NOT_STARTED): N_("Not started"),
    str(ProgressState.IN_PROGRESS): N_("In progress"),
    str(ProgressState.SOLVED): N_("Solved"),
}
STATE_NAMES = {
    str(JobState.QUEUED): N_("Waiting for a judge"),
    str(JobState.RUNNING): N_("Being judged"),
    str(JobState.DONE): N_("Done"),
    str(JobState.FAILED): N_("Not finished"),
}
WRITER_NAMES = {
    "template": N_("Template"),
    "gemma": "Gemma",
    "http": N_("HTTP model"),
    "hand": N_("By hand"),
}
WRITER_KINDS = {
    "template": N_("Template: at once, from the code alone"),
    "gemma": N_("Gemma: the model on this machine"),
    "http": N_("HTTP: a model on another machine"),
}
LOCALE_NAMES = {"ko": "한국어", "en": "English"}
