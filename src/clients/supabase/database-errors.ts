import { StepcastError } from '../../errors/stepcast-error.ts';

/** Thrown when the database can't be reached, is busy or failed itself, so that the same call may succeed later. */
export class DatabaseUnavailable extends StepcastError {
  override readonly name = 'DatabaseUnavailable';
  readonly retryable = true;
  /** The HTTP status; 0 when there was no answer at all. */
  readonly status: number;

  constructor(action: string, status: number, reason: string, cause?: unknown) {
    super(`The database could not ${action} just now: ${reason}`, { cause });
    this.status = status;
  }
}

/** Thrown when the Supabase project is paused: it stays so until somebody resumes it. */
export class DatabasePaused extends StepcastError {
  override readonly name = 'DatabasePaused';
  readonly retryable = false;

  constructor(action: string, cause?: unknown) {
    super(
      `The database could not ${action}: its Supabase project is paused. Resume the project in the Supabase dashboard.`,
      { cause },
    );
  }
}

/** What to do about a refusal, by the beginning of PostgREST's code or the SQLSTATE. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^(42501|PGRST3|InvalidApiKey|NoApiKey|HTTP 40[13])/, 'Check SUPABASE_SERVICE_KEY.'],
  [/^(PGRST2|42703|42883|42P01|unexpected)/, 'Apply the migrations of this version.'],
];

/** Thrown when the database refuses a call, or answers what its schema doesn't allow: the same call will be refused again. */
export class DatabaseRefused extends StepcastError {
  override readonly name = 'DatabaseRefused';
  readonly retryable = false;
  /** PostgREST's code or the SQLSTATE, for example `42501`. */
  readonly code: string;

  constructor(action: string, code: string, reason: string, cause?: unknown) {
    const remedy = REMEDIES.find(([codes]) => codes.test(code))?.[1] ?? '';
    super(`The database refused to ${action}: ${reason} (${code}) ${remedy}`.trim(), { cause });
    this.code = code;
  }
}
