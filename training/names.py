"""Teaches the name tagger on what the finished encoder says of the newswire's words.

The encoder stays as it is, in 8 bits as it ships, so that nothing else changes. Names are those of
the worldwide newswire but for the outlets that are held out; and, since US politics is not in it,
those that a teacher (an unaveraged network, which learned names together with the rest)
finds in every second article of PolNeAR train (distillation, Hinton et al. 2015, by its best tags).

    python -m training.names --weights runs/mean.pt --model runs/mean --teacher runs/cycle/bundle \
      --out runs/final.pt
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.evaluation.brat import read_marked_articles
from onrecord.evaluation.newswire import NewsArticle, read_newswire
from onrecord.inference.bundle import open_bundle
from onrecord.inference.model import Model
from onrecord.inference.names import KINDS, NAME_TAGS
from training.examples import word_run
from training.network import Dropout, NameTagger, Shape

# On the held-out outlets, F1 of the speaking kinds with the encoder as of the first cycle: 79.3
# after 4 epochs, 81.6 after 8, 81.5 after 12; see docs/quality.md for what ships.
EPOCHS = 8
BATCH = 8  # articles
MOST_WORDS = 700  # of one article at a time
RATE = 2e-3
WARM_UP_STEPS = 50


@dataclass(frozen=True)
class TaggedArticle:
    """The words of one article, W of them."""

    states: Tensor  # [W, H], half precision
    tags: Tensor  # [W]


def read_article(article: NewsArticle, model: Model) -> TaggedArticle:
    """What the encoder says of the article's words, and their name tags."""
    tokens = model.tokenizer.read(article.text)
    tags = np.zeros(len(tokens), np.int64)
    for span, kind in article.names:
        first, after = word_run(span, tokens)
        if after > first:
            tags[first] = 1 + 2 * KINDS.index(kind)
            tags[first + 1 : after] = 2 + 2 * KINDS.index(kind)
    states = model.states_of(tokens, 0, len(tokens)).anchors.astype(np.float16)
    return TaggedArticle(torch.from_numpy(states), torch.from_numpy(tags))


def read_taught(text: str, name: str, model: Model, teacher: Model) -> TaggedArticle:
    """The same for an article in which only a teacher tells the names."""
    names = tuple((found.span, found.kind) for found in teacher.find(text).names)
    return read_article(NewsArticle(name, text, names), model)


def batch_of(articles: list[TaggedArticle], chance: np.random.Generator) -> tuple[Tensor, Tensor]:
    """States [B, W, H] and tags [B, W], -1 behind each article's end; long ones are cut."""
    size = min(max(len(article.tags) for article in articles), MOST_WORDS)
    states = torch.zeros(len(articles), size, articles[0].states.shape[1])
    tags = torch.full((len(articles), size), -1)
    for row, article in enumerate(articles):
        start = int(chance.integers(0, max(1, len(article.tags) - size + 1)))
        length = min(len(article.tags), size)
        states[row, :length] = article.states[start : start + length].float()
        tags[row, :length] = article.tags[start : start + length]
    return states, tags


def fit_names(articles: list[TaggedArticle], seed: int) -> NameTagger:
    """The tagger that these articles teach."""
    torch.manual_seed(seed)
    Dropout.bits = chance = np.random.default_rng(seed)
    tagger = NameTagger(Shape())
    optimizer = torch.optim.AdamW(tagger.parameters(), lr=RATE, weight_decay=0.01)
    order = np.arange(len(articles))
    total, step = EPOCHS * -(-len(articles) // BATCH), 0
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        losses = []
        for start in range(0, len(order), BATCH):
            pace = min(1.0, step / WARM_UP_STEPS) * (1 - step / total)
            optimizer.param_groups[0]["lr"] = RATE * pace
            chosen = [articles[number] for number in order[start : start + BATCH]]
            states, tags = batch_of(chosen, chance)
            scores = tagger(states).view(-1, NAME_TAGS)
            loss = functional.cross_entropy(scores, tags.view(-1), ignore_index=-1)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            step += 1
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.4f}", flush=True)
    return tagger


def main() -> None:
    """Writes the weights with the name tagger in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, required=True, help="of the whole network")
    parser.add_argument("--model", type=Path, required=True, help="the bundle made of them")
    parser.add_argument("--teacher", type=Path, help="a bundle that tells names in PolNeAR")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    settings = parser.parse_args()
    model = Model(open_bundle(settings.model))
    newswire = read_newswire(settings.data / "worldwide-newswire", held_out=False)
    articles = [read_article(article, model) for article in newswire]
    if settings.teacher:
        teacher = Model(open_bundle(settings.teacher))
        polnear = list(read_marked_articles(settings.data / "polnear" / "train"))[::2]
        articles += [read_taught(one.text, one.name, model, teacher) for one in polnear]
    tagger = fit_names(articles, settings.seed)
    weights = torch.load(settings.weights, weights_only=True)
    kept = {name: value for name, value in weights.items() if not name.startswith("name")}
    names = {f"names.{name}": value for name, value in tagger.state_dict().items()}
    torch.save(kept | names, settings.out)


if __name__ == "__main__":
    main()
