# Compares Kaplan-Meier (Greenwood, log-log limits), cumulative incidence (Aalen-Johansen) and the log-rank test with R's survival, to a relative 1e-8.
library(survival)
folder <- commandArgs(trailingOnly = TRUE)[1]
data <- read.csv(file.path(folder, "data.csv"))
ours <- read.csv(file.path(folder, "ours.csv"))
fit <- survfit(Surv(length, ended) ~ 1, data = data[data$group == 0, ], conf.type = "log-log")
several <- survfit(Surv(length, factor(cause)) ~ 1, data = data[data$group == 0, ])
rank <- survdiff(Surv(length, ended) ~ group, data = data)
value <- function(what) ours$value[ours$what == what]
close <- function(name, a, b) {
  same_gaps <- all(is.na(a) == is.na(b))
  worst <- suppressWarnings(max(abs(a - b) / pmax(abs(b), 1e-300), na.rm = TRUE))
  cat(sprintf("%-12s %3d numbers, largest relative difference %.1e\n", name, length(b), worst))
  if (length(a) != length(b) || !same_gaps || !(worst <= 1e-8)) stop(name, " differs from R")
}
stopifnot(all(ours$time[ours$what == "survival"] == fit$time), nrow(data) == 400, any(data$ended == 0))
close("survival", value("survival"), fit$surv)
close("error", value("error"), fit$surv * fit$std.err)
close("low", value("low"), fit$lower)
close("high", value("high"), fit$upper)
for (cause in 1:2) close(paste0("incidence_", cause), value(paste0("incidence_", cause)), several$pstate[, several$states == cause])
close("median", value("median"), unname(summary(fit)$table["median"]))
close("chi_square", value("chi_square"), rank$chisq)
close("p_value", value("p_value"), pchisq(rank$chisq, 1, lower.tail = FALSE))
