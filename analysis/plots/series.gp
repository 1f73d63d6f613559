# Draws one series of a results file by gnuplot: each run as a thin line, the mean of the runs as a thick one.
#   truce export runs.h5 --csv csv
#   gnuplot -e "folder='csv'; series='deaths'; member='gaza'; picture='deaths.png'" analysis/plots/series.gp
# MEMBER is an id along the series' last dimension (party, public, ...), or '' for a series without one.
# gnuplot has no quantiles by group; bands are drawn by series.R and overview.py.
if (!exists("folder") || !exists("series") || !exists("member") || !exists("picture")) {
  exit error "series.gp: give folder, series, member and picture by -e; see the first lines of the script"
}
wanted = sprintf("$5 == \"%s\" && $6 == \"%s\" && $7 != \"\"", series, member)
# A blank line before each run keeps the end of one from being joined to the start of the next.
split = "if ($1 != run) print \"\"; run = $1; print $4 / 24, $7"
rows = sprintf("< awk -F, '%s { %s }' '%s/series.csv'", wanted, split, folder)
all = sprintf("< awk -F, '%s { print $4 / 24, $7 }' '%s/series.csv'", wanted, folder)
found = system(sprintf("awk -F, '%s { print 1; exit }' '%s/series.csv'", wanted, folder))
if (strlen(found) == 0) {
  exit error sprintf("series.gp: %s/series.csv has no series '%s' of member '%s'", folder, series, member)
}
set terminal pngcairo size 1600,700 fontscale 1.6
set output picture
set border 3
set tics nomirror
set grid ytics
set xlabel "days since the start"
set ylabel series
set title sprintf("%s %s", series, member) noenhanced
set yrange [0:*]
set key top left
plot rows using 1:2 with lines linecolor rgb "#8056B4E9" title "runs", \
     all using 1:2 smooth unique with lines linewidth 3 linecolor rgb "#0072B2" title "mean"
