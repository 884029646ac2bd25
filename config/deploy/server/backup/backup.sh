#!/bin/sh
# Backs up the base of DATABASE_URL (its one schema) into BACKUP_DIR: tongxin-<day>-<time>.dump, and beside it a .manifest with the rows
# of each table as they were in the dump's own snapshot. A file has its name only when it is whole. Exit codes: folder.sh.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=folder.sh
. "$here/folder.sh"
# shellcheck source=connection.sh
. "$here/connection.sh"

open_folder
hold backup '另一个备份正在进行，这次没有再做'
use_postgres_tools psql pg_dump pg_restore
# Remains of a backup that was killed. No other can be at work, since this one holds the lock.
rm -rf "$BACKUP_DIR"/.backup-*
work=$(mktemp -d "$BACKUP_DIR/.backup-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT HUP
use_database "$work"

bytes=$(query_base <<SQL || fail $NO_DATABASE '没有备份：数据库连不上，原因见上一行'
$SESSION
select coalesce(sum(pg_table_size(c.oid)), 0) from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace;
SQL
)
[ "${bytes:-0}" -gt 0 ] || fail $NO_DATABASE '没有备份：数据库里一张表也没有。DATABASE_URL（和其中的 search_path）和服务器用的一样吗？服务器启动过吗？'
need $((bytes / 1024)) "$BACKUP_DIR" 备份

name=tongxin-$(date +%Y%m%d-%H%M%S)
[ ! -e "$BACKUP_DIR/$name.dump" ] || fail $BUSY "已经有 $name.dump，时钟往回拨过吗？这次没有备份"
at=$(now_utc)
export work here
query_base <<SQL || fail $NO_DATABASE '没有备份：数据库中断，或者磁盘写满了，原因见上一行。以前的备份都在'
$SESSION
begin isolation level repeatable read, read only;
select current_schema() as base, quote_ident(current_schema()) as quoted, pg_export_snapshot() as snapshot \gset
\setenv quoted :quoted
\setenv snapshot :snapshot
\! pg_dump --format=custom --no-owner --no-privileges --schema="\$quoted" --snapshot="\$snapshot" --file="\$work/dump" && : >"\$work/dumped"
\o '$work/counts'
select 'schema', :'base';
select 'base', md5(concat_ws(' ', at, action, subject_id)) from :"base".audit_log order by id limit 1;
select 'size', sum(pg_total_relation_size(c.oid)) from pg_class c where c.relkind = 'r' and c.relnamespace = :'quoted'::regnamespace;
\i '$here/counts.sql'
select 'leaving', id, coalesce(leaves_at, left_at) from :"base".volunteers where leaves_at is not null or left_at is not null order by id;
select 'end';
\o
commit;
SQL
[ -e "$work/dumped" ] || fail $NO_DATABASE '没有备份：pg_dump 没有做完，原因见上一行。以前的备份都在'
pg_restore --list "$work/dump" >/dev/null || fail $DAMAGED '没有备份：写出的文件读不回来，请检查磁盘'
[ "$(tail -n 1 "$work/counts")" = end ] || fail $DISK_FULL '没有备份：清点没有写完，磁盘满了吗？'
{
  printf 'at\t%s\n' "$at"
  printf 'sha256\t%s\n' "$(sha256sum "$work/dump" | cut -d ' ' -f 1)"
  cat "$work/counts"
} | write_whole "$work/manifest"
sync "$work/dump"
# The dump comes last: it never stands there without its manifest.
mv "$work/manifest" "$BACKUP_DIR/$name.manifest"
mv "$work/dump" "$BACKUP_DIR/$name.dump"
sync "$BACKUP_DIR"
size=$(wc -c <"$BACKUP_DIR/$name.dump" | tr -d ' ')
printf '{"at": "%s", "file": "%s", "bytes": %s}\n' "$at" "$name.dump" "$size" | write_whole "$BACKUP_DIR/last-backup.json"
say "已备份：$BACKUP_DIR/$name.dump，$((size / 1024)) KB，$(grep -c '^table' "$BACKUP_DIR/$name.manifest") 张表"

find "$BACKUP_DIR" -maxdepth 1 -name 'tongxin-*.dump' | awk -f "$here/retention.awk" | while read -r old; do
  rm -f "$old" "${old%.dump}.manifest"
  say "已删除旧备份：$old"
done
