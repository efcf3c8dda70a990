import { currentCaller } from '../runtime/current-caller.ts';

/** Who calls, in words that can follow "by". */
export const callerInWords = (): string => {
  const caller = currentCaller();
  switch (caller?.kind) {
    case 'key':
      return `a program with the key ${caller.name}`;
    case 'person':
      // The console says “you” to whoever has the id.
      return `${caller.name} (user id ${caller.id})`;
    case 'internal':
      return 'a program with the internal API key';
    case undefined:
      return 'somebody';
  }
};
