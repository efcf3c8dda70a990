export { runExecution } from './execution.ts';
export { InvalidDefinition } from './machine.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
