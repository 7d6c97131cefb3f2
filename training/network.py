"""The network: one encoder, a cue tagger, and a role tagger anchored on each cue.

Shapes: B windows, P pieces, W words, H hidden width, N cues, R words in reach of a cue.
The encoder is BERT (Devlin et al. 2019) at the size of MiniLM-L6-H384 (Wang et al. 2020),
with feature embeddings added for what an uncased vocabulary cannot see. Tags come from
linear-chain CRFs (Lafferty et al. 2001).
"""

import math
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.inference.names import NAME_TAGS

CUE_TAGS = ("O", "B", "I")
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
REACH = 128  # 0.3 % of content edges of polnear train lie further from their cue, no source
FORBIDDEN = -1e4


@dataclass(frozen=True)
class Shape:
    """The sizes that define a network."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    features: tuple[int, ...] = (6, 5, 4, 3)
    role: int = 96
    dilations: tuple[int, ...] = field(default=(1, 2, 4, 8))
    dropout: float = 0.1
    name: int = 128
    name_dilations: tuple[int, ...] = field(default=(1, 2))
    name_dropout: float = 0.2


class Dropout(nn.Module):
    """Dropout whose bits come from numpy: torch draws them forty times slower on a CPU."""

    bits = np.random.default_rng(1)

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """The states, in training with a share of them zero and the rest scaled up."""
        if not self.training or not self.rate:
            return states
        drawn = np.frombuffer(self.bits.bytes(states.numel()), np.uint8)
        limit = round(256 * self.rate)
        kept = torch.from_numpy(drawn >= limit).view(states.shape)
        return states * (kept.to(states.dtype) * (256 / (256 - limit)))


class Attention(nn.Module):
    """Multi-head self-attention over one window."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query_key_value = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Mixed states; `mask` is [B, 1, 1, P], True where a piece may be looked at."""
        batch, pieces, hidden = states.shape
        mixed = self.query_key_value(states)  # [B, P, 3H]
        mixed = mixed.view(batch, pieces, 3, self.heads, hidden // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)  # each [B, heads, P, H / heads]
        # Written out: on a CPU torch's fused operator takes more than twice as long backward
        # (35 against 15 ms a layer for six windows in bf16, forward 12 against 12).
        scores = (query * (hidden // self.heads) ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores.masked_fill(~mask, FORBIDDEN)
        seen = scores.softmax(-1, dtype=scores.dtype) @ value  # [B, heads, P, H / heads]
        return self.out(seen.transpose(1, 2).reshape(batch, pieces, hidden))  # [B, P, H]


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = Dropout(shape.dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """The layer's states, [B, P, H]."""
        states = self.attention_norm(states + self.dropout(self.attention(states, mask)))
        return self.norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Word pieces and features to contextual states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.features = nn.ModuleList(
            nn.Embedding(size + 1, shape.hidden) for size in shape.features
        )  # number 0 is no feature: [CLS], [SEP]
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.mix = nn.Parameter(torch.zeros(shape.layers))
        self.dropout = Dropout(shape.dropout)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """States [B, P, H] of `pieces` [B, P] with `features` [B, P, 4]."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places)
        for number, table in enumerate(self.features):
            states = states + table(features[:, :, number])
        states = self.dropout(self.norm(states))
        weights = self.mix.softmax(0)
        mixed = torch.zeros_like(states)
        for weight, layer in zip(weights, self.layers, strict=True):
            states = layer(states, mask)
            mixed = mixed + weight * states
        return states + mixed


class RoleLayer(nn.Module):
    """A dilated convolution of width three over the words around one cue, residual."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(3 * width, width)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        """States [N, R, width] that know their neighbours at the dilation's distance."""
        normal = self.norm(states)
        padded = functional.pad(normal, (0, 0, self.dilation, self.dilation))
        reach = states.shape[1]
        left = padded[:, :reach]
        right = padded[:, 2 * self.dilation :]
        mixed = self.mix(torch.cat([left, normal, right], dim=-1))
        return states + self.dropout(functional.gelu(mixed))


class RoleTagger(nn.Module):
    """For each cue, the scores of the words around it as source and content."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.role
        self.distance = nn.Embedding(2 * REACH + 1, width)
        self.paragraph = nn.Embedding(7, width)
        self.anchor = nn.Linear(2 * shape.hidden, 2 * width)
        self.layers = nn.ModuleList(
            RoleLayer(width, dilation, shape.dropout) for dilation in shape.dilations
        )
        self.norm = nn.LayerNorm(width)
        self.tags = nn.Linear(width, len(ROLE_TAGS))

    def forward(
        self, around: Tensor, cues: Tensor, distances: Tensor, paragraphs: Tensor
    ) -> Tensor:
        """Tag scores [N, R, 5].

        `around` [N, R, 2 * width] holds what the encoder says of the words, `cues` [N, 2H] the
        states of each cue's first and last word, `distances` [N, R] words from the cue (0 in
        it) plus REACH, `paragraphs` [N, R] paragraphs from it, plus 3, clipped to 0..6.
        """
        plain, gate = around.chunk(2, dim=-1)
        added, scale = self.anchor(cues).chunk(2, dim=-1)
        states = plain + gate * scale.unsqueeze(1) + added.unsqueeze(1)
        states = states + self.distance(distances) + self.paragraph(paragraphs)
        for layer in self.layers:
            states = layer(states)
        return self.tags(self.norm(states))


class NameTagger(nn.Module):
    """The scores of every word as part of a name; neighbours are seen by convolutions."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.narrow = nn.Linear(shape.hidden, shape.name)
        self.layers = nn.ModuleList(
            RoleLayer(shape.name, dilation, shape.name_dropout) for dilation in shape.name_dilations
        )
        self.norm = nn.LayerNorm(shape.name)
        self.tags = nn.Linear(shape.name, NAME_TAGS)
        self.dropout = Dropout(shape.name_dropout)

    def forward(self, words: Tensor) -> Tensor:
        """Tag scores [B, W, 19] from word states [B, W, H]; see `onrecord.inference.names`."""
        states = self.narrow(self.dropout(words))
        for layer in self.layers:
            states = layer(states)
        return self.tags(functional.gelu(self.norm(states)))


class Crf(nn.Module):
    """A linear chain over tags in which an inside tag only follows its own kind."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))  # [from, to]
        self.starts = nn.Parameter(torch.zeros(len(tags)))
        barred = torch.zeros(len(tags), len(tags))
        first = torch.zeros(len(tags))
        for number, tag in enumerate(tags):
            if tag.startswith("I"):
                kind = tag[1:]
                first[number] = FORBIDDEN
                for before, name in enumerate(tags):
                    if name not in (f"B{kind}", f"I{kind}"):
                        barred[before, number] = FORBIDDEN
        self.register_buffer("barred", barred)
        self.register_buffer("barred_first", first)

    def table(self) -> tuple[Tensor, Tensor]:
        """Transition scores [T, T] and start scores [T], the forbidden ones very low."""
        return self.transitions + self.barred, self.starts + self.barred_first

    def loss(self, scores: Tensor, chances: Tensor, mask: Tensor) -> Tensor:
        """Expected negative log-likelihood [N] under `scores` [N, R, T] of the wanted tags.

        `chances` [N, R, T] are those of each tag: all on one where a person marked it, spread
        where teachers are of several minds (neighbours then count as independent). `mask` [N, R]
        is True for a run of words from the first; others do not count.
        """
        scores = scores.float()
        between, first = self.table()
        total = first + scores[:, 0]
        for place in range(1, scores.shape[1]):
            stepped = torch.logsumexp(total.unsqueeze(2) + between, dim=1) + scores[:, place]
            total = torch.where(mask[:, place].unsqueeze(1), stepped, total)
        wanted = (scores * chances).sum(2)
        # What is forbidden is never wanted, but two spread neighbours may seem to want it.
        moves = ((chances[:, :-1] @ self.transitions) * chances[:, 1:]).sum(2)
        path = (wanted * mask).sum(1) + (moves * mask[:, 1:]).sum(1) + chances[:, 0] @ self.starts
        return torch.logsumexp(total, dim=1) - path


class Network(nn.Module):
    """Encoder and heads; see `training.fit` for how a batch is made."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.dropout = Dropout(shape.dropout)
        self.cue_hidden = nn.Linear(shape.hidden, shape.hidden)
        self.cue_tags = nn.Linear(shape.hidden, len(CUE_TAGS))
        self.nested_hidden = nn.Linear(shape.hidden, shape.hidden)
        self.nested_tags = nn.Linear(shape.hidden, len(CUE_TAGS))
        self.names = NameTagger(shape)
        self.around = nn.Linear(shape.hidden, 2 * shape.role)
        self.roles = RoleTagger(shape)
        self.cue_crf = Crf(CUE_TAGS)
        self.nested_crf = Crf(CUE_TAGS)
        self.role_crf = Crf(ROLE_TAGS)
        for module in (self.cue_tags, self.nested_tags, self.names.tags, self.roles.tags):
            nn.init.normal_(module.weight, std=0.02)

    def words(self, states: Tensor, firsts: Tensor) -> Tensor:
        """States of the first piece of each word: [B, W, H] from [B, P, H], [B, W]."""
        index = firsts.unsqueeze(2).expand(-1, -1, states.shape[2])
        return self.dropout(torch.gather(states, 1, index))

    def cue_scores(self, words: Tensor) -> Tensor:
        """Tag scores of the outermost cues, [B, W, 3]."""
        return self.cue_tags(functional.gelu(self.cue_hidden(words)))

    def nested_scores(self, words: Tensor) -> Tensor:
        """Tag scores of the cues that stand in another statement's content, [B, W, 3]."""
        return self.nested_tags(functional.gelu(self.nested_hidden(words)))

    def load_pretrained(self, weights: dict[str, Tensor]) -> None:
        """The encoder starts from a BERT checkpoint; features start near zero."""
        own = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for number in range(self.shape.layers):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                own[f"{ours}attention.query_key_value.{kind}"] = torch.cat(
                    [
                        weights[f"{theirs}attention.self.{part}.{kind}"]
                        for part in ("query", "key", "value")
                    ]
                )
                for mine, other in (
                    ("attention.out", "attention.output.dense"),
                    ("attention_norm", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm", "output.LayerNorm"),
                ):
                    own[f"{ours}{mine}.{kind}"] = weights[f"{theirs}{other}.{kind}"]
        left = self.encoder.load_state_dict(own, strict=False)
        if left.unexpected_keys or any(
            not key.startswith(("features", "mix")) for key in left.missing_keys
        ):
            raise ValueError(f"this is no checkpoint of the expected shape: {left}")
        for table in self.encoder.features:
            nn.init.normal_(table.weight, std=1e-3 * math.sqrt(self.shape.hidden))
