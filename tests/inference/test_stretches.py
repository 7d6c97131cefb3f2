"""Where two stretches of a long article meet, nothing is lost, doubled or read otherwise."""

from pathlib import Path

import pytest

from onrecord.inference import model as model_module
from onrecord.inference.model import Model
from onrecord.inference.tokens import Tokens

CORPUS = Path(__file__).parents[1] / "data" / "wikinews-dev"
ONE_STRETCH = 1_000_000


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest.fixture(scope="module")
def reread() -> tuple[Model, str]:
    """A model that has read a text, and gives every word the states that it then had.

    Where windows begin moves the states a little, wherever stretches meet; so they are kept.
    """
    model = Model()
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))[:4])
    tokens = model.tokenizer.read(text)
    kept = model.states_of(tokens, 0, len(tokens))
    rows = [kept.cues, kept.nested, kept.around, kept.anchors, kept.names]

    def encode_window(_tokens: Tokens, first: int, after: int) -> list[object]:
        return [row[first:after] for row in rows]

    model.encode_window = encode_window  # type: ignore[method-assign, assignment]
    return model, text


@pytest.mark.parametrize("stretch", [200, 331, 777])
def test_stretches_of_any_length_find_what_one_finds(
    reread: tuple[Model, str], stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, text = reread
    # Cues scored at once share one scale of 8 bits, which moves a score in a hundred a little.
    monkeypatch.setattr(model_module, "CUES_AT_ONCE", 1)
    monkeypatch.setattr(model_module, "STRETCH", ONE_STRETCH)
    whole = model.find(text)
    assert len(whole.relations) > 30
    monkeypatch.setattr(model_module, "STRETCH", stretch)
    assert model.find(text) == whole


def test_sentences_at_the_border_of_two_stretches_are_read_like_all_others(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = 'The minister of region {} said on Monday that "the harvest was poor".'
    text = "\n\n".join(sentence.format(number) for number in range(90))
    # 16 words and marks a sentence: each border stands at another word of it.
    monkeypatch.setattr(model_module, "STRETCH", 409)
    assert len(model.tokenizer.read(text)) > 3 * model_module.STRETCH
    said = [relation for relation in model.find(text).relations if relation.cue.of(text) == "said"]
    assert [relation.cue.start for relation in said] == sorted(
        {relation.cue.start for relation in said}
    )
    assert len(said) == 90
    assert {relation.content[0].of(text) for relation in said} == {'that "the harvest was poor"'}
