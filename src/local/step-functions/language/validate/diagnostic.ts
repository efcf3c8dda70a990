/** One finding about a definition, in the shape of ValidateStateMachineDefinition. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  /** Where it stands in the definition, for example `/States/Wait/Seconds`. */
  readonly location: string;
}

/** Collects findings while a definition is walked. */
export class Findings {
  readonly all: Diagnostic[] = [];

  /** A breach of the language's schema. */
  schema(message: string, location: string): void {
    this.error('SCHEMA_VALIDATION_FAILED', message, location);
  }

  error(code: string, message: string, location: string): void {
    this.all.push({ severity: 'ERROR', code, message, location });
  }
}
