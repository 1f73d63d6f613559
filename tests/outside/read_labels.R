# Reads the sample results file through analysis/r/truce_open.R and looks for the labels.
words <- commandArgs(trailingOnly = TRUE)
source(words[2])
results <- truce_open(words[1])
events <- truce_table(words[1], "events")
outcomes <- truce_outcomes(words[1])
stopifnot(results$deaths["south", "48", "2"] == 2481,
          identical(results$runs$strategy, c("none", "shuttle", "none")),
          identical(results$runs$status, c("ok", "failed", "ok")),
          results$time[49] == 48, results$start == "2014-07-08 00:00",
          is.na(results$violence_rate["5", "1"]),
          identical(events$actor, c(NA, "south", NA, "south", "north", "south")),
          identical(events$kind[1:2], c("launch", "strike")),
          all(events$replicate == c(0, 0, 2, 2, 2, 2)),
          nrow(truce_table(words[1], "polls")) == 0,
          all(outcomes$design_point == 7:9), outcomes$calm_hours[3] == 12, is.na(outcomes$calm_hours[2]),
          startsWith(truce_scenario(words[1]), "name: sample\n"))
cat("truce_open.R reads the sample\n")
