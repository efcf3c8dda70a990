/** An error of the service, as the API Reference names it in each operation's Errors section. */
export type ServiceErrorType =
  | 'ConflictException'
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidArn'
  | 'InvalidDefinition'
  | 'InvalidEncryptionConfiguration'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidToken'
  | 'MissingRequiredParameter'
  | 'NotImplementedException'
  | 'ResourceNotFound'
  | 'SerializationException'
  | 'StateMachineAlreadyExists'
  | 'StateMachineDoesNotExist'
  | 'StateMachineTypeNotSupported'
  | 'UnknownOperationException'
  | 'ValidationException';

/** Thrown when a request is refused; the protocol answers with its type, message and status. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly type: ServiceErrorType;
  readonly status: number;
  constructor(type: ServiceErrorType, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** A refusal of the request's form, worded as the service words it. */
export const validationError = (value: unknown, member: string, rule: string): ServiceError =>
  new ServiceError(
    'ValidationException',
    `1 validation error detected: Value ${value === null ? 'null' : `'${String(value)}'`} at '${member}' failed to satisfy constraint: Member must ${rule}`,
  );

export const notImplemented = (what: string): ServiceError =>
  new ServiceError(
    'NotImplementedException',
    `${what} is not implemented by this local Step Functions.`,
    501,
  );
