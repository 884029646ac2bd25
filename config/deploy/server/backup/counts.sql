-- Each table of the schema :base with its rows and a sum over their contents, which no order of the rows changes. Generated columns are
-- left out, since another server may compute them by another collation.
select format(
  $$select 'table', %L, count(*), coalesce(sum(('x' || left(md5(row(%s)::text), 15))::bit(60)::bigint), 0) from %I.%I as whole$$,
  c.relname, coalesce(string_agg(format('whole.%I', a.attname), ', ' order by a.attnum), ''), n.nspname, c.relname)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where n.nspname = :'base' and c.relkind in ('r', 'p') and not c.relispartition
group by c.relname, n.nspname
order by c.relname collate "C"
\gexec
