"""Averages two checkpoints of one training (Izmailov et al. 2018).

    python -m training.average FIRST LATER --out runs/mixed.pt

A head that the first has not learned is the later one's, as `--head` says. What averaging gave each
time stands in docs/quality.md.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean_of(
    first: dict[str, Tensor], later: dict[str, Tensor], head: str = "names"
) -> dict[str, Tensor]:
    """The weights half way between the two, those of one head as in `later`."""
    return {
        name: value
        if name.startswith(head) or not value.dtype.is_floating_point
        else (first[name] + value) / 2
        for name, value in later.items()
    }


def main() -> None:
    """Writes the average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("later", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--head", default="names", help="whose weights are the later one's")
    settings = parser.parse_args()
    first = torch.load(settings.first, weights_only=True)
    later = torch.load(settings.later, weights_only=True)
    torch.save(mean_of(first, later, settings.head), settings.out)


if __name__ == "__main__":
    main()
