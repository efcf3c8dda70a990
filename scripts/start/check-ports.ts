import { once } from 'node:events';
import { createServer } from 'node:net';
import type { StackPorts } from '../../local/stack/index.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { PORTS } from './options.ts';

/** Thrown when other programs have ports that the stack wants. */
export class PortsBusy extends ExpectedFailure {
  override readonly name = 'PortsBusy';
}

/** Whether a program listens on a port of 127.0.0.1. */
export const isBusy = async (port: number): Promise<boolean> => {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true;
    throw error;
  } finally {
    server.close();
  }
};

/**
 * Looks at all ports before anything is started, so that all busy ones are told at once.
 * @throws PortsBusy naming each, and how to choose another.
 */
export const checkPorts = async (
  ports: Partial<StackPorts> & Omit<StackPorts, 'public'>,
): Promise<void> => {
  const names = Object.keys(PORTS) as (keyof StackPorts)[];
  const wanted = names.flatMap((name) => {
    const number = ports[name];
    return number === undefined ? [] : [{ name, number }];
  });
  const busy = [];
  for (const one of wanted) if (await isBusy(one.number)) busy.push(one);
  const [first] = busy;
  if (first === undefined) return;
  const lines = busy.map(({ name, number }) => `Port ${number} (${PORTS[name].what}) is in use.`);
  throw new PortsBusy(
    `${lines.join('\n')}\nStop the program that has it, or choose another port: npm start -- --${PORTS[first.name].option} ${first.number + 1}`,
  );
};
