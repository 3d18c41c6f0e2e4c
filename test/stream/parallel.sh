#!/bin/sh
# Runs Tactful under GNU parallel and compares what it finds with one process:
#   sh test/stream/parallel.sh [megabytes, 200] [the command, bin/tactful.js of this repository]
# Needs GNU parallel (Debian: parallel) and a build. Ends with 1 where a byte differs.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
megabytes=${1:-200}
tactful=${2:-"node $root/bin/tactful.js"}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export CI=

# Findings are what is looked for here; only what could not be read is a failure.
sure() { "$@" || test $? -eq 1; }

node --import "$root/node_modules/tsx/dist/esm/index.mjs" "$root/test/bench/make-ndjson.ts" all.ndjson "$megabytes"
echo "$(wc -c < all.ndjson) bytes, $(wc -l < all.ndjson) messages"

echo '1. One stream, and the same by conversations in several processes'
sure $tactful stream --quiet --show info < all.ndjson > one.ndjson
parallel --will-cite --pipe --keep-order --jobs 2 --block 10M \
  --groupby 's/.*"conversation":\s*("(?:[^"\\]|\\.)*"|\d+).*/$1/' \
  "$tactful stream --quiet --show info --fail-on never" < all.ndjson > many.ndjson
# Each process counts lines from 1; all else is the same.
for name in one many; do
  sed -E 's/"(line|firstLine|lastLine|offset|start|end)":[0-9]+/"\1":0/g' $name.ndjson > $name.placeless
done
cmp one.placeless many.placeless
echo "   the same $(wc -l < one.ndjson) lines, $(grep -c '"fingerprint"' one.ndjson) of them with findings"
rm ./*.placeless one.ndjson many.ndjson

echo '2. One check of a folder, and the same in seven shards, merged'
mkdir chats
# A new file where a conversation ends, after each fiftieth part.
awk -v most="$((megabytes * 20000))" '
  { split($0, part, "\""); if (part[4] != last && size > most) { size = 0; file++ } last = part[4]; size += length($0) + 1 }
  { printf "%s\n", $0 > sprintf("chats/%03d.ndjson", file) }' all.ndjson
rm all.ndjson
sure $tactful check chats --quiet --no-baseline --format json=one.json --format sarif=one.sarif
parallel --will-cite --jobs 2 "$tactful check chats --quiet --fail-on never --shard {}/7 --format json=shard-{}.json" ::: 1 2 3 4 5 6 7
sure $tactful merge --quiet --format json=merged.json --format sarif=merged.sarif shard-*.json
cmp one.json merged.json
cmp one.sarif merged.sarif
echo "   the same $(wc -c < one.json) bytes of JSON and $(wc -c < one.sarif) of SARIF, from $(ls chats | wc -l) files"
