import { InvalidSession, PrivateChannel, SessionRevoked } from '../telegram-errors.ts';

/** The same error with the session in it, where it is one of several and somebody has to act on it. */
export const ofSession = (error: unknown, session: string): unknown => {
  const options = { cause: error, session };
  if (error instanceof SessionRevoked) return new SessionRevoked(error.reason, options);
  if (error instanceof InvalidSession) return new InvalidSession(error.problem, options);
  if (error instanceof PrivateChannel) return new PrivateChannel(error.channel, options);
  return error;
};
