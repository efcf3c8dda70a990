export { runExecution } from './execution.ts';
export { InvalidDefinition } from './machine.ts';
export { validateDefinition } from './validate/definition.ts';
export type { Diagnostic } from './validate/diagnostic.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
