"""How sure a statement is, calibrated: of those given 0.9, nine in ten are right.

The features are read off the scores at the decoded tags; a logistic regression over them was
fitted on marked articles (Platt 1999), see `training/calibrate.py`.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.inference.bundle import Calibration
from onrecord.inference.decode import Floats, log_softmax

if TYPE_CHECKING:
    from onrecord.inference.model import Reach, WordStates
    from onrecord.inference.tokens import Ints

FEATURES = ("cue", "source", "content", "weakest", "length", "no source", "pieces")


def chance_of(features: NDArray[np.float64], calibration: Calibration) -> NDArray[np.float64]:
    """The calibrated chance [N] from features [N, 7], to three places."""
    raised = features @ np.array(calibration.weights) + calibration.bias
    return np.asarray((1 / (1 + np.exp(-raised.clip(-50, 50)))).round(3))


def confidence_features(
    states: "WordStates", reach: "Reach", scores: Floats, tags: "Ints"
) -> NDArray[np.float64]:
    """What decoding knows of each statement [N, 7], in the order of `FEATURES`."""
    cues = reach.cues
    logs = log_softmax(scores.astype(np.float64))
    at_tag = np.take_along_axis(logs, tags[:, :, None], 2)[:, :, 0]  # [N, R]
    at_tag[np.arange(tags.shape[1]) >= np.array(reach.lengths)[:, None]] = 0.0
    is_source, is_content = (tags == 1) | (tags == 2), tags >= 3
    outer = np.logaddexp(*_begins(states.cues, cues).T)
    inner = np.logaddexp(*_begins(states.nested, cues).T)
    return np.stack(
        [
            np.maximum(outer, inner),
            _mean(at_tag, is_source),
            _mean(at_tag, is_content),
            at_tag.min(axis=1),
            np.log1p(is_content.sum(axis=1)),
            1.0 - is_source.any(axis=1),
            (tags == 3).sum(axis=1).astype(np.float64),
        ],
        axis=1,
    )


def _begins(scores: Floats, cues: "Ints") -> NDArray[np.float64]:
    logs = log_softmax(scores[cues[:, 0]].astype(np.float64))
    return logs[:, 1:]


def _mean(values: NDArray[np.float64], chosen: NDArray[Any]) -> NDArray[np.float64]:
    return np.asarray((values * chosen).sum(axis=1) / np.maximum(chosen.sum(axis=1), 1))
