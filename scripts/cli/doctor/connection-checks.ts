import type { Connections } from '../../connections/connections.ts';
import { CONNECTIONS, remedyFor } from '../../connections/kinds.ts';
import type { Check } from './check.ts';

const keptCheck = (connections: Connections, count: number): Check => ({
  name: 'Connections',
  remedy: 'See what is connected: npx stepcast connect',
  async run() {
    const isSealed = await connections.isSealed();
    if (count === 0) {
      return { ok: true, found: 'None: the voices on this machine speak. npx stepcast connect' };
    }
    const kept =
      isSealed === false
        ? 'unencrypted, in a file of its owner’s alone; set STEPCAST_KEY to have them encrypted'
        : 'encrypted';
    return { ok: true, found: `${count}${isSealed === undefined ? '' : `; kept ${kept}`}.` };
  },
});

/** Every connection that a stack uses, asked for real. */
export const connectionChecks = async (connections: Connections): Promise<readonly Check[]> => {
  try {
    const held = await connections.inForce();
    return [
      keptCheck(connections, held.length),
      ...held.map(
        ({ name }): Check => ({
          name: CONNECTIONS[name].title,
          remedy: remedyFor(name),
          run: async () => ({ ok: true, found: await connections.check(name) }),
        }),
      ),
    ];
  } catch (error) {
    const unreadable: Check = { ...keptCheck(connections, 0), run: () => Promise.reject(error) };
    return [unreadable];
  }
};
