import type { Interpreter } from '../contract.ts';
import { runExecution } from './run/execution.ts';
import { typeOfState } from './test-state/find-state.ts';
import { testState } from './test-state/test-state.ts';
import { validateDefinition } from './validate/definition.ts';
import { validateState } from './validate/state-alone.ts';

export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
export { runExecution, testState, validateDefinition };

/** The language as the server has it. */
export const interpreter: Interpreter = {
  runExecution,
  testState,
  typeOfState,
  validateDefinition,
  validateState,
};
