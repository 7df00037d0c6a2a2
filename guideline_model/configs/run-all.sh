#!/bin/sh
# A whole run: the dataset, an adapter for each level, and the measures of all of them.
#
#   run-all.sh OUT FILE...
#
# OUT gets data/, line/, paragraph/, function/, evaluation/ and runs.jsonl; run again, it goes on
# from the last checkpoints. FILE is what `dataset` reads. Options for the three commands stand in
# DATASET_OPTIONS, TRAIN_OPTIONS and EVALUATE_OPTIONS, the Python to use in PYTHON.
set -eu
[ $# -ge 2 ] || { echo "usage: $0 OUT FILE..." >&2; exit 2; }
configs=$(dirname "$0")
out=$1
shift
guidelines() { "${PYTHON:-python}" -m guideline_model "$@"; }

guidelines dataset "$@" --out "$out/data" ${DATASET_OPTIONS:-}
adapters=
for level in line paragraph function; do
    # A level that fails stands in runs.jsonl and on stderr; the others go on.
    if guidelines train "$configs/$level.toml" --data "$out/data" --out "$out/$level" --resume \
        ${TRAIN_OPTIONS:-}; then
        adapters="$adapters --adapter $level=$out/$level"
    else
        echo "$0: no adapter for the level $level" >&2
    fi
done
# shellcheck disable=SC2086
guidelines evaluate "$out/data" --out "$out/evaluation" $adapters ${EVALUATE_OPTIONS:-}
