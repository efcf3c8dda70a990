/** Sizes from the API Reference (StartExecution, CreateStateMachine) and the Step Functions quotas. */
export const MAX_INPUT_BYTES = 262_144;
export const MAX_DEFINITION_CHARACTERS = 1_048_576;
export const ARN_LENGTH = { min: 1, max: 256 };
export const NAME_LENGTH = { min: 1, max: 80 };
