/** How clients of the older query protocol name an error; the SDKs of the JSON protocol read it from a header. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};

/** Thrown when a request is refused; the protocol answers with its type, message and status. */
export class SqsError extends Error {
  override readonly name = 'SqsError';
  /** As the API Reference names it, for example `QueueDoesNotExist`. */
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400, options?: ErrorOptions) {
    super(message, options);
    this.type = type;
    this.status = status;
  }

  /** The value of the header `x-amzn-query-error`. */
  get queryError(): string {
    return `${QUERY_CODES[this.type] ?? this.type};${this.status < 500 ? 'Sender' : 'Receiver'}`;
  }
}

/** The refusal of something that SQS has and this server hasn't. */
export const notImplemented = (what: string): SqsError =>
  new SqsError('NotImplementedException', `${what} is not implemented by this local SQS.`, 501);

/** The refusal of a value. */
export const invalidValue = (message: string): SqsError =>
  new SqsError('InvalidParameterValueException', message);
