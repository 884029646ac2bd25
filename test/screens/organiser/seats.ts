/** Example seats, people and entries. A test sets only the fields that it is about. */
import type { DeskSignUp } from '../../../src/contract/activities/desk'
import type { SeatsView, TeamOnDesk, WaitingEntry } from '../../../src/contract/seats'
import { start } from '../../domain/examples'

export const aPosition = (id: string, change: Partial<SeatsView['positions'][number]> = {}): SeatsView['positions'][number] => ({
  id,
  name: id,
  capacity: 4,
  taken: 4,
  reserved: 0,
  waitlisted: 0,
  skill: null,
  quotas: [],
  unnamed: 0,
  gathered: 0,
  ...change,
})

export const aTeam = (id: string, change: Partial<TeamOnDesk> = {}): TeamOnDesk => ({
  id,
  name: '民革 3 人队',
  isTeam: true,
  seats: 3,
  status: 'confirmed',
  leader: '陈样例',
  phone: '13800000001',
  open: 0,
  ...change,
})

export const someSeats = (change: Partial<SeatsView> = {}): SeatsView => ({
  positions: [],
  waiting: [],
  teams: [],
  namesUntil: start,
  ...change,
})

export const aSignUp = (id: string, change: Partial<DeskSignUp> = {}): DeskSignUp => ({
  id,
  volunteerId: id,
  name: id,
  phone: '',
  organisation: null,
  positionId: '秩序引导',
  position: '秩序引导',
  status: 'confirmed',
  clashes: false,
  doubts: [],
  teamId: null,
  createdAt: start,
  ...change,
})

export const anEntry = (change: Partial<WaitingEntry> = {}): WaitingEntry => ({
  id: 'entry',
  name: '胡示范',
  isTeam: false,
  seats: 1,
  wants: [{ positionId: '秩序引导', seats: 1 }],
  awaitsConfirmation: false,
  organisation: null,
  createdAt: start,
  isFit: true,
  passedOver: 0,
  ...change,
})

export const aWaitingTeam = (change: Partial<WaitingEntry> = {}): WaitingEntry =>
  anEntry({ name: '民革 3 人队', isTeam: true, seats: 3, wants: [{ positionId: '秩序引导', seats: 3 }], organisation: '民革', ...change })
