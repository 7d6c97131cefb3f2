"""Linear maps whose inputs are of like size, so that one 8-bit scale serves all of them.

After SmoothQuant (Xiao et al. 2023). A few channels of a BERT are ten times as large as the rest
(one of 384 reaches 30 before the feed-forward part, the middle one 2), and the 8-bit steps of a
whole window follow the largest. Here such channels are divided down and the weights that read
them multiplied up, which changes nothing in full precision.
"""

import copy
import itertools
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.evaluation.brat import read_marked_articles
from onrecord.inference.bundle import read_vocabulary
from onrecord.inference.tokens import Tokenizer
from onrecord.inference.windows import cut_windows, window_inputs
from training.fit import pretrained_folder
from training.network import Network

# Channels beyond so many times the middle one are brought down to it. Cue scores of 9 windows of
# Wikinews then differ from full precision by 0.066 at 1.5, 0.077 at 2, 0.070 at 3 and 0.148
# without; with the weights' sizes weighed in as SmoothQuant does by 0.23 at its strength 0.5,
# 0.075 at 0.8.
MOST = 2.0
ARTICLES, EVERY = 20, 10  # of polnear train, for the sizes; nothing in them is scored


class BalancedLinear(nn.Linear):
    """A linear map that divides its input's large channels first."""

    def __init__(self, plain: nn.Linear, factors: Tensor) -> None:
        super().__init__(plain.in_features, plain.out_features)
        self.weight = nn.Parameter(plain.weight.detach() * factors)
        self.bias = plain.bias
        self.register_buffer("shrink", 1 / factors)

    def forward(self, states: Tensor) -> Tensor:
        """What the plain map gives."""
        return functional.linear(states * self.shrink, self.weight, self.bias)


def calibration_windows(data: Path, window: int, overlap: int) -> list[list[Tensor]]:
    """The encoder's inputs for the first window of some articles."""
    tokenizer = Tokenizer(read_vocabulary(pretrained_folder()))
    articles = read_marked_articles(data / "polnear" / "train")
    windows = []
    for article in itertools.islice(articles, 0, ARTICLES * EVERY, EVERY):
        tokens = tokenizer.read(article.text)
        first = cut_windows(tokens, 0, len(tokens), window, overlap)[0]
        parts = window_inputs(tokens, first.first, first.after)
        windows.append([torch.from_numpy(part)[None] for part in parts])
    return windows


def balance(network: Network, windows: list[list[Tensor]]) -> Network:
    """The same network with balanced maps into attention, feed-forward part and out of it."""
    balanced = copy.deepcopy(network)
    names = [
        f"encoder.layers.{number}.{part}"
        for number in range(network.shape.layers)
        for part in ("attention.query_key_value", "up", "down")
    ]
    for name, sizes in largest_inputs(network, names, windows).items():
        factors = (sizes / (MOST * sizes.median())).clamp(min=1)
        plain = network.get_submodule(name)
        assert isinstance(plain, nn.Linear)
        balanced.set_submodule(name, BalancedLinear(plain, factors))
    return balanced.eval()


def largest_inputs(
    network: Network, names: list[str], windows: list[list[Tensor]]
) -> dict[str, Tensor]:
    """For each named linear map, how large each channel of its input comes: name to [K]."""
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> None:
        def see(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            sizes = inputs[0].abs().amax((0, 1))  # [K]
            largest[name] = torch.maximum(largest.get(name, sizes), sizes)

        hooks.append(network.get_submodule(name).register_forward_pre_hook(see))

    hooks: list[torch.utils.hooks.RemovableHandle] = []
    for name in names:
        watch(name)
    with torch.no_grad():
        for pieces, features, _ in windows:
            network.encoder(pieces, features, None)
    for hook in hooks:
        hook.remove()
    return largest
