#!/bin/sh
# The timer of the container: a backup each day from 02:30 and a check each week, by what the folder says was done, so that a restart
# neither forgets nor repeats. A failure is tried again after an hour.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=folder.sh
. "$here/folder.sh"

WEEK=604800
RETRY=3600
TURN=60

# age FILE: seconds since a program here wrote it; a very long time if it never did.
age() {
  if [ -e "$1" ]; then echo $(($(date +%s) - $(date -r "$1" +%s))); else date +%s; fi
}

# Seconds since the last 02:30.
since_half_past_two() {
  set -- "$(date +%H)" "$(date +%M)"
  now=$((${1#0} * 60 + ${2#0}))
  echo $((((now - 150 + 1440) % 1440) * 60))
}

# turn: one look at the clock. TRIED is a folder that forgets with the container.
turn() {
  if [ "$(age "$BACKUP_DIR/last-backup.json")" -gt "$(since_half_past_two)" ] && [ "$(age "$TRIED/backup")" -ge $RETRY ]; then
    : >"$TRIED/backup"
    code=0
    "$here/backup.sh" || code=$?
    # With a clock in doubt the backup was made, and has said so.
    [ $code -eq 0 ] || [ $code -eq $WRONG_CLOCK ] || say "备份没有成功，一小时后再试"
  fi
  if [ -e "$BACKUP_DIR/last-backup.json" ] && [ "$(age "$BACKUP_DIR/last-good-check")" -ge $WEEK ] && [ "$(age "$TRIED/check")" -ge $RETRY ]; then
    : >"$TRIED/check"
    if "$here/check.sh"; then : >"$BACKUP_DIR/last-good-check"; else say "核对没有成功，一小时后再试"; fi
  fi
}

open_folder
TRIED=$(mktemp -d)
if [ "${1:-}" = --once ]; then
  turn
  exit
fi
trap 'exit 0' TERM INT
while :; do
  turn &
  wait $! || :
  sleep $TURN &
  wait $! || :
done
