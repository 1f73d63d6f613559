#!/bin/sh
# Makes results files with the program and pictures from them: plots.sh TEST TRUCE SOURCE FOLDER
set -eu
test=$1 truce=$2 source=$3 folder=$4
here=$source/tests/outside/plots plots=$source/analysis/plots

case " ${TRUCE_OUTSIDE_SKIP:-} " in
  *" plots_$test "*) echo "skipped: plots_$test is listed in TRUCE_OUTSIDE_SKIP"; exit 0 ;;
esac
export PYTHONDONTWRITEBYTECODE=1
python=$("$source/scripts/find_python" numpy h5py xarray netCDF4 matplotlib yaml)
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

fail() {
  echo "$1" >&2
  exit 1
}

# refuses CODE WORDS COMMAND...: the command ends with the code and says the words in at most three lines.
refuses() {
  code=$1 words=$2
  shift 2
  ended=0
  "$@" > said 2>&1 || ended=$?
  [ "$ended" -eq "$code" ] || fail "$* ended with $ended, not $code: $(cat said)"
  grep -q "$words" said || fail "$* did not say '$words': $(cat said)"
  [ "$(grep -c . said)" -le 3 ] || fail "$* said too much: $(cat said)"
  if [ -e wrong.png ]; then fail "$* left a picture"; fi
}

run() {
  "$truce" run "$source/scenarios/$1.yaml" --replicates 3 -o "$1.h5" > run.log 2>&1 || fail "$(cat run.log)"
}
overview() { "$python" "$plots/overview.py" "$@"; }
shows() { "$python" "$here/check_png.py" "$@"; }

case $test in
  overview)
    run minimal
    overview minimal.h5 minimal.png
    shows minimal.png 1600
    run gaza_2014
    overview gaza_2014.h5 gaza.png
    shows gaza.png 1600
    overview gaza_2014.h5 plain.png --no-overlay
    shows gaza.png 1600 --black-more-than plain.png
    "$python" "$here/fill.py" gaza_2014.h5 full.h5
    overview full.h5 full.png
    shows full.png 1600 --higher-than gaza.png
    run gaza_2014_recorded
    overview gaza_2014_recorded.h5 recorded.png
    shows recorded.png 1600
    "$python" "$here/panels_test.py" "$plots" minimal.h5 full.h5 gaza_2014_recorded.h5
    ;;
  wrong_files)
    run minimal
    printf 'no results\n' > text.h5
    "$python" -c 'import h5py; h5py.File("other.h5", "w").attrs["file_kind"] = "other"'
    head -c 3000 minimal.h5 > short.h5
    refuses 65 'there is no such file' overview absent.h5 wrong.png
    refuses 65 'text.h5: is no results file of truce' overview text.h5 wrong.png
    refuses 65 "is 'other'" overview other.h5 wrong.png
    refuses 65 'short.h5: is no results file of truce, or a broken one' overview short.h5 wrong.png
    refuses 65 "has no strategy 'charm'" overview minimal.h5 wrong.png --strategy charm
    refuses 64 'usage' overview minimal.h5
    refuses 73 'nothing was drawn' overview minimal.h5 absent/wrong.png
    ;;
  levers)
    table="$source/analysis/python/lever_table.py"
    cp "$source"/scenarios/two_parties*.yaml .
    stream=$("$python" "$here/levers_test.py" stream "$source")
    printf 'study: 1\nscenario: two_parties_mediator.yaml\nlevers: {as_it_is: {}, no_quarrel: {%s: 0}}\n' \
      "streams.$stream.rate_per_hour" > pairs.yaml
    printf 'replication: {replicates: 3}\noutputs: {series_replicates: 0, tables: [arrangements, texts, decisions]}\n' >> pairs.yaml
    "$truce" sweep pairs.yaml -o pairs --quiet || fail "the study failed"
    "$python" "$table" --csv pairs/results.h5 > levers.csv
    "$python" "$here/levers_test.py" numbers "$source" levers.csv pairs/results.h5
    "$python" "$plots/forest.py" levers.png levers.csv --measures calm_hours,events
    "$python" "$here/levers_test.py" picture "$source" levers.png
    "$truce" compare pairs.yaml -o pairs --quiet --format csv > compared.csv
    "$python" "$plots/forest.py" compared.png compared.csv --measures calm_hours_day60,first_calm72
    "$python" "$here/levers_test.py" picture "$source" compared.png
    run minimal
    refuses 65 'has one lever' "$python" "$table" minimal.h5
    printf 'point,lever,measure,difference,low,high\n' > empty.csv
    refuses 65 'no differences' "$python" "$plots/forest.py" wrong.png empty.csv
    refuses 64 'usage' "$python" "$plots/forest.py" wrong.png
    ;;
  r)
    Rscript -e 'library(ncdf4)' > /dev/null 2>&1 \
      || fail "not installed; apt-get install r-base-core r-cran-ncdf4, or TRUCE_OUTSIDE_SKIP=plots_r"
    run minimal
    Rscript "$plots/series.R" minimal.h5 deaths north_people r.png
    shows r.png 1600
    refuses 65 "has no member 'nobody'" Rscript "$plots/series.R" minimal.h5 deaths nobody wrong.png
    printf 'no results\n' > text.h5
    refuses 65 'text.h5: cannot be read' Rscript "$plots/series.R" text.h5 deaths nobody wrong.png
    ;;
  gnuplot)
    command -v gnuplot > /dev/null \
      || fail "not installed; apt-get install gnuplot-nox, or TRUCE_OUTSIDE_SKIP=plots_gnuplot"
    run minimal
    "$truce" export minimal.h5 --csv csv > run.log 2>&1 || fail "$(cat run.log)"
    gnuplot -e "folder='csv'; series='deaths'; member='north_people'; picture='gnu.png'" "$plots/series.gp"
    shows gnu.png 1600
    refuses 1 "no series 'deaths' of member 'nobody'" \
      gnuplot -e "folder='csv'; series='deaths'; member='nobody'; picture='wrong.png'" "$plots/series.gp"
    ;;
  *) fail "unknown test '$test'" ;;
esac
