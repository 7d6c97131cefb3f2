"""Compares the exported graphs with the network, and says what 8 bits cost.

    python -m training.parity --weights runs/nested/average.pt --model onrecord/inference/model

Ends with status 1 when the full-precision export differs from the network by more than
TOLERANCE, or when more than MOST_CHANGED of the words get another best tag in 8 bits.
"""

import argparse
import itertools
import tempfile
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.brat import read_marked_articles
from onrecord.inference.bundle import open_bundle
from onrecord.inference.model import Model
from onrecord.inference.windows import window_inputs
from training.export import EncoderGraph, load_network, write_bundle

TOLERANCE = 1e-3
MOST_CHANGED = 0.01
WORDS = 250


def main() -> None:
    """Prints the largest difference and the share of changed tags."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=20)
    settings = parser.parse_args()
    network = load_network(settings.weights)
    with tempfile.TemporaryDirectory() as folder:
        write_bundle(network, Path(folder), int8=False)
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
            changed += int((eight.argmax(1) != wanted[0].argmax(1)).sum())
            seen += after
    print(f"full precision: largest difference {worst:.2e}")
    print(f"8 bits: {100 * changed / seen:.2f} in 100 words change their best cue tag")
    if worst > TOLERANCE or changed / max(seen, 1) > MOST_CHANGED or np.isnan(worst):
        raise SystemExit("the exported model does not agree with the network")


if __name__ == "__main__":
    main()
