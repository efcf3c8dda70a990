import { element } from './xml.ts';

/** Facts that S3 adds to an error's XML body, for example `BucketName`. */
export type ErrorDetails = Readonly<Record<string, string>>;

/** Thrown when a request is refused; carries S3's own code and HTTP status. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    { details = {}, headers = {} }: { details?: ErrorDetails; headers?: ErrorDetails } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }

  /** The body as S3 writes it. */
  toXml(resource: string, requestId: string): string {
    const children = [
      element('Code', this.code),
      element('Message', this.message),
      ...Object.entries(this.details).map(([name, value]) => element(name, value)),
      element('Resource', resource),
      element('RequestId', requestId),
    ];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${children.join('')}</Error>`;
  }
}

/** The answer to a request that this server knows by name and doesn't serve. */
export const notImplemented = (what: string): S3Error =>
  new S3Error(
    501,
    'NotImplemented',
    `${what} is not implemented by this local S3 server; its README lists what is.`,
  );

export const noSuchKey = (key: string, headers: Readonly<Record<string, string>> = {}): S3Error =>
  new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', {
    details: { Key: key },
    headers,
  });

export const preconditionFailed = (condition: string): S3Error =>
  new S3Error(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { details: { Condition: condition } },
  );

export const invalidArgument = (name: string, value: string, message: string): S3Error =>
  new S3Error(400, 'InvalidArgument', message, {
    details: { ArgumentName: name, ArgumentValue: value },
  });
