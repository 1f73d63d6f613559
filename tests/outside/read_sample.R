# Reads the sample results file (tests/unit/record/sample.hpp) with ncdf4 and compares every value.
library(ncdf4)
file <- nc_open(commandArgs(trailingOnly = TRUE)[1])
get <- function(name) ncvar_get(file, name)
same <- function(name, found, wanted) {
  equal <- length(found) == length(wanted) && all(is.na(found) == is.na(wanted)) &&
    all(found == wanted, na.rm = TRUE)
  if (!equal) stop(name, " differs: ", paste(head(as.vector(found)), collapse = " "))
}
time <- 0:48
# R has the dimensions in reverse: party, time, run. Run 1 failed.
deaths <- outer(outer(0:1, 10 * time, "+"), 1000 * (0:2), "+")
deaths[, , 2] <- -1
support <- outer(outer((0:1) / 4, time / 64, "+"), 0:2, "+")
support[, , 2] <- NA
violence <- outer(time / 8, 100 * (0:2), "+")
violence[, 2] <- NA
phase <- outer(time, 0:2, "+") %% 3
phase[, 2] <- -1
same("dimensions", dim(get("deaths")), c(2, 49, 3))
same("deaths", get("deaths"), deaths)
same("support", get("support"), support)
same("violence_rate", get("violence_rate"), violence)
same("phase", get("phase"), phase)
same("time", get("time"), time)
same("replicate", get("replicate"), 0:2)
same("design_point", get("design_point"), 7:9)
same("strategy", get("strategy"), c(0, 1, 0))
same("status", get("status"), c(0, 1, 0))
same("events/run_index", get("events/run_index"), c(0, 0, 2, 2, 2, 2))
same("events/row_start", get("events/row_start"), c(0, 2, 2))
same("events/actor", get("events/actor"), c(-1, 1, -1, 1, 0, 1))
same("events/harm", get("events/harm"), c(0, 1, 20, 21, 22, 23))
same("polls/share", get("polls/share"), numeric(0))
same("outcomes/calm_hours", get("outcomes/calm_hours"), c(10, NA, 12))
same("state/step", get("state/step"), c(0, 24, 0, 24))
same("state/hash_word_0", get("state/hash_word_0"), c(0x01234567, 0xffffffff, 0x01234567, 0xffffffff))
same("state/hash_word_1", get("state/hash_word_1"), c(0x89abcdef, 0x80000000, 0x89abcdef, 0x80000000))
same("state/hash_word_3", get("state/hash_word_3"), c(0x76543210, 1, 0x76543212, 1))
text <- function(variable, name) ncatt_get(file, variable, name)$value
stopifnot(text(0, "file_kind") == "truce-results", text(0, "seed") == "18446744073709551615",
          text("party", "flag_meanings") == "north south", text("violence_rate", "units") == "h-1",
          text("time", "units") == "hours since 2014-07-08 00:00",
          grepl("^name: sample\nlabel: ", get("zz_text/scenario")),
          get("zz_text/run_error")[2] == "step 3: a stock went below zero")
cat("ncdf4 reads the sample\n")
