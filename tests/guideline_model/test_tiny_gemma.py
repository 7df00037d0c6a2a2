"""What other tests take for granted of the tiny model."""

from pathlib import Path

SAID = "변수 i가 1부터 n까지 증가하며 꿻.  for (int i = 0; i < n; i++) {\n  }"


def test_its_tokenizer_spells_what_it_never_saw(tiny_gemma: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(tiny_gemma)
    assert tokenizer.padding_side == "left"
    assert tokenizer.decode(tokenizer(SAID)["input_ids"], skip_special_tokens=True) == SAID


def test_its_chat_is_gemma_s(tiny_gemma: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(tiny_gemma)
    said = tokenizer.apply_chat_template(
        [{"role": "user", "content": "가 "}, {"role": "assistant", "content": "나"}],
        tokenize=False,
    )
    assert said == (
        "<bos><start_of_turn>user\n가<end_of_turn>\n<start_of_turn>model\n나<end_of_turn>\n"
    )
