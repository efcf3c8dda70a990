import { RequestProblem } from '../problem.ts';

/** 404 for an execution that never was, or that Step Functions has forgotten. */
export const unknownExecution = (name: string): RequestProblem =>
  new RequestProblem(
    'unknown-execution',
    404,
    'Unknown execution',
    `There is no execution ${name}. The list of the episode’s executions has those that there are.`,
  );

/** 400 for a cursor that no page of this history has named. */
export const malformedCursor = (): RequestProblem => {
  const errors = [{ field: 'cursor', message: 'must be nextCursor of an earlier answer' }];
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new RequestProblem('malformed-parameter', 400, 'Malformed parameter', detail, { errors });
};

/** 404 for a visit to a state that an execution hasn't made. */
export const unknownState = (name: string, state: number): RequestProblem =>
  new RequestProblem(
    'unknown-state',
    404,
    'Unknown state',
    `The execution ${name} has no visit ${state} to a state. Its states have their ids.`,
  );
