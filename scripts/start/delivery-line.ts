import type { Delivery } from '../../local/pipes/index.ts';

/** What became of a queued message, as the line of a log that functions' lines look like. */
export const deliveryLine = ({ status, output, ...facts }: Delivery): string => {
  const isTaken = status === 'SUCCEEDED';
  return JSON.stringify({
    level: isTaken ? 'info' : 'error',
    message: isTaken ? 'The message is taken' : 'The message stays in its queue',
    ...facts,
    ...(output !== undefined && JSON.parse(output)),
  });
};
