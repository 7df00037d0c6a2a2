"""Makes a tiny Gemma, random but of the true kind, in a folder of a test run.

It has what the real one has and what goes wrong with it: five layers that see a window (shorter
than the prompts) and one that sees all, tied embeddings, the chat template, padding on the left,
byte tokens for what the vocabulary lacks. `weights="multimodal"` names its weights and lays its
config out as the published gemma-3-4b-it has them, of which a writer takes the text part.
"""

import json
from pathlib import Path
from typing import Any, Literal

PAD, EOS, BOS, UNK = "<pad>", "<eos>", "<bos>", "<unk>"
START, END = "<start_of_turn>", "<end_of_turn>"
SPECIAL = (PAD, EOS, BOS, UNK, START, END)
BYTES = tuple(f"<0x{byte:02X}>" for byte in range(256))
TOKENS = 640
DATA = Path(__file__).parent / "data"

CHAT = """\
{{ bos_token }}{% for message in messages %}\
{{ '<start_of_turn>' + ('model' if message['role'] == 'assistant' else message['role']) + '\\n' }}\
{{ message['content'] | trim }}{{ '<end_of_turn>\\n' }}{% endfor %}\
{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}"""

SENTENCES = """\
변수 i가 1부터 n까지 증가하며 반복하는 for문을 작성하세요.
정수형 변수 n을 선언하고 입력받으세요.
합계 sum에 n을 더하세요. 결과를 출력하세요.
Declare the integer variable n and read it from the input.
Write a for loop in which the variable i goes from 1 to n.
Add n to the total sum. Print the result, followed by a line break.
"""


def make_tiny_gemma(
    folder: Path,
    *,
    weights: Literal["text", "multimodal"] = "text",
    embedding: float = 0.4,
    seed: int = 0,
) -> Path:
    """Save model and tokenizer in `folder` and return it.

    `embedding` is how far the embedding spreads: 0.4 trains well, but says one token over and
    over; at 0.02 the tokens hang on the prompt and change.
    """
    import torch
    from transformers import Gemma3ForCausalLM

    from guideline_model.gemma.loading import quiet

    torch.manual_seed(seed)
    model = Gemma3ForCausalLM(tiny_config())
    torch.nn.init.normal_(model.model.embed_tokens.weight, std=embedding)
    model.generation_config.eos_token_id = [SPECIAL.index(EOS), SPECIAL.index(END)]
    with quiet():
        model.save_pretrained(folder)
    tiny_tokenizer().save_pretrained(folder)
    if weights == "multimodal":
        _as_multimodal(folder)
    return folder


def make_tiny_adapter(base: Path, folder: Path, *, seed: int) -> Path:
    """Save a random LoRA adapter of all seven projections of `base` in `folder` and return it."""
    import torch
    from peft import LoraConfig, get_peft_model

    from guideline_model.gemma.loading import load_base, quiet
    from guideline_model.model import Source

    torch.manual_seed(seed)
    model, _ = load_base(Source(place=str(base)), dtype="float32", four_bit=False)
    config = LoraConfig(r=8, target_modules="all-linear", init_lora_weights=False)
    with quiet():
        get_peft_model(model, config).save_pretrained(folder)
    return folder


def tiny_config() -> Any:
    """Return the config of the tiny model."""
    from transformers import Gemma3TextConfig

    return Gemma3TextConfig(
        vocab_size=TOKENS,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=6,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=32,
        query_pre_attn_scalar=32,
        sliding_window=32,
        layer_types=["sliding_attention"] * 5 + ["full_attention"],
        max_position_embeddings=8192,
        pad_token_id=SPECIAL.index(PAD),
        eos_token_id=SPECIAL.index(EOS),
        bos_token_id=SPECIAL.index(BOS),
        tie_word_embeddings=True,
    )


def tiny_tokenizer() -> Any:
    """Return a BPE tokenizer with byte tokens, trained on a few texts."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    bpe = Tokenizer(models.BPE(unk_token=UNK, byte_fallback=True, fuse_unk=True))
    bpe.normalizer = normalizers.Replace(" ", "▁")
    bpe.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    bpe.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=TOKENS,
        special_tokens=[*SPECIAL, *BYTES],
        limit_alphabet=200,
        show_progress=False,
    )
    bpe.train_from_iterator(_texts(), trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=_without_byte_specials(bpe),
        pad_token=PAD,
        eos_token=EOS,
        bos_token=BOS,
        unk_token=UNK,
        padding_side="left",
        chat_template=CHAT,
        additional_special_tokens=[START, END],
        clean_up_tokenization_spaces=False,
    )


def _texts() -> list[str]:
    return [SENTENCES, (DATA / "statements.c").read_text()]


def _without_byte_specials(bpe: Any) -> Any:
    """Byte tokens spell letters: as special tokens they would be dropped from what is decoded."""
    from tokenizers import Tokenizer

    said = json.loads(bpe.to_str())
    said["added_tokens"] = [one for one in said["added_tokens"] if one["content"] in SPECIAL]
    return Tokenizer.from_str(json.dumps(said))


def _as_multimodal(folder: Path) -> None:
    """Rename the weights and the config as the published multimodal checkpoint has them."""
    import torch
    from safetensors.torch import load_file, save_file

    held = load_file(folder / "model.safetensors")
    named = {f"language_model.{key}": value for key, value in held.items()}
    named["vision_tower.vision_model.post_layernorm.weight"] = torch.ones(64)
    named["multi_modal_projector.mm_soft_emb_norm.weight"] = torch.ones(64)
    save_file(named, folder / "model.safetensors", metadata={"format": "pt"})
    text = json.loads((folder / "config.json").read_text())
    config = {
        "architectures": ["Gemma3ForConditionalGeneration"],
        "model_type": "gemma3",
        "text_config": text,
        "vision_config": {"model_type": "siglip_vision_model", "hidden_size": 64},
        "eos_token_id": [SPECIAL.index(EOS), SPECIAL.index(END)],
    }
    (folder / "config.json").write_text(json.dumps(config))
