#!/bin/sh
# check.sh [FILE.dump]: restores a backup, by default the one made last, into an empty server that lives for this check alone, and compares every
# table with the manifest. It never connects to the base's own database. Exit codes: folder.sh.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=folder.sh
. "$here/folder.sh"
# shellcheck source=connection.sh
. "$here/connection.sh"

open_folder
hold check '另一次核对正在进行，这次没有再做'
use_postgres_tools initdb pg_ctl psql pg_restore
[ "$(id -u)" -ne 0 ] || fail $BAD_SETTING 'PostgreSQL 不能用 root 运行：请换成运行备份的用户（runuser -u tongxin -- …）'
# server_in FOLDER ARGUMENTS: pg_ctl from within, since it hands its paths to a shell, and the folder's may hold anything.
server_in() {
  (cd "$1" && shift && pg_ctl -D data "$@")
}

# Servers of checks that were killed.
for left in "$BACKUP_DIR"/.check-*; do
  [ -d "$left" ] || continue
  server_in "$left" -m immediate stop >/dev/null 2>&1 || :
  rm -rf "$left"
done
# A date in a name may be wrong: the word of the last backup knows better, where there is one.
last=$(sed -n 's/.*"file": "\(tongxin-[0-9-]*\.dump\)".*/\1/p' "$BACKUP_DIR/last-backup.json" 2>/dev/null || :)
[ -n "$last" ] && [ -e "$BACKUP_DIR/$last" ] || last=$(find "$BACKUP_DIR" -maxdepth 1 -name 'tongxin-*.dump' -exec basename {} \; | sort | tail -n 1)
dump=${1:-${last:+$BACKUP_DIR/$last}}
if [ -z "$dump" ] || [ ! -r "$dump" ]; then fail $BAD_SETTING "$BACKUP_DIR 里没有能读的备份，没有核对"; fi
file=$(basename "$dump")
work=$(mktemp -d "$BACKUP_DIR/.check-XXXXXX")
sockets=$(mktemp -d /tmp/tongxin-check-XXXXXX)
end() {
  server_in "$work" -m immediate stop >/dev/null 2>&1 || :
  rm -rf "$work" "$sockets"
}
trap end EXIT
trap 'exit 143' TERM INT HUP

# wrong CODE REASON: a check that found something leaves its word for the monitor as well.
wrong() {
  printf '{"at": "%s", "file": "%s", "tables": 0, "rows": 0, "ok": false}\n' "$(now_utc)" "$file" | write_whole "$BACKUP_DIR/last-check.json"
  fail "$1" "$2"
}

manifest=${dump%.dump}.manifest
[ -r "$manifest" ] || wrong $DAMAGED "核对没有通过：$file 旁边没有 .manifest"
need $(($(awk -F '\t' '$1 == "size" { print $2; exit }' "$manifest") * 5 / 4096 + 65536)) "$BACKUP_DIR" 核对
# A link, so that the backup may be deleted meanwhile and that no other manifest stands beside it.
mkdir "$work/backup"
ln "$dump" "$manifest" "$work/backup/" 2>/dev/null || cp "$dump" "$manifest" "$work/backup/"

(cd "$work" && initdb -D data -U tongxin -A trust -E UTF8 --locale=C.UTF-8 --no-sync) >"$work/log" 2>&1 || {
  cat "$work/log" >&2
  fail $NO_DATABASE '没有核对：建不起空的 PostgreSQL，原因见上'
}
# The lock is closed in the server, which must not keep it if this program is killed.
server_in "$work" -l log -w -t 60 start >/dev/null 9>&- \
  -o "-c listen_addresses= -c unix_socket_directories=$sockets -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c jit=off -c autovacuum=off" || {
  cat "$work/log" >&2
  fail $NO_DATABASE '没有核对：空的 PostgreSQL 启动不了，原因见上'
}
base=$(awk -F '\t' '$1 == "schema" { print $2; exit }' "$manifest")
DATABASE_URL="postgresql://tongxin@/postgres?host=$sockets&$(option_of "$base")"
export DATABASE_URL
unset DATABASE_CA
code=0
"$here/restore.sh" "$work/backup/$file" >"$work/said" 2>"$work/faults" || code=$?
[ $code -eq 0 ] || {
  cat "$work/faults" >&2
  wrong $code "核对没有通过：$file 恢复不了，原因见上。请马上另做一份备份（backup.sh），并检查磁盘"
}
tables=$(grep -c '^table' "$manifest")
rows=$(awk -F '\t' '$1 == "table" { rows += $3 } END { printf "%d", rows }' "$manifest")
printf '{"at": "%s", "file": "%s", "tables": %s, "rows": %s, "ok": true}\n' "$(now_utc)" "$file" "$tables" "$rows" | write_whole "$BACKUP_DIR/last-check.json"
say "核对通过：$file 恢复到空的服务器，$tables 张表 $rows 行，和备份时一样"
