/** Each procedure with its allowed roles and a call of it. */
import { randomUUID } from 'node:crypto'
import { aPlan } from '../../support/base'
import { aName } from '../../support/teams'
import { FIGURES_CASES } from './access-cases-figures'
import { PEOPLE_CASES } from './access-cases-people'
import { seriesCases } from './access-cases-series'
import { VOCABULARY_CASES } from './access-cases-vocabulary'
import { type Case, ROLES, type RoleName } from './access-roles'

/** Allowed roles; others are refused with `not-signed-in` without a profile, and with `forbidden` otherwise. */
const EVERYBODY: readonly RoleName[] = ROLES
const SIGNED_IN: readonly RoleName[] = ['newcomer', 'volunteer', 'leader', 'other organiser', 'organiser', 'administrator']
const VOLUNTEERS: readonly RoleName[] = ['volunteer', 'leader', 'other organiser', 'organiser', 'administrator']
const ORGANISERS: readonly RoleName[] = ['other organiser', 'organiser', 'administrator']
const ITS_ORGANISERS: readonly RoleName[] = ['organiser', 'administrator']
const ADMINISTRATORS: readonly RoleName[] = ['administrator']
const ITS_LEADER: readonly RoleName[] = ['leader']
const READERS_OF_TEAM: readonly RoleName[] = ['leader', 'organiser', 'administrator']

export const requestId = () => randomUUID()
export const CASES: Record<string, Case> = {
  'planning.warnings': {
    allowed: ORGANISERS,
    call: (as, { activityId }) => as.planning.warnings({ activityId, plan: aPlan() }),
  },
  'planning.places': { allowed: ORGANISERS, call: (as) => as.planning.places({ townId: 'nowhere' }) },
  'planning.usual': { allowed: ORGANISERS, call: (as) => as.planning.usual() },
  'session.get': { allowed: EVERYBODY, call: (as) => as.session.get() },
  'vocabulary.get': { allowed: EVERYBODY, call: (as) => as.vocabulary.get() },
  'activities.list': { allowed: EVERYBODY, call: (as) => as.activities.list({}) },
  'activities.nothingFound': { allowed: EVERYBODY, call: (as) => as.activities.nothingFound({ text: '针灸' }) },
  'activities.get': { allowed: EVERYBODY, call: (as, { activityId }) => as.activities.get({ activityId }) },
  'profile.save': {
    allowed: SIGNED_IN,
    call: (as) =>
      as.profile.save({
        name: '陈样例',
        phone: '13800000001',
        organisationIds: ['nonggong'],
        skillIds: [],
        agreesToPersonalData: true,
        agreesToMembership: true,
      }),
  },
  'profile.takeBackPreview': { allowed: VOLUNTEERS, call: (as) => as.profile.takeBackPreview({ kind: 'membership' }) },
  'profile.takeBack': { allowed: VOLUNTEERS, call: (as) => as.profile.takeBack({ requestId: requestId(), kind: 'membership' }) },
  'signUps.create': {
    allowed: SIGNED_IN,
    call: (as, { activityId, positionId }) =>
      as.signUps.create({ requestId: requestId(), activityId, positionId, version: 2, organisationId: null }),
  },
  'signUps.withdraw': { allowed: VOLUNTEERS, call: (as, { signUpId }) => as.signUps.withdraw({ requestId: requestId(), signUpId }) },
  'signUps.mine': { allowed: VOLUNTEERS, call: (as) => as.signUps.mine() },
  'signUps.get': { allowed: VOLUNTEERS, call: (as, { signUpId }) => as.signUps.get({ signUpId }) },
  'teams.create': {
    allowed: VOLUNTEERS,
    call: (as, { activityId, positionId }) =>
      as.teams.create({
        requestId: requestId(),
        teamId: randomUUID(),
        activityId,
        version: 2,
        organisationId: 'nonggong',
        parts: [{ positionId, seats: [null, null] }],
      }),
  },
  'teams.get': { allowed: READERS_OF_TEAM, call: (as, { team }) => as.teams.get({ teamId: team.id }) },
  'teams.mine': { allowed: VOLUNTEERS, call: (as) => as.teams.mine() },
  'teams.addMember': {
    allowed: ITS_LEADER,
    call: (as, { team, positionId }) => as.teams.addMember({ requestId: requestId(), teamId: team.id, positionId, name: aName('王') }),
  },
  'teams.replaceMember': {
    allowed: ITS_LEADER,
    call: (as, { team }) => as.teams.replaceMember({ requestId: requestId(), teamId: team.id, signUpId: team.memberId, name: aName('王') }),
  },
  'teams.removeMember': {
    allowed: ITS_LEADER,
    call: (as, { team }) => as.teams.removeMember({ requestId: requestId(), teamId: team.id, signUpId: team.memberId }),
  },
  'teams.shrink': {
    allowed: ITS_LEADER,
    call: (as, { team, positionId }) => as.teams.shrink({ requestId: requestId(), teamId: team.id, positionId, seats: 1 }),
  },
  'teams.withdraw': { allowed: ITS_LEADER, call: (as, { team }) => as.teams.withdraw({ requestId: requestId(), teamId: team.id }) },
  'teams.invitation': { allowed: SIGNED_IN, call: (as, { team }) => as.teams.invitation({ teamId: team.id, key: team.key }) },
  'teams.join': { allowed: SIGNED_IN, call: (as, { team }) => as.teams.join({ requestId: requestId(), teamId: team.id, key: team.key }) },
  'seats.get': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.seats.get({ activityId }) },
  'seats.preview': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, positionId }) => as.seats.preview({ activityId, positionId, free: 2 }),
  },
  'seats.confirm': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, team }) => as.seats.confirm({ requestId: requestId(), activityId, entryId: team.id }),
  },
  'seats.move': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, positionId, team }) =>
      as.seats.move({ requestId: requestId(), activityId, signUpId: team.memberId, positionId }),
  },
  'seats.remove': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, team }) => as.seats.remove({ requestId: requestId(), activityId, entryId: team.id, reason: '场地变小' }),
  },
  'skills.list': { allowed: ORGANISERS, call: (as) => as.skills.list() },
  'skills.verify': {
    allowed: ITS_ORGANISERS,
    call: (as, { doctorId }) => as.skills.verify({ volunteerId: doctorId, skillId: 'medicine', expiresAt: null }),
  },
  'skills.revoke': {
    allowed: ITS_ORGANISERS,
    call: (as, { doctorId }) => as.skills.revoke({ volunteerId: doctorId, skillId: 'medicine' }),
  },
  'messages.mine': { allowed: VOLUNTEERS, call: (as) => as.messages.mine() },
  'attendance.list': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.attendance.list({ activityId, deviceId: randomUUID() }),
  },
  'attendance.sync': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.attendance.sync({ activityId, deviceId: randomUUID(), marks: [], since: 0 }),
  },
  'attendance.checkIn': {
    allowed: VOLUNTEERS,
    call: (as, { activityId }) => as.attendance.checkIn({ activityId, deviceId: randomUUID(), marks: [] }),
  },
  'attendance.phones': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.attendance.phones({ activityId }) },
  'attendance.cutOff': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.attendance.cutOff({ requestId: requestId(), activityId, deviceId: randomUUID(), isCutOff: true }),
  },
  'records.mine': { allowed: VOLUNTEERS, call: (as) => as.records.mine({ year: 2027 }) },
  'records.dispute': {
    allowed: VOLUNTEERS,
    call: (as, { activityId }) => as.records.dispute({ requestId: requestId(), activityId, text: '时间不对' }),
  },
  'records.issueProof': { allowed: VOLUNTEERS, call: (as) => as.records.issueProof({ requestId: requestId(), year: 2027 }) },
  'records.proofs': { allowed: VOLUNTEERS, call: (as) => as.records.proofs() },
  // The answer for an unknown code is null; a list around it makes the result defined.
  'records.check': { allowed: EVERYBODY, call: async (as) => [await as.records.check({ code: 'ABCD-EFGH-JKMN' })] },
  'records.review': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.records.review({ activityId }) },
  'records.correct': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, doctorId }) =>
      as.records.correct({
        requestId: requestId(),
        activityId,
        corrections: [{ volunteerId: doctorId, kind: 'in', at: null }],
        reason: '认错人了',
      }),
  },
  'records.answerFindings': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, doctorId }) =>
      as.records.answerFindings({ requestId: requestId(), activityId, answers: [{ volunteerId: doctorId, finding: 'same-name 2' }] }),
  },
  'records.close': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.records.close({ requestId: requestId(), activityId, seenMarks: 0 }),
  },
  'records.answerDispute': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, disputeId }) => as.records.answerDispute({ requestId: requestId(), activityId, disputeId, answer: '已更正' }),
  },
  'desk.list': { allowed: ORGANISERS, call: (as) => as.desk.list({ when: 'upcoming' }) },
  'desk.unfinished': { allowed: ORGANISERS, call: (as) => as.desk.unfinished() },
  'desk.get': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.desk.get({ activityId }) },
  'desk.create': {
    allowed: ITS_ORGANISERS,
    call: (as) => as.desk.create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan() }),
  },
  'desk.edit': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, version }) => as.desk.edit({ requestId: requestId(), activityId, version, plan: aPlan() }),
  },
  'desk.consequences': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, version }) => as.desk.consequences({ activityId, version, plan: aPlan() }),
  },
  'desk.publish': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.desk.publish({ requestId: requestId(), activityId }) },
  'desk.takeBack': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.desk.takeBack({ requestId: requestId(), activityId }) },
  'submissions.list': { allowed: ADMINISTRATORS, call: (as) => as.submissions.list() },
  'submissions.approve': {
    allowed: ADMINISTRATORS,
    call: (as, { activityId, version }) => as.submissions.approve({ requestId: requestId(), activities: [{ activityId, version }] }),
  },
  'submissions.giveBack': {
    allowed: ADMINISTRATORS,
    call: (as, { activityId, version }) =>
      as.submissions.giveBack({ requestId: requestId(), activities: [{ activityId, version }], reason: '时间不对' }),
  },
  'desk.dropChange': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.desk.dropChange({ requestId: requestId(), activityId }) },
  'changes.list': { allowed: ADMINISTRATORS, call: (as) => as.changes.list() },
  'changes.approve': {
    allowed: ADMINISTRATORS,
    call: (as, { activityId, version }) => as.changes.approve({ requestId: requestId(), activities: [{ activityId, version }] }),
  },
  'changes.giveBack': {
    allowed: ADMINISTRATORS,
    call: (as, { activityId, version }) =>
      as.changes.giveBack({ requestId: requestId(), activities: [{ activityId, version }], reason: '写清楚' }),
  },
  'changes.photos': { allowed: ADMINISTRATORS, call: (as) => as.changes.photos() },
  'changes.approvePhotos': {
    allowed: ADMINISTRATORS,
    call: (as, { activityId }) => as.changes.approvePhotos({ requestId: requestId(), activityId, photoIds: [randomUUID()] }),
  },
  'changes.giveBackPhotos': {
    allowed: ADMINISTRATORS,
    call: (as, { activityId }) =>
      as.changes.giveBackPhotos({ requestId: requestId(), activityId, photoIds: [randomUUID()], reason: '看不清' }),
  },
  'desk.cancel': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.desk.cancel({ requestId: requestId(), activityId, reason: '台风' }),
  },
  ...seriesCases(ITS_ORGANISERS, EVERYBODY),
  ...FIGURES_CASES,
  ...VOCABULARY_CASES,
  ...PEOPLE_CASES,
}
