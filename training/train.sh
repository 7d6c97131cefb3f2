#!/bin/sh
# From data to the shipped model. Seeds are fixed; each step goes on where it was stopped.
set -eu
: "${DATA:=../shared/data}" "${PYTHON:=python}" "${RUNS:=runs}"
MODEL=onrecord/inference/model

export_to() { "$PYTHON" -m training.export --data "$DATA" --weights "$1" --out "$2"; }

# 1. Outermost relations, from the pretrained encoder.
"$PYTHON" -m training.fit --data "$DATA" --out "$RUNS/main" --epochs 7
# 2. What that network finds inside the contents teaches it nested relations.
export_to "$RUNS/main/average.pt" "$RUNS/main/bundle"
"$PYTHON" -m training.nested --data "$DATA" --model "$RUNS/main/bundle" --out "$RUNS/nested.jsonl"
"$PYTHON" -m training.fit --data "$DATA" --out "$RUNS/nested" --epochs 1 --seed 2 \
  --start "$RUNS/main/average.pt" --nested "$RUNS/nested.jsonl" --rate 5e-5 --head-rate 3e-4
"$PYTHON" -m training.average "$RUNS/main/average.pt" "$RUNS/nested/average.pt" \
  --head nested --out "$RUNS/mixed.pt"
# 3. Names, and relations found in news from elsewhere, are learned beside the marked ones.
export_to "$RUNS/mixed.pt" "$RUNS/mixed"
"$PYTHON" -m training.calibrate --data "$DATA" --model "$RUNS/mixed"
"$PYTHON" -m training.silver --data "$DATA" --model "$RUNS/mixed" --out "$RUNS/silver.jsonl"
"$PYTHON" -m training.fit --data "$DATA" --out "$RUNS/joint" --epochs 1 --seed 3 \
  --start "$RUNS/mixed.pt" --nested "$RUNS/nested.jsonl" --silver "$RUNS/silver.jsonl" \
  --rate 1.2e-4 --head-rate 6e-4
for cycle in 1 2; do
  before=$([ "$cycle" = 1 ] && echo joint || echo cycle1)
  "$PYTHON" -m training.fit --data "$DATA" --out "$RUNS/cycle$cycle" --epochs 1 --steps 400 \
    --seed $((cycle + 4)) --start "$RUNS/$before/average.pt" --nested "$RUNS/nested.jsonl" \
    --silver "$RUNS/silver.jsonl" --rate 5e-5 --head-rate 2e-4 --average 0.99
done
"$PYTHON" -m training.average "$RUNS/mixed.pt" "$RUNS/cycle1/average.pt" --out "$RUNS/mean.pt"
# 4. The name tagger learns anew on the averaged encoder, with the unaveraged one as teacher.
export_to "$RUNS/mean.pt" "$RUNS/mean"
export_to "$RUNS/cycle2/average.pt" "$RUNS/cycle2/bundle"
"$PYTHON" -m training.names --data "$DATA" --weights "$RUNS/mean.pt" --model "$RUNS/mean" \
  --teacher "$RUNS/cycle2/bundle" --out "$RUNS/final.pt"
# 5. The bundle, its decoding settings, its parity with the network, and the gates.
export_to "$RUNS/final.pt" "$MODEL"
"$PYTHON" -m training.calibrate --data "$DATA" --model "$MODEL"
"$PYTHON" -m training.parity --weights "$RUNS/final.pt" --data "$DATA" --model "$MODEL" \
  --write tests/inference/network_outputs.npz
"$PYTHON" -m onrecord evaluate polnear "$DATA/polnear/dev" --gate tests/gates/polnear-dev.json
"$PYTHON" -m onrecord evaluate names "$DATA/worldwide-newswire" --gate tests/gates/names.json
