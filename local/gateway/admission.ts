import { GatewayError } from './gateway-error.ts';

interface AdmissionLimits {
  /** How many run at once. */
  readonly running: number;
  /** How many more wait for their turn. */
  readonly waiting: number;
}

/**
 * Lets so many requests run and so many wait; more are refused at once, so that those that were
 * taken are answered in time whatever else comes.
 */
export const createAdmission = ({ running, waiting }: AdmissionLimits) => {
  const line: (() => void)[] = [];
  let active = 0;
  const enter = async (): Promise<void> => {
    if (active < running) {
      active += 1;
      return;
    }
    if (line.length >= waiting) throw new GatewayError('THROTTLED', 'Too Many Requests');
    // Whoever leaves hands over the place.
    await new Promise<void>((resolve) => line.push(resolve));
  };
  const leave = (): void => {
    const next = line.shift();
    if (next === undefined) active -= 1;
    else next();
  };
  /** Runs `work` in its turn. @throws GatewayError THROTTLED */
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
