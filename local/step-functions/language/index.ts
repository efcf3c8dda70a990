export { runExecution } from './run/execution.ts';
export { testState } from './test-state/test-state.ts';
export { validateDefinition } from './validate/definition.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
