#!/usr/bin/env bash
# Sets deskcheck beside what is run on copy instead, on the same machine in the same run.
#
#     benches/peers/run.sh [-n ROUNDS] [-d FOLDER-FOR-TOOLS] DESKCHECK FOLDER
#
# Installs proselint (PyPI), write-good and textlint (npm) into FOLDER-FOR-TOOLS (target/peers), and YARA with apt-get if it is
# not there; needs Python 3 and Node. Checks one article of about 700 words and then all .txt files of FOLDER with each tool,
# tool after tool within each round, so that whatever else the machine does falls on all alike. Prints medians of wall and
# processor time, and how many times the processor time of deskcheck each takes, the median of the ratios round by round. YARA looks for the 40 patterns of desk.yar, the others run their own rules.
set -euo pipefail
export LC_ALL=C.UTF-8
rounds=5 here=$(cd "$(dirname "$0")" && pwd)
tools=$(dirname "$(dirname "$here")")/target/peers
while getopts n:d: option; do
    case $option in n) rounds=$OPTARG ;; d) tools=$OPTARG ;; *) sed -n '2,11p' "$0" >&2 && exit 2 ;; esac
done
shift $((OPTIND - 1))
[ $# -eq 2 ] || { sed -n '2,11p' "$0" >&2 && exit 2; }
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

# Runs a tool on the article or on all files; prints wall seconds and processor seconds.
TIMEFORMAT='%3R %3U %3S'
run() {
    local -a on=("$article") command
    [ "$2" = one ] || on=("${files[@]}")
    case $1 in
        deskcheck) command=("$deskcheck" check --format jsonl "${on[@]}") ;;
        proselint) command=(venv/bin/proselint check "${on[@]}") ;;
        write-good) command=(node_modules/.bin/write-good "${on[@]}") ;;
        textlint) command=(node_modules/.bin/textlint --config textlint.json --format unix "${on[@]}") ;;
        yara) if [ "$2" = one ]; then command=(yara -ws "$here/desk.yar" "$article"); else command=(yara -wrs "$here/desk.yar" "$folder"); fi ;;
    esac
    { time "${command[@]}" >/dev/null 2>&1 </dev/null || true; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

names="deskcheck yara write-good proselint textlint"
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
    { wall[$1, $2, $3] = $4; cpu[$1, $2, $3] = $5; if ($3 > rounds) rounds = $3 }
    function median(list, n,    i, j, t) {
        for (i = 2; i <= n; i++) { t = list[i]; for (j = i - 1; j > 0 && list[j] > t; j--) list[j + 1] = list[j]; list[j + 1] = t }
        return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    }
    END {
        printf "%-12s %10s %8s %8s   %10s %8s %10s %8s\n", "", "article ms", "cpu ms", "times", "folder s", "cpu s", "MB/cpu s", "times"
        n = split(names, name, " ")
        split("one all", kinds, " ")
        for (i = 1; i <= n; i++) {
            for (k = 1; k <= 2; k++) {
                for (r = 1; r <= rounds; r++) {
                    ran[r] = wall[kinds[k], name[i], r]
                    worked[r] = cpu[kinds[k], name[i], r]
                    ratio[r] = worked[r] / cpu[kinds[k], "deskcheck", r]
                }
                w[k] = median(ran, rounds); c[k] = median(worked, rounds); t[k] = median(ratio, rounds)
            }
            printf "%-12s %10.0f %8.0f %8.2f   %10.2f %8.2f %10.2f %8.2f\n", name[i], w[1] * 1000, c[1] * 1000, t[1], w[2], c[2], bytes / 1e6 / c[2], t[2]
        }
    }' "$times"
rm -f "$times"
