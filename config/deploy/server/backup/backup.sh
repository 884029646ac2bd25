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

# The time is the database's: the clock of the machine may be a different one, and wrong.
facts=$(query_base <<SQL || fail $NO_DATABASE '没有备份：数据库连不上，原因见上一行'
$SESSION
select coalesce(sum(pg_table_size(c.oid)), 0), to_char(now() at time zone interval '8 hours', 'YYYYMMDD-HH24MISS'),
  to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = quote_ident(current_schema())::regnamespace;
SQL
)
read -r bytes stamp at <<FACTS
$facts
FACTS
[ "${bytes:-0}" -gt 0 ] || fail $NO_DATABASE '没有备份：数据库里一张表也没有。DATABASE_URL（和其中的 search_path）和服务器用的一样吗？服务器启动过吗？'
[ -n "$at" ] || fail $NO_DATABASE '没有备份：数据库没有回答现在几点'
need $((bytes / 1024)) "$BACKUP_DIR" 备份

name=tongxin-$stamp
[ ! -e "$BACKUP_DIR/$name.dump" ] || fail $BUSY "已经有 $name.dump，时钟往回拨过吗？这次没有备份"
export work here
query_base -v counts="$work/counts" -v tables="$here/counts.sql" <<SQL || fail $NO_DATABASE '没有备份：数据库中断，或者磁盘写满了，原因见上一行。以前的备份都在'
$SESSION
begin isolation level repeatable read, read only;
select current_schema() as base, quote_ident(current_schema()) as quoted, pg_export_snapshot() as snapshot \gset
\setenv quoted :quoted
\setenv snapshot :snapshot
\! pg_dump --format=custom --no-owner --no-privileges --schema="\$quoted" --snapshot="\$snapshot" --file="\$work/dump" && : >"\$work/dumped"
select has_function_privilege('pg_control_system()', 'execute') as knows_server \gset
\o :counts
select 'schema', :'base';
select 'base', md5(concat_ws(' ', at, action, subject_id)) from :"base".audit_log order by id limit 1;
\if :knows_server
select 'server', system_identifier from pg_control_system();
select 'moment', pg_snapshot_xmax(pg_current_snapshot());
\endif
select 'size', sum(pg_total_relation_size(c.oid)) from pg_class c where c.relkind = 'r' and c.relnamespace = :'quoted'::regnamespace;
\i :tables
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

all=$(find "$BACKUP_DIR" -maxdepth 1 -name 'tongxin-[0-9]*.dump' | sort)
newest=$(printf '%s\n' "$all" | tail -n 1)
[ "$newest" = "$BACKUP_DIR/$name.dump" ] || fail $WRONG_CLOCK "备份留着，但时间不对：数据库说现在是 $at，目录里却有更晚的 ${newest##*/}。在弄清之前不删除任何旧备份。请看数据库那台机器的时钟（date -u）：时钟错了就校准，再备份一次；时钟是对的，就是 ${newest##*/} 的日期错了，把它和同名的 .manifest 移到别的文件夹"
printf '%s\n' "$all" | awk -f "$here/retention.awk" | while read -r old; do
  rm -f "$old" "${old%.dump}.manifest"
  say "已删除旧备份：$old"
done
