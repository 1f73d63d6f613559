# Draws one series of a results file: median, 50 % and 90 % of its runs over time, by R and the ncdf4 package.
#   Rscript analysis/plots/series.R RESULTS SERIES MEMBER PNG
#   Rscript analysis/plots/series.R runs.h5 deaths gaza deaths.png
# MEMBER is an id along the series' last dimension (party, public, ...), or - for a series without one.
# Failed runs are left out. Exit: 0 drawn, 65 nothing of that name or no results file.
words <- commandArgs(trailingOnly = TRUE)
stop_with <- function(code, ...) {
  message("series.R: ", ...)
  quit(status = code)
}
if (length(words) != 4) stop_with(64, "usage: series.R RESULTS SERIES MEMBER PNG (MEMBER may be -)")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "..", "r", "truce_open.R"))

results <- tryCatch(truce_open(words[1]), error = function(problem) {
  stop_with(65, words[1], ": cannot be read: ", conditionMessage(problem))
})
series <- results[[words[2]]]
if (!is.array(series)) stop_with(65, words[1], ": has no series '", words[2], "'")
if (length(dim(series)) == 3) {
  members <- dimnames(series)[[1]]
  if (!words[3] %in% members) {
    stop_with(65, words[1], ": ", words[2], " has no member '", words[3], "'; it has ",
              paste(members, collapse = ", "))
  }
  series <- array(series[words[3], , ], dim(series)[2:3])
}
series <- series[, results$runs$status == "ok", drop = FALSE]
bands <- apply(series, 1, quantile, c(0.05, 0.25, 0.5, 0.75, 0.95))
time <- as.POSIXct(results$start, tz = "UTC") + 3600 * results$time

png(words[4], width = 1600, height = 700, res = 150)
par(mar = c(3, 4, 2, 1), las = 1)
plot(time, bands[5, ], type = "n", ylim = range(0, bands), xlab = "", ylab = words[2], xaxt = "n",
     main = sprintf("%s %s: median, 50 %% and 90 %% of %d runs", words[2], sub("^-$", "", words[3]),
                    ncol(series)))
axis.POSIXct(1, at = pretty(time, 8), format = "%d %b")
for (pair in list(c(1, 5), c(2, 4))) {
  polygon(c(time, rev(time)), c(bands[pair[1], ], rev(bands[pair[2], ])), col = "#0072B240", border = NA)
}
lines(time, bands[3, ], col = "#0072B2", lwd = 2)
invisible(dev.off())
