"""The exported encoder with each layer's attention as one operator of onnxruntime."""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

from training.network import Shape

OPERATORS = "com.microsoft"
PARTS = ("query", "key", "value")


def fuse_attention(source: Path, target: Path, shape: Shape) -> None:
    """The graph computes the same, without moving each head's states about in between.

    What stands in a layer before its output projection is a matrix each for query, key and
    value and one `MultiHeadAttention`, which goes through the pieces block by block (Dao et al.
    2022) and never writes the whole table of who looks at whom.
    """
    model = onnx.load(str(source))
    for number in range(shape.layers):
        _fuse_layer(model, f"/encoder/layers.{number}/attention", shape)
    _drop_unused(model)
    model.opset_import.append(helper.make_opsetid(OPERATORS, 1))
    onnx.save(model, str(target))


def _fuse_layer(model: ModelProto, name: str, shape: Shape) -> None:
    """The layer's output projection reads what a `MultiHeadAttention` makes."""
    joint = _node(model, f"{name}/query_key_value/MatMul")
    weight = _initializer(model, joint)  # [H, 3H]
    bias = _initializer(model, _node(model, f"{name}/query_key_value/Add"))  # [3H]
    nodes: list[NodeProto] = []
    for part, rows, shift in zip(PARTS, np.split(weight, 3, 1), np.split(bias, 3), strict=True):
        nodes += _linear(model, f"{name}/{part}", joint.input[0], rows, shift)
    seen = f"{name}/seen"
    inputs = [f"{name}/{part}/output" for part in PARTS]
    nodes.append(
        helper.make_node(
            "MultiHeadAttention",
            inputs,
            [seen],
            f"{name}/fused",
            domain=OPERATORS,
            num_heads=shape.heads,
        )
    )
    out = _node(model, f"{name}/out/MatMul")
    out.input[0] = seen
    place = list(model.graph.node).index(out)
    for node in reversed(nodes):
        model.graph.node.insert(place, node)


def _linear(
    model: ModelProto,
    name: str,
    states: str,
    weight: NDArray[np.float32],
    bias: NDArray[np.float32],
) -> list[NodeProto]:
    """The nodes of a linear map; what they hold is among the graph's initializers."""
    for kind, value in (("weight", weight), ("bias", bias)):
        tensor = numpy_helper.from_array(np.ascontiguousarray(value), f"{name}/{kind}")
        model.graph.initializer.append(tensor)
    product, output = f"{name}/product", f"{name}/output"
    return [
        helper.make_node("MatMul", [states, f"{name}/weight"], [product], f"{name}/MatMul"),
        helper.make_node("Add", [product, f"{name}/bias"], [output], f"{name}/Add"),
    ]


def _node(model: ModelProto, name: str) -> NodeProto:
    for node in model.graph.node:
        if node.name == name:
            return node
    raise ValueError(f"the exported graph has no node {name}; were the network's parts renamed?")


def _initializer(model: ModelProto, node: NodeProto) -> NDArray[np.float32]:
    """The one input of the node that does not depend on what is read."""
    for tensor in model.graph.initializer:
        if tensor.name in node.input:
            return np.asarray(numpy_helper.to_array(tensor), np.float32)
    raise ValueError(f"{node.name} in the exported graph reads nothing that is fixed")


def _drop_unused(model: ModelProto) -> None:
    """No node or initializer is left that nobody reads."""
    needed = {output.name for output in model.graph.output}
    kept = []
    for node in reversed(model.graph.node):  # an operator stands behind what it reads
        if needed.intersection(node.output):
            needed.update(node.input)
            kept.append(node)
    tensors = [tensor for tensor in model.graph.initializer if tensor.name in needed]
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(reversed(kept))
    model.graph.initializer.extend(tensors)
