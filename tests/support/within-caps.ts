import { createBeginPaying } from '../../src/cost/monthly-caps.ts';

/** No cap holds anything. */
export const withinCaps = createBeginPaying({ begin: async () => ({ mayBegin: true }) });
