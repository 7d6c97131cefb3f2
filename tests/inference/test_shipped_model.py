"""The model that ships is whole, agrees with the network, and is the same for everyone."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.inference.bundle import MANIFEST, SHIPPED, open_bundle
from onrecord.inference.model import Model, Reach
from onrecord.inference.windows import cut_windows
from onrecord.types import Span

EXAMPLE = Path(__file__).parents[2] / "examples" / "hagia-sophia.txt"
OUTPUTS = Path(__file__).parent / "network_outputs.npz"


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_its_cue_scores_are_those_of_the_network(model: Model) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    wanted = np.load(OUTPUTS)["cues"]
    tokens = model.tokenizer.read(text)
    found = model.encode_window(tokens, 0, len(wanted))[0]
    assert (found.argmax(1) == wanted.argmax(1)).mean() >= 0.98
    assert np.corrcoef(found.ravel(), wanted.ravel())[0, 1] > 0.99


def test_its_role_scores_are_those_of_the_network(model: Model) -> None:
    outputs = np.load(OUTPUTS)
    tokens = model.tokenizer.read(EXAMPLE.read_text(encoding="utf-8"))
    size, cue = len(outputs["cues"]), int(outputs["cue"])
    states = model.states_of(tokens, 0, size)
    words = np.arange(len(outputs["roles"]))[None] + max(0, cue - model.bundle.reach)
    away = np.minimum(words - cue, 0) + np.maximum(words - cue, 0) + model.bundle.reach
    steps = np.clip(tokens.paragraphs[words] - tokens.paragraphs[cue], -3, 3) + 3
    reach = Reach(words, away, steps, [words.shape[1]], [(False, False)], np.array([[cue, cue]]))
    found = model.score_roles(states, reach)[0]
    assert (found.argmax(1) == outputs["roles"].argmax(1)).mean() >= 0.95


def test_reading_in_windows_shows_no_seam(model: Model) -> None:
    text = "\n\n".join(
        f'The minister of region {number} said on Monday that "the harvest was poor".'
        for number in range(120)
    )
    tokens = model.tokenizer.read(text)
    assert len(cut_windows(tokens, 0, len(tokens), model.bundle.window, model.bundle.overlap)) > 4
    relations = model.find(text).relations
    said = [relation for relation in relations if relation.cue.of(text) == "said"]
    assert len(said) == 120
    contents = {relation.content[0].of(text) for relation in said}
    assert contents == {'that "the harvest was poor"'}


def test_no_role_stands_in_a_closed_part(model: Model) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    closed = Span(400, 1400)
    for relation in model.find(text, [closed]).relations:
        for span in (relation.cue, *relation.source, *relation.content):
            assert not span.overlaps(closed)


def test_an_article_gives_the_same_after_others_were_read(model: Model) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    alone = Model().find(text).relations
    for number in range(3):
        model.find(text[number * 100 :] + " He said no." * number)
    assert model.find(text).relations == alone


def test_a_damaged_file_is_named(copied: Path) -> None:
    with (copied / "roles.onnx").open("r+b") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"roles\.onnx.*damaged"):
        open_bundle(copied)


def test_a_missing_file_is_a_model_error(copied: Path) -> None:
    (copied / "vocab.txt").unlink()
    with pytest.raises(ModelError, match="missing or damaged"):
        open_bundle(copied)


def test_another_format_is_refused_with_what_to_do(copied: Path) -> None:
    manifest = json.loads((copied / MANIFEST).read_text())
    (copied / MANIFEST).write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(ModelError, match="install the matching version"):
        open_bundle(copied)


def test_it_is_smaller_than_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000
