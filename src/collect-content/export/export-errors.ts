import { StepcastError } from '../../errors/stepcast-error.ts';

/** Thrown when parts of an export were not put into the bucket. */
export class ExportIncomplete extends StepcastError {
  override readonly name = 'ExportIncomplete';
  readonly retryable = false;

  constructor(username: string, missing: number) {
    super(
      `${missing} parts of the export of @${username} are not in the bucket. Put them where its uploads say, then save it again.`,
    );
  }
}

/** Thrown when an export is of another channel than the one that goes by this username here. */
export class ExportOfOtherChannel extends StepcastError {
  override readonly name = 'ExportOfOtherChannel';
  readonly retryable = false;

  constructor(username: string, title: string) {
    super(
      `@${username} has an export of another channel here, ${title}. Give this one its own username, or remove that export first.`,
    );
  }
}
