#!/bin/sh
# From data to the shipped model. Seeds are fixed; each step goes on where it was stopped.
set -eu
: "${DATA:=../shared/data}" "${PYTHON:=python}" "${RUNS:=runs}"
MODEL=onrecord/inference/model

# 1. Outermost relations, from the pretrained encoder.
"$PYTHON" -m training.fit --data "$DATA" --out "$RUNS/main" --epochs 7
# 2. What that network finds inside the contents teaches it nested relations.
"$PYTHON" -m training.export --weights "$RUNS/main/average.pt" --out "$RUNS/main/bundle"
"$PYTHON" -m training.nested --data "$DATA" --model "$RUNS/main/bundle" --out "$RUNS/nested.jsonl"
"$PYTHON" -m training.fit --data "$DATA" --out "$RUNS/nested" --epochs 1 --seed 2 \
  --start "$RUNS/main/average.pt" --nested "$RUNS/nested.jsonl" --rate 5e-5 --head-rate 3e-4
"$PYTHON" -m training.average "$RUNS/main/average.pt" "$RUNS/nested/average.pt" \
  --out "$RUNS/mixed.pt"
# 3. The bundle, its decoding settings, its parity with the network, and the gate.
"$PYTHON" -m training.export --weights "$RUNS/mixed.pt" --out "$MODEL"
"$PYTHON" -m training.calibrate --data "$DATA" --model "$MODEL"
"$PYTHON" -m training.parity --weights "$RUNS/mixed.pt" --data "$DATA" --model "$MODEL" \
  --write tests/inference/network_outputs.npz
"$PYTHON" -m onrecord evaluate polnear "$DATA/polnear/dev" --gate tests/gates/polnear-dev.json
