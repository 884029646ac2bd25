/** Situations that histories reach, counted because a rule is tested only in its situation. */
import { couldCome } from './model/fitness'
import { freeSeats, isFit, isReserved, waitingOf } from './model/waitlist'
import { type World, activityOf, hour, isLive, membersOf } from './model/world'

const CUT_OFF = 12 * hour

const SITUATIONS: Record<string, (world: World) => boolean> = {
  'a volunteer waits': ({ signUps }) => signUps.some(({ status }) => status === 'waitlisted'),
  'a team waits': ({ teams }) => teams.some(({ status }) => status === 'waitlisted'),
  'a team was passed over': ({ teams }) => teams.some(({ status, passedOver }) => status === 'waitlisted' && passedOver > 0),
  'seats gather': (world) => gathering(world).length > 0,
  'seats gather and a later entry waits': (world) =>
    gathering(world).some((team) => waitingOf(world, team.activity).some(({ arrival }) => arrival > team.arrival)),
  'a team has seats without names': (world) =>
    world.teams.some((team) => isLive(team) && membersOf(world, team.key).length < team.parts.reduce((sum, { seats }) => sum + seats, 0)),
  'a volunteer waits who could not come': ({ signUps, ...rest }) =>
    signUps.some((one) => one.status === 'waitlisted' && !couldCome({ signUps, ...rest }, one)),
  'a volunteer waits beside a seat reserved for others': (world) =>
    world.activities.some(
      (activity) => freeSeats(activity).some(({ seat }) => isReserved(seat, world.now)) && waitingOf(world, activity.key).length > 0,
    ),
  'a volunteer has a reserved seat': ({ activities, now }) =>
    activities.some(({ positions }) => positions.some(({ seats }) => seats.some((seat) => seat.person !== null && isReserved(seat, now)))),
  'a sign-up clashes': ({ signUps }) => signUps.some(({ clashes }) => clashes),
  'a volunteer waits beside a free seat after the cut-off': (world) =>
    world.activities.some(
      (activity) =>
        world.now >= activity.startsAt - CUT_OFF &&
        world.now < activity.startsAt &&
        freeSeats(activity).length > 0 &&
        waitingOf(world, activity.key).some((entry) => isFit(world, entry)),
    ),
  'an activity has begun': ({ activities, now }) => activities.some(({ startsAt }) => startsAt <= now),
}

const gathering = (world: World) =>
  world.teams.filter(
    (team) => team.status === 'waitlisted' && team.passedOver >= 3 && freeSeats(activityOf(world, team.activity)).length > 0,
  )

export const situationsOf = (world: World): string[] => Object.keys(SITUATIONS).filter((name) => SITUATIONS[name]?.(world))
