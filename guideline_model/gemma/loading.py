"""Loads Gemma 3, its text part only, in 4-bit NF4 or in full.

The published checkpoint holds a vision tower and names the text weights `language_model.model.*`.
Read as a text model it would be silently random, every key missing: so the keys are renamed, and
whatever is missing is an error.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from transformers import AutoConfig, AutoTokenizer, BitsAndBytesConfig, Gemma3ForCausalLM
from transformers.utils import logging as transformers_logging

from guideline_model.gemma.memory import require_memory
from guideline_model.gemma.refusals import check_place, refusals
from guideline_model.model import Source, WriterUnavailable

KEYS = {r"^language_model\.": "", r"^model\.language_model\.": "model."}
DTYPES = {"bfloat16": torch.bfloat16, "float32": torch.float32}
TURN_END = "<end_of_turn>"


def load_base(
    source: Source, *, dtype: str = "bfloat16", four_bit: bool = True, exact: bool = False
) -> tuple[Any, Any]:
    """Return the model, in eval mode, and its tokenizer; on CUDA where there is one.

    `exact` is for who trains, saves or compares: on a CPU, bitsandbytes would repack the weights
    at the first forward, after which gradients and saved weights are wrong without an error.

    Raises WriterUnavailable, with one line that says what to do.
    """
    check_place(source)
    if dtype not in DTYPES:
        raise WriterUnavailable(f'There is no dtype "{dtype}"; choose one of {", ".join(DTYPES)}.')
    with quiet(), refusals(source):
        config = AutoConfig.from_pretrained(source.place, revision=source.revision)
        text = _text_config(config, source)
        require_memory(text, dtype=DTYPES[dtype], four_bit=four_bit, device=device())
        tokenizer = _tokenizer(source)
        model = _model(source, text, DTYPES[dtype], _quantization(config, dtype, four_bit))
    if exact:
        keep_unpacked(model)
    return ready_to_write(model), tokenizer


def ready_to_write(model: Any) -> Any:
    """Return a model in eval mode, whose head gets what it multiplies in one piece.

    Of a slice, in bfloat16, torch would copy the whole head once for each row: 75 s became 15 s.
    """
    model.lm_head.register_forward_pre_hook(lambda _, given: (given[0].contiguous(),))
    return model.eval()


def stop_tokens(model: Any, tokenizer: Any) -> frozenset[int]:
    """Return the tokens that end an answer: the end of the turn, and what the model says."""
    said = model.generation_config.eos_token_id
    said = said if isinstance(said, list) else [said]
    stops = [*said, tokenizer.eos_token_id, tokenizer.convert_tokens_to_ids(TURN_END)]
    return frozenset(stop for stop in stops if stop is not None)


def device() -> str:
    """Return where models are loaded: CUDA where there is one."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def keep_unpacked(model: Any) -> None:
    """Keep bitsandbytes from repacking the weights of a model that has not run yet."""
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False


@contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers from reporting on stderr what is checked and said here."""
    level = transformers_logging.get_verbosity()
    bars = transformers_logging.is_progress_bar_enabled()
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*gradient_checkpointing.*", FutureWarning)
            yield
    finally:
        transformers_logging.set_verbosity(level)
        if bars:
            transformers_logging.enable_progress_bar()


def _text_config(config: Any, source: Source) -> Any:
    text = config.get_text_config()
    if text.model_type != "gemma3_text":
        raise WriterUnavailable(f"{source.place} is no Gemma 3 (its kind is {config.model_type}).")
    return text


def _quantization(config: Any, dtype: str, four_bit: bool) -> Any:
    if not four_bit or getattr(config, "quantization_config", None):
        return None  # a checkpoint that is quantised already says so itself
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=DTYPES[dtype],
    )


def _tokenizer(source: Source) -> Any:
    tokenizer = AutoTokenizer.from_pretrained(
        source.place, revision=source.revision, padding_side="left"
    )
    if tokenizer.chat_template is None:
        raise WriterUnavailable(f"{source.place} has no chat template: take the -it model.")
    return tokenizer


def _model(source: Source, config: Any, dtype: Any, quantization: Any) -> Any:
    model, found = Gemma3ForCausalLM.from_pretrained(
        source.place,
        revision=source.revision,
        config=config,
        key_mapping=KEYS,
        quantization_config=quantization,
        dtype=dtype,
        device_map={"": device()},
        output_loading_info=True,
    )
    missing = sorted({*found["missing_keys"], *_misshapen(model)})
    if missing:
        raise WriterUnavailable(
            f"{source.place} lacks {len(missing)} of the weights, such as {missing[0]}: "
            "take a whole Gemma 3 checkpoint."
        )
    return model


def _misshapen(model: Any) -> Iterator[str]:
    """Yield the 4-bit weights that have not their module's shape: they are loaded as they are."""
    for name, module in model.named_modules():
        state = getattr(getattr(module, "weight", None), "quant_state", None)
        if state and tuple(state.shape) != (module.out_features, module.in_features):
            yield f"{name}.weight"
