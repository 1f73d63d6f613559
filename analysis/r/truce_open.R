# Opens a results file of truce with its labels: runs, parties and categories as words instead of numbers.
#
#   source("truce_open.R")
#   results <- truce_open("runs.h5")
#   results$deaths["north", , ]             # R counts dimensions in reverse: member, time, run
#   events <- truce_table("runs.h5", "events")
library(ncdf4)

truce_kind <- "truce-results"
truce_version <- "0.1"

# The words of a variable with flag_meanings, in the order of its numbers; NULL for plain numbers.
truce_words <- function(file, name) {
  meanings <- ncatt_get(file, name, "flag_meanings")
  if (meanings$hasatt) strsplit(meanings$value, " ")[[1]] else NULL
}

# Numbers as words; NA for a number without a word (-1: nobody).
truce_spell <- function(numbers, words) ifelse(numbers < 0, NA, words[pmax(numbers, 0) + 1])

truce_connect <- function(path) {
  file <- nc_open(path)
  kind <- ncatt_get(file, 0, "file_kind")$value
  version <- ncatt_get(file, 0, "format_version")$value
  if (!identical(kind, truce_kind) || !identical(version, truce_version)) {
    nc_close(file)
    stop(sprintf("%s: is '%s' version '%s', this reads '%s' version %s; use the truce_open.R of its version",
                 path, kind, version, truce_kind, truce_version))
  }
  file
}

truce_values <- function(file, name) as.vector(ncvar_get(file, name))

# One row a run.
truce_runs <- function(file) {
  runs <- data.frame(run = truce_values(file, "run"), replicate = truce_values(file, "replicate"),
                     design_point = truce_values(file, "design_point"))
  for (name in c("strategy", "status")) {
    words <- truce_words(file, name)
    numbers <- truce_values(file, name)
    runs[[name]] <- if (is.null(words)) numbers else truce_spell(numbers, words)
  }
  runs
}

# Names along one dimension of a series.
truce_labels <- function(file, name) {
  if (name == "run" || name == "time") return(as.character(truce_values(file, name)))
  words <- truce_words(file, name)
  if (!is.null(words)) return(words)
  text <- paste0("zz_text/", name, "_members")
  if (text %in% names(file$var)) as.vector(ncvar_get(file, text)) else NULL
}

# All series as arrays (member, time, run) with names, `runs` as a data frame, `time` in hours from the start.
truce_open <- function(path) {
  file <- truce_connect(path)
  on.exit(nc_close(file))
  results <- list(runs = truce_runs(file), time = truce_values(file, "time"),
                  start = ncatt_get(file, 0, "start")$value,
                  time_zone = ncatt_get(file, 0, "time_zone")$value)
  for (name in grep("/", names(file$var), invert = TRUE, value = TRUE)) {
    axes <- sapply(file$var[[name]]$dim, function(axis) axis$name)
    if (length(axes) < 2) next
    values <- ncvar_get(file, name, collapse_degen = FALSE)
    dimnames(values) <- setNames(lapply(axes, function(axis) truce_labels(file, axis)), axes)
    results[[name]] <- values
  }
  results
}

# A table as a data frame: one row a thing that happened, categories and members as words.
truce_table <- function(path, table) {
  file <- truce_connect(path)
  on.exit(nc_close(file))
  run <- truce_values(file, paste0(table, "/run_index"))
  rows <- truce_runs(file)[run + 1, , drop = FALSE]
  rownames(rows) <- NULL
  fixed <- paste0(table, "/", c("row_start", "row_size", "run_index"))
  for (name in setdiff(grep(paste0("^", table, "/"), names(file$var), value = TRUE), fixed)) {
    numbers <- truce_values(file, name)
    words <- truce_words(file, name)
    target <- ncatt_get(file, name, "refers_to")
    if (is.null(words) && target$hasatt) words <- truce_labels(file, target$value)
    rows[[sub(".*/", "", name)]] <- if (is.null(words)) numbers else truce_spell(numbers, words)
  }
  rows
}

# One row a run: what it is and its outcomes.
truce_outcomes <- function(path) {
  file <- truce_connect(path)
  on.exit(nc_close(file))
  runs <- truce_runs(file)
  for (name in grep("^outcomes/", names(file$var), value = TRUE)) {
    runs[[sub(".*/", "", name)]] <- truce_values(file, name)
  }
  runs
}

# The resolved scenario; running this text alone gives the same hashes.
truce_scenario <- function(path) {
  file <- truce_connect(path)
  on.exit(nc_close(file))
  ncvar_get(file, "zz_text/scenario")
}
