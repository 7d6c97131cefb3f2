"""Writes a checkpoint as the model folder that ships: two graphs, int8 where it pays.

python -m training.export --weights runs/main/average.pt --out onrecord/inference/model
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.inference.bundle import FORMAT, MANIFEST
from training.balance import balance, calibration_windows
from training.fit import pretrained_folder
from training.fuse import fuse_attention
from training.network import REACH, Crf, Network, Shape

WINDOW, OVERLAP = 384, 64
NAME = "onrecord-attribution"
MATRICES = ("MatMul", "Gemm")
TABLES = ("Gather",)  # the vocabulary is half of the encoder; the role tagger's are small
# The nested bias was tried on the Wikinews dev articles, where nested relations are marked: F1 of
# who said what among them 27 at 0, 42 at 1, 47 at 2 (precision 40) and 37 at 3; between 1 and 2
# more than two in five are right. `training.calibrate` sets the rest.
DECODING = {
    "cue_bias": 0.0,
    "nested_bias": 1.5,
    "role_bias": [0.0] * 5,
    "least_confidence": 0.0,
    "calibration": {"weights": [0.0] * 7, "bias": 0.0},
}


class EncoderGraph(nn.Module):
    """Pieces of one window to what is kept of each word."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Cues [W, 3], nested cues [W, 3], around [W, 192], anchors [W, H], names [W, 19]."""
        states = self.network.encoder(pieces, features, None)
        words = self.network.words(states, firsts)
        return (
            self.network.cue_scores(words)[0],
            self.network.nested_scores(words)[0],
            self.network.around(words)[0],
            words[0],
            self.network.names(words)[0],
        )


class RoleGraph(nn.Module):
    """Words around each cue to role scores [N, R, 5]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(
        self,
        around: Tensor,
        index: Tensor,
        cue_first: Tensor,
        cue_last: Tensor,
        distances: Tensor,
        paragraphs: Tensor,
    ) -> Tensor:
        """See `training.network.RoleTagger`; `index` [N, R] picks rows of `around` [W, 192]."""
        cues = torch.cat([cue_first, cue_last], dim=1)
        return self.roles(around[index], cues, distances, paragraphs)


def load_network(weights: Path) -> Network:
    """The network with the weights of a checkpoint, ready to read."""
    network = Network(Shape())
    network.load_state_dict(torch.load(weights, weights_only=True))
    return network.eval()


def export_graphs(network: Network, folder: Path) -> None:
    """Both graphs in full precision: `encoder.onnx`, `roles.onnx`."""
    long = torch.ones(1, 9, dtype=torch.long)
    torch.onnx.export(
        EncoderGraph(network).eval(),
        (long, torch.ones(1, 9, 4, dtype=torch.long), long[:, :5]),
        str(folder / "encoder.onnx"),
        input_names=["pieces", "features", "firsts"],
        output_names=["cues", "nested", "around", "anchors", "names"],
        dynamic_axes={"pieces": {1: "P"}, "features": {1: "P"}, "firsts": {1: "W"}},
        opset_version=17,
        dynamo=False,
    )
    shape = network.shape
    rows = torch.ones(2, 7, dtype=torch.long)
    names = ["around", "index", "cue_first", "cue_last", "distances", "paragraphs"]
    axes = {"around": {0: "W"}} | {
        name: {0: "N", 1: "R"} for name in ("index", "distances", "paragraphs")
    }
    axes |= {name: {0: "N"} for name in ("cue_first", "cue_last")}
    torch.onnx.export(
        RoleGraph(network).eval(),
        (
            torch.rand(11, 2 * shape.role),
            rows,
            torch.rand(2, shape.hidden),
            torch.rand(2, shape.hidden),
            rows,
            rows,
        ),
        str(folder / "roles.onnx"),
        input_names=names,
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantize(source: Path, target: Path, operators: tuple[str, ...]) -> None:
    """The graph with 8-bit weights in these operators, a scale for each channel.

    Activations are scaled as they come, by the largest of the whole window.
    """
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=list(operators),
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def chain_of(crf: Crf) -> dict[str, list]:
    """A chain's transition scores for the manifest."""
    between, first = crf.table()
    return {"between": between.tolist(), "first": first.tolist()}


def write_bundle(
    network: Network,
    out: Path,
    windows: list[list[Tensor]],
    *,
    int8: bool = True,
    window: int = WINDOW,
) -> None:
    """The whole model folder, with checksums; `training.calibrate` sets how it decodes.

    `windows` are encoder inputs that show how large each channel comes (see `balance`).
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        export_graphs(balance(network, windows), folder)
        fuse_attention(folder / "encoder.onnx", folder / "fused.onnx", network.shape)
        if int8:
            quantize(folder / "fused.onnx", out / "encoder.onnx", (*MATRICES, *TABLES))
            quantize(folder / "roles.onnx", out / "roles.onnx", MATRICES)
        else:
            shutil.copy(folder / "fused.onnx", out / "encoder.onnx")
            shutil.copy(folder / "roles.onnx", out / "roles.onnx")
    shutil.copy(pretrained_folder() / "vocab.txt", out / "vocab.txt")
    files = ("encoder.onnx", "roles.onnx", "vocab.txt")
    manifest = {
        "format": FORMAT,
        "name": NAME,
        "window": window,
        "overlap": OVERLAP,
        "reach": REACH,
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
        "decoding": DECODING,
        "chains": {
            "cue": chain_of(network.cue_crf),
            "nested": chain_of(network.nested_crf),
            "role": chain_of(network.role_crf),
        },
    }
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Exports from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--full-precision", action="store_true")
    parser.add_argument("--window", type=int, default=WINDOW, help="pieces that are read together")
    settings = parser.parse_args()
    windows = calibration_windows(settings.data, settings.window, OVERLAP)
    write_bundle(
        load_network(settings.weights),
        settings.out,
        windows,
        int8=not settings.full_precision,
        window=settings.window,
    )


if __name__ == "__main__":
    main()
