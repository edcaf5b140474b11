#!/usr/bin/env bash
# Sets deskcheck beside what is run on copy instead, on the same machine in the same run.
#
#     benches/peers/run.sh [-n ROUNDS] [-d FOLDER-FOR-TOOLS] DESKCHECK FOLDER
#
# Installs proselint (PyPI), write-good and textlint (npm) into FOLDER-FOR-TOOLS (target/peers), and YARA with apt-get if it is
# not there; needs Python 3 and Node. Checks one article of about 700 words and then all .txt files of FOLDER with each tool,
# tool after tool within each round, so that whatever else the machine does falls on all alike. Prints the median of the
# wall times and of the ratios round by round. YARA looks for the 40 patterns of desk.yar, the others run their own rules.
set -euo pipefail
export LC_ALL=C.UTF-8
rounds=5 here=$(cd "$(dirname "$0")" && pwd)
tools=$(dirname "$(dirname "$here")")/target/peers
while getopts n:d: option; do
    case $option in n) rounds=$OPTARG ;; d) tools=$OPTARG ;; *) sed -n '2,10p' "$0" >&2 && exit 2 ;; esac
done
shift $((OPTIND - 1))
[ $# -eq 2 ] || { sed -n '2,10p' "$0" >&2 && exit 2; }
deskcheck=$(realpath "$1") folder=$(realpath "$2")

mkdir -p "$tools"
[ -x "$tools/venv/bin/proselint" ] || { python3 -m venv "$tools/venv" && "$tools/venv/bin/pip" -q install proselint; }
[ -x "$tools/node_modules/.bin/textlint" ] ||
    npm install --no-save --no-audit --no-fund --silent --prefix "$tools" write-good textlint textlint-rule-write-good \
        textlint-rule-common-misspellings textlint-rule-unexpanded-acronym textlint-rule-en-max-word-count
echo '{"rules": {"write-good": true, "common-misspellings": true, "unexpanded-acronym": true, "en-max-word-count": true}}' \
    >"$tools/textlint.json"
command -v yara >/dev/null || { apt-get update -qq && apt-get install -y -qq yara >/dev/null; }

article=$(wc -c "$folder"/*.txt | sort -n | awk '$1 > 4200 && $2 != "total" { print $2; exit }')
files=("$folder"/*.txt)
bytes=$(cat "${files[@]}" | wc -c)
cd "$tools"

# Runs a tool on the article or on all files; prints seconds.
run() {
    local start=$EPOCHREALTIME
    local -a on=("$article")
    [ "$2" = one ] || on=("${files[@]}")
    case $1 in
        deskcheck) "$deskcheck" check --format jsonl "${on[@]}" ;;
        deskcheck-1) taskset -c 0 "$deskcheck" check --format jsonl "${on[@]}" ;;
        proselint) venv/bin/proselint check "${on[@]}" ;;
        write-good) node_modules/.bin/write-good "${on[@]}" ;;
        textlint) node_modules/.bin/textlint --config textlint.json --format unix "${on[@]}" ;;
        yara) if [ "$2" = one ]; then yara -ws "$here/desk.yar" "$article"; else yara -wrs "$here/desk.yar" "$folder"; fi ;;
    esac >/dev/null 2>&1 || true
    awk "BEGIN { print $EPOCHREALTIME - $start }"
}

names="deskcheck deskcheck-1 yara write-good proselint textlint"
times=$(mktemp)
for kind in one all; do
    for round in $(seq "$rounds"); do
        for name in $names; do
            [ "$round" != 1 ] || [ $kind != one ] || run "$name" one >/dev/null
            echo "$kind $name $round $(run "$name" $kind)" >>"$times"
        done
    done
done
echo "$(date -u +%F), $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1); load $(cut -d' ' -f1-3 /proc/loadavg)"
echo "one article: $(wc -c <"$article") bytes; folder: ${#files[@]} files, $bytes bytes; $rounds rounds, medians"
awk -v names="$names" -v bytes="$bytes" '
    { seconds[$1, $2, $3] = $4; if ($3 > rounds) rounds = $3 }
    function median(list, n,    i, j, t) {
        for (i = 2; i <= n; i++) { t = list[i]; for (j = i - 1; j > 0 && list[j] > t; j--) list[j + 1] = list[j]; list[j + 1] = t }
        return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    }
    END {
        printf "%-12s %14s %8s %12s %8s %8s\n", "", "one article ms", "times", "folder s", "MB/s", "times"
        n = split(names, name, " ")
        for (i = 1; i <= n; i++) {
            split("one all", kinds, " ")
            for (k = 1; k <= 2; k++) {
                for (r = 1; r <= rounds; r++) {
                    took[r] = seconds[kinds[k], name[i], r]
                    ratio[r] = took[r] / seconds[kinds[k], "deskcheck", r]
                }
                middle[k] = median(took, rounds); times[k] = median(ratio, rounds)
            }
            printf "%-12s %14.0f %8.2f %12.2f %8.2f %8.2f\n", name[i], middle[1] * 1000, times[1], middle[2], bytes / 1e6 / middle[2], times[2]
        }
    }' "$times"
rm -f "$times"
