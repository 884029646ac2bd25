-- Who was said not to be there stays so now, whatever an earlier tick says that came later: such attendances are derived anew by the jobs.
insert into attendances_to_derive (activity_id)
  select distinct activity_id from marks where method = 'corrected' and kind = 'void' on conflict do nothing;
