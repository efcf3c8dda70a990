import type { Diagnostic } from '../contract.ts';
import type { Engine } from '../engine/engine.ts';
import { ServiceError } from '../engine/service-error.ts';

const sentence = ({ code, message, location }: Diagnostic): string =>
  location === undefined || message.includes(' at [')
    ? `${code}: ${message}`
    : `${code}: ${message} at ${location}`;

/** Throws ServiceError InvalidDefinition, with every error that the definition has. */
export const checkMachine = (engine: Engine, definition: string): void => {
  const errors = engine.check(definition).filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return;
  throw new ServiceError(
    'InvalidDefinition',
    `Invalid State Machine Definition: '${errors.map(sentence).join(', ')}'`,
  );
};
