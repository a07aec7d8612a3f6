#!/bin/sh
# A Ray cluster of two CPU workers on loopback, for as long as two trainings take.
# rayCluster.sh FOLDER PYTHON PROGRAM ARGUMENTS...: trains in FOLDER/two, and in FOLDER/killed with a worker killed once.
folder=$1 python=$2 program=$3
shift 3
export PATH="$(dirname "$python"):$PATH" OMP_NUM_THREADS=1 RAY_TRAIN_V2_ENABLED=1 RAY_DISABLE_IMPORT_WARNING=1
export RAY_AUTH_MODE=token RAY_AUTH_TOKEN_PATH="$folder/token"
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$RAY_AUTH_TOKEN_PATH"
ip link set lo up 2>/dev/null
ray start --head --block --num-cpus=2 --object-store-memory=100000000 --temp-dir="$folder/ray" --disable-usage-stats \
  --node-ip-address=127.0.0.1 --port=6390 --dashboard-host=127.0.0.1 --dashboard-port=8265 > "$folder/ray.log" 2>&1 &
cluster=$!
trap 'kill "$cluster"' EXIT
wait_for() {
  for _ in $(seq 1 600); do
    if eval "$1"; then return 0; fi
    sleep 0.5
  done
  echo "waited in vain for: $1"
  exit 1
}
wait_for 'ray job list --address http://127.0.0.1:8265 > /dev/null 2>&1'
train() {
  node "$program" train sft --backend ray --workers 2 --ray-address http://127.0.0.1:8265 --python "$python" "$@"
}
train "$@" --out "$folder/two" || exit 1
train "$@" --out "$folder/killed" &
job=$!
second_worker() {
  sed -n 's/.*"worker": 1, "pid": \([0-9]*\).*/\1/p' "$folder/killed/sft.log" 2> /dev/null | tail -1
}
wait_for '[ -e "$folder/killed/checkpoint.pt" ] && [ -n "$(second_worker)" ]'
kill -9 "$(second_worker)" && echo "killed a worker"
wait "$job"
