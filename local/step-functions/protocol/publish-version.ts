import type { Engine } from '../engine/engine.ts';
import { ServiceError } from '../engine/service-error.ts';
import type { StateMachine } from '../engine/state-machine.ts';
import type { Version } from '../engine/versions.ts';
import { type Members, optionalBoolean, optionalString } from './members.ts';

/** Gives a revision a number; one that is its machine's newest version already keeps that. */
export const publishVersion = (
  engine: Engine,
  machine: StateMachine,
  description: string | undefined,
): Version => {
  const { versions } = engine.state;
  const [newest] = versions.of(machine.arn);
  if (newest?.machine === machine) return newest;
  const number = versions.nextNumber(machine.arn);
  const arn = `${machine.arn}:${number}`;
  engine.append({
    kind: 'version',
    arn,
    revision: engine.state.revisionOf(machine),
    number,
    description,
    at: engine.now(),
  });
  const published = versions.get(arn);
  if (published === undefined) throw new Error(`The state lost ${arn}.`);
  return published;
};

export const descriptionOf = (members: Members, member = 'description'): string | undefined =>
  optionalString(members, member, { max: 256 });

/** The version that a creation or an update asks for with `publish`. Throws ServiceError ValidationException. */
export const publishIfAsked = (
  engine: Engine,
  members: Members,
  machine: StateMachine,
): Version | undefined => {
  const description = descriptionOf(members, 'versionDescription');
  if (optionalBoolean(members, 'publish') === true) {
    return publishVersion(engine, machine, description);
  }
  if (description === undefined) return undefined;
  throw new ServiceError(
    'ValidationException',
    'Version description can only be set when publish is true',
  );
};
