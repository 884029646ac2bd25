/**
 * Fate of every column when a person leaves. A test compares the table with the database's schema, so that a new column cannot be
 * forgotten. `leaving-texts.ts` has the words that others wrote, in which a name is replaced where it can mean the person alone.
 */
import { type Declaration, deletes, impersonal, keeps, pseudonymises } from './column-fate'

/** 民政部令第67号 wants records of service to be kept. */
const SERVICE = '服务记录（哪天、哪场活动、多少时间）：按民政部令第67号长期保存，只对应“已注销”的代号，没有姓名和联系方式'
const MEMBERSHIP = '所属组织的起止日期：以前的时长按它计入组织，只对应代号'
const TRACE = '操作记录：备查用，只对应代号，没有姓名和联系方式'
const CONSENT = '什么时候同意、什么时候收回：我们要能证明您同意过（个人信息保护法），只对应代号'
const WORK = '做组织者时发布、核对、写小结的时间：只对应代号'
const TRIED = '输错开通码的次数：只对应代号'
const DEVICE = '手机的随机编号：核对签到用，和姓名、微信号无关'
const SHORT = '单位里别人上传或导出的文件：一天内自动删除'
const PICTURE = '活动照片：由活动单位负责，照片里有您，请联系组织者删除'
const WORDS = '活动和系列的标题、服务项目、岗位：是公开的文字，不改'
const PLACE = '活动地点：是公开的地名'
const DISPUTE = '对记录有过异议这件事：文字删掉，只留日期'
const PROOF = '已经开出的纸质证明：凭核对码和证明上的姓名仍可以核对，我们不再存姓名'

export const PERSONAL_COLUMNS: Readonly<Record<string, readonly Declaration[]>> = {
  // People.
  volunteers: [deletes('openid phone leaves_at'), pseudonymises('id name name_key joined_into'), keeps('created_at left_at', SERVICE)],
  consents: [pseudonymises('volunteer_id'), keeps('id kind version given_at withdrawn_at', CONSENT)],
  memberships: [pseudonymises('volunteer_id'), keeps('organisation_id from_day until_day verified_at refused_at split', MEMBERSHIP)],
  volunteer_skills: [deletes('volunteer_id skill_id verified_at expires_at'), pseudonymises('verified_by')],
  roles: [deletes('id volunteer_id role organisation_id')],
  joinings: [deletes('id from_id into_id joined_at moved undone_at'), pseudonymises('joined_by undone_by')],
  told_apart: [deletes('one_id other_id told_at'), pseudonymises('told_by')],
  roster_members: [deletes('id organisation_id name name_key phone skills note branch changed_at')],

  // Signing in.
  sessions: [deletes('id token_hash openid kind device created_at used_at ends_at ended_at ended_because')],
  web_sign_ins: [deletes('id code_hash browser_hash number choices device is_shared ends_at openid session_id answer is_collected')],
  opening_codes: [impersonal('id code_hash ends_at is_used'), keeps('wrong', TRIED)],

  // Visits: their texts may name people.
  activities: [
    pseudonymises('summary bring getting_there cancel_reason return_reason created_by submitted_by'),
    deletes('contact_name contact_phone'),
    keeps('title search_text card', WORDS),
    keeps('created_at published_at submitted_at', WORK),
    keeps('place', PLACE),
    impersonal('id status starts_at ends_at town_id sign_up_opens_at sign_up_closes_at withdraw_until names_until series_id ticket_key'),
    impersonal('imported_as version comes_by is_indoors is_step_free in_rain latitude longitude moved_from'),
  ],
  text_changes: [pseudonymises('change return_reason submitted_by'), keeps('submitted_at', WORK), impersonal('activity_id')],
  activity_categories: [impersonal('activity_id category_id ordinal')],
  activity_organisations: [impersonal('activity_id organisation_id part ordinal')],
  services: [keeps('name', WORDS), impersonal('id activity_id unit served ordinal')],
  outcomes: [pseudonymises('note reported_by'), keeps('reported_at', WORK), impersonal('activity_id volunteers_total served_total')],
  outcome_photos: [
    pseudonymises('added_by'),
    keeps('content thumbnail', PICTURE),
    keeps('added_at', WORK),
    impersonal('id activity_id slot width height waits'),
  ],
  positions: [keeps('name', WORDS), impersonal('id activity_id capacity skill_id ordinal')],
  series: [pseudonymises('created_by'), keeps('name plan', WORDS), keeps('created_at', WORK), impersonal('id ended_at')],

  // Sign-ups and attendance.
  sign_ups: [
    pseudonymises('volunteer_id'),
    keeps('id activity_id position_id organisation_id team_id status during clashes moved_at arrival created_at changed_at', SERVICE),
    impersonal('code'),
  ],
  teams: [
    pseudonymises('leader_id'),
    keeps('id activity_id organisation_id status created_at changed_at', SERVICE),
    impersonal('invitation_key passed_over arrival'),
  ],
  team_parts: [impersonal('team_id position_id seats')],
  seats: [impersonal('id position_id team_id sign_up_id reserved_for reserved_until')],
  marks: [
    pseudonymises('volunteer_id recorded_by reason'),
    keeps('id activity_id kind voids method at clock_offset stated_at shown_at received_at ordinal', SERVICE),
    keeps('device_id', DEVICE),
  ],
  attendances: [pseudonymises('volunteer_id'), keeps('activity_id in_at out_at minutes known_from', SERVICE)],
  list_phones: [
    pseudonymises('volunteer_id cut_off_by'),
    keeps('device_id', DEVICE),
    keeps('activity_id first_at last_at cut_off_at', WORK),
  ],
  wrong_codes: [deletes('activity_id volunteer_id count last_at')],
  closings: [pseudonymises('closed_by'), keeps('closed_at', WORK), impersonal('activity_id marks_seen')],
  finding_answers: [pseudonymises('volunteer_id answered_by'), keeps('activity_id finding answered_at', SERVICE)],

  // Records and figures.
  disputes: [pseudonymises('volunteer_id text answer answered_by'), keeps('id activity_id created_at answered_at', DISPUTE)],
  proofs: [pseudonymises('volunteer_id content code'), keeps('id issued_at', PROOF)],
  closed_years: [pseudonymises('closed_by'), keeps('closed_at', WORK), impersonal('year figures rules scores')],
  closed_parts: [impersonal('year organisation_id activity_id part turns minutes served')],
  closed_turns: [pseudonymises('volunteer_id'), keeps('year organisation_id activity_id in_at out_at minutes share counted', SERVICE)],
  scoring_rules: [pseudonymises('created_by'), keeps('created_at', WORK), impersonal('version points')],

  // Traces.
  answers: [deletes('volunteer_id request_id fingerprint answer at')],
  audit_log: [pseudonymises('actor_id subject_id details'), keeps('id at action activity_id', TRACE)],
  messages: [deletes('id volunteer_id activity_id kind created_at'), pseudonymises('note')],
  exported_files: [deletes('id volunteer_id created_at')],
  exported_parts: [keeps('content', SHORT), impersonal('file_id part')],
  uploads: [deletes('id volunteer_id kind name size created_at')],
  upload_parts: [keeps('content', SHORT), impersonal('upload_id ordinal')],

  // The base and its words.
  base: [impersonal('id name is_demo created_at county contact_phone calling_hours')],
  settings: [impersonal('name value since')],
  job_runs: [impersonal('only_row started_at finished_at held_until host')],
  towns: [impersonal('id name ordinal retired_at')],
  categories: [impersonal('id name label usual_bring ordinal retired_at')],
  skills: [impersonal('id name needs_verification ordinal retired_at')],
  places: [impersonal('id town_id name address ordinal retired_at')],
  templates: [impersonal('id name category_id title word minutes services positions ordinal retired_at')],
  texts: [impersonal('kind text version')],
  holiday_years: [impersonal('year version')],
  holiday_days: [impersonal('year date name is_worked')],
  organisations: [impersonal('id name short_name kind contact_phone ordinal is_trusted declared_is_enough')],
  organisation_aliases: [impersonal('alias organisation_id')],
  merged_organisations: [impersonal('id name into_id')],
}

/** Tables of the migrations themselves. */
export const UNDECLARED_TABLES: readonly string[] = ['__drizzle_migrations', 'applied_functions', 'schema_version']
