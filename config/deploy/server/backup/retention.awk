# Backups that nobody needs any more. In: paths that end in tongxin-YYYYMMDD-HHMMSS.dump, in any order; out: those to delete. Kept are all
# that are at most 48 hours older than the newest, since after an accident the last good one may be of the same day, and the newest of each
# of the last 7 days, 4 weeks (from Monday) and 12 months that have one, so that a time without backups costs none.
function day_of(date,   y, m) {
  # Numbers: as texts, 12 would stand before 2.
  y = substr(date, 1, 4) + 0; m = substr(date, 5, 2) + 0
  if (m <= 2) { y--; m += 12 }
  return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + substr(date, 7, 2) - 1
}
function seconds_of(stamp) {
  return 86400 * day_of(stamp) + 3600 * substr(stamp, 10, 2) + 60 * substr(stamp, 12, 2) + substr(stamp, 14, 2)
}
match($0, /(^|\/)tongxin-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]\.dump$/) {
  # The pattern has a fixed length but for the slash.
  stamp = substr($0, length($0) - 19, 15)
  at[++count] = stamp
  path[stamp] = $0
}
END {
  for (i = 2; i <= count; i++) {
    one = at[i]
    for (j = i - 1; j > 0 && at[j] < one; j--) at[j + 1] = at[j]
    at[j + 1] = one
  }
  most["day"] = 7; most["week"] = 4; most["month"] = 12
  for (i = 1; i <= count; i++) {
    days = day_of(at[i])
    period["day"] = days
    # Day 0 of this count is 1 March of year 0, a Wednesday.
    period["week"] = int((days + 2) / 7)
    period["month"] = substr(at[i], 1, 6)
    keep = seconds_of(at[1]) - seconds_of(at[i]) <= 48 * 3600
    for (kind in most) {
      if (used[kind] < most[kind] && period[kind] != last[kind]) { keep = 1; used[kind]++; last[kind] = period[kind] }
    }
    if (!keep) print path[at[i]]
  }
}
