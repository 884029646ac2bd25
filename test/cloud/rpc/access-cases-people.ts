/** Access cases of the base's people: files, members, organisations, roles. */
import { randomUUID } from 'node:crypto'
import { type Case, ROLES, type RoleName } from './access-roles'

const ORGANISERS: readonly RoleName[] = ['other organiser', 'organiser', 'administrator']
const ITS_ORGANISERS: readonly RoleName[] = ['organiser', 'administrator']
const ADMINISTRATORS: readonly RoleName[] = ['administrator']
/** Everybody with a profile. */
const EVERY_VOLUNTEER: readonly RoleName[] = ['volunteer', 'leader', 'other organiser', 'organiser', 'administrator']
const requestId = () => randomUUID()

const EVERYBODY: readonly RoleName[] = ROLES
const SIGNED_IN: readonly RoleName[] = ROLES.filter((role) => role !== 'resident')
/** A code of the right shape that no browser shows. */
const SCANNED = 'aaaaaaaaaaaaaaaaaaaaaa'

export const PEOPLE_CASES: Record<string, Case> = {
  'sessions.start': { allowed: EVERYBODY, call: (as) => as.sessions.start({ code: 'code' }) },
  'sessions.list': { allowed: SIGNED_IN, call: (as) => as.sessions.list() },
  'sessions.end': { allowed: SIGNED_IN, call: (as) => as.sessions.end({ sessionId: randomUUID() }).then(() => true) },
  'sessions.endAll': { allowed: SIGNED_IN, call: (as) => as.sessions.endAll().then(() => true) },
  'sessions.endThis': { allowed: EVERYBODY, call: (as) => as.sessions.endThis().then(() => true) },
  'sessions.ask': { allowed: EVERYBODY, call: (as) => as.sessions.ask({ isShared: false }) },
  'sessions.collect': { allowed: EVERYBODY, call: (as) => as.sessions.collect() },
  'sessions.scan': { allowed: EVERY_VOLUNTEER, call: (as) => as.sessions.scan({ code: SCANNED }) },
  'sessions.answer': { allowed: EVERY_VOLUNTEER, call: (as) => as.sessions.answer({ code: SCANNED, number: 10 }) },
  'sessions.open': { allowed: EVERY_VOLUNTEER, call: (as) => as.sessions.open({ code: 'ABCD' }) },
  'uploads.start': {
    allowed: ORGANISERS,
    call: (as) => as.uploads.start({ uploadId: randomUUID(), kind: 'roster', name: '名册.xlsx', size: 9_000 }),
  },
  'uploads.part': { allowed: ORGANISERS, call: (as) => as.uploads.part({ uploadId: randomUUID(), ordinal: 0, data: 'AAAA' }) },
  'members.list': { allowed: ITS_ORGANISERS, call: (as) => as.members.list({ organisationId: 'nonggong' }) },
  'members.preview': {
    allowed: ITS_ORGANISERS,
    call: (as) => as.members.preview({ organisationId: 'nonggong', uploadId: randomUUID() }),
  },
  'members.import': {
    allowed: ITS_ORGANISERS,
    call: (as) =>
      as.members.import({
        requestId: requestId(),
        organisationId: 'nonggong',
        uploadId: randomUUID(),
        fingerprint: '',
        removesMissing: false,
      }),
  },
  'members.save': {
    allowed: ITS_ORGANISERS,
    call: (as) =>
      as.members.save({
        requestId: requestId(),
        organisationId: 'nonggong',
        memberId: null,
        name: '王样例',
        phone: '13800000002',
        branch: '',
        skills: [],
        note: '',
      }),
  },
  'members.phone': {
    allowed: ITS_ORGANISERS,
    call: (as, { rosterMemberId: memberId }) => as.members.phone({ organisationId: 'nonggong', memberId }),
  },
  'members.export': {
    allowed: ITS_ORGANISERS,
    call: (as) => as.members.export({ requestId: requestId(), organisationId: 'nonggong' }),
  },
  'members.remove': {
    allowed: ITS_ORGANISERS,
    call: (as) => as.members.remove({ requestId: requestId(), organisationId: 'nonggong', memberId: randomUUID() }),
  },
  'leaving.preview': { allowed: EVERY_VOLUNTEER, call: (as) => as.leaving.preview() },
  'leaving.ask': { allowed: EVERY_VOLUNTEER, call: (as) => as.leaving.ask({ requestId: requestId() }) },
  'leaving.stay': { allowed: EVERY_VOLUNTEER, call: (as) => as.leaving.stay({ requestId: requestId() }) },
  'ownData.get': { allowed: EVERY_VOLUNTEER, call: (as) => as.ownData.get() },
  'ownData.file': { allowed: EVERY_VOLUNTEER, call: (as) => as.ownData.file({ requestId: requestId(), kind: 'json' }) },
  'memberships.mine': { allowed: EVERY_VOLUNTEER, call: (as) => as.memberships.mine() },
  'memberships.declared': { allowed: ORGANISERS, call: (as) => as.memberships.declared() },
  'memberships.confirm': {
    allowed: ITS_ORGANISERS,
    call: (as, { doctorId }) => as.memberships.confirm({ requestId: requestId(), organisationId: 'nonggong', volunteerId: doctorId }),
  },
  'memberships.refuse': {
    allowed: ITS_ORGANISERS,
    call: (as, { doctorId }) => as.memberships.refuse({ requestId: requestId(), organisationId: 'nonggong', volunteerId: doctorId }),
  },
  'people.alike': { allowed: ORGANISERS, call: (as) => as.people.alike() },
  'people.join': {
    allowed: ADMINISTRATORS,
    call: (as, { doctorId }) => as.people.join({ requestId: requestId(), keptId: doctorId, joinedId: randomUUID() }),
  },
  'people.undo': {
    allowed: ADMINISTRATORS,
    call: (as) => as.people.undo({ requestId: requestId(), joiningId: randomUUID() }),
  },
  'people.tellApart': {
    allowed: ADMINISTRATORS,
    call: (as, { doctorId }) => as.people.tellApart({ requestId: requestId(), keptId: doctorId, joinedId: randomUUID() }),
  },
  'organisations.list': { allowed: ADMINISTRATORS, call: (as) => as.organisations.list() },
  'organisations.add': {
    allowed: ADMINISTRATORS,
    call: (as) =>
      as.organisations.add({
        requestId: requestId(),
        name: '示范县摄影家协会',
        shortName: '县影协',
        kind: 'group',
        isTrusted: true,
        declaredIsEnough: false,
        contactPhone: '',
        aliases: [],
      }),
  },
  'organisations.edit': {
    allowed: ADMINISTRATORS,
    call: (as) =>
      as.organisations.edit({
        requestId: requestId(),
        organisationId: 'hospital',
        name: '示范县人民医院',
        shortName: '县人民医院',
        kind: 'partner',
        isTrusted: true,
        declaredIsEnough: false,
        contactPhone: '',
        aliases: [],
      }),
  },
  'organisations.merge': {
    allowed: ADMINISTRATORS,
    call: (as) => as.organisations.merge({ requestId: requestId(), fromId: 'no-such', intoId: 'hospital' }),
  },
  'roles.list': { allowed: ADMINISTRATORS, call: (as) => as.roles.list() },
  'roles.find': { allowed: ADMINISTRATORS, call: (as) => as.roles.find({ text: '陈样' }) },
  'roles.give': {
    allowed: ADMINISTRATORS,
    call: (as, { doctorId }) =>
      as.roles.give({ requestId: requestId(), volunteerId: doctorId, role: 'organiser', organisationId: 'minge' }),
  },
  'retention.get': { allowed: ADMINISTRATORS, call: (as) => as.retention.get() },
  'retention.dryRun': { allowed: ADMINISTRATORS, call: (as) => as.retention.dryRun() },
  'settings.get': { allowed: ADMINISTRATORS, call: (as) => as.settings.get() },
  'settings.setServiceBegins': {
    allowed: ADMINISTRATORS,
    call: (as) => as.settings.setServiceBegins({ requestId: requestId(), begins: 'planned-start' }),
  },
  'base.offers': { allowed: ADMINISTRATORS, call: (as) => as.base.offers({ county: '示范县' }) },
  'base.found': {
    allowed: ADMINISTRATORS,
    call: (as) =>
      as.base.found({
        requestId: requestId(),
        county: '示范县',
        name: '示范县基地',
        contactPhone: null,
        callingHours: null,
        towns: ['城关镇'],
        organisations: [],
      }),
  },
  'base.change': {
    allowed: ADMINISTRATORS,
    call: (as) => {
      const seen = { name: '示范县基地', contactPhone: null, callingHours: null }
      return as.base.change({ requestId: requestId(), ...seen, seen })
    },
  },
  'roles.take': {
    allowed: ADMINISTRATORS,
    call: (as, { doctorId }) =>
      as.roles.take({ requestId: requestId(), volunteerId: doctorId, role: 'organiser', organisationId: 'minge' }),
  },
}
