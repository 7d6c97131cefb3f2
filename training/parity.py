"""Compares the exported graphs with the network, and says what 8 bits cost.

    python -m training.parity --weights runs/nested/average.pt --model onrecord/inference/model

Ends with status 1 when the full-precision export differs from the network by more than
TOLERANCE, or when more than MOST_CHANGED of the cues are found in 8 bits or in full precision only.
"""

import argparse
import itertools
import tempfile
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.brat import read_marked_articles
from onrecord.inference.bundle import open_bundle
from onrecord.inference.decode import find_cues
from onrecord.inference.model import Model
from onrecord.inference.windows import window_inputs, words_near
from training.balance import calibration_windows
from training.export import (
    OVERLAP,
    WINDOW,
    EncoderGraph,
    RoleGraph,
    load_network,
    write_bundle,
)
from training.network import REACH, Network

TOLERANCE = 1e-4
MOST_CHANGED = 0.1
WORDS = 250


EXAMPLE = Path(__file__).parent.parent / "examples" / "hagia-sophia.txt"


def write_outputs(network: Network, model: Model, path: Path) -> None:
    """Keeps what the network itself says of the example, to hold the shipped graphs against.

    Cue scores [W, 3] of its first words, and role scores [R, 5] around one cue.
    """
    tokens = model.tokenizer.read(EXAMPLE.read_text(encoding="utf-8"))
    inputs = [torch.from_numpy(part)[None] for part in window_inputs(tokens, 0, WORDS)]
    with torch.no_grad():
        cues, _, around, anchors, _ = EncoderGraph(network)(*inputs)
        cue = int(cues[:, 1].argmax())
        near = words_near(tokens, (cue, cue + 1), (0, WORDS), REACH, REACH)
        words, distances, paragraphs = (
            torch.from_numpy(part)[None] for part in (near.words, near.distances, near.paragraphs)
        )
        anchor = anchors[cue : cue + 1]
        roles = RoleGraph(network)(around, words, anchor, anchor, distances, paragraphs)[0]
    np.savez_compressed(path, cues=cues.numpy(), cue=np.array(cue), roles=roles.numpy())


def main() -> None:
    """Prints the largest difference and the share of changed tags."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--write", type=Path, help="keep the network's own outputs for the tests")
    settings = parser.parse_args()
    network = load_network(settings.weights)
    if settings.write:
        write_outputs(network, Model(open_bundle(settings.model)), settings.write)
    with tempfile.TemporaryDirectory() as folder:
        windows = calibration_windows(settings.data, WINDOW, OVERLAP)
        write_bundle(network, Path(folder), windows, int8=False)
        exact = Model(open_bundle(Path(folder)))
        shipped = Model(open_bundle(settings.model))
        graph = EncoderGraph(network).eval()
        worst, changed, seen = 0.0, 0, 0
        articles = read_marked_articles(settings.data / "polnear" / "dev")
        for article in itertools.islice(articles, settings.articles):
            tokens = exact.tokenizer.read(article.text)
            after = min(WORDS, len(tokens))
            inputs = [torch.from_numpy(part)[None] for part in window_inputs(tokens, 0, after)]
            with torch.no_grad():
                wanted = [output.numpy() for output in graph(*inputs)]
            found = exact.encode_window(tokens, 0, after)
            worst = max(
                worst, *(float(abs(a - b).max()) for a, b in zip(wanted, found, strict=True))
            )
            eight = shipped.encode_window(tokens, 0, after)[0]
            chain = shipped.bundle.cue_chain
            cues = [set(find_cues(scores, chain, 0.0)) for scores in (wanted[0], eight)]
            changed += len(cues[0] ^ cues[1])
            seen += len(cues[0]) + len(cues[1])
    print(f"full precision: largest difference {worst:.2e}")
    print(f"8 bits: {100 * changed / seen:.1f} in 100 cues are found by only one of the two")
    if worst > TOLERANCE or changed / max(seen, 1) > MOST_CHANGED or np.isnan(worst):
        raise SystemExit("the exported model does not agree with the network")


if __name__ == "__main__":
    main()
